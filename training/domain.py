"""Reads sentences of the domain: marked ones, and frames to be filled with names.

`*.jsonl` has marked items («⟦kind|span⟧»), `frames*.txt` has frames with slots. In both only
persons are known; a word that is no person may be anything else.
"""

import json
import re
from dataclasses import dataclass, field

import data
from data import ALL, PERSON_KINDS, Text

MARK = re.compile(r"⟦(\w+)(?::(\w+))?\|([^⟧]*)⟧")
SLOT = re.compile(r"\{(first2?|full|last|parent|genitive|participant)\}")
# Marks of which it is not said whether a name is inside.
UNSAID = {"initials", "email", "address", "relation", "quasi", "id_other"}
BLOCK = 10  # Items to a block; of ten blocks one is tune and one is test.
RENAMED = 3  # Copies of an item in which the persons are called something else.
FILLED = 10  # Times that a frame is filled.
# Words of no name in places where names are found: file names, headings, places.
FILES, HEADINGS, PLACES = 2500, 1500, 700
FILE_WORDS = """referat notat møte saksliste plan rapport epikrise innkalling agenda vedlegg skjema logg liste tiltak
evaluering oppfølging søknad samtykke oversikt utkast endelig signert revidert versjon vedtak høring kart bilde
gutt jente guten jenta gutten barn barnet rev humla ekorn bjørn jan feb mars april mai juni juli aug sept okt nov
des uke veke høst haust vår sommar sommer v2 v3 ny ressursteam bup ppt habu barnehage avdeling""".split()
HEADING_FRAMES = """{Word} – {word}|{n}. {Word}|Sak: {Word}|{Word} og {word} på avdelingen|{n}. {Word} og {word}|{Word} i barnehagen
{Word} er tema på neste møte.|{Word} blir tatt opp på personalmøtet.|Vi snakkar om {word} og {word}.|Re: {Word}
{Word}: orientering|Orientering om {word}|{Word} {word}|Kurs i {word}|{Word} for små barn|Takk for {word}!""".replace("\n", "|").split("|")
PLACE_FRAMES = """Møtet er i {place}.|Kurset går i {place} i mars.|Teamet i {place} har gjort det samme.|Ho flytta frå {place} i fjor.
{place} kommune har svart.|Reisa til {place} er bestilt.|Dei kom frå {place} i haust.|Samling i {place}|Vi møtes på {place}.
{place}: oppstart i august|{place} barnehage har planleggingsdag.|Konferanse på {place} hotell""".replace("\n", "|").split("|")
MARKED_WEIGHT, FRAME_WEIGHT = 2.0, 0.5


@dataclass
class Domain:
    examples: list = field(default_factory=list)
    tune: list = field(default_factory=list)
    test: list = field(default_factory=list)


def parse(item):
    """The text of a marked item, with the spans of persons and of what is not said."""
    text, persons, unsaid = "", [], []
    last = 0
    for mark in MARK.finditer(item["marked"]):
        text += item["marked"][last : mark.start()]
        span = (len(text), len(text) + len(mark.group(3)))
        if mark.group(1) in PERSON_KINDS:
            persons.append(span)
        elif mark.group(1) in UNSAID:
            unsaid.append(span)
        text += mark.group(3)
        last = mark.end()
    text += item["marked"][last:]
    for participant in item["context"]["participants"]:
        parts = participant["name"].split()
        given = [" ".join(parts[:n]) for n in range(len(parts), 0, -1)]
        for name in (*given, " ".join(parts[-2:]), parts[-1]):
            for hit in re.finditer(rf"(?<![\w@.]){re.escape(name)}s?(?![\w@])", text):
                if not any(s < hit.end() and hit.start() < e for s, e in persons + unsaid):
                    persons.append(hit.span())
    return Text(text, item["lang"], sorted(persons), unsaid)


def renamed(text, names):
    """An item with its persons called something else, now and then in lower case."""
    rng = names.rng
    spans = sorted([(s, e, True) for s, e in text.persons] + [(s, e, False) for s, e in text.ents])
    out, last, persons, unsaid = "", 0, [], []
    for start, end, is_person in spans:
        if start < last:
            return None
        out += text.text[last:start]
        name = text.text[start:end]
        parts = name.split()
        plain = all(part.replace("-", "").isalpha() for part in parts) and len(parts) <= 4
        if is_person and plain and "-" not in name:
            fresh = names.full(len(parts))
            genitive = parts[-1].endswith("s") and text.text[end : end + 2].strip()[:1].isalpha()
            if genitive and rng.random() < 0.6:
                fresh = in_genitive(fresh)
            if name.islower():
                fresh = fresh.lower()
            elif name.isupper() and len(name) > 1:
                fresh = fresh.upper()
            elif rng.random() < 0.06:
                fresh = fresh.lower()
            name = fresh
        (persons if is_person else unsaid).append((len(out), len(out) + len(name)))
        out += name
        last = end
    return Text(out + text.text[last:], text.lang, persons, unsaid)


