#!/usr/bin/env python3
"""Sends invitations and parcels through a real Postfix, and reads with the parsers of others what
arrived.

    end_to_end.py BLANKETT POSTFIX_DIR PORT

POSTFIX_DIR is what postfix.sh was started with. Fails at the first thing that is not as it should.
"""

import email
import email.policy
import io
import json
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime, timezone
from pathlib import Path

import icalendar
import pyzipper

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BLANKETT, POSTFIX, PORT = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), int(sys.argv[3])
SETTINGS = """\
[mail]
from = "Solsikken barnehage <post@solsikken.example.org>"
host = "{host}"
port = {port}
tls = "{tls}"
ca_file = "{ca}"
username = "{user}"
password_file = "password"
"""
INVITATION = """\
skjema: innkalling
barnehage: Solsikken barnehage
dato: {day}
fra: "09:00"
til: "10:30"
sted: Møterom 2
deltakere:
{people}
agenda:
  system:
    - {{tittel: Gruppeledelse på avdeling A, type: ny}}
  individ:
    - {{sak: 2026-014, type: oppfolging, legges_frem_av: Kari Nordli}}
avsender: {{navn: Kari Nordli, rolle: styrer}}
"""


class Desk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings()

    def settings(
        self,
        host: str = "localhost",
        port: int = PORT,
        tls: str = "starttls",
        ca: str = "ca.pem",
        user: str = "blankett",
        password: str | None = None,
    ) -> None:
        pki = POSTFIX / "pki"
        text = SETTINGS.format(host=host, port=port, tls=tls, ca=pki / ca, user=user)
        (self.folder / "blankett.toml").write_text(text)
        (self.folder / "password").write_text(password or (POSTFIX / "password").read_text())

    def invitation(self, name: str, day: str, *people: tuple[str, str]) -> str:
        rows = "\n".join(f"  - {{navn: {who}, epost: {address}}}" for who, address in people)
        (self.folder / name).write_text(INVITATION.format(day=day, people=rows))
        return name

    def run(self, *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [BLANKETT, "--lang", "nb", *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        if done.returncode != code:
            sys.exit(f"{arguments}: exit code {done.returncode}, wanted {code}\n{done.stderr}")
        return done

    def states(self) -> list[str]:
        listed = self.run("outbox", "list", "--state", "s", "--format", "json").stdout
        return [row["state"] for row in json.loads(listed)]


def expect(found: object, wanted: object, what: str) -> None:
    if found != wanted:
        sys.exit(f"{what}: {found!r}, wanted {wanted!r}")


def arrived(address: str) -> list[bytes]:
    box = POSTFIX / "mail" / address
    files = sorted(box.glob("new/*"), key=lambda path: path.stat().st_mtime_ns)
    return [path.read_bytes() for path in files]


def wait_for(address: str, count: int) -> list[bytes]:
    # Postfix takes a message first and delivers it afterwards.
    for _ in range(200):
        if len(arrived(address)) >= count:
            break
        subprocess.run(["sleep", "0.05"], check=True)
    expect(len(arrived(address)), count, f"messages to {address}")
    return arrived(address)


def calendar(message: bytes) -> icalendar.Calendar:
    parsed = email.message_from_bytes(message, policy=email.policy.default)
    expect([part.defects for part in parsed.walk() if part.defects], [], "defects")
    parts = [part for part in parsed.walk() if part.get_content_type() == "text/calendar"]
    expect(len(parts), 1, "calendars")
    return icalendar.Calendar.from_ical(parts[0].get_content())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        everything(desk)
        parcels(desk)
    print("mail: sent, read again, and all troubles named")


def everything(desk: Desk) -> None:
    for change, said in [
        ({}, None),
        ({"tls": "implicit", "port": PORT + 1}, None),
        ({"password": "feil"}, "godtar ikke brukernavnet eller passordet (535"),
        ({"ca": "other-ca.pem"}, "utstedt av noen denne maskinen ikke stoler på"),
        ({"tls": "implicit"}, "Kryptert forbindelse til localhost kom ikke i stand"),
        ({"port": 1}, "Ingenting svarer på localhost"),
        ({"host": "finnes-ikke.invalid"}, "Ingen kjenner e-postserveren"),
    ]:
        desk.settings(**change)
        done = desk.run("mail", "test", code=0 if said is None else 3)
        if said is not None and said not in done.stderr:
            sys.exit(f"{change}: {done.stderr}")
    desk.settings()

    # One is refused for ever, one for now; the others have theirs all the same.
    people = [
        ("Kari Nordli", "kari.e2e@example.org"),
        ("Avvist Person", "avvist@example.org"),
        ("Senere Person", "senere@example.org"),
        ("Åse Lie", "åse.e2e@example.org"),
        ("Mats Lindvik", "mats.e2e@example.org"),
    ]
    file = desk.invitation("innkalling.yaml", "2026-03-17", *people)
    send = ["send", file, "--past", "--state", "s", "--yes"]
    done = desk.run(*send, code=3)
    if "avvist@example.org: e-postserveren tok ikke imot meldingen (550" not in done.stderr:
        sys.exit(done.stderr)
    expect(desk.states(), ["sent", "dead", "queued", "sent", "sent"], "states")
    first = wait_for("kari.e2e@example.org", 1)[0]
    wait_for("mats.e2e@example.org", 1)
    event = calendar(first).walk("VEVENT")[0]
    start = event["DTSTART"].dt.astimezone(timezone.utc)
    expect(start, datetime(2026, 3, 17, 8, 0, tzinfo=timezone.utc), "start")
    expect(len(event["ATTENDEE"]), 5, "attendees")
    if b"2026-014" in first:
        sys.exit("the case stands in the open")

    # Byte for byte what the outbox has, under what Postfix puts on top.
    desk.run("outbox", "export", "1", "-o", "1.eml", "--state", "s")
    kept = (desk.folder / "1.eml").read_bytes().replace(b"\r\n", b"\n")
    if not first.replace(b"\r\n", b"\n").rstrip(b"\n").endswith(kept.rstrip(b"\n")):
        sys.exit("what arrived is not what was kept")

    # Sent twice, mailed once.
    desk.run(*send, code=3)
    wait_for("kari.e2e@example.org", 1)

    # Moved, and called off. Who never had it need not hear that it is otherwise.
    desk.run("outbox", "cancel", "3", "--state", "s")
    file = desk.invitation("innkalling.yaml", "2026-03-24", *people[:1], *people[4:])
    desk.run(*send, "--moved-from", "2026-03-17")
    second = wait_for("kari.e2e@example.org", 2)[1]
    expect(calendar(second).walk("VEVENT")[0]["UID"], event["UID"], "the moved meeting")
    expect(int(calendar(second).walk("VEVENT")[0]["SEQUENCE"]), 1, "its sequence")
    desk.run(*send, "--cancel")
    third = calendar(wait_for("kari.e2e@example.org", 3)[2])
    expect(str(third["METHOD"]), "CANCEL", "method")
    expect(int(third.walk("VEVENT")[0]["SEQUENCE"]), 2, "sequence")
    desk.run("outbox", "verify", "--state", "s")


def parcels(desk: Desk) -> None:
    """Confidential documents: encrypted on the way, whole when they are opened, and sent once."""
    cases = desk.folder / "saker"
    shutil.copytree(EXAMPLES / "saker", cases)
    minutes = "saker/2026-014/2026-03-17-referat.yaml"
    needs = "saker/2026-014/2026-02-09-behovsmelding.yaml"
    day = ["--date", "2026-11-20"]
    guardian, service = "hanne.lyngmo.e2e@example.org", "ppt.e2e@example.org"
    receivers = ["--to", f"Hanne Lyngmo <{guardian}>", "--to", service]
    share = ["share", minutes, needs, *receivers, "--state", "p", "--yes", *day]

    # Without a consent nothing leaves.
    consent = cases / "2026-014" / "2026-02-02-samtykke.yaml"
    text = consent.read_text()
    consent.unlink()
    if "R3" not in (done := desk.run(*share, code=1)).stderr:
        sys.exit(done.stderr)
    consent.write_text(text)

    done = desk.run(*share)
    password = done.stdout.splitlines()[1].strip()
    if "på telefon eller SMS" not in done.stdout or not done.stdout.endswith(" 0 ikke sendt\n"):
        sys.exit(done.stdout)
    expected = []
    for form in (minutes, needs):
        desk.run("fill", form, "-o", "dokument.pdf", "--force", *day)
        expected.append((desk.folder / "dokument.pdf").read_bytes())
    for address in (guardian, service):
        opened(wait_for(address, 1)[0], address, password, expected)

    # Sent twice, mailed once; and the password is not told a second time.
    done = desk.run(*share)
    if "fra før" not in done.stderr or password in done.stdout:
        sys.exit(f"{done.stdout}\n{done.stderr}")
    wait_for(guardian, 1)

    # Unless somebody wants it: then with another password.
    once_more = ["share", minutes, needs, "--to", guardian, "--state", "p", "--yes", *day]
    done = desk.run(*once_more, "--again")
    again = done.stdout.splitlines()[1].strip()
    opened(wait_for(guardian, 2)[1], guardian, again, expected)
    expect(len(arrived(service)), 1, "messages to the service")
    if again == password:
        sys.exit("the password is the same")
    desk.run("outbox", "verify", "--state", "p")


def opened(message: bytes, address: str, password: str, documents: list[bytes]) -> None:
    parsed = email.message_from_bytes(message, policy=email.policy.default)
    expect([part.defects for part in parsed.walk() if part.defects], [], "defects")
    expect(parsed["Subject"], "Dokumenter fra Solsikken barnehage", "subject")
    expect(parsed["To"], address, "to")
    files = list(parsed.iter_attachments())
    expect([file.get_filename() for file in files], ["dokumenter.zip"], "files")
    texts = [parsed.get_body((kind,)).get_content() for kind in ("plain", "html")]
    seen = "\n".join([*texts, *(f"{name}: {value}" for name, value in parsed.items())])
    for word in ("Oda", "Lyngmo", "2026-014", "referat", "behov", password):
        if word in seen.replace(address, ""):
            sys.exit(f"{word} can be read on the way")
    sealed = files[0].get_content()
    for word in ("Lyngmo", "2026-014", "%PDF-1.7", password):
        if word.encode() in sealed or word.encode() in message.replace(address.encode(), b""):
            sys.exit(f"{word} can be read in the file")
    with pyzipper.AESZipFile(io.BytesIO(sealed)) as parcel:
        expect(parcel.namelist(), ["dokument-1.pdf", "dokument-2.pdf"], "names")
        expect({file.wz_aes_strength for file in parcel.infolist()}, {3}, "AES-256")
        parcel.setpassword(password.encode())
        expect([parcel.read(name) for name in parcel.namelist()], documents, "documents")
        parcel.setpassword(b"et helt annet passord")
        try:
            parcel.read("dokument-1.pdf")
            sys.exit("it opens with any password")
        except RuntimeError:
            pass


if __name__ == "__main__":
    main()
