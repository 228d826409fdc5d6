#!/usr/bin/env python3
"""Packets beside other programs that put PDFs together.

    bench.py PACKET_BENCH FOLDER [--documents 40 400] [--rounds 3]

PACKET_BENCH is the built example `packet_bench`; FOLDER is where the peers are installed and the
files lie. Measures the bare merge of documents of five pages by every program that is there, and
the whole way of ours from forms to packet: seconds of elapsed and of processor time, and peak
memory. The median of the rounds counts. Only ours keeps PDF/A-2a and PDF/UA-1.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

PYPDF = "import sys,pypdf\nw=pypdf.PdfWriter()\n[w.append(f) for f in sys.argv[2:]]\nw.write(sys.argv[1])"
PDF_LIB = """
const {PDFDocument} = require('pdf-lib'); const fs = require('fs');
(async () => {
  const out = await PDFDocument.create();
  for (const file of process.argv.slice(3)) {
    const one = await PDFDocument.load(fs.readFileSync(file));
    (await out.copyPages(one, one.getPageIndices())).forEach(page => out.addPage(page));
  }
  fs.writeFileSync(process.argv[2], await out.save());
})();
"""


def measure(command: list[str]) -> tuple[float, float, float]:
    """Elapsed seconds, processor seconds and peak megabytes of a command."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.monotonic() - start
    if status:
        raise RuntimeError(f"{command[0]} failed with status {status}")
    return elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def install(folder: Path) -> tuple[Path, Path]:
    """A Python with pypdf, and a script with pdf-lib."""
    venv = folder / "venv"
    if not venv.exists():
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        subprocess.run([venv / "bin/pip", "install", "--quiet", "pypdf"], check=True)
    script = folder / "pdf-lib.js"
    script.write_text(PDF_LIB)
    if not (folder / "node_modules/pdf-lib").exists():
        npm = ["npm", "install", "--silent", "--prefix", str(folder), "pdf-lib"]
        subprocess.run(npm, check=True)
    return venv / "bin/python", script


def programs(bench: str, folder: Path) -> dict[str, object]:
    python, script = install(folder)
    found = {
        "blankett": lambda out, files: [bench, "merge", out, *files],
        "pypdf": lambda out, files: [str(python), "-c", PYPDF, out, *files],
    }
    if shutil.which("qpdf"):
        found["qpdf"] = lambda out, files: ["qpdf", "--empty", "--pages", *files, "--", out]
    if shutil.which("mutool"):
        found["mutool"] = lambda out, files: ["mutool", "merge", "-o", out, *files]
    if shutil.which("node"):
        found["pdf-lib"] = lambda out, files: ["node", str(script), out, *files]
    return found


def report(name: str, commands: list[list[str]], out: Path, rounds: int) -> None:
    try:
        runs = [measure(commands) for _ in range(rounds)]
    except RuntimeError as error:
        print(f"| {name} | {error} | | | |")
        return
    elapsed, processor, memory = (statistics.median(column) for column in zip(*runs))
    size = out.stat().st_size / 1e6
    print(f"| {name} | {elapsed:.2f} | {processor:.2f} | {memory:.0f} | {size:.1f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, nargs="+", default=[40, 400])
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    bench, folder = os.path.abspath(arguments.bench), arguments.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    peers = programs(bench, folder)
    for count in arguments.documents:
        inputs = folder / f"documents-{count}"
        if not inputs.exists():
            subprocess.run([bench, "make", inputs, str(count)], check=True)
        files = sorted(str(file) for file in inputs.glob("*.pdf"))
        print(f"\n{count} documents of five pages\n")
        print("| | s | processor s | MB | MB of file |\n|---|---|---|---|---|")
        for name, command in peers.items():
            out = folder / f"{name}-{count}.pdf"
            report(f"merge: {name}", command(str(out), files), out, arguments.rounds)
        out = folder / f"packet-{count}.pdf"
        report("whole packet: blankett", [bench, "bind", str(out), str(count)], out, arguments.rounds)


if __name__ == "__main__":
    main()
