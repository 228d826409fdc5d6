#!/usr/bin/env python3
"""Kills the program again and again while it queues and sends, and counts what arrived.

One in `--aim` kills (half of them unless told) comes at a named step, the others at random moments
(steps need a program built with the feature `trials`; without it all are random). Promises: nothing lost; with `hold` no duplicates;
with `resend` at most one duplicate in twenty random kills, and elsewhere only for a message that
was between its last byte and the note of the reply; sending goes on within ten seconds.
"""

import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from common import (
    Broken,
    Outbox,
    Server,
    account,
    arguments,
    expect,
    invitations,
    parse,
    running,
    table,
    verdict,
    workplace,
)

ENQUEUE_STEPS = ["enqueue.before-commit", "enqueue.after-commit"]
STEPS = [
    "lease.after-commit",
    "body.before-mark",
    "mark.before-end",
    "end.sent",
    "reply.before-receipt",
    "reply.before-commit",
    "sent.after-commit",
]
# The server may have the message, and the outbox does not know.
AMBIGUOUS = {"end.sent", "reply.before-receipt"}
RECOVERY_LIMIT = 10.0


@dataclass
class Kill:
    step: str
    moment: float
    killed: bool = True


def enqueue(outbox: Outbox, files: list[Path], steps: bool, dice: random.Random) -> list[Kill]:
    """Queues everything; every invitation is killed once and sent again."""
    kills = []
    usual = 1.0
    for index, file in enumerate(files):
        step = [*ENQUEUE_STEPS, "random"][index % 3] if steps else "random"
        if step == "random":
            command = ["send", file, "--state", outbox.state, "--yes", "--queue-only"]
            process = outbox.spawn(command)
            time.sleep(dice.uniform(0, usual))
            if process.poll() is None:
                process.kill()
                kills.append(Kill("enqueue random", time.time()))
            process.wait()
        else:
            ended = outbox.send(file, env={"BLANKETT_TRIAL_STOP": step})
            if ended.code != -signal.SIGKILL:
                raise Broken(f"{step}: exit code {ended.code} instead of a kill")
            kills.append(Kill(step, time.time()))
        usual = expect(outbox.send(file), 0).seconds
    return kills


def has_steps(outbox: Outbox, file: Path) -> bool:
    """Whether the program knows named steps. Queues the file if it does not."""
    ended = outbox.send(file, env={"BLANKETT_TRIAL_STOP": "enqueue.before-commit"})
    if ended.code == -signal.SIGKILL:
        return True
    expect(ended, 0)
    return False


def wait_for(process: subprocess.Popen, server: Server, target: int, limit: float) -> None:
    until = time.monotonic() + limit
    while process.poll() is None and server.count() < target and time.monotonic() < until:
        time.sleep(0.001)


