"""Sentences made of frames: names of every kind put where names stand in such mails."""

import json
import random
import re
import sys
from pathlib import Path

ROLES = ["styrer", "pedagogisk leder", "PP-rådgiver", "spesialpedagog", "helsesykepleier"]


def lines(path):
    text = Path(path).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def sections(path):
    found, current = {}, None
    for line in lines(path):
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        else:
            current.append(line)
    return found


class Names:
    """Draws names: from the lists, from abroad, those that are words too, and invented ones."""

    def __init__(self, names, words, world, seed):
        self.random = random.Random(seed)
        files = sorted(Path(names).glob("*.txt"))
        self.first = sorted({name for file in files if "surname" not in file.name for name in lines(file)})
        self.last = sorted({name for file in files if "surname" in file.name for name in lines(file)})
        vocabulary = {word.lower() for file in Path(words).glob("*.txt") for word in lines(file)}
        self.words = [name for name in self.first if name.lower() in vocabulary]
        world = sections(world)
        self.world_first, self.world_last = world["first"], world["last"]

    def invented(self):
        while True:
            first = self.random.choice(self.first).lower()
            second = self.random.choice(self.world_first).lower()
            head = first[: self.random.randint(2, max(2, len(first) - 2))]
            name = head + second[self.random.randint(1, max(1, len(second) - 3)) :]
            if len(name) > 3:
                return name.capitalize()

    def given(self):
        draw = self.random.random()
        if draw < 0.34:
            return self.random.choice(self.first)
        if draw < 0.62:
            return self.random.choice(self.world_first)
        if draw < 0.80:
            return self.random.choice(self.words)
        if draw < 0.86:
            first, second = self.random.choice(self.first), self.random.choice(self.first)
            return first + self.random.choice("- ") + second
        return self.invented()

    def family(self):
        return self.random.choice(self.last if self.random.random() < 0.6 else self.world_last)

    def full(self):
        return f"{self.given()} {self.family()}"


def genitive(name):
    return name + ("'" if name[-1] in "sxz" else "s")


def fill(frame, names):
    """A frame with names: the text, its marks, who takes part."""
    draw = names.random
    people = [{"name": names.full(), "role": draw.choice(ROLES)} for _ in range(draw.randint(2, 4))]
    small, large = draw.random() < 0.07, draw.random() < 0.03
    text, marks, at = "", [], 0
    for slot in re.finditer(r"\{(\w+)\}", frame):
        text += frame[at : slot.start()]
        at = slot.end()
        what = slot.group(1)
        if what == "participant":
            name = draw.choice(people)["name"]
            text += name if draw.random() < 0.4 else name.split()[0]
            continue
        name = {
            "full": names.full,
            "last": names.family,
            "parent": lambda: names.given() if draw.random() < 0.5 else names.full(),
            "genitive": lambda: genitive(names.given()),
        }.get(what, names.given)()
        name = name.lower() if small else name.upper() if large else name
        kind = "parent_name" if what == "parent" else "child_name"
        marks.append({"start": len(text), "end": len(text) + len(name), "kind": kind})
        text += name
    return text + frame[at:], marks, people


def main(frames, names, words, world):
    names = Names(names, words, world, seed=7)
    number = 0
    for frame in lines(frames):
        # A name at the beginning is the hardest: it may be any word.
        begins = re.match(r"\{(first|full|genitive)\}", frame)
        for _ in range((6 if begins else 3) if "{" in frame else 1):
            number += 1
            text, marks, people = fill(frame, names)
            context = {"known_persons": [], "barnehage": "Solsikken barnehage", "participants": people}
            item = {"id": f"frame-{number}", "channel": "body", "text": text, "context": context, "leaks": marks}
            print(json.dumps(item, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
