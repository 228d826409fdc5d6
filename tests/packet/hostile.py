#!/usr/bin/env python3
"""Gives the process that reads documents of others what nobody should have to read.

    hostile.py BLANKETT [--variants 10000] [--jobs 2] [--seed 1]

Made files (bombs, loops, huge pages) come first, then whole files damaged at random: cut short,
bits flipped, pieces doubled, left out or swapped, numbers made enormous. Each is read by a process
of its own, as in the product. Held against every one of them:

- processor time at most 1.5 s and half a second a page, and a second because it is counted in
  whole ones; after 4 s in which nothing came it is ended, as the program that starts it does,
- resident memory at most 512 MB,
- the process says what it found, or is gone: nothing else comes out of it.

Exits with 1 if one of them breaks a limit, and leaves that file in the folder of --keep.
"""

import argparse
import collections
import json
import os
import random
import re
import resource
import select
import signal
import subprocess
import sys
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

WISH = json.dumps({"title": "Vedlegg", "language": "nb", "date": "2026-11-20"}).encode() + b"\n"
MAX_MEMORY = 512.0
MAX_SILENCE = 4.0


def pdf(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first of which is its catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places.get(number, 0)
    out += b"trailer\n<</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, start)
    return bytes(out)


def stream(content: bytes, entries: bytes = b"", packed: bool = False) -> bytes:
    if packed:
        content = zlib.compress(content, 9)
        entries += b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(content), content)


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TEXT = b"BT /F 20 Tf 60 700 Td (Tekst til pr\\370ve) Tj ET 0 0 1 rg 60 60 90 90 re f"


