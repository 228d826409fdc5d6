"""Writes damaged copies of a good PDF, each into a folder of its own: damage.py GOOD.pdf FOLDER.

self-test.sh shows them to the judges, who must object.
"""

import sys
from pathlib import Path

import pikepdf


def without_conformance_claim(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["pdfuaid:part"]


def with_unknown_operator(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.contents_coalesce()
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\nbla\n")


def without_text(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.Contents = pdf.make_stream(b"q Q")


def with_file_name_as_title(pdf: pikepdf.Pdf) -> None:
    """Legal for every validator, and yet no title that a person can use."""
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = "dokument1.pdf"


DAMAGES = {
    "without-conformance-claim": without_conformance_claim,
    "with-unknown-operator": with_unknown_operator,
    "without-text": without_text,
    "with-file-name-as-title": with_file_name_as_title,
}


def main(good: Path, folder: Path) -> None:
    for name, damage in DAMAGES.items():
        (folder / name).mkdir()
        with pikepdf.open(good) as pdf:
            damage(pdf)
            pdf.save(folder / name / "damaged.pdf")
    (folder / "cut-short").mkdir()
    whole = good.read_bytes()
    (folder / "cut-short" / "damaged.pdf").write_bytes(whole[: len(whole) // 2])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: damage.py GOOD.pdf FOLDER")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
