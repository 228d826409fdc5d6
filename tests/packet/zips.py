#!/usr/bin/env python3
"""Writes ZIP files that mean harm into a folder, for `packet_trial verify`:

    zips.py DIR
"""

import io
import pathlib
import struct
import sys
import zipfile

NOUGHT = b"\0" * (1 << 20)


def pack(*files, method=zipfile.ZIP_STORED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def bomb(gibibytes):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("01-referat.pdf", "w", force_zip64=gibibytes >= 4) as file:
            for _ in range(1024 * gibibytes):
                file.write(NOUGHT)
    return out.getvalue()


def named(name):
    return pack((zipfile.ZipInfo(name), b"x"))


def link():
    info = zipfile.ZipInfo("01-referat.pdf")
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    return pack((info, "/etc/passwd"))


def lying(size):
    """A deflated megabyte whose headers say another size."""
    data = bytearray(pack(("01-referat.pdf", NOUGHT * 30), method=zipfile.ZIP_DEFLATED))
    struct.pack_into("<I", data, 22, size)
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, size)
    return bytes(data)


def overlapping(count):
    """Entries of the directory that all mean the same deflated bytes."""
    data = pack(("a.pdf", NOUGHT * 10), method=zipfile.ZIP_DEFLATED)
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry, directory = bytearray(data[start:end]), b""
    for number in range(count):
        name = b"%05d" % number
        entry[46:51] = name
        directory += bytes(entry)
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    return data[:start] + directory + tail


def zip64(count, size, offset):
    """A directory that is said to have any number of entries."""
    data = pack(("01-referat.pdf", b"x"))
    end = data.index(b"PK\x05\x06")
    large = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1)
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:end] + large + locator + tail


def endings(count, entries):
    """Many ends of a directory, each of which means the same long directory that breaks off."""
    data = pack(*((f"{number}.pdf", b"") for number in range(entries)))
    start = data.index(b"PK\x01\x02")
    directory = bytearray(data[start : data.rindex(b"PK\x05\x06")])
    last = directory.rindex(b"PK\x01\x02")
    directory[last : last + 4] = b"PK??"
    out = data[:start] + bytes(directory)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, entries, entries, len(directory), start, 0)
    tail = end * count
    return out + tail


def nested(depth):
    data = b"x"
    for _ in range(depth):
        data = pack(("innhold.zip", data))
    return data


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    whole = pack(("01-referat.pdf", b"%PDF" * 1000), ("manifest.json", b"{}"))
    files = {
        "bomb-1-gib": bomb(1),
        "bomb-5-gib": bomb(5),
        "entries-2001": pack(*((f"{number}.pdf", b"") for number in range(2001))),
        "entries-60000": pack(*((f"{number}.pdf", b"") for number in range(60000))),
        "path-up": named("../../01-referat.pdf"),
        "path-root": named("/etc/cron.d/referat"),
        "path-windows": named("..\\..\\referat.pdf"),
        "path-drive": named("C:referat.pdf"),
        "link": link(),
        "lying-small": lying(10),
        "lying-large": lying(0x7FFFFFFF),
        "overlapping-100": overlapping(100),
        "overlapping-2000": overlapping(2000),
        "overlapping-60000": overlapping(60000),
        "zip64-entries": zip64(1 << 62, 1 << 20, 0),
        "zip64-size": zip64(1, 1 << 62, 0),
        "zip64-offset": zip64(1, 50, (1 << 64) - 10),
        "endings-1000": endings(1000, 60000),
        "endings-100000": endings(100000, 2000),
        "nested-20": nested(20),
        "empty": pack(),
        "manifest-deep": pack(("manifest.json", b"[" * 4_000_000)),
        "manifest-large": pack(("manifest.json", b" " * 20_000_000)),
        "noughts-100-mb": NOUGHT * 100,
        "signatures-50-mb": b"PK\x05\x06" * (50 << 18),
        "local-headers-50-mb": (b"PK\x03\x04" + b"\0" * 26) * ((50 << 20) // 30),
        "comment": whole[:-2] + struct.pack("<H", 60000) + b"PK\x05\x06" * 15000,
    }
    for step in range(1, 20):
        files[f"cut-{step:02}"] = whole[: len(whole) * step // 20]
    for name, content in files.items():
        (folder / f"{name}.zip").write_bytes(content)
    print(f"{len(files)} files")


if __name__ == "__main__":
    main()
