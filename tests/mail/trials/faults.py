#!/usr/bin/env python3
"""Delivers through every fault of the fault server; then the server is well again.

Promise: in the end every message is sent once, or held because nobody can know, or dead because
the server refused it for good. Nothing is lost, nothing is altered, no login goes out in clear,
and nothing is handed to a server with a wrong certificate or without TLS.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from common import (
    Broken,
    Outbox,
    Server,
    account,
    arguments,
    expect,
    first_line,
    invitations,
    parse,
    table,
    verdict,
    workplace,
)


@dataclass
class Case:
    faults: list[str]
    # In the end: "sent" all; "dead" those refused; "unsure" some held, or sent twice.
    end: str = "sent"
    # Nothing may reach the server while the fault lasts.
    closed: bool = False
    tls: str = "starttls"
    connections: int | None = None


CASES = [
    Case(["banner-4xx=0.5"]),
    Case(["too-many-connections=1"], connections=4),
    Case(["no-starttls"], closed=True),
    Case(["tls-refused"], closed=True),
    Case(["tls-refused=0.5"]),
    Case(["wrong-certificate=authority"], closed=True),
    Case(["wrong-certificate=name"], closed=True),
    Case(["wrong-certificate=authority"], closed=True, tls="implicit"),
    Case(["wrong-certificate=name"], closed=True, tls="implicit"),
    Case(["no-smtputf8"]),
    Case(["mail-4xx=0.3"]),
    Case(["rcpt-4xx=0.3"]),
    Case(["rcpt-5xx=0.3"], end="dead"),
    Case(["greylist"]),
    Case(["data-4xx=0.3"]),
    Case(["close-in-middle=0.1"]),
    Case(["chunk-4xx=0.3"]),
    Case(["chunk-5xx=0.3"], end="dead"),
    Case(["chunks-unknown"]),
    Case(["chunks-unknown"], tls="implicit", connections=4),
    # Before the last chunk the server cannot have the message: nobody is in doubt.
    Case(["drop-at-chunk=0.3"]),
    Case(["drop-before-dot=0.3"], end="unsure"),
    Case(["drop-before-dot=0.3", "no-chunking"], end="unsure"),
    Case(["body-4xx=0.3"]),
    Case(["body-5xx=0.3"], end="dead"),
    Case(["drop-after-dot=0.3"], end="unsure"),
    Case(["drop-after-dot=0.3"], end="unsure", tls="implicit"),
    Case(["drop-after-dot=0.3", "no-chunking"], end="unsure"),
    Case(["body-4xx=0.3", "no-chunking"]),
    Case(["body-5xx=0.3", "no-chunking"], end="dead"),
    Case(["slow=0.2"]),
    Case(["garbage-reply=0.3"], end="unsure"),
    Case(
        ["mail-4xx=0.1", "rcpt-4xx=0.1", "body-4xx=0.1", "drop-after-dot=0.1", "greylist=0.3"],
        end="unsure",
        connections=4,
    ),
]


def run(case: Case, policy: str, work: Path, pki: Path, args) -> tuple[list, list[str]]:
    """One line of the table, and what was broken."""
    work.mkdir(parents=True)
    (work / "pki").symlink_to(pki)
    server = Server(work, case.tls)
    outbox = Outbox(args.blankett, work, server, policy)
    broken: list[str] = []
    for file in invitations(work / "invitations", args.messages):
        expect(outbox.send(file), 0)
    server.start(*case.faults, seed=args.seed, slow=args.slow_seconds)
    try:
        first = outbox.deliver(args.wait, case.connections)
    finally:
        sick = server.stop()
    during = server.count()
    if first.panicked or first.code not in (0, 3):
        broken.append(f"exit code {first.code}: {first_line(first.errors)}")
    if case.closed and during:
        broken.append(f"{during} messages given to a server that must not be trusted")
    if case.closed and sick["logins"] + sick["refused_logins"] + sick["logins_in_clear"]:
        broken.append("a login was shown to a server that must not be trusted")
    # The list must be right at every moment, not only in the end.
    middle = account(outbox.rows(), server.lines(), args.messages, ended=False)
    broken += [f"while it lasted: {fault}" for fault in middle.faults()]

    server.start(seed=args.seed)
    try:
        last = outbox.deliver(args.recovery_wait, case.connections)
    finally:
        well = server.stop()
    if last.code != 0:
        broken.append(f"afterwards exit code {last.code}: {first_line(last.errors)}")
    found = account(outbox.rows(), server.lines(), args.messages)
    broken += found.faults()
    for counts in (sick, well):
        for odd in ("logins_in_clear", "bare_newlines", "long_lines"):
            if counts[odd]:
                broken.append(f"{counts[odd]} {odd.replace('_', ' ')}")

    hits = sum(sick["faults"].values())
    held, dead = found.states["held"], found.states["dead"]
    refused = hits if case.end == "dead" else 0
    if dead != refused:
        broken.append(f"{dead} dead, {refused} refused for good")
    if held > (hits if case.end == "unsure" and policy == "hold" else 0):
        broken.append(f"{held} held without reason")
    if found.duplicates > (hits if case.end == "unsure" and policy == "resend" else 0):
        broken.append(f"{found.duplicates} duplicates")
    name = " ".join(case.faults) + (" (implicit)" if case.tls == "implicit" else "")
    line = [name, policy, hits, during, found.states["sent"], held, dead]
    return [*line, found.lost, found.duplicates, f"{first.seconds + last.seconds:.1f} s"], broken


def beyond_ascii(work: Path, pki: Path, args) -> tuple[list, list[str]]:
    """A recipient that only SMTPUTF8 can name, at a server that does not speak it."""
    work.mkdir(parents=True)
    (work / "pki").symlink_to(pki)
    server = Server(work)
    outbox = Outbox(args.blankett, work, server)
    file = invitations(work / "invitations", 2)[0]
    file.write_text(file.read_text().replace("styrer1@", "bjørn@"))
    broken: list[str] = []
    name = "no-smtputf8, bjørn@"
    queued = outbox.send(file)
    if queued.code == 1:
        return [name, "hold", "the form refuses it", *[""] * 7], broken
    expect(queued, 0)
    server.start("no-smtputf8")
    try:
        ended = outbox.deliver(args.wait)
    finally:
        server.stop()
    if ended.panicked or ended.code not in (0, 3):
        broken.append(f"exit code {ended.code}: {first_line(ended.errors)}")
    found = account(outbox.rows(), server.lines(), 2)
    broken += found.faults()
    states = [found.states[state] for state in ("sent", "held", "dead")]
    if states != [1, 0, 1]:
        broken.append(f"sent, held, dead: {states} instead of 1, 0, 1")
    line = [name, "hold", 1, server.count(), *states, found.lost, found.duplicates]
    return [*line, f"{ended.seconds:.1f} s"], broken


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--messages", type=int, default=40)
    parser.add_argument("--policy", choices=["hold", "resend"], action="append")
    parser.add_argument("--wait", type=float, default=10, help="seconds with the fault")
    parser.add_argument("--recovery-wait", type=float, default=180, help="seconds without it")
    parser.add_argument("--slow-seconds", type=float, default=2)
    parser.add_argument("--only", help="faults whose name contains this")
    args = parse(parser)
    lines, broken = [], []

    with workplace(args) as work:
        Server(work)
        runs = [(case, policy) for case in CASES for policy in args.policy or ["hold", "resend"]]
        for number, (case, policy) in enumerate(runs):
            name = f"{' '.join(case.faults)} ({case.tls}, {policy})"
            if args.only and args.only not in name:
                continue
            try:
                line, faults = run(case, policy, work / f"run-{number}", work / "pki", args)
                lines.append(line)
            except Broken as error:
                faults = [str(error)]
            broken += [f"{name}: {fault}" for fault in faults]
            print(f"{len(lines)}/{len(runs)} {name}", file=sys.stderr)
        if not args.only:
            try:
                line, faults = beyond_ascii(work / "beyond-ascii", work / "pki", args)
                lines.append(line)
            except Broken as error:
                faults = [str(error)]
            broken += [f"beyond ASCII: {fault}" for fault in faults]

    header = ["fault", "policy", "hits", "taken meanwhile", "sent", "held", "dead", "lost"]
    table([*header, "duplicates", "time"], lines)
    verdict(broken)


if __name__ == "__main__":
    sys.exit(main())
