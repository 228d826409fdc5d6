"""spaCy alone, with the names it would find: python peer_spacy.py TEXTS PASSES.

No trained model for Norwegian is on the package index: this one is untrained and of the same make,
so only the speed says anything.
"""

import time

START = time.perf_counter()

from scanning import read_texts, report, untrained

nlp = untrained()
report(START, read_texts(), lambda text: nlp(text).ents)