def in_genitive(name):
    return name + ("'" if name[-1] in "sxz" else "s")


def fill(frame, names):
    """A frame with names in its slots."""
    rng = names.rng
    out, last, persons = "", 0, []
    first, other, surname = names.draw_first(), names.draw_first(), names.draw_last()
    low = rng.random() < 0.08
    for slot in SLOT.finditer(frame):
        out += frame[last : slot.start()]
        kind = slot.group(1)
        name = {
            "first": first,
            "first2": other,
            "last": surname,
            "full": f"{first} {surname}",
            "genitive": in_genitive(first),
            "parent": names.full(rng.choice((1, 2, 2))),
            "participant": names.full(rng.choice((1, 2, 2, 3))),
        }[kind]
        if low:
            name = name.lower()
        start = len(out)
        out += name
        persons.append((start, len(out)))
        last = slot.end()
        if frame[last : last + 1] == "s" and not frame[last + 1 : last + 2].isalpha():
            persons[-1] = (start, len(out) + 1)
    return Text(out + frame[last:], "", persons)


def made_up(lists, names, rng):
    """Texts in which words stand where names often do, some of them with a name."""
    words = [w for w in lists.words if w.isalpha() and w.islower() and lists.flags.get(w) == 1 and len(w) < 13]
    suffix = lambda: rng.choice(("", "", "", "er", "en", "et", "a", "ar", "ene"))
    word = lambda: rng.choice(words) + suffix()
    for _ in range(FILES):
        parts = [rng.choice(FILE_WORDS) if rng.random() < 0.6 else word() for _ in range(rng.randint(1, 4))]
        parts = [p.capitalize() if rng.random() < 0.2 else p for p in parts]
        if rng.random() < 0.2:
            parts.append(str(rng.choice((2024, 2025, 2026, rng.randint(1, 31)))))
        person = None
        if rng.random() < 0.35:
            name = names.full(rng.choice((1, 1, 2)))
            person = rng.randrange(len(parts) + 1)
            parts.insert(person, name.lower() if rng.random() < 0.4 else name)
        joint = rng.choice("__- ")
        text, persons = "", []
        for at, part in enumerate(parts):
            part = part.replace(" ", joint)
            if at == person:
                persons = [(len(text), len(text) + len(part))]
            text += part + (joint if at + 1 < len(parts) else rng.choice((".docx", ".pdf", ".xlsx", ".jpg", "")))
        yield Text(text, "", persons)
    for _ in range(HEADINGS):
        frame = rng.choice(HEADING_FRAMES).replace("{Word}", word().capitalize(), 1)
        while "{word}" in frame:
            frame = frame.replace("{word}", word(), 1)
        yield Text(frame.replace("{n}", str(rng.randint(1, 9))), "", [])
    for _ in range(PLACES):
        yield Text(rng.choice(PLACE_FRAMES).replace("{place}", rng.choice(lists.places)), "", [])


def label(text, weight):
    examples = data.label_domain(text, weight)
    for example in examples:
        for at, word in enumerate(example.words):
            inside = lambda spans: any(word.start < e and s < word.end for s, e in spans)
            if inside(text.ents) and not inside(text.persons):
                example.allowed[at] = ALL
    return examples


def read(folder, lists, names, rng):
    """The training examples and the texts held back."""
    domain = Domain()
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            if not line.strip():
                continue
            text = parse(json.loads(line))
            block = number // BLOCK % 10
            if block in (3, 7):
                (domain.tune if block == 7 else domain.test).append(text)
                continue
            domain.examples += label(text, MARKED_WEIGHT)
            for _ in range(RENAMED if text.persons else 1):
                other = renamed(text, names)
                if other and text.persons:
                    domain.examples += label(other, MARKED_WEIGHT)
            if rng.random() < 0.15:
                domain.examples += label(data.in_lower_case(text), MARKED_WEIGHT)
            if rng.random() < 0.03:
                domain.examples += label(data.in_capitals(text), MARKED_WEIGHT)
    for text in made_up(lists, names, rng):
        domain.examples += label(text, FRAME_WEIGHT)
    for path in sorted(folder.glob("frames*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.startswith(("#", "[")):
                continue
            for _ in range(FILLED if SLOT.search(line) else 1):
                text = fill(line, names)
                domain.examples += label(text, FRAME_WEIGHT)
                if rng.random() < 0.06:
                    domain.examples += label(data.in_lower_case(text), FRAME_WEIGHT)
    return domain
