"""The form with Typst's Python package and our templates: peer_typst.py ROOT FONTS OUT RECORD...

Data goes through the file /data.json, rewritten for each record, with one compiler for all: its
users' other ways are slower (a compiler for each document by a third, sys_inputs more than double).
"""

import sys
from pathlib import Path

import typst


def main(root: Path, fonts: Path, out: Path, records: list[Path]) -> None:
    compiler = typst.Compiler(
        input=root / "numbered.typ",
        root=root,
        font_paths=[fonts],
        ignore_system_fonts=True,
    )
    for record in records:
        (root / "data.json").write_bytes(record.read_bytes())
        compiler.compile(output=out / f"{record.stem}.pdf", pdf_standards=["a-2a", "ua-1"])


if __name__ == "__main__":
    root, fonts, out, *records = map(Path, sys.argv[1:])
    main(root, fonts, out, records)
