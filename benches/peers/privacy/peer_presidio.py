"""Presidio as one would set it up for Norwegian invitations: python peer_presidio.py TEXTS PASSES.

Its own recognizers for what has a pattern, one more for national identity numbers, a list of the
known persons, and the names that spaCy finds. No trained model for Norwegian is on the package
index: the names come from an untrained one of the same make, so only the speed says anything.
"""

import time

START = time.perf_counter()

from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    DateRecognizer,
    EmailRecognizer,
    IbanRecognizer,
    PhoneRecognizer,
    SpacyRecognizer,
    UrlRecognizer,
)

from scanning import read_texts, report, untrained


class Norwegian(SpacyNlpEngine):
    """Presidio's own engine, with a pipeline that is made and not loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.nlp = {"nb": untrained()}


def analyzer(known: list[str]) -> AnalyzerEngine:
    registry = RecognizerRegistry(supported_languages=["nb"])
    national_id = Pattern("eleven digits", r"\b\d{6}[ -]?\d{5}\b", 0.6)
    parts = [part for name in known for part in name.split()]
    for recognizer in (
        EmailRecognizer(supported_language="nb"),
        PhoneRecognizer(supported_language="nb", supported_regions=("NO",)),
        DateRecognizer(supported_language="nb"),
        UrlRecognizer(supported_language="nb"),
        IbanRecognizer(supported_language="nb"),
        CreditCardRecognizer(supported_language="nb"),
        PatternRecognizer("NATIONAL_ID", patterns=[national_id], supported_language="nb"),
        PatternRecognizer("KNOWN_PERSON", deny_list=parts, supported_language="nb"),
        SpacyRecognizer(supported_language="nb"),
    ):
        registry.add_recognizer(recognizer)
    return AnalyzerEngine(registry=registry, nlp_engine=Norwegian(), supported_languages=["nb"])


texts = read_texts()
engine = analyzer(texts.known)
report(START, texts, lambda text: engine.analyze(text, language="nb"))
