#!/usr/bin/env python3
"""Measures Blankett beside what one would take instead, on the same form and the same records.

    run.py ROOT [--blankett PROGRAM] [--fonts DIR] [--count N] [--rounds N]

ROOT holds templates/, form.json, records.jsonl (as a user writes it) and records/0001.json …
(the same records as a template sees them). Everyone takes turns in every round, and a ratio
compares two neighbours of the same round, so that a busy machine disturbs both alike. Prints a
Markdown table; progress goes to standard error. Without PROGRAM, the peers are compared among
themselves.
"""

import argparse
import itertools
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
REQUIREMENTS = HERE / "requirements.txt"
COLD_RUNS_PER_ROUND = 5


@dataclass(frozen=True)
class Measurement:
    """One process: seconds of CPU (user and system) and of wall time, peak memory in MB."""

    cpu: float
    wall: float
    memory: float


# Given a number of records and a folder: what to run to have a PDF of each of the first records.
Command = Callable[[int, Path], list[str]]


@dataclass
class Contender:
    """Somebody who makes PDFs. `alone`: whether making a single one is measured too."""

    name: str
    command: Command
    alone: bool = True
    cold: list[Measurement] = field(default_factory=list)
    warm: list[Measurement] = field(default_factory=list)


def measure(command: list[str], environment: dict[str, str], log: Path) -> Measurement:
    with log.open("wb") as output:
        start = time.monotonic()
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{log.read_text(errors='replace')}")
    return Measurement(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def install_peers(folder: Path) -> Path:
    """A virtual environment with the peers at their pinned versions; returns its Python."""
    wanted = REQUIREMENTS.read_text()
    stamp = folder / "installed"
    python = folder / "venv" / "bin" / "python"
    if not (python.exists() and stamp.exists() and stamp.read_text() == wanted):
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder / "venv"], check=True)
        install = [python, "-m", "pip", "install", "--quiet", "-r", REQUIREMENTS]
        subprocess.run(install, check=True)
        stamp.write_text(wanted)
    return python


def only_these_fonts(fonts: Path, folder: Path) -> Path:
    """A fontconfig configuration for programs that take fonts from the system."""
    configuration = folder / "fonts.conf"
    configuration.write_text(
        f"<fontconfig><dir>{fonts}</dir><cachedir>{folder / 'fontcache'}</cachedir></fontconfig>\n"
    )
    return configuration


@dataclass(frozen=True)
class Records:
    """The same records three ways: for templates, as a user's batch, and the first one alone."""

    files: list[Path]
    references: list[str]
    batch: Path
    single: Path


def read_records(root: Path, count: int, work: Path) -> Records:
    files = sorted((root / "records").glob("*.json"))[:count]
    # No more than needed: a child's peak memory is never less than this program's.
    with (root / "records.jsonl").open(encoding="utf-8") as batch_file:
        lines = [line.rstrip("\n") for line in itertools.islice(batch_file, count)]
    references = [json.loads(file.read_text(encoding="utf-8"))["reference"] for file in files]
    if len(files) < count or references != [json.loads(line)["sak"] for line in lines]:
        sys.exit(f"{root}: records.jsonl and records/ do not hold the same {count} records")
    batch = work / "records.jsonl"
    batch.write_text("\n".join(lines) + "\n", encoding="utf-8")
    single = work / "one.yaml"
    single.write_text(lines[0] + "\n", encoding="utf-8")
    return Records(files, references, batch, single)


def blankett(program: str, records: Records, jobs: int) -> Command:
    def command(count: int, out: Path) -> list[str]:
        if count == 1:
            return [program, "fill", str(records.single), "-o", str(out / "0001.pdf"), "--force"]
        many = ["-o", str(out), "--force", "--jobs", str(jobs)]
        return [program, "fill", str(records.batch), *many]

    return command


def peer(python: Path, script: str, records: Records, *arguments: Path) -> Command:
    def command(count: int, out: Path) -> list[str]:
        files = records.files[:count]
        return [str(each) for each in (python, HERE / script, *arguments, out, *files)]

    return command


