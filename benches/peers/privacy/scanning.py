"""What the peers share: the texts to scan, spaCy without training, and what they report."""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language


@dataclass(frozen=True)
class Texts:
    """The texts, how often to scan them, and who is known."""

    texts: list[str]
    passes: int
    known: list[str]


def read_texts() -> Texts:
    content = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    return Texts(content["texts"], int(sys.argv[2]), content["known"])


def untrained() -> Language:
    """The Norwegian tokenizer, and a component for names as spaCy's small models have it."""
    nlp = spacy.blank("nb")
    names = nlp.add_pipe("ner")
    for label in ("PER", "LOC", "ORG"):
        names.add_label(label)
    nlp.initialize()
    return nlp


def report(start: float, texts: Texts, scan: Callable[[str], object]) -> None:
    """Scans and prints seconds: until the first text is scanned, for a later one, for each."""

    def seconds(text: str) -> float:
        before = time.perf_counter()
        scan(text)
        return time.perf_counter() - before

    scan(texts.texts[0])
    first = time.perf_counter() - start
    later = min(seconds(texts.texts[0]) for _ in range(5))
    each = [seconds(text) for _ in range(texts.passes) for text in texts.texts]
    print(json.dumps({"first": first, "later": later, "each": each}))
