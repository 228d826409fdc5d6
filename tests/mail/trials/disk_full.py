#!/usr/bin/env python3
"""Fills the disk at a hundred places: while messages are queued, and while they are sent.

The outbox lies on a small tmpfs (so this runs as root). Then the disk grows and the same commands
run again. Promise: no panic, an honest exit code, nothing lost, no duplicates with `hold`.
"""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from common import (
    Broken,
    Ended,
    Outbox,
    Server,
    account,
    arguments,
    expect,
    first_line,
    invitations,
    parse,
    running,
    table,
    verdict,
    workplace,
)

PAGE = 4096
LARGE = 256 << 20


@contextmanager
def disk(folder: Path, size: int) -> Iterator[None]:
    folder.mkdir(exist_ok=True)
    options = f"size={size},mode=700"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def resize(folder: Path, size: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", folder], check=True)


def used(folder: Path) -> int:
    stat = os.statvfs(folder)
    return (stat.f_blocks - stat.f_bfree) * stat.f_frsize


def said(what: str, ended: Ended, broken: list[str]) -> str:
    if ended.panicked:
        broken.append(f"{what}: panic: {first_line(ended.errors)}")
    elif ended.code not in (0, 3):
        broken.append(f"{what}: exit code {ended.code}: {first_line(ended.errors)}")
    return f"{what}, exit code {ended.code}"


def trial(outbox: Outbox, files: list[Path], room: int, phase: str, args) -> tuple[str, list[str]]:
    """What the commands said while the disk was full, and what was broken."""
    broken: list[str] = []
    folder, server = outbox.state, outbox.server
    before = len(server.lines())
    with disk(folder, room if phase == "queue" else LARGE):
        if phase == "queue":
            ended = [outbox.send(file) for file in files]
            worst = max(ended, key=lambda each: each.code)
            seen = said("queue", worst, broken)
            # What was said to be queued must be there, also when the next thing failed.
            resize(folder, LARGE)
            count = len(outbox.rows())
            promised = sum(each.code == 0 for each in ended) * args.per
            if count < promised:
                broken.append(f"{promised} queued by their word, {count} in the outbox")
        else:
            for file in files:
                expect(outbox.send(file), 0)
            resize(folder, used(folder) + room)
            worst = outbox.deliver(2)
            seen = said("deliver", worst, broken)
            # Not even reading may need room; but if it does, it has to say so.
            outbox.run("outbox", "list", "--state", folder, "--format", "json")
            resize(folder, LARGE)
        for file in files:
            expect(outbox.send(file), 0)
        expect(outbox.deliver(args.wait), 0)
        lines = server.lines()[before:]
        found = account(outbox.rows(), lines, args.messages)
        broken += found.faults()
        if outbox.policy == "hold" and found.duplicates:
            broken.append(f"{found.duplicates} duplicates")
        if found.states["dead"]:
            broken.append(f"{found.states['dead']} dead")
        if found.held_not_there:
            outbox.retry(found.held_not_there)
            expect(outbox.deliver(args.wait), 0)
            end = account(outbox.rows(), server.lines()[before:], args.messages)
            broken += [f"after retry: {fault}" for fault in end.faults()]
    return f"{seen}{', some held' if found.states['held'] else ''}", broken


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--messages", type=int, default=20)
    parser.add_argument("--per", type=int, default=5, help="messages to an invitation")
    parser.add_argument("--offsets", type=int, default=100)
    parser.add_argument("--wait", type=float, default=60)
    parser.add_argument("--policy", choices=["hold", "resend"], default="hold")
    args = parse(parser)
    if os.geteuid() != 0:
        parser.error("mounting needs root")
    if args.messages % args.per:
        parser.error("--messages must be a multiple of --per")
    broken: list[str] = []
    seen: Counter[tuple[str, str]] = Counter()

    with workplace(args) as work:
        server = Server(work)
        outbox = Outbox(args.blankett, work, server, args.policy)
        files = invitations(work / "invitations", args.messages, args.per)
        with running(server, seed=args.seed):
            with disk(outbox.state, LARGE):
                try:
                    for file in files:
                        expect(outbox.send(file), 0)
                    queued = used(outbox.state)
                    expect(outbox.deliver(args.wait), 0)
                    # Delivery may need as much again for its journal.
                    need = {"queue": queued, "deliver": max(used(outbox.state) - queued, queued)}
                except Broken as error:
                    verdict([f"with room enough: {error}"])
            print(f"queueing takes {queued >> 10} kB, delivering up to {need['deliver'] >> 10} kB")
            for number in range(args.offsets):
                phase = ("queue", "deliver")[number % 2]
                # More closely where there is little: that is where files are made and headers
                # are written.
                share = (number // 2 + 1) / ((args.offsets + 1) // 2)
                room = max(PAGE, round(need[phase] * share**2) // PAGE * PAGE)
                try:
                    what, faults = trial(outbox, files, room, phase, args)
                except Broken as error:
                    what, faults = f"{phase}, ended early", [str(error)]
                seen[(phase, what)] += 1
                broken += [f"{phase}, {room >> 10} kB free: {fault}" for fault in faults]

    table(["full while", "what happened", "times"], [[*key, n] for key, n in sorted(seen.items())])
    verdict(broken)


if __name__ == "__main__":
    sys.exit(main())
