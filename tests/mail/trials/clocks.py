#!/usr/bin/env python3
"""Eight processes on one outbox whose clocks disagree, jump, or go through a change of hour.

With libfaketime: days apart, jumping by days, and through the two nights in which the hour changes
in Oslo. Messages are put off (451) now and then, and some replies take six seconds. Promise: every
message arrives exactly once, and nothing is held, dead or left.
"""

import glob
import random
import sys
import threading
import time
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path

from common import (
    Broken,
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

PROCESSES = 8


@dataclass
class Scene:
    name: str
    # How many hours the clock of each process is wrong.
    hours: list[int] = field(default_factory=lambda: [0] * PROCESSES)
    # While they run, clocks jump to and fro between these.
    jumps: list[int] | None = None
    # Instead: a moment that the clocks pass one after another, a second apart.
    moment: datetime | None = None

    def clock(self, index: int) -> str:
        """What libfaketime is to read. Relative, for in autumn a local time is said twice."""
        if self.moment is None:
            return f"{self.hours[index]:+}h"
        # Some are past it when they start, the last gets there after four seconds.
        return f"{self.moment.timestamp() - time.time() + 3 - index:+.0f}"


SCENES = [
    Scene("two days apart", [-48, 48, -48, 48, -48, 48, -48, 48]),
    Scene("spread over four days", [-48, -36, -24, -1, 1, 24, 36, 48]),
    Scene("jumping by two days", jumps=[0, 48, -48, 1, -1]),
    Scene("night of spring", moment=datetime(2026, 3, 29, 1, tzinfo=timezone.utc)),
    Scene("night of autumn", moment=datetime(2026, 10, 25, 1, tzinfo=timezone.utc)),
]


def library() -> str:
    # The one for programs with several threads.
    found = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
    if not found:
        sys.exit("libfaketime is missing; run tests/mail/install.sh")
    return found[0]


def environment(clock: str, file: Path | None = None) -> dict[str, str]:
    env = {
        "LD_PRELOAD": library(),
        "TZ": "Europe/Oslo",
        # Clocks that people set jump; the one that counts from the start of the machine does not.
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "DONT_FAKE_MONOTONIC": "1",
    }
    if file is None:
        return {**env, "FAKETIME": clock}
    file.write_text(clock)
    return {**env, "FAKETIME_TIMESTAMP_FILE": str(file), "FAKETIME_CACHE_DURATION": "1"}


def run(scene: Scene, work: Path, pki: Path, args) -> tuple[list, list[str]]:
    work.mkdir(parents=True)
    (work / "pki").symlink_to(pki)
    server = Server(work)
    outbox = Outbox(args.blankett, work, server)
    dice = random.Random(args.seed)
    broken: list[str] = []
    files = invitations(work / "invitations", args.messages, per=50)
    started = time.monotonic()
    # Slow replies keep some messages under way while the clocks change.
    faults = ["mail-4xx=0.1", "body-4xx=0.05", "slow=0.02"]
    with running(server, *faults, seed=args.seed, slow=6):
        # Queued by the first clocks, too.
        for index, file in enumerate(files):
            expect(outbox.send(file, env=environment(scene.clock(index % PROCESSES))), 0)
        processes = []
        clock_files = []
        for index in range(PROCESSES):
            file = work / f"clock-{index}" if scene.jumps else None
            clock_files.append(file)
            env = environment(scene.clock(index), file)
            command = outbox.deliver_arguments(args.wait, args.connections)
            processes.append(outbox.spawn(command, env))
        over = threading.Event()

        def jump() -> None:
            while scene.jumps and not over.wait(dice.uniform(0.2, 1)):
                chosen = dice.choice([file for file in clock_files if file])
                chosen.write_text(f"{dice.choice(scene.jumps):+}h")

        jumper = threading.Thread(target=jump)
        jumper.start()
        limit = time.monotonic() + args.wait + 60
        try:
            codes = [process.wait(max(1, limit - time.monotonic())) for process in processes]
        except Exception as error:
            for process in processes:
                process.kill()
            raise Broken("a process did not end in time") from error
        finally:
            over.set()
            jumper.join()
        seconds = time.monotonic() - started
        last = outbox.deliver(args.wait)
    if set(codes) - {0, 3}:
        errors = (work / "errors").read_text(errors="replace")
        broken.append(f"exit codes {codes}: {first_line(errors)}")
    if last.code != 0:
        broken.append(f"by the right clock: exit code {last.code}: {first_line(last.errors)}")
    found = account(outbox.rows(), server.lines(), args.messages)
    broken += found.faults()
    if found.duplicates:
        broken.append(f"{found.duplicates} duplicates")
    if found.states["sent"] != args.messages:
        broken.append(f"{dict(found.states)} instead of all sent")
    line = [scene.name, found.states["sent"], found.lost, found.duplicates]
    return [*line, found.states["held"], codes.count(0), f"{seconds:.1f} s"], broken


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--messages", type=int, default=400)
    parser.add_argument("--connections", type=int, default=1)
    parser.add_argument("--wait", type=float, default=120)
    args = parse(parser)
    library()
    lines, broken = [], []
    with workplace(args) as work:
        Server(work)
        for number, scene in enumerate(SCENES):
            try:
                line, faults = run(scene, work / f"scene-{number}", work / "pki", args)
                lines.append(line)
            except Broken as error:
                faults = [str(error)]
            broken += [f"{scene.name}: {fault}" for fault in faults]
    header = ["clocks", "sent", "lost", "duplicates", "held", "ended with 0", "time"]
    table(header, lines)
    verdict(broken)


if __name__ == "__main__":
    sys.exit(main())
