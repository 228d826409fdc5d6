#!/usr/bin/env python3
"""Queues many messages and delivers them to the sink, with different numbers of connections.

Client and sink share the machine: the CPU column says how much the program itself used. Promise:
every message arrives exactly once. `--at-least` makes a rate one, too.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

from common import (
    MAIL,
    Broken,
    Outbox,
    Server,
    arguments,
    expect,
    free_port,
    invitations,
    parse,
    table,
    verdict,
    workplace,
)


def cpu() -> float:
    """CPU seconds of the children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(connections: int, number: int, work: Path, pki: Path, args) -> tuple[list, list[str]]:
    work.mkdir(parents=True)
    (work / "pki").symlink_to(pki)
    # Only its files: the sink takes any password.
    server = Server(work, tls="implicit")
    server.port = free_port()
    outbox = Outbox(args.blankett, work, server)
    files = invitations(work / "invitations", args.messages)
    broken: list[str] = []

    started, used = time.monotonic(), cpu()
    for file in files:
        expect(outbox.send(file), 0)
    queueing, queueing_cpu = time.monotonic() - started, cpu() - used
    size = sum(file.stat().st_size for file in outbox.state.glob("outbox.sqlite*"))

    subprocess.run(
        [MAIL / "sink/start.sh", work, str(server.port)], check=True, stdout=subprocess.DEVNULL
    )
    try:
        used = cpu()
        ended = expect(outbox.deliver(args.wait, connections), 0)
        delivering_cpu = cpu() - used
    finally:
        stopped = subprocess.run(
            [MAIL / "sink/stop.sh", work], check=True, capture_output=True, text=True
        )
    there = int(stopped.stdout)
    if there != args.messages:
        broken.append(f"{there} messages at the sink instead of {args.messages}")
    states = [row["state"] for row in outbox.rows()]
    if states.count("sent") != args.messages:
        broken.append(f"{states.count('sent')} said to be sent instead of {args.messages}")
    rate = args.messages / ended.seconds
    if args.at_least and rate < args.at_least:
        broken.append(f"{rate:.0f} messages/s, wanted {args.at_least:.0f}")
    return [
        connections,
        number,
        f"{args.messages / queueing:.0f}",
        f"{queueing_cpu / args.messages * 1000:.2f}",
        f"{size / args.messages / 1000:.1f}",
        f"{rate:.0f}",
        f"{delivering_cpu / args.messages * 1000:.2f}",
        f"{delivering_cpu / ended.seconds:.2f}",
    ], broken


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--messages", type=int, default=10000)
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 2, 4, 8])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--wait", type=float, default=600)
    parser.add_argument("--at-least", type=float, default=0, metavar="MESSAGES_PER_SECOND")
    args = parse(parser)
    lines, broken = [], []
    with workplace(args) as work:
        Server(work)
        # In turns, so that a busy moment of the machine does not fall on one of them.
        for number in range(1, args.rounds + 1):
            for connections in args.connections:
                place = work / f"{number}-{connections}"
                try:
                    line, faults = run(connections, number, place, work / "pki", args)
                    lines.append(line)
                except Broken as error:
                    faults = [str(error)]
                broken += [f"{connections} connections: {fault}" for fault in faults]
    header = ["connections", "round", "queued/s", "ms CPU each", "kB each in the outbox"]
    table([*header, "sent/s", "ms CPU each", "cores busy"], sorted(lines, key=lambda l: l[:2]))
    verdict(broken)


if __name__ == "__main__":
    sys.exit(main())
