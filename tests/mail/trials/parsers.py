#!/usr/bin/env python3
"""Writes thousands of invitations and has other people's parsers read every message.

Four parts: invitations with every kind of name, day and hour; senders of many kinds; changes and
cancellations out of an outbox; and hostile texts in every field. Promises: Python's `email` finds
exactly the headers and parts that belong there; `icalendar` and `ical.js` read the same meeting as
was filled in; nothing of the agenda is outside the PDF; and a hostile text is either refused,
without a file, or does nothing that a harmless one would not.
"""

import contextlib
import email
import email.policy
import functools
import itertools
import json
import os
import random
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from email.header import decode_header, make_header
from email.utils import getaddresses, parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote
from zoneinfo import ZoneInfo

from common import arguments, first_line, parse, table, venv_python, verdict, workplace

try:
    import icalendar
except ModuleNotFoundError:
    if Path(sys.prefix) == Path(venv_python()).parent.parent:
        sys.exit("icalendar is missing; run tests/mail/install.sh")
    # Started with another Python: it has no calendar parser.
    os.execv(venv_python(), [venv_python(), *sys.argv])

OSLO = ZoneInfo("Europe/Oslo")
CHUNK = 100
LANGUAGE = "en"
SENDER = "Solsikken barnehage <post@solsikken.example.org>"
# So many of the invitations may be stopped by mistake by the look for personal data: what that
# finds is another trial's business, but a run where it stops much has tried little here.
REFUSED_LIMIT = 0.02

TITLES = {"nb": "Møteinnkalling", "nn": "Møteinnkalling", "en": "Invitation to a meeting"}
CHANGED = {
    "nb": "Endret møteinnkalling",
    "nn": "Endra møteinnkalling",
    "en": "Changed invitation to a meeting",
}
CANCELLED = {"nb": "Avlyst møte", "nn": "Avlyst møte", "en": "Meeting called off"}

KINDERGARTENS = [
    "Solsikken barnehage",
    "Årnes barnehage",
    "Bjørnehiet FUS barnehage",
    "Gáisi mánáidgárdi",
    "Læringsverkstedet Østre Å",
    "Blåklokka, avdeling 2",
    "Trollskogen; natur & gård",
    "Tussa's barnehage",
    "Maurtua «Stor» barnehage",
    "Eventyrskogen barnehage og kultursenter med åpen barnehage, familieavdeling og naturgruppe",
]
PLACES = [
    "Møterom 2",
    "Rådhuset, 3. etasje; rom «Gáisi»",
    "Personalrommet (bak kjøkkenet)",
    "PPT/BUP, bygg B",
    "Møterom C:\\Øst",
    "Biblioteket & kafeen, inngang fra sør – følg skiltene mot den gule døra ved sykkelstativene",
]
LINKS = [
    "https://video.example.org/m/19a7",
    "https://video.example.org/l/meetup-join/19%3ameeting/0?context=%7b%22id%22%3a%221%22%7d&x=1",
    "https://møte.example.org/rom/blåbær?språk=nb",
    "https://video.example.org/a;b=1,2/'c'?x=(1)&amp;y=2#del-3",
    "https://video.example.org/" + "langt-navn/" * 20,
]
NAMES = [
    "Kari Nordli",
    "Åse Bjørnstad",
    "Jon Arne Myrdal",
    "Marit-Elise Sæther Øvrebø",
    "Máret Ánne Sara",
    "Áilu Gáski",
    "Elle Márjá Čáppa",
    "Łukasz Wiśniewski",
    "Małgorzata Żółkiewska",
    "Gülşen Yıldız",
    "Çağla İnönü",
    "Đặng Thị Hương",
    "Nguyễn Văn Thành",
    "Иван Петров",
    "Олена Шевченко",
    "Γιώργος Παπαδόπουλος",
    "Ελένη Οικονόμου",
    "Sinéad O’Connor",
    "Siobhan O'Brien",
    'Per "Pelle" Moe',
    "Anne Berg, spesialpedagog",
    "Ola Lund (vikar)",
    "José María Núñez de la Fuente",
    "Kristján Þórðarson",
    "Zoë Müller-Lüdenscheidt",
    "Ana-Maria Ștefănescu",
    "Maria Magdalena Konstantina Alexandra Wilhelmine Elisabeth Fredrikke Solheim-Bratthammer",
    "Anne-Grethe Kristoffersen Bjørklund Øvergård Tønnessen Sørbråten Åsgård Nærbø",
]
LOCAL_PARTS = ["kari.nordli", "a", "post+mote", "o'brien", "per_moe", "first-last", "x.y.z+tag+2"]
FOREIGN_LOCAL_PARTS = ["åse", "иван", "đặng.hương"]
DOMAINS = ["example.org", "barnehage.example.org", "EXAMPLE.ORG", "a-b.c-d.example.org"]
FOREIGN_DOMAINS = ["blåbær.example.org", "пример.example.org"]
ROLES = ["styrer", "pedagogisk leder", "rådgiver", "støttepedagog & koordinator", ""]
SERVICES = ["PPT", "Solsikken barnehage", "helsestasjonen", "barnevernet", ""]
AGENDA = [
    "Voksenrollen i lek",
    "Overganger mellom avdelingene",
    "Språkmiljø ved måltidene",
    "Gruppeledelse i garderoben",
    "Rutiner for foreldresamtaler",
]
SENDERS = [
    SENDER,
    "post@solsikken.example.org",
    '"Solsikken, avdeling 2" <post@solsikken.example.org>',
    "Blåklokka; «Øst» <post+mote@solsikken.example.org>",
    'Per "Pelle" Moe <per@solsikken.example.org>',
    "Solsikken (vikar) <post@EXAMPLE.org>",
    "Иван Петров <post@solsikken.example.org>",
    "Oppvekst " + "og kultur " * 12 + "<post@solsikken.example.org>",
    "Blåbær barnehage <post@blåbær.example.org>",
]


# What is sent, and what should arrive.


@dataclass(frozen=True)
class Person:
    name: str
    address: str


@dataclass(frozen=True)
class Expected:
    """What a message should say."""

    language: str
    kindergarten: str
    start: datetime
    end: datetime
    place: str
    link: str
    people: tuple[Person, ...]
    sender: Person
    signer: str
    role: str
    secrets: tuple[str, ...]
    method: str = "REQUEST"
    sequence: int = 0
    alone: bool = False
    """Whether it tells one person that the meeting takes place without him or her."""

    @property
    def subject(self) -> str:
        if self.method == "CANCEL" and not self.alone:
            title = CANCELLED
        else:
            title = CHANGED if self.sequence else TITLES
        return f"{title[self.language]} – {self.kindergarten}"

    @property
    def shape(self) -> tuple[bool, bool, bool]:
        """What decides which elements the page has."""
        return bool(self.place), bool(self.link), bool(self.role)


def clean(text: str) -> str:
    """What the program makes of every text: composed, and with one kind of line end and space."""
    text = re.sub("\r\n|[\r\u2028\u2029\u0085]", "\n", text.strip())
    return unicodedata.normalize("NFC", text.replace("\t", " "))


def sender_of(text: str) -> Person:
    text = text.strip()
    if not text.endswith(">") or "<" not in text:
        return Person("", text)
    name, address = text[:-1].rsplit("<", 1)
    name = name.strip()
    if len(name) > 1 and name.startswith('"') and name.endswith('"'):
        name = name[1:-1].strip()
    return Person(name, address.strip())


