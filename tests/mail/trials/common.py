"""What the trials share: a server to send to, an outbox to kill, and the accounts afterwards."""

import argparse
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

MAIL = Path(__file__).resolve().parent.parent
USER = "blankett"
PASSWORD = "hemmelig"
PER_INVITATION = 8
FIRST_NAMES = ["Kari", "Ola", "Ingrid", "Lars", "Anne", "Per", "Sofie", "Erik", "Nora", "Jan"]
LAST_NAMES = ["Nordli", "Hansen", "Berg", "Dahl", "Lund", "Moen", "Vik", "Solberg", "Haugen", "Lie"]


def venv_python() -> str:
    tools = os.environ.get("BLANKETT_VALIDATORS") or MAIL.parent.parent / "target/validators"
    python = Path(tools) / "mail/venv/bin/python"
    if not python.exists():
        sys.exit(f"{python} is missing; run tests/mail/install.sh")
    return str(python)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """The fault server. It may be stopped and started again, on the same port and log."""

    def __init__(self, work: Path, tls: str = "starttls") -> None:
        self.work = work
        self.tls = tls
        self.pki = work / "pki"
        self.password = work / "password"
        self.log = work / "accepted"
        self.port = free_port()
        self.process: subprocess.Popen[str] | None = None
        if not self.pki.exists():
            subprocess.run([MAIL / "pki.sh", self.pki], check=True)
        self.password.write_text(PASSWORD + "\n")
        self.log.touch()

    def start(self, *faults: str, seed: int = 1, slow: float = 2) -> None:
        command = [venv_python(), str(MAIL / "fault_server.py"), "--port", str(self.port)]
        command += ["--pki", str(self.pki), "--tls", self.tls, "--log", str(self.log)]
        command += ["--password-file", str(self.password), "--seed", str(seed)]
        command += ["--slow-seconds", str(slow)]
        for fault in faults:
            command += ["--fault", fault]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout
        if not self.process.stdout.readline().startswith("ready"):
            sys.exit("the server did not start")

    def stop(self) -> dict:
        if self.process is None:
            return {}
        self.process.terminate()
        out, _ = self.process.communicate(timeout=20)
        self.process = None
        return json.loads(out)

    def lines(self) -> list[dict]:
        return [json.loads(line) for line in self.log.read_text().splitlines()]

    def count(self) -> int:
        return self.log.read_bytes().count(b"\n")


@dataclass
class Ended:
    """How a run of the program ended."""

    code: int
    output: str
    errors: str
    seconds: float

    @property
    def panicked(self) -> bool:
        # 101 is the exit code of a panic; a signal nobody sent is no better.
        return self.code == 101 or self.code < 0 or "panicked at" in self.errors


class Broken(Exception):
    """A promise that was not kept, seen too early to go on."""


@dataclass
class Outbox:
    """The program under trial, with one settings file and one state folder."""

    blankett: Path
    work: Path
    server: "Server"
    policy: str = "hold"
    state: Path = field(init=False)
    config: Path = field(init=False)

    def __post_init__(self) -> None:
        self.state = self.work / "state"
        self.config = self.work / "blankett.toml"
        self.configure(self.server.port, self.server.tls, self.server.pki / "ca.pem")

    def configure(self, port: int, tls: str, ca_file: Path) -> None:
        self.config.write_text(
            "[mail]\n"
            'from = "Solsikken barnehage <post@solsikken.example.org>"\n'
            'host = "localhost"\n'
            f"port = {port}\n"
            f'tls = "{tls}"\n'
            f'ca_file = "{ca_file}"\n'
            f'username = "{USER}"\n'
            f'password_file = "{self.server.password}"\n'
            f'ambiguous = "{self.policy}"\n'
            "retry_after = 1\ntimeout = 10\n"
        )

    def command(self, *arguments: str | Path) -> list[str]:
        return [str(part) for part in (self.blankett, "--config", self.config, *arguments)]

    def run(self, *arguments: str | Path, timeout: float = 600, env: dict | None = None) -> Ended:
        started = time.monotonic()
        try:
            done = subprocess.run(
                self.command(*arguments),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=timeout,
                env={**os.environ, **(env or {})},
            )
        except subprocess.TimeoutExpired as hung:
            raise Broken(f"no end after {timeout:.0f} s: {arguments[:2]}") from hung
        seconds = time.monotonic() - started
        return Ended(done.returncode, done.stdout, done.stderr, seconds)

    def send(self, invitation: Path, queue_only: bool = True, **options) -> Ended:
        extra = ["--queue-only"] if queue_only else []
        return self.run("send", invitation, "--state", self.state, "--yes", *extra, **options)

    def deliver_arguments(self, wait: float, connections: int | None) -> list[str | Path]:
        some = ["--connections", str(connections)] if connections else []
        return ["outbox", "deliver", "--state", self.state, "--wait", f"{wait:.0f}s", *some]

    def deliver(self, wait: float = 60, connections: int | None = None, **options) -> Ended:
        return self.run(*self.deliver_arguments(wait, connections), timeout=wait + 120, **options)

    def spawn(
        self, arguments: list[str | Path], env: dict | None = None
    ) -> subprocess.Popen[bytes]:
        with open(self.work / "errors", "ab") as errors:
            return subprocess.Popen(
                self.command(*arguments),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                env={**os.environ, **(env or {})},
            )

    def rows(self, **options) -> list[dict]:
        ended = self.run("outbox", "list", "--state", self.state, "--format", "json", **options)
        if ended.code != 0:
            raise Broken(f"outbox list: exit code {ended.code}: {first_line(ended.errors)}")
        return json.loads(ended.output)

    def retry(self, ids: list) -> None:
        for start in range(0, len(ids), 500):
            some = [str(each) for each in ids[start : start + 500]]
            expect(self.run("outbox", "retry", *some, "--state", self.state), 0)