def deliver(outbox: Outbox, args, steps: bool, dice: random.Random) -> list[Kill]:
    """Delivers with kills until everything is settled."""
    server, kills, misses, longest = outbox.server, [], 0, 0.25
    command = outbox.deliver_arguments(300, args.connections)
    while len(kills) < args.kills:
        # Spread over what is left, however fast the program is.
        there = server.count()
        quota = max(0, args.messages - there) / (args.kills - len(kills))
        at_step = steps and len(kills) % args.aim == args.aim - 1
        env = {}
        step = "random"
        if at_step:
            step = STEPS[len(kills) // args.aim % len(STEPS)]
            # A connection leases several messages at a time.
            most = 1 if step.startswith("lease") else max(1, round(2 * quota))
            env["BLANKETT_TRIAL_STOP"] = f"{step}:{dice.randint(1, most)}"
        process = outbox.spawn(command, env)
        if at_step:
            # More than its share means that the step is not passed any more.
            wait_for(process, server, there + round(4 * quota) + 20, 60)
        else:
            time.sleep(dice.uniform(0.01, longest))
            # So long on the average that the messages last for all the kills.
            change = 0.95 if server.count() - there > quota else 1.05
            longest = min(0.5, max(0.05, longest * change))
        if process.poll() is None:
            step = "random"
            process.kill()
        code = process.wait()
        if code == -signal.SIGKILL:
            kills.append(Kill(step, time.time()))
        elif code == 0:
            break
        elif code == 3 and misses < 50:
            misses += 1
        else:
            raise Broken(f"outbox deliver: exit code {code}")
    return kills


def recoveries(kills: list[Kill], lines: list[dict]) -> list[float]:
    """Seconds from each kill to the next message over a connection of a later process."""
    times = []
    for index, kill in enumerate(kills):
        before = {line["port"] for line in lines if line["time"] <= kill.moment}
        after = [
            line["time"] - kill.moment
            for line in lines
            if line["time"] > kill.moment and line["port"] not in before
        ]
        # Killed again before anything was sent: the later kill counts.
        again = kills[index + 1].moment - kill.moment if index + 1 < len(kills) else None
        if after and (again is None or after[0] < again):
            times.append(after[0])
    return times


def blame(kills: list[Kill], lines: list[dict]) -> dict[str, int]:
    """Duplicates by the kill that made the program forget."""
    first: dict[str, float] = {}
    found: dict[str, int] = {}
    for line in lines:
        key = line["message_id"]
        if key not in first:
            first[key] = line["time"]
            continue
        # The reply may have been under way for a moment when the kill came.
        culprit = next((k.step for k in kills if k.moment >= first[key] - 0.05), "no kill")
        found[culprit] = found.get(culprit, 0) + 1
    return found


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--messages", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=50, help="while delivering")
    parser.add_argument("--policy", choices=["hold", "resend"], default="hold")
    parser.add_argument("--connections", type=int, default=1)
    parser.add_argument("--tls", choices=["starttls", "implicit"], default="starttls")
    parser.add_argument("--aim", type=int, default=2, help="one kill in so many is aimed at a step")
    parser.add_argument("--no-steps", action="store_true", help="random moments only")
    parser.add_argument("--fault", action="append", default=[], help="as fault_server.py's")
    args = parse(parser)
    dice = random.Random(args.seed)
    broken: list[str] = []

    with workplace(args) as work:
        server = Server(work, args.tls)
        outbox = Outbox(args.blankett, work, server, args.policy)
        files = invitations(work / "invitations", args.messages)
        started = time.monotonic()
        with running(server, *args.fault, seed=args.seed):
            try:
                steps = not args.no_steps and has_steps(outbox, files[0])
                queued = enqueue(outbox, files, steps, dice)
                if (number := len(outbox.rows())) != args.messages:
                    broken.append(f"{number} messages queued instead of {args.messages}")
                kills = deliver(outbox, args, steps, dice)
                expect(outbox.deliver(300, args.connections), 0)
                rows, lines = outbox.rows(), server.lines()
                found = account(rows, lines, args.messages)
                if found.held_not_there:
                    # As a person would who has read the server's log.
                    outbox.retry(found.held_not_there)
                    expect(outbox.deliver(300, args.connections), 0)
                end = account(outbox.rows(), server.lines(), args.messages)
            except Broken as error:
                verdict([*broken, str(error)])
        seconds = time.monotonic() - started

    # Recovery is known only as long as the program is the one that decides.
    times = recoveries(kills, lines)
    duplicates = blame(kills, lines)
    broken += found.faults()
    broken += [f"after retry: {fault}" for fault in end.faults()]
    if end.duplicates > found.duplicates:
        broken.append(f"{end.duplicates - found.duplicates} duplicates after retry")
    if args.policy == "hold" and found.duplicates:
        broken.append(f"{found.duplicates} duplicates with hold")
    if args.policy == "resend":
        broken += too_many(kills, duplicates, args.connections)
    if times and max(times) > RECOVERY_LIMIT:
        broken.append(f"sending went on only after {max(times):.1f} s")
    if len(kills) < args.kills:
        print(f"note: everything was sent after {len(kills)} of {args.kills} kills")

    print(
        f"{args.messages} messages, policy {args.policy}, {args.connections} connections,", end=""
    )
    print(f" seed {args.seed}, {seconds:.0f} s{'' if steps else ', without named steps'}")
    kinds = sorted({kill.step for kill in queued + kills} | set(duplicates))
    table(
        ["killed at", "kills", "duplicates"],
        [
            [kind, sum(k.step == kind for k in queued + kills), duplicates.get(kind, 0)]
            for kind in kinds
        ],
    )
    print()
    states = [found.states[name] for name in ("sent", "held", "dead")]
    middle = sorted(times)[len(times) // 2] if times else 0
    table(
        ["sent", "held", "of them there", "dead", "lost", "false sent", "duplicates"]
        + ["recovery, median", "at most"],
        [
            [*states[:2], len(found.held_there), states[2], found.lost, found.false_sent]
            + [found.duplicates, f"{middle:.2f} s", f"{max(times, default=0):.2f} s"]
        ],
    )
    verdict(broken)


def too_many(kills: list[Kill], duplicates: dict[str, int], connections: int) -> list[str]:
    """A kill at a step catches the other connections wherever they are."""
    broken = []
    for kind, number in duplicates.items():
        count = sum(kill.step == kind for kill in kills)
        if kind == "random":
            allowed = count // 20
        else:
            allowed = count * (connections - (kind not in AMBIGUOUS))
        if number > allowed:
            broken.append(f"{number} duplicates from {count} kills ({kind}); {allowed} allowed")
    return broken


if __name__ == "__main__":
    sys.exit(main())
