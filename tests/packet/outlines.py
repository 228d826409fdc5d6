"""Opens a packet in three readers and compares what they say of outline, links and page labels.

Usage: outlines.py PACKET.pdf NODE_MODULES

The readers are MuPDF (PyMuPDF), qpdf (pikepdf) and pdf.js. They must agree, and the contents must
name for each document the page that its outline entry and its link lead to.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pymupdf

PDFJS = """
import {readFileSync} from 'node:fs';
import {getDocument} from '%s/pdfjs-dist/legacy/build/pdf.mjs';
const data = new Uint8Array(readFileSync(process.argv[2]));
const pdf = await getDocument({data, verbosity: 0}).promise;
const page = async dest => {
  const target = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
  return await pdf.getPageIndex(target[0]);
};
const walk = async (items, depth) => {
  const found = [];
  for (const item of items ?? []) {
    found.push([depth, item.title, await page(item.dest)]);
    found.push(...await walk(item.items, depth + 1));
  }
  return found;
};
const links = [];
for (let number = 1; number <= pdf.numPages; number++) {
  for (const note of await (await pdf.getPage(number)).getAnnotations()) {
    if (note.subtype === 'Link' && note.dest) links.push([number - 1, await page(note.dest)]);
  }
}
console.log(JSON.stringify({
  outline: await walk(await pdf.getOutline(), 1), links, labels: await pdf.getPageLabels(),
}));
"""


def with_pdfjs(path, modules):
    run = subprocess.run(
        [str(Path(sys.executable).with_name("node")), "--input-type=module", "-", path],
        input=PDFJS % modules, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True, check=True,
    )
    return json.loads(run.stdout)


def with_mupdf(path):
    with pymupdf.open(path) as pdf:
        links = [
            [page.number, link["page"]]
            for page in pdf for link in page.get_links() if link["kind"] == pymupdf.LINK_GOTO
        ]
        outline = [[depth, title, number - 1] for depth, title, number in pdf.get_toc()]
        return {"outline": outline, "links": links, "labels": [p.get_label() for p in pdf]}


def with_qpdf(path):
    with pikepdf.open(path) as pdf:
        index = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

        def walk(items, depth):
            for item in items:
                destination = item.destination
                yield [depth, item.title, index[destination[0].objgen]]
                yield from walk(item.children, depth + 1)

        links = []
        for number, page in enumerate(pdf.pages):
            for note in page.get("/Annots", []):
                target = note.get("/Dest", note.get("/A", {}).get("/D"))
                if note.Subtype == "/Link" and isinstance(target, pikepdf.Array):
                    links.append([number, index[target[0].objgen]])
        with pdf.open_outline() as outline:
            entries = list(walk(outline.root, 1))
        return {"outline": entries, "links": links, "labels": [p.label for p in pdf.pages]}


def contents(path):
    """The page that the contents name for each title."""
    lines = {}
    with pymupdf.open(path) as pdf:
        for page in pdf:
            for title, number in re.findall(r"\d+\.\s+(.+?)\s*[. \s]{6,}(\d+)\s", page.get_text()):
                lines[" ".join(title.split())] = int(number) - 1
    return lines


def main():
    path, modules = sys.argv[1:]
    said = {"MuPDF": with_mupdf(path), "qpdf": with_qpdf(path), "pdf.js": with_pdfjs(path, modules)}
    first = said["MuPDF"]
    for reader, found in said.items():
        for part in ("outline", "links", "labels"):
            ours = sorted(found[part]) if part == "links" else found[part]
            theirs = sorted(first[part]) if part == "links" else first[part]
            if ours != theirs:
                sys.exit(f"{reader} reads other {part} than MuPDF:\n{ours}\n{theirs}")
    if first["labels"] != [str(number + 1) for number in range(len(first["labels"]))]:
        sys.exit(f"page labels do not run through: {first['labels']}")
    named = contents(path)
    tops = {title: page for depth, title, page in first["outline"] if depth == 1}
    wrong = {title: (page, tops.get(title)) for title, page in named.items() if tops.get(title) != page}
    if not named or wrong:
        sys.exit(f"the contents name other pages than the outline: {wrong or 'none at all'}")
    targets = {target for _, target in first["links"]}
    if not set(named.values()) <= targets:
        sys.exit(f"documents without a link: {set(named.values()) - targets}")
    print(f"{len(tops)} outline entries, {len(first['links'])} links, "
          f"{len(first['labels'])} page labels: three readers agree")


main()