def first_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[0][:200] if lines else "(nothing said)"


def expect(ended: Ended, *codes: int) -> Ended:
    if ended.code not in codes:
        raise Broken(f"exit code {ended.code}, wanted {codes}: {first_line(ended.errors)}")
    return ended


def invitations(folder: Path, count: int, per: int = PER_INVITATION, start: int = 0) -> list[Path]:
    """Files for `count` messages: one participant each, at most `per` to a meeting."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for first in range(start, start + count, per):
        numbers = range(first, min(first + per, start + count))
        day = date(2030, 1, 7) + timedelta(days=first // per)
        people = "".join(
            f"  - {{navn: {FIRST_NAMES[n % 10]} {LAST_NAMES[n // 10 % 10]},"
            f" epost: styrer{n}@example.org}}\n"
            for n in numbers
        )
        path = folder / f"innkalling-{first:05}.yaml"
        path.write_text(
            "skjema: innkalling\n"
            "barnehage: Solsikken barnehage\n"
            f"dato: {day}\n"
            'fra: "09:00"\n'
            'til: "10:30"\n'
            "sted: Møterom 2\n"
            f"deltakere:\n{people}"
            "agenda:\n"
            "  system:\n"
            "    - {tittel: Gruppeledelse på avdeling A, type: ny}\n"
            "avsender: {navn: Kari Nordli}\n"
        )
        files.append(path)
    return files


@dataclass
class Accounts:
    """What the outbox says, held against what the server took."""

    states: Counter
    lost: int
    false_sent: int
    duplicates: int
    altered: int
    misdirected: int
    unknown: int
    held_there: list
    held_not_there: list

    def faults(self) -> list[str]:
        """Promises that hold for every policy; duplicates have rules of their own."""
        numbers = {
            "lost": self.lost,
            "said to be sent but not at the server": self.false_sent,
            "altered": self.altered,
            "with another recipient": self.misdirected,
            "at the server but not in the outbox": self.unknown,
        }
        return [f"{number} {what}" for what, number in numbers.items() if number]


def account(rows: list[dict], lines: list[dict], expected: int, ended: bool = True) -> Accounts:
    """With `ended`, a message that still waits is lost; without, it may wait."""
    there: dict[str, list[dict]] = {}
    for line in lines:
        there.setdefault(bare(line["message_id"]), []).append(line)
    known = {bare(row["message_id"]): row for row in rows}
    settled = {"sent", "held", "dead"} if ended else {"sent", "held", "dead", *WAITING}
    missing = [row for key, row in known.items() if key not in there]
    lost = [row for row in missing if row["state"] not in settled]
    # The same bytes each time, and those that the outbox says it keeps.
    altered = misdirected = 0
    for key, copies in there.items():
        row = known.get(key)
        sums = {copy["sha256"] for copy in copies}
        if row and row.get("sha256"):
            sums.add(row["sha256"])
        altered += len(sums) > 1
        misdirected += row is not None and any(
            c["recipients"] != [row["recipient"]] for c in copies
        )
    return Accounts(
        states=Counter(row["state"] for row in rows),
        lost=len(lost) + max(0, expected - len(known)),
        false_sent=sum(row["state"] == "sent" for row in missing),
        duplicates=sum(len(copies) - 1 for copies in there.values()),
        altered=altered,
        misdirected=misdirected,
        unknown=sum(key not in known for key in there),
        held_there=[r["id"] for k, r in known.items() if r["state"] == "held" and k in there],
        held_not_there=[r["id"] for r in missing if r["state"] == "held"],
    )


WAITING = {"queued", "leased", "sending"}


def bare(message_id: str | None) -> str:
    return (message_id or "").strip().strip("<>")


def table(header: list[str], rows: list[list]) -> None:
    cells = [header, *[[str(cell) for cell in row] for row in rows]]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    for row in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def verdict(faults: list[str]) -> None:
    """Ends the script."""
    for fault in faults:
        print(f"BROKEN: {fault}")
    if not faults:
        print("all promises held")
    sys.exit(1 if faults else 0)


def arguments(description: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("blankett", type=Path, help="the program")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path, help="folder to work in and to leave as it is")
    return parser


def parse(parser: argparse.ArgumentParser) -> argparse.Namespace:
    args = parser.parse_args()
    if not args.blankett.is_file():
        parser.error(f"{args.blankett}: no such program")
    args.blankett = args.blankett.resolve()
    return args


@contextlib.contextmanager
def workplace(args: argparse.Namespace) -> Iterator[Path]:
    """A folder for this run; an own one goes away afterwards."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if args.work:
        args.work.mkdir(parents=True, exist_ok=True)
        yield args.work.resolve()
        return
    folder = Path(tempfile.mkdtemp(prefix="blankett-trial-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def running(server: Server, *faults: str, **options) -> Iterator[Server]:
    server.start(*faults, **options)
    try:
        yield server
    finally:
        server.stop()