def page(content: bytes, resources: bytes = b"", more: dict[int, bytes] | None = None,
         box: bytes = b"[0 0 595 842]", packed: bool = False) -> bytes:
    """A PDF of one page."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>>>"
           % (box, resources),
        4: stream(content, packed=packed),
        5: FONT,
    }
    return pdf(objects | (more or {}))


def picture(entries: bytes, data: bytes) -> bytes:
    head = b"/Type/XObject/Subtype/Image/BitsPerComponent 8/ColorSpace/DeviceRGB" + entries
    return page(b"q 500 0 0 700 40 70 cm /X Do Q", b"/XObject<</X 6 0 R>>", {6: stream(data, head)})


def deep_tree(depth: int) -> bytes:
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    for level in range(2, depth + 2):
        objects[level] = b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (level + 1)
    objects[depth + 2] = b"<</Type/Page/MediaBox[0 0 595 842]>>"
    return pdf(objects)


def web(levels: int) -> bytes:
    """A page tree whose every node is a kid of its parent twenty times."""
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    for level in range(2, levels + 2):
        kids = b"%d 0 R " % (level + 1) * 20
        objects[level] = b"<</Type/Pages/Kids[%s]/Count 20>>" % kids
    objects[levels + 2] = b"<</Type/Page/MediaBox[0 0 595 842]>>"
    return pdf(objects)


def png(width: int, height: int, rows: bytes, kind: int = 2) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, kind, 0, 0, 0])
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
            + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def packed_zeros(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    block = bytes(1 << 20)
    return b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()


def made() -> dict[str, bytes]:
    """Files made to be hard."""
    flate = b"/Filter/FlateDecode"
    zeros = packed_zeros(900)
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
    tiling = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .01/YStep .01"
    shading = (b"<</ShadingType 1/ColorSpace/DeviceRGB/Domain[0 1 0 1]/Matrix[595 0 0 842 0 0]"
               b"/Function 7 0 R>>")
    script = b"{ " + b"dup sin exch cos add dup " * 20_000 + b"pop pop 0 0 0 }"
    bomb = pdf({
        1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        4: b"<<%s/Length %d>>\nstream\n%s\nendstream" % (flate, len(zeros), zeros),
    })
    twice = zlib.compress(zeros, 9)
    return {
        "content of 900 MB when unpacked": bomb,
        "packed twice": page(b"").replace(stream(b""), stream(twice, b"/Filter[/FlateDecode/FlateDecode]")),
        "page of a million kilometres": page(TEXT, box=b"[0 0 1e12 1e12]"),
        "page without a size": page(TEXT, box=b"[0 0 0 0]"),
        "page that is not a number": page(TEXT, box=b"[(a) null true 9]"),
        "page of the largest size": page(TEXT, box=b"[0 0 14400 14400]"),
        "page tree 10,000 deep": deep_tree(10_000),
        "page tree 400 deep": deep_tree(400),
        "page tree that is a web": web(12),
        "page tree in a loop": pdf({1: b"<</Type/Catalog/Pages 2 0 R>>",
                                    2: b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"}),
        "a million pages that are not there": pdf({
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 1000000/Kids[%s]>>" % (b"3 0 R " * 100_000),
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"}),
        "600 pages": pdf({1: b"<</Type/Catalog/Pages 2 0 R>>",
                          2: b"<</Type/Pages/Count 600/Kids[%s]>>"
                             % b" ".join(b"%d 0 R" % n for n in range(3, 603))}
                         | {n: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>" for n in range(3, 603)}),
        "picture of 60,000 x 60,000": picture(b"/Width 60000/Height 60000" + flate, zeros),
        "picture of 20,000 x 20,000, short data": picture(b"/Width 20000/Height 20000", b"abc"),
        "picture with a negative size": picture(b"/Width -5/Height -5", b"abc"),
        "form within itself": page(b"/X Do", b"/XObject<</X 6 0 R>>",
                                   {6: stream(b"/X Do", form + b"/Resources<</XObject<</X 6 0 R>>>>")}),
        "forms that double 40 times": page(
            b"/X Do", b"/XObject<</X 6 0 R>>",
            {n: stream(b"/X Do /X Do", form + b"/Resources<</XObject<</X %d 0 R>>>>" % (n + 1))
             for n in range(6, 46)} | {46: stream(TEXT, form)}),
        "pattern of tiny tiles": page(b"/Pattern cs /P scn 0 0 595 842 re f", b"/Pattern<</P 6 0 R>>",
                                      {6: stream(b"0 0 1 1 re f", tiling + b"/Resources<<>>")}),
        "shading that computes long": page(
            b"/S sh", b"/Shading<</S 6 0 R>>",
            {6: shading, 7: stream(script, b"/FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1]")}),
        "a million graphic states": page(b"q " * 1_000_000 + TEXT, packed=True),
        "two million rectangles": page(b"0 0 9 9 re f " * 2_000_000, packed=True),
        "a path of a million curves": page(b"0 0 m " + b"1 2 3 4 5 6 c " * 1_000_000 + b"f", packed=True),
        "a dashed line of a billion dashes": page(b"[.0000001] 0 d 0 0 m 595 842 l S"),
        "a line a million units wide": page(b"1e9 w 0 0 m 595 842 l S"),
        "a text of a million letters": page(b"BT /F 9 Tf 9 9 Td (" + b"a" * 1_000_000 + b") Tj ET", packed=True),
        "a clip within 100,000 clips": page(b"0 0 500 500 re W n " * 100_000 + TEXT, packed=True),
        "100,000 brackets": page(b"[" * 100_000),
        "100,000 dictionaries in the catalogue": pdf({1: b"<</A" * 100_000 + b">>" * 100_000}),
        "a hundred thousand objects": page(TEXT, more={n: b"<</A 1>>" for n in range(6, 100_000)}),
        "object that is its own length": page(b"").replace(b"/Length 0", b"/Length 4 0 R"),
        "reference to a previous table in a loop": page(TEXT).replace(b"/Root", b"/Prev 9 /Root"),
        "matrix without an inverse": page(b"0 0 0 0 0 0 cm " + TEXT),
        "numbers beyond all numbers": page(b"1e308 0 0 1e308 1e308 1e308 cm 1e308 1e308 9 9 re f " + TEXT),
        "nothing but a header": b"%PDF-1.7\n",
        "zeros": bytes(1_000_000),
        "PNG of 30,000 x 30,000": png(30_000, 30_000, b""),
        "PNG of 8,000 x 8,000, all there": png(8_000, 8_000, bytes((8_000 * 3 + 1) * 8_000)),
        "PNG of 7,900 x 7,900 with shine": png(7_900, 7_900, bytes((7_900 * 4 + 1) * 7_900), 6),
        "PNG without its data": png(100, 100, b""),
        "JPEG of 65,500 x 65,500": bytes.fromhex(
            "ffd8ffc0001108ffdcffdc03012200021101031101ffda000c03010002110311003f00") + bytes(100),
    }


def seeds(blankett: str) -> list[bytes]:
    """Whole files to be damaged, from small ones to real ones."""
    rows = b"".join(b"\0" + bytes(range(60)) for _ in range(20))
    whole = [
        page(TEXT),
        page(TEXT * 20, packed=True),
        picture(b"/Width 20/Height 20/Filter/FlateDecode", zlib.compress(bytes(range(240)) * 5)),
        page(b"/X Do", b"/XObject<</X 6 0 R>>",
             {6: stream(TEXT, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]")}),
        png(20, 20, rows),
    ]
    blank = subprocess.run([blankett, "blank", "samtykke", "-o", "-"], capture_output=True)
    if blank.returncode == 0 and blank.stdout.startswith(b"%PDF"):
        whole.append(blank.stdout)
    return whole


def damage(whole: bytes, chance: random.Random) -> bytes:
    data = bytearray(whole)
    for _ in range(chance.choice([1, 1, 2, 4, 16])):
        place = chance.randrange(len(data))
        piece = data[place:place + chance.randrange(1, 200)]
        match chance.randrange(7):
            case 0:
                data = data[:max(8, place)]
            case 1:
                data[place] ^= 1 << chance.randrange(8)
            case 2:
                del data[place:place + len(piece)]
            case 3:
                data[place:place] = piece * chance.choice([1, 2, 50])
            case 4:
                data[place:place + 4] = chance.randbytes(4)
            case 5:
                other = chance.randrange(len(data))
                data[other:other + len(piece)] = piece
            case _:
                numbers = list(re.finditer(rb"\d+", data))
                if numbers:
                    number = chance.choice(numbers)
                    large = chance.choice([b"0", b"-1", b"99999999", b"4294967296", b"1e30", b"7"])
                    data[number.start():number.end()] = large
        if len(data) < 8:
            return bytes(data) + b"%PDF-1.7"
    return bytes(data)


@dataclass
class Run:
    outcome: str
    pages: int
    elapsed: float
    processor: float
    memory: float

    def broken(self) -> str | None:
        if self.processor > 2.5 + 0.5 * self.pages:
            return f"{self.processor:.1f} s of processor time for {self.pages} pages"
        if self.memory > MAX_MEMORY:
            return f"{self.memory:.0f} MB"
        if self.outcome == "nonsense":
            return "nonsense came out of it"
        return None


def read(blankett: str, data: bytes) -> Run:
    start = time.monotonic()
    process = subprocess.Popen([blankett, "convert-attachment"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={})
    with ThreadPoolExecutor(1) as writer:
        writer.submit(feed, process, data)
        out = b""
        while select.select([process.stdout], [], [], MAX_SILENCE)[0]:
            piece = os.read(process.stdout.fileno(), 1 << 20)
            if not piece:
                break
            out += piece
        else:
            process.kill()
    process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    elapsed = time.monotonic() - start
    pages, outcome = heard(out)
    if outcome is None:
        ended = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else "exit"
        outcome = f"gone ({ended})"
    return Run(outcome, pages, elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def feed(process: subprocess.Popen, data: bytes) -> None:
    try:
        process.stdin.write(WISH + data)
        process.stdin.close()
    except BrokenPipeError:
        pass


def heard(out: bytes) -> tuple[int, str | None]:
    pages, place = 1, 0
    while (end := out.find(b"\n", place)) >= 0:
        try:
            line = json.loads(out[place:end])
        except ValueError:
            return pages, "nonsense"
        place = end + 1
        match line["told"]:
            case "pages":
                pages = line["count"]
            case "page":
                place += line["length"]
            case "done":
                return pages, "read"
            case "refused":
                return pages, "refused: " + line["error"]["reason"]
    return pages, None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("blankett")
    parser.add_argument("--variants", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    failures = 0

    def judge(name: str, data: bytes, run: Run) -> None:
        nonlocal failures
        if broken := run.broken():
            failures += 1
            print(f"BROKEN {name}: {broken}", flush=True)
            if arguments.keep:
                arguments.keep.mkdir(parents=True, exist_ok=True)
                (arguments.keep / re.sub(r"\W+", "-", name)).write_bytes(data)

    print("| made | what came of it | s | processor s | MB |\n|---|---|---|---|---|")
    for name, data in made().items():
        run = read(arguments.blankett, data)
        print(f"| {name} | {run.outcome} | {run.elapsed:.2f} | {run.processor:.2f} | {run.memory:.0f} |",
              flush=True)
        judge(name, data, run)

    whole = seeds(arguments.blankett)
    for index, data in enumerate(whole):
        run = read(arguments.blankett, data)
        if run.outcome != "read":
            print(f"BROKEN: whole file {index} is not read: {run.outcome}")
            failures += 1

    def variant(index: int) -> tuple[int, bytes, Run]:
        chance = random.Random(f"{arguments.seed}-{index}")
        data = damage(whole[index % len(whole)], chance)
        return index, data, read(arguments.blankett, data)

    outcomes: collections.Counter[str] = collections.Counter()
    worst = Run("", 0, 0, 0, 0)
    with ThreadPoolExecutor(arguments.jobs) as pool:
        for index, data, run in pool.map(variant, range(arguments.variants)):
            outcomes[run.outcome] += 1
            judge(f"variant {arguments.seed}-{index}", data, run)
            worst.elapsed = max(worst.elapsed, run.elapsed)
            worst.processor = max(worst.processor, run.processor)
            worst.memory = max(worst.memory, run.memory)
    print(f"\n{arguments.variants} damaged files, at most {worst.elapsed:.2f} s, "
          f"{worst.processor:.2f} s of processor time, {worst.memory:.0f} MB")
    for outcome, count in outcomes.most_common():
        print(f"  {count:6} {outcome}")
    print(f"{failures} broke a limit")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
