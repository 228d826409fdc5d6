"""What the model sees of a word; `src/privacy/model/features.rs` computes the same.

A word has *own* features, which speak of the word itself, and *side* features, which speak of its
neighbours. The word and its beginnings and endings are keys (hashes) that have a row in a table if
training saw them often enough; the rest is small numbers.
"""

from lists import fnv, mix
from text import is_upper, lower

LOWER, INITIAL, CAPITALS, MIXED, LETTER, DIGITS, ALIEN, SHAPES = range(8)
UNKNOWN_FLAGS = 16  # What training shows instead of flags that it hides.
PREFIXES = (1, 2, 3, 4, 5)
SUFFIXES = (1, 2, 3, 4, 5)
SIDE_SUFFIX = 3

# Seeds keep the templates apart.
WORD, PREFIX, SUFFIX = 1, 2, 8


def shape(word):
    """How a word is written."""
    letters = [c for c in word if c not in "'’"]
    if any(c.isascii() and c.isdigit() for c in letters):
        return DIGITS
    if any(ord(c) >= 0x250 for c in letters):
        return ALIEN
    uppers = sum(map(is_upper, letters))
    if uppers == 0:
        return LOWER
    if len(letters) == 1:
        return LETTER
    if uppers == len(letters):
        return CAPITALS
    if uppers == 1 and is_upper(letters[0]):
        return INITIAL
    return MIXED


def stem_of_genitive(low):
    """A word without the ending of the genitive, if it can have one."""
    bare = low.rstrip("'")
    if bare != low:
        return bare
    return low[:-1] if low.endswith("s") and len(low) > 3 else None


def key(seed, data):
    return mix(fnv(data) ^ (seed * 0x9E3779B1 & 0xFFFFFFFF))


def digits_to_zero(low):
    return "".join("0" if c.isascii() and c.isdigit() else c for c in low)


class Features:
    """The features of words, with the lists that some of them need."""

    def __init__(self, lists):
        self.lists = lists
        self.seen = {}

    def of(self, word):
        if word not in self.seen:
            self.seen[word] = self.compute(word)
        return self.seen[word]

    def compute(self, word):
        """(shape, flags, flags without the genitive's ending, own keys, side keys); the word first."""
        low = digits_to_zero(lower(word))
        bare = stem_of_genitive(low)
        whole = key(WORD, low.encode())
        own = [whole]
        n = len(low)
        own += [key(PREFIX + k, low[:k].encode()) for k in PREFIXES if k < n]
        own += [key(SUFFIX + k, low[n - k :].encode()[::-1]) for k in SUFFIXES if k < n]
        return (
            shape(word),
            self.lists.flags(low),
            self.lists.flags(bare) if bare else 0,
            own,
            [whole, key(SUFFIX + SIDE_SUFFIX, low[-SIDE_SUFFIX:].encode()[::-1])],
        )


def sentence_case(sentence):
    """0 for ordinary writing, 1 where everything is in capitals, 2 where nothing is."""
    shapes = [shape(word.text) for word in sentence]
    if not any(s in (INITIAL, MIXED, CAPITALS, LETTER, ALIEN) for s in shapes):
        return 2
    if not any(s in (LOWER, INITIAL, MIXED) for s in shapes):
        return 1
    return 0
