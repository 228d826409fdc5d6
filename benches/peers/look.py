"""Looks at what was made: look.py FOLDER REFERENCE... – each reference stands in one document."""

import sys
from collections import Counter
from pathlib import Path

from pypdf import PdfReader


def main(folder: Path, references: list[str]) -> None:
    pages = Counter()
    found = Counter()
    for path in sorted(folder.glob("*.pdf")):
        reader = PdfReader(path)
        text = reader.pages[0].extract_text()
        pages[len(reader.pages)] += 1
        found.update(reference for reference in references if reference in text)
    if found != Counter(references):
        sys.exit(f"{folder}: not one document for each record")
    print(", ".join(f"{count} with {number} pages" for number, count in sorted(pages.items())))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
