"""Reads the corpora, cuts them into train, tune and test, and gives every word its label."""

import gzip
import json
import pathlib
from dataclasses import dataclass, field

from text import HYPHEN, is_upper, sentences

LABELS = ["O", "B-PER", "B-ORG", "B-LOC", "B-MISC", "I-PER", "I-ORG", "I-LOC", "I-MISC"]
TYPES = {
    "PER": "PER", "ORG": "ORG", "GPE_ORG": "LOC", "GPE_LOC": "LOC", "LOC": "LOC",
    "PROD": "MISC", "EVT": "MISC", "DRV": "MISC", "MISC": "MISC",
}
PERSON_KINDS = {"child_name", "parent_name", "nickname"}
ALL = (1 << len(LABELS)) - 1
PERSON = 1 << LABELS.index("B-PER") | 1 << LABELS.index("I-PER")
INVENTED = 0.2  # How many of the names drawn are in no list.
BLOCK = 300  # Sentences to a block; every eighth block is test, every eighth tune.


@dataclass
class Example:
    """A sentence with what each word may be (a set of labels, as bits)."""

    words: list
    allowed: list
    weight: float = 1.0


@dataclass
class Text:
    """A text with its persons as spans of code points."""

    text: str
    lang: str
    persons: list
    ents: list = field(default_factory=list)


def read_norne(folder):
    """The sentences of both norms as lists of blocks: {norm: {part: [Text]}}."""
    folder = pathlib.Path(folder)
    parts = {}
    for norm in ("nob", "nno"):
        lines = []
        for part in ("train", "dev"):
            with gzip.open(folder / f"{norm}-{part}.jsonl.gz", "rt", encoding="utf-8") as file:
                lines += [json.loads(line) for line in file]
        split = parts.setdefault(norm, {"train": [], "tune": [], "test": []})
        for number, item in enumerate(lines):
            block = number // BLOCK % 8
            part = {3: "test", 7: "tune"}.get(block, "train")
            persons = [(s, e) for s, e, kind in item["ents"] if kind == "PER"]
            split[part].append(Text(item["text"], norm, persons, item["ents"]))
    return parts


def label_norne(text):
    """The examples of a NorNE sentence (the tokeniser may see more than one sentence in it)."""
    examples = []
    for sentence in sentences(text.text):
        allowed = []
        before = None
        for word in sentence:
            label = 0
            for number, (start, end, kind) in enumerate(text.ents):
                if word.start < end and start < word.end:
                    name = TYPES[kind]
                    label = LABELS.index(("I-" if before == number else "B-") + name)
                    before = number
                    break
            else:
                before = None
            allowed.append(1 << label)
        examples.append(Example(sentence, allowed))
    return examples


def label_domain(text, weight):
    """Examples of a text where only persons are known: any other word is anything but a person."""
    examples = []
    begin, inside = 1 << LABELS.index("B-PER"), 1 << LABELS.index("I-PER")
    for sentence in sentences(text.text):
        allowed = []
        before = None
        for word in sentence:
            label = ALL & ~PERSON
            for number, (start, end) in enumerate(text.persons):
                if word.start < end and start < word.end:
                    # Of «Marcus-saken» only the name is one.
                    tail = word.gap == HYPHEN and before == number and not is_upper(word.text[0])
                    if tail and any(c.isupper() for c in text.text[start:end]):
                        break
                    label = inside if before == number else begin
                    before = number
                    break
            else:
                before = None
            allowed.append(label)
        examples.append(Example(sentence, allowed, weight))
    return examples


class Names:
    """Draws names from the lists, Norwegian ones and others."""

    def __init__(self, lists, rng):
        self.rng = rng
        self.first = [lists.first, lists.recent, lists.world_first or lists.recent]
        self.last = [lists.last, lists.last, lists.world_last or lists.last]

    def draw_first(self):
        return self.draw(self.rng.choice(self.first))

    def draw_last(self):
        return self.draw(self.rng.choice(self.last))

    def draw(self, names):
        """A name, or now and then one that nobody has, made of two."""
        name, other = self.rng.choice(names), self.rng.choice(names)
        if self.rng.random() < INVENTED and len(name) > 3 and len(other) > 3:
            return name[: self.rng.randint(2, 4)] + other[-self.rng.randint(2, 5) :].lower()
        return name

    def full(self, words):
        if words == 1:
            return self.draw_first() if self.rng.random() < 0.75 else self.draw_last()
        return " ".join([self.draw_first() for _ in range(min(words - 1, 2))] + [self.draw_last()])


def with_other_names(text, names, share):
    """A NorNE sentence with some of its persons called something else."""
    out, ents, last, changed = "", [], 0, False
    for start, end, kind in sorted(text.ents):
        out += text.text[last:start]
        name = text.text[start:end]
        parts = name.split()
        if kind == "PER" and len(parts) <= 3 and name[:1].isupper() and names.rng.random() < share:
            fresh = names.full(len(parts))
            if name.endswith("s") and names.rng.random() < 0.5:
                fresh += "" if fresh[-1] in "sxz" else "s"
            name, changed = fresh, True
        ents.append((len(out), len(out) + len(name), kind))
        out += name
        last = end
    out += text.text[last:]
    if not changed:
        return None
    return Text(out, text.lang, [(s, e) for s, e, k in ents if k == "PER"], ents)


def in_lower_case(text):
    low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text.text)
    return Text(low, text.lang, text.persons, text.ents)


def in_capitals(text):
    caps = "".join(c.upper() if len(c.upper()) == 1 else c for c in text.text)
    return Text(caps, text.lang, text.persons, text.ents)
