#!/usr/bin/env python3
"""Damages the outbox file in many ways and delivers from what is left.

Half of the messages are sent before, half wait. Promises: no panic and no hang; what reaches the
server is byte for byte what was queued, for the recipient it was meant for; nothing sent goes out
again; and what does not arrive is not passed over in silence: the exit code is not 0, or the list
shows it. A damaged journal (-wal) may cost what was written last, as if it had never been, so there
silence and duplicates are only counted.
"""

import random
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from common import (
    Broken,
    Outbox,
    Server,
    account,
    arguments,
    bare,
    expect,
    first_line,
    invitations,
    parse,
    running,
    table,
    verdict,
    workplace,
)

PAGE = 4096


def one_bit(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def many_bits(data: bytearray, dice: random.Random) -> None:
    for _ in range(dice.randint(2, 40)):
        one_bit(data, dice)


def header_bit(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(min(len(data), 100))] ^= 1 << dice.randrange(8)


def cut_short(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data)) :]


def cut_pages(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data)) // PAGE * PAGE :]


def zero_page(data: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(data)) // PAGE * PAGE
    data[start : start + PAGE] = bytes(len(data[start : start + PAGE]))


def zero_sector(data: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(data)) // 512 * 512
    data[start : start + 512] = bytes(len(data[start : start + 512]))