def contenders(options: argparse.Namespace, python: Path, records: Records) -> list[Contender]:
    everyone = []
    if options.blankett is not None:
        one = blankett(options.blankett, records, jobs=1)
        two = blankett(options.blankett, records, jobs=2)
        everyone += [
            Contender("Blankett, A-2a + UA-1", one),
            Contender("Blankett, two threads", two, alone=False),
        ]
    versions = dict(line.split("==") for line in REQUIREMENTS.read_text().split())
    typst = peer(python, "peer_typst.py", records, options.root, options.fonts)
    weasyprint = peer(python, "peer_weasyprint.py", records, options.root)
    everyone += [
        Contender(f"Typst {versions['typst']} in Python, A-2a + UA-1", typst),
        Contender(f"WeasyPrint {versions['weasyprint']}, UA-1 only", weasyprint),
    ]
    return everyone


def emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def pages_made(python: Path, out: Path, references: list[str]) -> str:
    """How many pages each document has; stops if any record is missing from the documents."""
    command = [python, HERE / "look.py", out, *references]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def take_turns(
    everyone: list[Contender],
    rounds: int,
    count: int,
    run: Callable[[Contender, int], Measurement],
) -> None:
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
        first = number % len(everyone)
        order = everyone[first:] + everyone[:first]
        for _ in range(COLD_RUNS_PER_ROUND):
            for contender in order:
                if contender.alone:
                    contender.cold.append(run(contender, 1))
        for contender in order:
            contender.warm.append(run(contender, count))


def spread(values: list[float], pattern: str) -> str:
    low, middle, high = min(values), statistics.median(values), max(values)
    return f"{middle:{pattern}} ({low:{pattern}}–{high:{pattern}})"


def columns(ours: list[Measurement], theirs: list[Measurement], documents: int) -> list[str]:
    if not theirs:
        return ["–"] * 3
    ratios = [their.cpu / our.cpu for our, their in zip(ours, theirs, strict=True)]
    return [
        f"{statistics.median(each.cpu for each in theirs) * 1000 / documents:.1f}",
        "1" if ours is theirs else spread(ratios, ".2f"),
        f"{max(each.memory for each in theirs):.0f}",
    ]


def table(everyone: list[Contender], count: int) -> str:
    first = everyone[0]
    rows = [
        ["", "one alone, ms CPU", "ratio", "MB"]
        + [f"{count} in a row, ms CPU each", "ratio", "MB", "ms wall each"],
        ["---"] + ["---:"] * 7,
    ]
    for each in everyone:
        wall = statistics.median(run.wall for run in each.warm) * 1000 / count
        rows.append(
            [
                each.name,
                *columns(first.cold, each.cold, 1),
                *columns(first.warm, each.warm, count),
                f"{wall:.1f}",
            ]
        )
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("root", type=Path)
    parser.add_argument("--blankett", help="the program to measure")
    parser.add_argument("--fonts", type=Path, default=PROJECT / "fonts")
    parser.add_argument("--count", type=int, default=200, help="records in a row (default 200)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds (default 5)")
    options = parser.parse_args()
    options.root = options.root.resolve()
    options.fonts = options.fonts.resolve()
    if not any(options.fonts.glob("**/*.[ot]tf")):
        sys.exit(f"no fonts in {options.fonts}; say where they are with --fonts")

    folder = PROJECT / "target" / "peers"
    folder.mkdir(parents=True, exist_ok=True)
    python = install_peers(folder)
    work = emptied(folder / "work")
    out = work / "out"
    records = read_records(options.root, options.count, work)
    everyone = contenders(options, python, records)
    environment = dict(os.environ, FONTCONFIG_FILE=str(only_these_fonts(options.fonts, work)))

    def run(contender: Contender, count: int) -> Measurement:
        measurement = measure(contender.command(count, emptied(out)), environment, work / "log")
        made = len(list(out.glob("*.pdf")))
        if made != count:
            sys.exit(f"{contender.name} made {made} documents of {count} records")
        return measurement

    for contender in everyone:
        run(contender, options.count)
        pages = pages_made(python, out, records.references)
        print(f"{contender.name}: {options.count} documents, {pages}", file=sys.stderr)
    take_turns(everyone, options.rounds, options.count, run)

    print(
        f"{platform.machine()}, {os.cpu_count()} cores; medians of {options.rounds} rounds; "
        f"ratios to {everyone[0].name} within a round: median (lowest–highest).\n"
    )
    print(table(everyone, options.count))


if __name__ == "__main__":
    main()
