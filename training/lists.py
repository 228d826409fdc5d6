"""The lists of names and words, and the compact set they are shipped as.

The set is a table of 16-bit slots with open addressing: twelve bits of fingerprint and four flags.
One lookup in some thousands finds a word that is not there, which a feature can bear.
"""

import pathlib

import numpy as np

from text import lower

WORD, FIRST, LAST, PLACE = 1, 2, 4, 8
# Endings of Norwegian inflection; the word lists hold dictionary forms only.
ENDINGS = "s r t a n e en et er ar ne te de dd st re es ens ets ene ane ande ende ast est ere are aste este".split()
LONGEST = 48  # The longest word, in bytes, that is looked up without its ending.
ENDINGS = sorted(ENDINGS, key=lambda e: (-len(e), e))


# Parts of names of several words that are no names.
NO_NAMES = {"i", "st.", "sør", "nord", "vest", "øst", "midt"}


def fnv(data):
    """FNV-1a with 32 bits, over bytes."""
    h = 0x811C9DC5
    for byte in data:
        h = ((h ^ byte) * 0x01000193) & 0xFFFFFFFF
    return h


def mix(h):
    """Spreads a hash over all its bits."""
    h ^= h >> 16
    h = (h * 0x7FEB352D) & 0xFFFFFFFF
    h ^= h >> 15
    h = (h * 0x846CA68B) & 0xFFFFFFFF
    return h ^ (h >> 16)


def read_lines(path):
    lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def read_sections(path):
    """A list with `[first]` and `[last]` sections."""
    sections = {}
    current = None
    for line in read_lines(path):
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        elif current is not None:
            current.append(line)
    return sections


def capitalised(name):
    """A name as it is written, from a list that may be in lower case."""
    if any(c.isupper() for c in name):
        return name
    out = []
    fresh = True
    for c in name:
        out.append(c.upper() if fresh else c)
        fresh = c in " -'’"
    return "".join(out)


class Lists:
    """Names, in their written form, and words."""

    def __init__(self, names, words, more=()):
        names, words = pathlib.Path(names), pathlib.Path(words)
        self.first, self.last, self.recent = [], [], []
        for path in sorted(names.glob("*.txt")):
            lines = read_lines(path)
            if "surname" in path.name:
                self.last += lines
            else:
                self.first += lines
                if "2013" in path.name:
                    self.recent += lines
        self.world_first, self.world_last = [], []
        for path in more:
            sections = read_sections(path)
            self.world_first += map(capitalised, sections.get("first", []))
            self.world_last += map(capitalised, sections.get("last", []))
        places = pathlib.Path(__file__).with_name("places.txt")
        self.places = [place.strip() for line in read_lines(places) for place in line.split(",")]
        self.words = [line for path in sorted(words.glob("*.txt")) for line in read_lines(path)]
        self.flags = {}
        for flag, entries in (
            (WORD, self.words),
            (FIRST, self.first),
            (LAST, self.last),
            (FIRST, self.world_first),
            (LAST, self.world_last),
            (PLACE, self.places),
        ):
            for entry in entries:
                if flag == WORD and (not entry.islower() or "-" in entry or " " in entry):
                    continue
                for part in lower(entry).replace("-", " ").split():
                    if len(part) < 2 or part in NO_NAMES:
                        continue
                    self.flags[part] = self.flags.get(part, 0) | flag

    def set(self):
        """The compact set: an array of 16-bit slots, a power of two of them."""
        size = 1 << (int(len(self.flags) / 0.9) - 1).bit_length()
        slots = np.zeros(size, dtype=np.uint16)
        for word, flags in sorted(self.flags.items()):
            h = mix(fnv(word.encode()))
            at = h & (size - 1)
            slot = ((h >> 20) << 4) | flags
            while slots[at]:
                if slots[at] >> 4 == h >> 20:
                    slots[at] |= flags
                    break
                at = (at + 1) & (size - 1)
            else:
                slots[at] = slot
        return slots


class Set:
    """Looks words up in the compact set."""

    def __init__(self, slots):
        self.slots = slots
        self.seen = {}

    def exact(self, word):
        if word not in self.seen:
            self.seen[word] = self.find(word)
        return self.seen[word]

    def find(self, word):
        h = mix(fnv(word.encode()))
        mask = len(self.slots) - 1
        at = h & mask
        while slot := int(self.slots[at]):
            if slot >> 4 == h >> 20:
                return slot & 15
            at = (at + 1) & mask
        return 0

    def flags(self, word):
        """What a lower-case word is: its own flags, and a word's also without an ending."""
        flags = self.exact(word)
        if not flags & WORD and len(word.encode()) <= LONGEST:
            for ending in ENDINGS:
                stem = word[: -len(ending)]
                if word.endswith(ending) and len(stem) >= 2 and self.stem(stem):
                    return flags | WORD
        return flags

    def stem(self, stem):
        return self.exact(stem) & WORD or len(stem) > 2 and self.exact(stem + "e") & WORD