def expected_of(form: dict, sender: str = SENDER) -> Expected:
    """Raises ValueError for a form that nobody should be able to send."""
    people = {}
    for each in form["deltakere"]:
        person = Person(clean(each["navn"]), clean(each["epost"]))
        people.setdefault(person.address.lower(), person)
    items = [*form["agenda"].get("system", []), *form["agenda"].get("individ", [])]
    secrets = [clean(item[key]) for item in items for key in ("tittel", "sak") if item.get(key)]
    day = date.fromisoformat(clean(form["dato"]))
    start, end = (
        datetime.combine(day, datetime.strptime(clean(form[key]), "%H:%M").time())
        for key in ("fra", "til")
    )
    # An empty field is not filled in; then the language is that of the command.
    language = clean(form["sprak"]) or LANGUAGE
    if language not in TITLES or clean(form["skjema"]) != "innkalling":
        raise ValueError("not a language or form")
    return Expected(
        language=language,
        kindergarten=clean(form["barnehage"]),
        start=start,
        end=end,
        place=clean(form.get("sted", "")),
        link=clean(form.get("lenke", "")),
        people=tuple(people.values()),
        sender=sender_of(sender),
        signer=clean(form["avsender"]["navn"]),
        role=clean(form["avsender"].get("rolle", "")),
        # Short ones can be anywhere by chance.
        secrets=tuple(secret for secret in secrets if len(secret) >= 6),
    )


def spelt(address: str) -> str:
    """An address with its domain as the name servers know it, and without quotation marks that it
    does not need; all spellings are right."""
    local, _, domain = address.rpartition("@")
    if re.fullmatch(r'"[\w!#$%&\'*+/=?^`{|}~-]+(\.[\w!#$%&\'*+/=?^`{|}~-]+)*"', local):
        local = local[1:-1]
    with contextlib.suppress(UnicodeError):
        domain = domain.encode("idna").decode()
    return f"{local}@{domain}"


# The program.


@dataclass
class Ended:
    code: int
    output: str
    errors: str

    def rows(self) -> list[dict]:
        return json.loads(self.output)

    def documents(self) -> list[dict]:
        """What is wrong with each form, if that is why it ended."""
        try:
            return json.loads(self.output)["documents"]
        except (ValueError, KeyError, TypeError):
            return []


@dataclass
class Program:
    blankett: Path
    work: Path
    count: int = 0

    def __post_init__(self) -> None:
        self.configure(SENDER)

    def configure(self, sender: str) -> None:
        # TOML escapes as JSON does, apart from what stands outside the first plane.
        quoted = json.dumps(sender, ensure_ascii=False).replace("\x7f", "\\u007f")
        path = self.work / "blankett.toml"
        path.write_text(f'[mail]\nfrom = {quoted}\nhost = "localhost"\n', encoding="utf-8")

    def run(self, *arguments: str | Path) -> Ended:
        command = [self.blankett, "--config", self.work / "blankett.toml", "--lang", LANGUAGE]
        done = subprocess.run(
            [*command, *arguments], stdin=subprocess.DEVNULL, capture_output=True, timeout=600
        )
        output, errors = (text.decode(errors="replace") for text in (done.stdout, done.stderr))
        return Ended(done.returncode, output, errors)

    def write(self, forms: list[dict]) -> Path:
        path = self.work / "forms.jsonl"
        path.write_text("".join(json.dumps(form) + "\n" for form in forms), encoding="utf-8")
        return path

    def dry_run(self, forms: list[dict]) -> tuple[Ended, Path]:
        """Messages without an outbox, in a new folder."""
        self.count += 1
        folder = self.work / f"messages-{self.count}"
        folder.mkdir()
        file = self.write(forms)
        nowhere = self.work / "nowhere"
        options = ["--dry-run", "--yes", "--format", "json", "--state", nowhere, "-o", folder]
        return self.run("send", file, "--past", *options), folder

    def send(self, state: Path, form: dict, *options: str) -> Ended:
        options = ("--state", state, "--queue-only", "--yes", *options)
        return self.run("send", self.write([form]), "--past", *options)


