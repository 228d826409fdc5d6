#!/usr/bin/env python3
"""Measures the privacy gate beside Presidio and spaCy, on the same texts.

    run.py TEXTS --blankett PROGRAM [--rounds N]

TEXTS holds invitations of 2,000 characters and the people around them. Everyone takes turns in
every round, each a process of its own that times its scans itself; a ratio compares two of the
same round. Throughput is counted in CPU time (user and system) of the whole process, less that of
one which only starts and scans two texts. Prints a Markdown table; progress goes to standard error.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent.parent
REQUIREMENTS = HERE / "requirements.txt"
STARTS_PER_ROUND = 5

# One thread each: thinc and numpy would take every core there is.
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}


@dataclass(frozen=True)
class Run:
    """One process: seconds of CPU, peak memory in MB, and the seconds it took by its own clock."""

    cpu: float
    memory: float
    first: float
    later: float
    each: list[float]


@dataclass
class Contender:
    """Somebody who scans. `passes`: how often over all texts, so that it takes about a second."""

    name: str
    command: list[str]
    passes: int
    starts: list[Run] = field(default_factory=list)
    scans: list[Run] = field(default_factory=list)
    throughput: list[float] = field(default_factory=list)


def run(contender: Contender, texts: Path, passes: int) -> Run:
    command = [*contender.command, str(texts), str(passes)]
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as complaints:
        environment = os.environ | ONE_THREAD
        process = subprocess.Popen(command, stdout=output, stderr=complaints, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            complaints.seek(0)
            sys.exit(f"{contender.name} failed:\n{complaints.read().decode(errors='replace')}")
        output.seek(0)
        told = json.loads(output.read())
    cpu = usage.ru_utime + usage.ru_stime
    return Run(cpu, usage.ru_maxrss / 1024, told["first"], told["later"], told["each"])


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


def contenders(blankett: str, python: Path) -> list[Contender]:
    versions = dict(line.split("==") for line in REQUIREMENTS.read_text().split())
    presidio = f"Presidio {versions['presidio-analyzer']}, spaCy within it untrained"
    spacy = f"spaCy {versions['spacy']}, names only, untrained"
    return [
        Contender("Blankett, every detector", [blankett, "scan"], passes=20),
        Contender(presidio, [str(python), str(HERE / "peer_presidio.py")], passes=1),
        Contender(spacy, [str(python), str(HERE / "peer_spacy.py")], passes=1),
    ]


def take_turns(everyone: list[Contender], rounds: int, texts: Path, size: int) -> None:
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
        first = number % len(everyone)
        for contender in everyone[first:] + everyone[:first]:
            starts = [run(contender, texts, 0) for _ in range(STARTS_PER_ROUND)]
            scan = run(contender, texts, contender.passes)
            start = statistics.median(each.cpu for each in starts)
            contender.starts += starts
            contender.scans.append(scan)
            contender.throughput.append(size * contender.passes / (scan.cpu - start) / 1e6)


def spread(values: list[float], pattern: str) -> str:
    low, middle, high = min(values), statistics.median(values), max(values)
    return f"{middle:{pattern}} ({low:{pattern}}–{high:{pattern}})"


def table(everyone: list[Contender]) -> str:
    ours = everyone[0]
    rows = [
        ["", "MB/s", "times slower", "one text, ms", "99 % within, ms", "start, ms", "MB"],
        ["---"] + ["---:"] * 6,
    ]
    for each in everyone:
        ratios = [our / their for our, their in zip(ours.throughput, each.throughput, strict=True)]
        quantiles = [statistics.quantiles(scan.each, n=100) for scan in each.scans]
        starts = [(start.first - start.later) * 1000 for start in each.starts]
        rows.append(
            [
                each.name,
                spread(each.throughput, ".3g"),
                "1" if each is ours else spread(ratios, ".0f"),
                f"{statistics.median(parts[49] for parts in quantiles) * 1000:.2f}",
                f"{statistics.median(parts[98] for parts in quantiles) * 1000:.2f}",
                spread(starts, ".0f"),
                f"{max(scan.memory for scan in each.scans):.0f}",
            ]
        )
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("texts", type=Path)
    parser.add_argument("--blankett", required=True, help="the program to measure")
    parser.add_argument("--rounds", type=int, default=5, help="rounds (default 5)")
    options = parser.parse_args()

    folder = PROJECT / "target" / "peers" / "privacy"
    folder.mkdir(parents=True, exist_ok=True)
    texts = json.loads(options.texts.read_text(encoding="utf-8"))["texts"]
    everyone = contenders(options.blankett, install_peers(folder))
    take_turns(everyone, options.rounds, options.texts, sum(len(text.encode()) for text in texts))

    print(
        f"{platform.machine()}, one core; {len(texts)} invitations of {len(texts[0])} characters; "
        f"medians of {options.rounds} rounds (lowest–highest), ratios within a round. "
        "MB/s of CPU time; one text and start by the clock.\n"
    )
    print(table(everyone))


if __name__ == "__main__":
    main()