def swap_pages(data: bytearray, dice: random.Random) -> None:
    one, two = (dice.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    first, second = data[one : one + PAGE], data[two : two + PAGE]
    data[one : one + PAGE], data[two : two + PAGE] = second, first


def empty(data: bytearray, dice: random.Random) -> None:
    data.clear()


KINDS: list[Callable[[bytearray, random.Random], None]] = [
    one_bit,
    many_bits,
    header_bit,
    cut_short,
    cut_pages,
    zero_page,
    zero_sector,
    swap_pages,
    empty,
]


def state_cell(data: bytearray, dice: random.Random, states: tuple[bytes, bytes]) -> bool:
    """One state written over another in place, as a clever bit flip would."""
    places = []
    start = data.find(states[0])
    while start >= 0:
        places.append(start)
        start = data.find(states[0], start + 1)
    if places:
        place = dice.choice(places)
        data[place : place + len(states[0])] = states[1]
    return bool(places)


def prepare(outbox: Outbox, journal: Path, args) -> dict[str, dict]:
    """Half sent, half waiting: the list by Message-ID, and a copy with an open journal."""
    files = invitations(outbox.work / "invitations", args.messages, args.messages // 2)
    expect(outbox.send(files[0]), 0)
    expect(outbox.deliver(args.wait), 0)
    # While somebody else looks, the last commands leave their journal behind, as a crash would.
    onlooker = sqlite3.connect(outbox.state / "outbox.sqlite")
    onlooker.execute("SELECT count(*) FROM sqlite_master").fetchone()
    expect(outbox.send(files[1]), 0)
    shutil.copytree(outbox.state, journal, ignore=shutil.ignore_patterns("*-shm"))
    onlooker.close()
    return {bare(row["message_id"]): row for row in outbox.rows()}


def flush_journal(state: Path) -> None:
    """Everything into the main file."""
    connection = sqlite3.connect(state / "outbox.sqlite")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def judge(
    outbox: Outbox, lines: list[dict], rows_before: dict, true_sums: dict, ended
) -> list[str]:
    broken = []
    if ended.panicked:
        broken.append(f"panic: {first_line(ended.errors)}")
    waiting = {key for key, row in rows_before.items() if row["state"] != "sent"}
    for line in lines:
        key = bare(line["message_id"])
        if key not in rows_before:
            broken.append("a message nobody queued")
        elif line["sha256"] != true_sums[key]:
            broken.append("an altered message")
        elif line["recipients"] != [rows_before[key]["recipient"]]:
            broken.append("a message to somebody else")
    arrived = {bare(line["message_id"]) for line in lines}
    if ended.code == 0 and waiting - arrived:
        try:
            states = {bare(row["message_id"]): row["state"] for row in outbox.rows()}
        except Broken:
            return broken
        silent = [key for key in waiting - arrived if states.get(key) not in ("held", "dead")]
        if silent:
            broken.append(f"{len(silent)} passed over in silence")
    return broken


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--messages", type=int, default=40)
    parser.add_argument("--times", type=int, default=20, help="of each kind of damage")
    parser.add_argument("--wait", type=float, default=60)
    args = parse(parser)
    dice = random.Random(args.seed)
    broken: list[str] = []
    seen: Counter[tuple] = Counter()

    with workplace(args) as work:
        server = Server(work)
        outbox = Outbox(args.blankett, work, server)
        state, whole = outbox.state, work / "whole"
        with running(server, seed=args.seed):
            try:
                rows = prepare(outbox, work / "with-journal", args)
                flush_journal(state)
                shutil.copytree(state, whole)
                # What the messages really are, from an outbox that nobody touched.
                expect(outbox.deliver(args.wait), 0)
            except Broken as error:
                verdict([f"undamaged: {error}"])
            lines = server.lines()
            true_sums = {bare(line["message_id"]): line["sha256"] for line in lines}
            broken += account(list(outbox.rows()), lines, args.messages).faults()

            def trial(name: str, file: str, source: Path, damage: Callable) -> None:
                shutil.rmtree(state)
                shutil.copytree(source, state)
                data = bytearray((state / file).read_bytes())
                original = bytes(data)
                damage(data)
                changed = bytes(data) != original
                (state / file).write_bytes(data)
                before = len(server.lines())
                try:
                    ended = outbox.deliver(2)
                except Broken as error:
                    broken.append(f"{name}: {error}")
                    return
                lines = server.lines()[before:]
                faults = judge(outbox, lines, rows, true_sums, ended)
                if file.endswith("-wal"):
                    # SQLite takes what follows the damage for never written.
                    name += ", rolled back" * any("silence" in fault for fault in faults)
                    faults = [fault for fault in faults if "silence" not in fault]
                again = [line for line in lines if rows_state(rows, line) == "sent"]
                unique = len({line["message_id"] for line in lines})
                if again or unique < len(lines):
                    if file.endswith("-wal"):
                        name += ", with duplicates"
                    else:
                        faults.append(f"{len(again) or len(lines) - unique} sent again")
                broken.extend(f"{name}: {fault}" for fault in faults)
                waited = sum(row["state"] != "sent" for row in rows.values())
                part = "all" if unique >= waited else "some" if lines else "none"
                seen[(name, "yes" if changed else "no", ended.code, part)] += 1

            for kind in KINDS:
                for _ in range(args.times):
                    name = kind.__name__.replace("_", " ")
                    trial(name, "outbox.sqlite", whole, lambda data: kind(data, dice))
            for _ in range(args.times):
                swap = (b"sent", b"held")
                trial("sent → held", "outbox.sqlite", whole, lambda d: state_cell(d, dice, swap))
                swap = (b"queued", b"leased")
                trial(
                    "queued → leased", "outbox.sqlite", whole, lambda d: state_cell(d, dice, swap)
                )
            journal = "outbox.sqlite-wal"
            if (work / "with-journal" / journal).exists():
                for kind in (one_bit, many_bits, cut_short, zero_page):
                    for _ in range(args.times):
                        name = f"journal: {kind.__name__.replace('_', ' ')}"
                        source = work / "with-journal"
                        trial(name, journal, source, lambda data: kind(data, dice))
            else:
                print("note: no journal was left behind")

    header = ["damage", "bytes changed", "exit code", "of what waited was sent", "times"]
    table(header, [[*key, count] for key, count in sorted(seen.items())])
    verdict(sorted(set(broken)))


def rows_state(rows: dict, line: dict) -> str | None:
    row = rows.get(bare(line["message_id"]))
    return row["state"] if row else None


if __name__ == "__main__":
    sys.exit(main())