def emptied(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


def files_below(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.name != "forms.jsonl"}


# What messages look like.


class Page(HTMLParser):
    """The elements of a page and its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: Counter[tuple] = Counter()
        self.links: list[str] = []
        self.language = ""
        self.texts: dict[str, str] = {}
        self.inside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.elements[(tag, *sorted(name for name, _ in attrs))] += 1
        self.inside = tag
        for name, value in attrs:
            if name in ("href", "src", "action", "srcset", "data", "poster", "background"):
                self.links.append(value)
            if (tag, name) == ("html", "lang"):
                self.language = value

    def handle_endtag(self, tag: str) -> None:
        self.elements[(f"/{tag}",)] += 1
        self.inside = ""

    def handle_data(self, data: str) -> None:
        key = self.inside if self.inside in ("style", "title") else "text"
        self.texts[key] = self.texts.get(key, "") + data

    def handle_comment(self, data: str) -> None:
        self.elements[("comment",)] += 1

    def handle_pi(self, data: str) -> None:
        self.elements[("instruction",)] += 1

    def unknown_decl(self, data: str) -> None:
        self.elements[("declaration",)] += 1


HEADERS = [
    "From", "To", "Subject", "Date", "Message-ID", "Content-Language", "MIME-Version",
    "Content-Type",
]  # fmt: skip
ALTERNATIVE = ["text/plain", "text/html", "text/calendar"]
FORBIDDEN_ELEMENTS = {
    "img", "script", "link", "iframe", "object", "embed", "form", "input", "base", "svg", "video",
    "audio", "comment", "instruction", "declaration",
}  # fmt: skip


def same(found: object, wanted: object, what: str) -> list[str]:
    return [] if found == wanted else [f"{what}: {found!r:.300} instead of {wanted!r:.300}"]


def squeezed(text: str) -> str:
    return " ".join(text.split())


@dataclass
class Reader:
    """Reads messages and collects what is wrong, and the calendars for the parsers of calendars."""

    shapes: dict[tuple, Counter] = field(default_factory=dict)
    calendars: dict[tuple[bytes, Expected], str] = field(default_factory=dict)
    figures: Counter[str] = field(default_factory=Counter)
    longest: int = 0

    def read(
        self,
        raw: bytes,
        recipient: Person,
        expected: Expected,
        key: str,
        row: dict,
        first: str = "",
    ) -> list[str]:
        """What is wrong with a message. `key` says which one it is, `first` is the `Message-ID`
        of the message that it changes."""
        self.figures["messages"] += 1
        people = [recipient, expected.sender]
        needs_utf8 = not all(person.address.isascii() for person in people)
        only_domain = all(p.address.rpartition("@")[0].isascii() for p in people)
        utf8 = not raw.isascii()
        self.figures["need SMTPUTF8"] += utf8
        self.figures["need SMTPUTF8 for a domain alone"] += utf8 and only_domain
        faults = self.lines(raw, needs_utf8)
        wanted = [*HEADERS, "References"] if first else HEADERS
        faults += same(sorted(header_names(raw)), sorted(wanted), "headers")
        modern = email.message_from_bytes(raw, policy=email.policy.default)
        old = email.message_from_string(raw.decode(), policy=email.policy.compat32)
        faults += self.headers(modern, old, recipient, expected, row, utf8)
        if first:
            faults += same(str(modern["References"]), f"<{first}>", "References")
        parts = self.parts(modern, old, expected, faults)
        if parts is None:
            return faults
        plain, page, calendar = parts[:3]
        faults += body_faults(plain.decode(), expected, "text")
        faults += self.page(page, expected)
        # All recipients get the same file, so it is read once.
        self.calendars.setdefault((calendar, expected), key)
        if len(parts) == 4:
            faults += [] if parts[3].startswith(b"%PDF-") else ["the attachment is no PDF"]
        return faults

    def lines(self, raw: bytes, needs_utf8: bool) -> list[str]:
        faults = []
        if re.search(rb"(?<!\r)\n|\r(?!\n)|\0", raw):
            faults.append("a line end or NUL that stands alone")
        lengths = [len(line) for line in raw.split(b"\r\n")]
        self.longest = max(self.longest, *lengths)
        self.figures["lines"] += len(lengths)
        if max(lengths) > 998:
            faults.append("a line over 998 bytes")
        header, _, body = raw.partition(b"\r\n\r\n")
        for name, part in (("header", header), ("body", body)):
            long = sum(len(line) > 78 for line in part.split(b"\r\n"))
            self.figures[f"lines over 78 bytes in the {name}"] += long
        if not needs_utf8 and not header.isascii() or not body.isascii():
            faults.append("bytes over 127 that are not needed")
        # Each header with its continuations.
        for line in re.split(rb"\r\n(?![ \t])", header):
            if not line.isascii() and not line.startswith((b"From:", b"To:")):
                faults.append("bytes over 127 in another header than From and To")
        return faults

    def headers(self, modern, old, recipient, expected, row, utf8) -> list[str]:
        faults = []
        for name in set(modern.keys()):
            # Bytes over 127 are no defect where SMTPUTF8 allows them; Python cannot know.
            defects = [str(defect) for defect in modern[name].defects]
            if utf8 and name in ("From", "To"):
                defects = [each for each in defects if "non-ascii" not in each.lower()]
            faults += [f"defect in {name}: {defect}" for defect in defects]
        for name, person in (("From", expected.sender), ("To", recipient)):
            source = unfolded(old[name])
            wanted = [(person.name, spelt(person.address))]
            addresses = [
                (repaired(each.display_name), spelt(repaired(each.addr_spec)))
                for each in modern[name].addresses
            ]
            if re.search(r"\?=[ \t]+=\?", source):
                # Python before 3.12.9 keeps the space between two encoded words of a name
                # (python/cpython#128110), so there only the older reader sees every space.
                addresses = [(shown.replace(" ", ""), address) for shown, address in addresses]
                faults += same(addresses, [(wanted[0][0].replace(" ", ""), wanted[0][1])], name)
            else:
                faults += same(addresses, wanted, name)
            found = [
                (str(make_header(decode_header(shown))), spelt(address))
                for shown, address in getaddresses([source])
            ]
            faults += same(found, wanted, f"{name} (compat32)")
        faults += same(str(modern["Subject"]), expected.subject, "Subject")
        decoded = str(make_header(decode_header(unfolded(old["Subject"]))))
        faults += same(decoded, expected.subject, "Subject (compat32)")
        faults += same(str(modern["Content-Language"]), expected.language, "Content-Language")
        message_id = str(modern["Message-ID"])
        faults += same(message_id, f"<{row['message_id'].strip('<>')}>", "Message-ID")
        if not re.fullmatch(r"<[a-z]{32}@[\x21-\x7e]+>", message_id):
            faults.append(f"Message-ID: {message_id}")
        written = parsedate_to_datetime(str(modern["Date"]))
        if abs(datetime.now(UTC) - written) > timedelta(hours=1):
            faults.append(f"Date: {written}")
        return faults

    def parts(self, modern, old, expected: Expected, faults: list[str]) -> list[bytes] | None:
        """The decoded leaves, if they are the ones that belong there."""
        pdf = ["application/pdf"] if expected.method == "REQUEST" else []
        types = ["multipart/mixed", "multipart/alternative", *ALTERNATIVE, *pdf]
        for name, message in (("email", modern), ("compat32", old)):
            defects = [str(defect) for part in message.walk() for defect in part.defects]
            faults += [f"{name}: defect: {defect}" for defect in defects]
            found = [part.get_content_type() for part in message.walk()]
            faults += same(found, types, f"{name}: parts")
            if found != types:
                return None
        outer, inner, *leaves = modern.walk()
        faults += same(
            [len(outer.get_payload()), len(inner.get_payload())], [1 + len(pdf), 3], "parts"
        )
        for part in [outer, inner]:
            if (part.preamble or "").strip() or (part.epilogue or "").strip():
                faults.append("text outside the parts")
        for part in leaves:
            wanted = ["Content-Type", "Content-Transfer-Encoding"]
            wanted += ["Content-Disposition"] if part in leaves[3:] else []
            what = f"headers of {part.get_content_type()}"
            faults += same(sorted(part.keys()), sorted(wanted), what)
        content_type = leaves[2]["Content-Type"].params
        wanted = {"charset": "utf-8", "method": expected.method, "name": "moteinnkalling.ics"}
        faults += same(dict(content_type), wanted, "type of the calendar")
        for part in leaves[:2]:
            faults += same(dict(part["Content-Type"].params), {"charset": "utf-8"}, "type")
        if pdf:
            name = f"innkalling-{expected.start:%Y-%m-%d}.pdf"
            faults += same(leaves[3].get_filename(), name, "file name")
        leaves_of_old = [part for part in old.walk() if not part.is_multipart()]
        contents = [part.get_payload(decode=True) for part in leaves]
        if [part.get_payload(decode=True) for part in leaves_of_old] != contents:
            faults.append("the two policies read other contents")
        return contents

    def page(self, raw: bytes, expected: Expected) -> list[str]:
        source = raw.decode()
        page = Page(source)
        faults = same(page.language, expected.language, "language of the page")
        if page.texts.get("title", "") != TITLES[expected.language]:
            faults.append(f"title of the page: {page.texts.get('title')!r}")
        links = [link.replace("\r\n", "\n") for link in page.links]
        faults += same(links, [expected.link] if expected.link else [], "links of the page")
        if not all(re.fullmatch(r"https://\S+", link) for link in links):
            faults.append(f"a link that is none: {links}")
        found = {element[0] for element in page.elements}
        if found & FORBIDDEN_ELEMENTS:
            faults.append(f"elements of the page: {sorted(found & FORBIDDEN_ELEMENTS)}")
        if re.search(r"url\(|@import|expression\(", page.texts.get("style", "")):
            faults.append("the style loads something")
        if source.count("<style") != 1:
            faults.append("not one style")
        if expected.sequence == 0 and expected.method == "REQUEST":
            shape = self.shapes.setdefault(expected.shape, page.elements)
            if shape != page.elements:
                extra, missing = page.elements - shape, shape - page.elements
                faults.append(
                    f"elements of the page: {dict(extra)} too many, {dict(missing)} too few"
                )
        else:
            known = {element for shape in self.shapes.values() for element in shape}
            unknown = set(page.elements) - known - {("strong",), ("/strong",)}
            faults += same(unknown, set(), "unknown elements of the page")
        return faults + body_faults(page.texts.get("text", ""), expected, "page")


def body_faults(text: str, expected: Expected, what: str) -> list[str]:
    squeezed_text = squeezed(text)
    shown = [expected.kindergarten, expected.place, expected.link, expected.signer, expected.role]
    shown += [str(expected.start.year)]
    shown += [f"{moment:%H:%M}" if expected.language == "en" else f"{moment:%H.%M}"
              for moment in (expected.start, expected.end)]  # fmt: skip
    faults = [
        f"{what}: {each!r:.100} is missing" for each in shown if squeezed(each) not in squeezed_text
    ]
    return faults + secret_faults(text, expected, what)


def secret_faults(text: str, expected: Expected, what: str) -> list[str]:
    open_texts = [
        expected.kindergarten,
        expected.place,
        expected.link,
        expected.signer,
        expected.role,
    ]
    hidden = [each for each in expected.secrets if not any(each in known for known in open_texts)]
    return [f"{what}: says {each!r:.100} of the agenda" for each in hidden if each in text]


def repaired(text: str) -> str:
    """Bytes over 127, which Python keeps as halves of characters."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def unfolded(value: str) -> str:
    return re.sub(r"\r?\n(?=[ \t])", "", value)


def header_names(raw: bytes) -> list[str]:
    """The names at the beginnings of lines, read without any library."""
    lines = raw.partition(b"\r\n\r\n")[0].split(b"\r\n")
    return [
        line.split(b":")[0].decode("ascii", "replace") for line in lines if line[:1] not in b" \t"
    ]


# What calendars look like.

CALENDAR_PROPERTIES = ["CALSCALE", "METHOD", "PRODID", "VERSION"]
EVENT_PROPERTIES = [
    "DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "ORGANIZER", "SEQUENCE", "STATUS", "SUMMARY",
    "TRANSP", "UID",
]  # fmt: skip
ZONE = ["VCALENDAR", "VTIMEZONE", "DAYLIGHT", "STANDARD", "VEVENT"]

READ_BY_JAVASCRIPT = """
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const person = (property) => [property.getParameter("cn") ?? "", property.getFirstValue()];
const walk = (component) => [component, ...component.getAllSubcomponents().flatMap(walk)];
const names = (component) => component.getAllProperties().map((each) => each.name.toUpperCase());

function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = calendar.getFirstSubcomponent("vevent");
  const value = (name) => event.getFirstPropertyValue(name);
  const utc = (name) => {
    if (value(name).zone.component === null) throw new Error(`${name} has no time zone`);
    return value(name).convertToZone(ICAL.Timezone.utcTimezone).toString();
  };
  const parameters = event.getAllProperties().flatMap((property) =>
    Object.keys(property.jCal[1]).map((name) => `${property.name};${name}`.toUpperCase()));
  return {
    components: walk(calendar).map((component) => component.name.toUpperCase()),
    calendar: names(calendar).sort(),
    event: names(event).sort(),
    parameters: parameters.sort(),
    method: calendar.getFirstPropertyValue("method"),
    uid: value("uid"),
    sequence: value("sequence"),
    status: value("status"),
    start: utc("dtstart"),
    end: utc("dtend"),
    summary: value("summary"),
    location: value("location"),
    url: value("url"),
    description: value("description"),
    organizer: person(event.getFirstProperty("organizer")),
    attendees: event.getAllProperties("attendee").map(person),
  };
}

const texts = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map((text) => {
  try {
    return read(text);
  } catch (error) {
    return { error: String(error) };
  }
})));
"""


def read_by_javascript(texts: list[str]) -> list[dict]:
    """One process for all of them."""
    if not texts:
        return []
    venv = Path(venv_python()).parent
    done = subprocess.run(
        [venv / "node", "--input-type=module", "--eval", READ_BY_JAVASCRIPT],
        cwd=venv.parent.parent,
        input=json.dumps(texts),
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        sys.exit(f"node: {first_line(done.stderr)}")
    return json.loads(done.stdout)


@functools.cache
def zone_of(definition: bytes):
    """The time zone as the file itself defines it, not as this machine knows it."""
    return icalendar.Timezone.from_ical(definition).to_tz(lookup_tzid=False)


def read_by_python(raw: bytes) -> dict:
    try:
        calendar = icalendar.Calendar.from_ical(raw)
        components = list(calendar.walk())
        errors = [str(error) for component in components for error in component.errors]
        if errors:
            return {"error": errors[0]}
        (event,) = calendar.walk("VEVENT")
        (definition,) = calendar.walk("VTIMEZONE")
        zone = zone_of(definition.to_ical())
        values = {
            name: value if isinstance(value, list) else [value] for name, value in event.items()
        }

        def utc(name: str) -> str:
            local = values[name][0].dt.replace(tzinfo=zone)
            return local.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

        def text(name: str) -> str | None:
            return str(values[name][0]) if name in values else None

        def person(value) -> list[str]:
            return [str(value.params.get("CN", "")), str(value)]

        return {
            "components": [component.name for component in components],
            "calendar": sorted(calendar.keys()),
            "event": sorted(name for name, found in values.items() for _ in found),
            "parameters": sorted(
                f"{name};{parameter}"
                for name, found in values.items()
                for value in found
                for parameter in value.params
                # The library adds this one to dates by itself.
                if parameter != "VALUE"
            ),
            "method": str(calendar["METHOD"]),
            "uid": text("UID"),
            "sequence": int(values["SEQUENCE"][0]),
            "status": text("STATUS"),
            "start": utc("DTSTART"),
            "end": utc("DTEND"),
            "summary": text("SUMMARY"),
            "location": text("LOCATION"),
            "url": text("URL"),
            "description": text("DESCRIPTION"),
            "organizer": person(values["ORGANIZER"][0]),
            "attendees": [person(value) for value in values.get("ATTENDEE", [])],
        }
    except Exception as error:  # noqa: BLE001 - whatever a parser says is a finding
        return {"error": f"{type(error).__name__}: {error}"}


def is_shown_once(day: date, quarter: int) -> bool:
    """Whether the clocks of Oslo show a quarter of an hour once, and not twice or never."""
    local = datetime.combine(day, datetime.min.time()) + timedelta(minutes=15 * quarter)
    first, second = (local.replace(tzinfo=OSLO, fold=fold).utcoffset() for fold in (0, 1))
    return first == second


def moment_faults(found: str, local: datetime, what: str) -> list[str]:
    moment = local.replace(tzinfo=OSLO).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return same(found, moment, what)


def raw_faults(raw: bytes) -> list[str]:
    faults = []
    if re.search(rb"(?<!\r)\n|\r(?!\n)|[\0-\x08\x0b\x0c\x0e-\x1f\x7f]", raw) or not raw.endswith(
        b"\r\n"
    ):
        faults.append("calendar: a line end or control character that stands alone")
    lines = raw.split(b"\r\n")
    if max(map(len, lines)) > 75:
        faults.append("calendar: a line over 75 bytes")
    for line in lines:
        try:
            line.decode()
        except UnicodeDecodeError:
            faults.append("calendar: a line end within a character")
    return faults


URI = re.compile(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")


def calendar_faults(found: dict, expected: Expected, what: str) -> list[str]:
    if "error" in found:
        return [f"{what}: {found['error']}"]
    faults = same(found["components"], ZONE, f"{what}: components")
    faults += same(found["calendar"], CALENDAR_PROPERTIES, f"{what}: properties of the calendar")
    properties = EVENT_PROPERTIES + ["ATTENDEE"] * len(expected.people) + ["LOCATION"]
    properties += ["URL"] if expected.link else []
    faults += same(found["event"], sorted(properties), f"{what}: properties of the event")
    each = ["CN", "ROLE"] + (["PARTSTAT", "RSVP"] if expected.method == "REQUEST" else [])
    parameters = [
        f"ATTENDEE;{name}"
        for person in expected.people
        for name in each
        if person.name or name != "CN"
    ]
    parameters += ["ORGANIZER;CN"] if expected.sender.name else []
    faults += same(
        found["parameters"],
        sorted([*parameters, "DTSTART;TZID", "DTEND;TZID"]),
        f"{what}: parameters",
    )
    faults += same(found["method"], expected.method, f"{what}: METHOD")
    faults += same(found["sequence"], expected.sequence, f"{what}: SEQUENCE")
    status = "CONFIRMED" if expected.method == "REQUEST" else "CANCELLED"
    faults += same(found["status"], status, f"{what}: STATUS")
    faults += same(found["summary"], expected.subject, f"{what}: SUMMARY")
    faults += same(found["location"], expected.place or expected.link, f"{what}: LOCATION")
    link = quote(expected.link, safe="".join(map(chr, range(33, 127)))) if expected.link else None
    faults += same(found["url"], link, f"{what}: URL")
    if link and not URI.fullmatch(found["url"] or ""):
        faults.append(f"{what}: URL is none: {found['url']!r:.200}")
    faults += moment_faults(found["start"], expected.start, f"{what}: DTSTART")
    faults += moment_faults(found["end"], expected.end, f"{what}: DTEND")
    faults += same(
        people_of([found["organizer"]]), wanted_of([expected.sender]), f"{what}: ORGANIZER"
    )
    faults += same(people_of(found["attendees"]), wanted_of(expected.people), f"{what}: ATTENDEE")
    faults += body_faults(found["description"], expected, f"{what}: DESCRIPTION")
    everything = " ".join([found["summary"], found["location"] or "", found["uid"]])
    return faults + secret_faults(everything, expected, what)


def people_of(found: list) -> list[tuple[str, str]]:
    return sorted(
        (without_quotes(name), spelt(unquote(address.removeprefix("mailto:"))))
        for name, address in found
        if re.fullmatch(r"mailto:[\x21-\x7e]+", address)
    )


def wanted_of(people) -> list[tuple[str, str]]:
    return sorted((without_quotes(person.name), spelt(person.address)) for person in people)


def without_quotes(name: str) -> str:
    """A quotation mark cannot stand in a parameter, and readers disagree about a backslash there
    (RFC 5545 has no escapes in parameters), so something else may take their places."""
    return name.replace('"', "'").replace("\\", "/")


def read_calendars(reader: Reader) -> dict[str, list[str]]:
    """What is wrong with the calendars collected so far, by the keys of their messages."""
    entries = list(reader.calendars.items())
    reader.calendars.clear()
    faults: dict[str, list[str]] = {}
    texts = [raw.decode("utf-8", "replace") for (raw, _), _ in entries]
    for ((raw, expected), key), other in zip(entries, read_by_javascript(texts), strict=True):
        one = read_by_python(raw)
        found = raw_faults(raw)
        found += calendar_faults(one, expected, "icalendar")
        found += calendar_faults(other, expected, "ical.js")
        if "error" not in one and "error" not in other:
            found += same(one["uid"], other["uid"], "UID by both parsers")
            found += same(one["description"], other["description"], "DESCRIPTION by both parsers")
        faults.setdefault(key, []).extend(found)
        reader.figures["calendars"] += 1
        start, end = (moment.replace(tzinfo=OSLO) for moment in (expected.start, expected.end))
        reader.figures["calendars that end before they begin"] += end.astimezone(
            UTC
        ) <= start.astimezone(UTC)
    return faults


# The invitations.


def clock_changes() -> list[date]:
    """The days when the clocks change, and those before and after, each year."""
    days = []
    for year in range(2026, 2046):
        for month in (3, 10):
            last = date(year, month, 31)
            sunday = last - timedelta(days=(last.weekday() + 1) % 7)
            days += [sunday + timedelta(days=offset) for offset in (0, -1, 1)]
    return days


class Maker:
    """Makes invitations of what the program accepts one at a time."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.kindergartens, self.places, self.links = KINDERGARTENS, PLACES, LINKS
        self.names = NAMES
        self.languages = list(TITLES)
        self.addresses = list(itertools.product(LOCAL_PARTS, DOMAINS + FOREIGN_DOMAINS))
        self.addresses += [(local, "example.org") for local in FOREIGN_LOCAL_PARTS]
        self.seen: set[tuple] = set()
        self.number = 0
        # The hours around the one that is there twice or never come first, and all days before
        # another quarter.
        quarters = list(range(4, 17))
        dice.shuffle(quarters)
        quarters.sort(key=lambda quarter: quarter not in (7, 12))
        self.critical = itertools.product(quarters, clock_changes())

    def moment(self) -> tuple[date, int]:
        if self.number % 3 == 0 and (critical := next(self.critical, None)):
            return critical[1], critical[0]
        day = date(2026, 1, 1) + timedelta(days=self.dice.randrange(7305))
        return day, self.number % 95

    def address(self, index: int) -> str:
        # Foreign ones are rare enough that most messages need no SMTPUTF8.
        is_foreign = self.dice.random() < 0.05
        some = [each for each in self.addresses if "".join(each).isascii() != is_foreign]
        local, domain = self.dice.choice(some or self.addresses)
        return f"{local}{index + 10}@{domain}"

    def form(self) -> dict:
        self.number += 1
        dice = self.dice
        while True:
            day, start = self.moment()
            kindergarten = dice.choice(self.kindergartens)
            end = min(start + dice.randint(1, 12), 95)
            # Other hours are refused; `tests/suite/mail.rs` holds that.
            shown = is_shown_once(day, start) and is_shown_once(day, end)
            if shown and (kindergarten.lower(), day, start) not in self.seen:
                self.seen.add((kindergarten.lower(), day, start))
                break
        people = []
        count = dice.choice([1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 12])
        for index, name in enumerate(dice.sample(self.names, count)):
            person = {"navn": name, "epost": self.address(index)}
            person["rolle"], person["tjeneste"] = dice.choice(ROLES), dice.choice(SERVICES)
            people.append({key: value for key, value in person.items() if value})
        where = dice.randrange(3)
        cases = [f"{dice.randint(2024, 2045)}-{dice.randint(100, 999999)}" for _ in range(2)]
        form = {
            "skjema": "innkalling",
            "sprak": dice.choice(self.languages),
            "barnehage": kindergarten,
            "dato": str(day),
            "fra": f"{start // 4:02}:{start % 4 * 15:02}",
            "til": f"{end // 4:02}:{end % 4 * 15:02}",
            "deltakere": people,
            "agenda": {
                "system": [
                    {
                        "tittel": dice.choice(AGENDA),
                        "type": "ny",
                        "legges_frem_av": people[0]["navn"],
                    }
                ],
                "individ": [{"sak": case, "type": "ny"} for case in cases[: dice.randrange(3)]],
            },
            "avsender": {"navn": people[-1]["navn"], "rolle": dice.choice(ROLES)},
        }
        if where != 1:
            form["sted"] = dice.choice(self.places)
        if where != 0:
            form["lenke"] = dice.choice(self.links)
        if not form["avsender"]["rolle"]:
            del form["avsender"]["rolle"]
        return form


def plain_form(**changes) -> dict:
    form = {
        "skjema": "innkalling",
        "sprak": "nb",
        "barnehage": "Solsikken barnehage",
        "dato": "2026-03-17",
        "fra": "09:00",
        "til": "10:30",
        "sted": "Møterom 2",
        "lenke": "https://video.example.org/m/1",
        "deltakere": [
            {
                "navn": "Kari Nordli",
                "rolle": "styrer",
                "tjeneste": "PPT",
                "epost": "kari.nordli@example.org",
            }
        ],
        "agenda": {
            "system": [
                {
                    "tittel": "Voksenrollen i lek",
                    "type": "ny",
                    "sak": "2026-009",
                    "legges_frem_av": "Kari Nordli",
                }
            ],
            "individ": [{"sak": "2026-014", "type": "ny", "legges_frem_av": "Kari Nordli"}],
        },
        "avsender": {"navn": "Kari Nordli", "rolle": "styrer"},
    }
    form.update(changes)
    return {key: value for key, value in form.items() if value is not None}


def clean_shapes(program: Program, reader: Reader) -> list[str]:
    """Which elements the page of a harmless invitation has, one for each form of the template."""
    forms = []
    choices = [("Møterom 2", None), (None, "https://video.example.org/m/1")]
    choices.append(("Møterom 2", "https://video.example.org/m/1"))
    for hour, (place, link) in enumerate(choices):
        for minute, role in enumerate([{}, {"rolle": "styrer"}]):
            moment = f"{10 + hour}:{15 * minute:02}"
            sender = {"navn": "Kari Nordli", **role}
            forms.append(
                plain_form(fra=moment, til="14:00", sted=place, lenke=link, avsender=sender)
            )
    ended, folder = program.dry_run(forms)
    if ended.code != 0:
        sys.exit(f"a harmless invitation is refused: {first_line(ended.errors)}")
    faults = []
    for form, row in zip(forms, ended.rows(), strict=True):
        raw = Path(row["file"]).read_bytes()
        expected = expected_of(form)
        faults += reader.read(raw, expected.people[0], expected, "harmless", row)
    emptied(folder)
    return faults


def accepted(program: Program, maker: Maker) -> list[list[str]]:
    """Leaves out what the program refuses on its own; hands back what that is."""
    refused = []

    def keep(values: list, what: str, form) -> list:
        kept = []
        for value in values:
            ended, folder = program.dry_run([form(value)])
            emptied(folder)
            if ended.code == 0:
                kept.append(value)
            else:
                text = value if isinstance(value, str) else "11@".join(value)
                refused.append([what, text, why(ended)])
        return kept

    def named(name: str, address: str = "x@example.org") -> dict:
        agenda = {"system": [{"tittel": "Voksenrollen i lek", "type": "ny"}]}
        people = [{"navn": name, "epost": address}]
        return plain_form(deltakere=people, avsender={"navn": name}, agenda=agenda)

    maker.languages = keep(maker.languages, "language", lambda v: plain_form(sprak=v))
    maker.names = keep(maker.names, "name", named)
    maker.kindergartens = keep(
        maker.kindergartens, "kindergarten", lambda v: plain_form(barnehage=v)
    )
    maker.places = keep(maker.places, "place", lambda v: plain_form(sted=v))
    maker.links = keep(maker.links, "link", lambda v: plain_form(lenke=v))
    maker.addresses = keep(
        maker.addresses, "address", lambda v: named("Kari Nordli", f"{v[0]}11@{v[1]}")
    )
    return refused


def why(ended: Ended) -> str:
    """The kinds of what was found, or the first line of what the program said."""
    documents = ended.documents()
    kinds = {finding["kind"] for each in documents for finding in each["findings"]}
    faults = [str(fault.get("message", fault)) for each in documents for fault in each["faults"]]
    if kinds or faults:
        return ", ".join(sorted(kinds) + faults[:1])[:150]
    places = [line.strip() for line in ended.errors.splitlines() if line.startswith("  ")]
    text = " / ".join(dict.fromkeys(places)) or first_line(ended.errors)
    return re.sub(r"innkalling-[\d-]+\.pdf", "PDF", text)[:300]


@dataclass
class Findings:
    """What does not hold, each kind once with its first example."""

    kinds: dict[str, tuple[int, list[str]]] = field(default_factory=dict)
    examples: int = 1

    def add(self, faults: list[str], example: str) -> None:
        for fault in faults:
            # Values differ from message to message; what is wrong with them does not.
            kind = re.sub(r"(: |says )['\"\[(].*", "", fault)[:160]
            count, shown = self.kinds.get(kind, (0, []))
            if len(shown) < self.examples:
                shown.append(f"{fault} [{example}]")
            self.kinds[kind] = (count + 1, shown)

    def lines(self) -> list[str]:
        return [f"{count} × " + "\n    ".join(shown) for count, shown in self.kinds.values()]


class Many:
    """The invitations of the first part."""

    def __init__(
        self, program: Program, reader: Reader, findings: Findings
    ) -> None:
        self.program, self.reader, self.findings = program, reader, findings
        self.refused: list[list[str]] = []
        self.ids: set[str] = set()
        self.uids: set[str] = set()
        self.sent = 0

    def send(self, forms: list[dict]) -> None:
        """A form that is refused takes the whole chunk with it, so it is left out."""
        while forms:
            ended, folder = self.program.dry_run(forms)
            if ended.code == 0:
                self.read(forms, ended.rows(), folder)
                emptied(folder)
                return
            if any(folder.iterdir()):
                self.findings.add(["a refused run wrote files"], first_line(ended.errors))
            emptied(folder)
            bad = {each["row"] - 1 for each in ended.documents() if not each["ok"]}
            if not bad and len(forms) > 1:
                # The last look names no form.
                middle = len(forms) // 2
                self.send(forms[:middle])
                forms = forms[middle:]
                continue
            for index in bad or {0}:
                self.refused.append([json.dumps(forms[index], ensure_ascii=False), why(ended)])
            forms = [form for index, form in enumerate(forms) if index not in (bad or {0})]

    def read(self, forms: list[dict], rows: list[dict], folder: Path) -> None:
        left = iter(rows)
        for form in forms:
            expected = expected_of(form)
            key = json.dumps(form, ensure_ascii=False)
            uids = set()
            for person in expected.people:
                row = next(left)
                file = Path(row["file"])
                faults = same(spelt(row["recipient"]), spelt(person.address), "recipient")
                name = rf"innkalling-{form['dato']}-\d+\.eml"
                if file.parent != folder or not re.fullmatch(name, file.name):
                    faults.append(f"file name: {file}")
                if row["message_id"] in self.ids:
                    faults.append("a Message-ID twice")
                self.ids.add(row["message_id"])
                uids.add(row["uid"])
                faults += self.reader.read(file.read_bytes(), person, expected, key, row)
                self.findings.add(faults, key)
            if len(uids) != 1 or uids & self.uids:
                self.findings.add(["UID is not one for each invitation"], key)
            self.uids |= uids
            self.sent += 1
        if next(left, None):
            self.findings.add(["more messages than participants"], "")
        if len(list(folder.iterdir())) != len(rows):
            self.findings.add(["more files than messages"], "")
        for key, faults in read_calendars(self.reader).items():
            self.findings.add(faults, key)


def senders(
    program: Program, reader: Reader, findings: Findings
) -> list[list[str]]:
    """Hands back the senders that are refused."""
    refused = []
    for sender in SENDERS:
        program.configure(sender)
        ended, folder = program.dry_run([plain_form()])
        if ended.code == 0:
            (row,) = ended.rows()
            expected = expected_of(plain_form(), sender)
            raw = Path(row["file"]).read_bytes()
            faults = reader.read(raw, expected.people[0], expected, sender, row)
            findings.add(faults, f"from = {sender}")
        else:
            refused.append(["sender", sender, why(ended)])
        emptied(folder)
        for key, faults in read_calendars(reader).items():
            findings.add(faults, f"from = {key}")
    program.configure(SENDER)
    return refused


# Changes.


def changes(
    program: Program, reader: Reader, maker: Maker, count: int, findings: Findings
) -> Counter:
    """Invites, moves, changes and calls off meetings, and reads everything out of the outbox."""
    state = program.work / "state"
    wanted: dict[tuple, Expected] = {}
    names: dict[str, Person] = {}
    seen: Counter = Counter()

    def step(form: dict, step_number: int, *options: str) -> bool:
        ended = program.send(state, form, *options)
        if ended.code != 0:
            findings.add([f"step {step_number} {options[:1]} is refused: {why(ended)}"], str(form))
        return ended.code == 0

    for number in range(count):
        form = maker.form()
        people = [
            {"navn": name, "epost": f"deltaker{index}+{number}@example.org"}
            for index, name in enumerate(maker.dice.sample(maker.names, maker.dice.randint(2, 4)))
        ]
        form["deltakere"] = people
        form["avsender"] = {"navn": people[0]["navn"]}
        form["agenda"]["system"][0]["legges_frem_av"] = people[0]["navn"]
        form["sted"] = maker.places[0]
        first = expected_of(form)
        names |= {person.address: person for person in first.people}
        day = date.fromisoformat(form["dato"])
        # Years away, so that no other meeting is there.
        moved = form | {"dato": str(day + timedelta(days=20000))}
        fewer = moved | {"deltakere": people[:-1], "sted": maker.places[1]}
        if not (
            step(form, 0)
            and step(moved, 1, "--moved-from", form["dato"])
            and step(fewer, 2)
            and step(fewer, 3, "--cancel")
        ):
            continue
        after_move = replace(expected_of(moved), sequence=1)
        left = replace(expected_of(fewer), sequence=2)
        off = replace(left, sequence=3, method="CANCEL")
        # The outbox keeps no names.
        gone = Person("", first.people[-1].address)
        for expected in (first, after_move, left, off):
            for person in expected.people:
                wanted[(person.address, expected.sequence, expected.method)] = expected
        alone = replace(left, method="CANCEL", people=(gone,), alone=True)
        wanted[(gone.address, 2, "CANCEL")] = alone
    rows = json.loads(program.run("outbox", "list", "--state", state, "--format", "json").output)
    folder = program.work / "exported"
    folder.mkdir()
    first_ids = {r["recipient"]: r["message_id"] for r in rows if r["sequence"] == 0}
    uids: dict[str, set[str]] = {}
    for row in rows:
        expected = wanted.pop((row["recipient"], row["sequence"], row["method"]), None)
        example = f"{row['recipient']} {row['method']} {row['sequence']}"
        if expected is None:
            findings.add(["a message that nobody should get"], example)
            continue
        file = folder / "message.eml"
        ended = program.run(
            "outbox", "export", str(row["id"]), "--state", state, "-o", file, "--force"
        )
        if ended.code != 0:
            findings.add([f"export: {first_line(ended.errors)}"], example)
            continue
        person = expected.people[0] if expected.alone else names[row["recipient"]]
        first_id = first_ids[row["recipient"]] if row["sequence"] else ""
        faults = reader.read(file.read_bytes(), person, expected, example, row, first_id)
        findings.add(faults, example)
        uids.setdefault(row["recipient"].split("+")[1], set()).add(row["uid"])
        seen[f"{row['method']} {row['sequence']}"] += 1
    findings.add([f"missing: {key}" for key in wanted], "")
    every = set().union(*uids.values())
    if any(len(each) != 1 for each in uids.values()) or len(every) != len(uids):
        findings.add(["UID is not one for each meeting"], "")
    for key, faults in read_calendars(reader).items():
        findings.add(faults, key)
    return seen


# Hostile texts.

EVIL = "X-Evil: 1"
PAYLOADS = [
    "\r", "\n", f"\r{EVIL}", f"\n{EVIL}", f"\r\n{EVIL}", f"\r\n {EVIL}", "\r\n\r\n<p>x</p>",
    "\0", "\x0b", "\x1b[31m", "\x7f", f"\u0085{EVIL}", f"\u2028{EVIL}", f"\u2029{EVIL}",
    "=?utf-8?q?=0D=0AX-Evil:_1?=", " =?utf-8?b?DQpYLUV2aWw6IDE=?= ", " =?us-ascii?q?x?= ",
    "=0D=0AX-Evil: 1", "%0D%0AX-Evil:%201",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&quot; onclick=&quot;x",
    '" onclick="x', "' onclick='x", '"><a href="https://x.example.org">', "</td></tr></table><h1>x",
    "<!-- x", "</title><style>@import 'https://x.example.org'</style>",
    "javascript:alert(1)", "data:text/html,x", "//x.example.org/x.png",
    ";X-EVIL=1:", '";X-EVIL="1', "\nBEGIN:VALARM\nEND:VALARM\n", "\\nATTENDEE:invalid:x",
    "\\", "\\;\\,",
    "\r\n ATTENDEE:invalid:x", "^n^'^^", '"', ",;:",
    "\r\n--=x\r\nContent-Type: text/html\r\n\r\nx", "--=cngnkeikfmchlblcljepeeoibgccpgej--",
    "../../x", "/x/../../y", "..\\..\\x", "x" * 300, "x" * 2000, "ø " * 4000, "x" * 60000,
    "\u202ex", "\u2066x", "\u200bx", "\ufeffx",
    "{{values}}", "{{{values}}}", '{{t "mail-regards"}}', "{ $kindergarten }", '#panic("x")',
    "$(id)", "x, y <x>", "(x)", " \t ",
]  # fmt: skip

# Where each field is, and what usually stands there.
FIELDS: dict[str, tuple] = {
    "form": ("skjema",),
    "language": ("sprak",),
    "kindergarten": ("barnehage",),
    "date": ("dato",),
    "from": ("fra",),
    "to": ("til",),
    "place": ("sted",),
    "link": ("lenke",),
    "participant: name": ("deltakere", 0, "navn"),
    "participant: role": ("deltakere", 0, "rolle"),
    "participant: service": ("deltakere", 0, "tjeneste"),
    "participant: address": ("deltakere", 0, "epost"),
    "agenda: title": ("agenda", "system", 0, "tittel"),
    "agenda: type": ("agenda", "system", 0, "type"),
    "agenda: case": ("agenda", "system", 0, "sak"),
    "agenda: presented by": ("agenda", "system", 0, "legges_frem_av"),
    "child's case": ("agenda", "individ", 0, "sak"),
    "child's case: type": ("agenda", "individ", 0, "type"),
    "child's case: presented by": ("agenda", "individ", 0, "legges_frem_av"),
    "sender: name": ("avsender", "navn"),
    "sender: role": ("avsender", "rolle"),
}
SETTINGS = {
    "settings: name": ["{} <post@example.org>", "Solsikken{}x <post@example.org>"],
    "settings: address": [
        "{}",
        "Solsikken <post{}@example.org>",
        "Solsikken <post@a{}.example.org>",
    ],
}
PATTERNS = {
    "link": ["{}", "https://video.example.org/{}x"],
    "participant: address": [
        "{}",
        "kari{}@example.org",
        "kari@example.org{}",
        '"kari{}"@example.org',
    ],
}


def value_at(form: dict, path):
    return functools.reduce(lambda inner, step: inner[step], path, form)


def hostile_forms():
    """Each payload alone, and within what usually stands there; the settings too."""
    for name, path in FIELDS.items():
        for payload in PAYLOADS:
            *parents, last = path
            usual = value_at(plain_form(), path)
            for pattern in PATTERNS.get(name, ["{}", usual + "{}x"]):
                form = json.loads(json.dumps(plain_form()))
                value_at(form, parents)[last] = pattern.replace("{}", payload)
                yield name, form, SENDER
    for name, patterns in SETTINGS.items():
        for payload, pattern in itertools.product(PAYLOADS, patterns):
            yield name, plain_form(), pattern.replace("{}", payload)


def lifted(form: dict, ended: Ended) -> dict | None:
    """The same with exceptions for what looks like personal data, so that more gets to be mail."""
    documents = ended.documents()
    findings = [finding for each in documents for finding in each["findings"]]
    if not findings or any(each["faults"] for each in documents):
        return None
    unique = {(finding["field"], finding["kind"]) for finding in findings}
    reason = "dette er en prøve uten personopplysninger"
    exceptions = [{"felt": path, "funn": kind, "grunn": reason} for path, kind in sorted(unique)]
    return form | {"unntak": exceptions}


@dataclass
class Tries:
    refused: int = 0
    harmless: int = 0
    through: int = 0


def hostile(program: Program, reader: Reader, findings: Findings) -> dict[str, Tries]:
    tries: dict[str, Tries] = {}
    examples: dict[str, str] = {}
    undecided: dict[str, str] = {}
    bad: set[str] = set()
    before = files_below(program.work)
    for number, (name, form, sender) in enumerate(hostile_forms()):
        own = tries.setdefault(name, Tries())
        value = sender if name in SETTINGS else value_at(form, FIELDS[name])
        example = f"{name}: {value!r:.150}"
        key = str(number)
        program.configure(sender)
        ended, folder = program.dry_run([form])
        if ended.code == 1 and (again := lifted(form, ended)):
            emptied(folder)
            ended, folder = program.dry_run([again])
        faults = []
        written = files_below(program.work) - before - {folder, *folder.iterdir()}
        faults += [f"wrote {path}" for path in written]
        if ended.code == 1:
            faults += ["refused, and wrote files"] if any(folder.iterdir()) else []
            own.refused += not faults
        elif ended.code == 0:
            faults += read_hostile(reader, form, sender, ended.rows(), folder, key)
            undecided[key] = name
        else:
            faults.append(f"exit code {ended.code}: {first_line(ended.errors)}")
        if faults:
            bad.add(key)
            undecided[key] = name
            findings.add([f"{name}: {fault}" for fault in faults], example)
        emptied(folder)
        # The calendars are read all at once later; their keys lead back here.
        examples[key] = example
    program.configure(SENDER)
    for key, faults in read_calendars(reader).items():
        if faults:
            bad.add(key)
            findings.add([f"{undecided[key]}: {fault}" for fault in faults], examples[key])
    for key, name in undecided.items():
        if key in bad:
            tries[name].through += 1
        else:
            tries[name].harmless += 1
    return tries


def read_hostile(
    reader: Reader, form: dict, sender: str, rows: list[dict], folder: Path, key: str
) -> list[str]:
    try:
        expected = expected_of(form, sender)
    except ValueError as error:
        return [f"accepted: {error}"]
    faults = same(len(rows), 1, "messages")
    files = list(folder.iterdir())
    faults += same([str(file) for file in files], [row["file"] for row in rows], "files")
    if faults:
        return faults
    for file, row in zip(files, rows, strict=True):
        if not re.fullmatch(rf"innkalling-{expected.start:%Y-%m-%d}-1\.eml", file.name):
            faults.append(f"file name: {file.name}")
        faults += reader.read(file.read_bytes(), expected.people[0], expected, key, row)
    return faults


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--invitations", type=int, default=10_000)
    args = parse(parser)
    with workplace(args) as work:
        program = Program(args.blankett, work)
        reader = Reader()
        maker = Maker(random.Random(args.seed))
        findings, hostile_findings = Findings(), Findings(examples=4)
        findings.add(clean_shapes(program, reader), "a harmless invitation")
        refused = accepted(program, maker)
        refused += senders(program, reader, findings)
        many = Many(program, reader, findings)
        # What is refused is made up for, within reason.
        while many.sent < args.invitations and len(many.refused) <= args.invitations:
            count = min(CHUNK, args.invitations - many.sent)
            many.send([maker.form() for _ in range(count)])
        count = max(10, args.invitations // 100)
        seen = changes(program, reader, maker, count, findings)
        figures = Counter(reader.figures) | Counter({"longest line": reader.longest})
        tries = hostile(program, reader, hostile_findings)
        show(many, figures, refused, seen, tries)
        faults = findings.lines() + hostile_findings.lines()
        faults += [
            f"no invitation in {text} is sent: {why}"
            for what, text, why in refused
            if what == "language"
        ]
        if len(many.refused) > REFUSED_LIMIT * args.invitations:
            faults.append(f"{len(many.refused)} of {args.invitations} invitations are refused")
        verdict(faults)


def show(many, figures, refused, seen, tries) -> None:
    if refused:
        print("refused on its own, and left out below:")
        table(["what", "text", "why"], refused)
        print()
    if many.refused:
        print("invitations refused, by reason:")
        reasons = Counter(reason for _, reason in many.refused)
        for reason, number in reasons.most_common():
            example = next(form for form, each in many.refused if each == reason)
            print(f"  {number} × {reason}\n    {example}")
        print()
    rows = [["invitations read", many.sent], ["invitations refused", len(many.refused)]]
    rows += [[name, figures[name]] for name in sorted(figures)]
    rows += [[f"changes: {name}", number] for name, number in sorted(seen.items())]
    table(["what", "number"], rows)
    print("\nhostile texts:")
    rows = [[name, own.refused, own.harmless, own.through] for name, own in tries.items()]
    sums = [sum(row[column] for row in rows) for column in (1, 2, 3)]
    table(["field", "refused", "harmless", "got through"], [*rows, ["all", *sums]])
    print()


if __name__ == "__main__":
    main()
