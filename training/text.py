"""Cuts text into sentences of words, exactly as `src/privacy/model/text.rs` does.

A word is a run of word characters; an apostrophe inside a word or closing a genitive belongs to
it. Whatever stands between two words is a gap, of which only the class is kept.
"""

from dataclasses import dataclass

START, SPACE, HYPHEN, DASH, OTHER, SLASH, COMMA, QUOTE, OPEN, CLOSE, COLON, STOP, END = range(13)
GAPS = 13
LONGEST = 96  # Words to a sentence; what is longer is no sentence, and is cut.

APOSTROPHES = "'’"
HYPHENS = "-\u2010\u2011"
DASHES = "–—"
CLASSES = {
    **dict.fromkeys("/\\_|", SLASH),
    ",": COMMA,
    **dict.fromkeys("\"«»“”„'’‘", QUOTE),
    **dict.fromkeys("([{", OPEN),
    **dict.fromkeys(")]}", CLOSE),
    **dict.fromkeys(":;", COLON),
    ".": STOP,
    **dict.fromkeys("!?…", END),
}
# Shortenings whose full stop does not end a sentence.
SHORT = frozenset(
    "adm adr ang ansv ass avd bl ca dir dr dvs el eks evt fam feks ff forts fr frk gen hr inkl "
    "jf jfr kap kl konst kr max mht min mr mrs ms mv nr obs oppr osv pga pr prof red ref resp sen "
    "sgt sml sokn spm st str tel tlf ult vedr vol årg".split()
)


@dataclass
class Word:
    """A word with its place in code points and the class of the gap before it."""

    start: int
    end: int
    text: str
    gap: int


def is_word(c):
    """Whether a character belongs to words. Spelt out, so that no Unicode table can differ."""
    o = ord(c)
    if o < 0x80:
        return c.isalnum()
    return (
        0xC0 <= o < 0x2000 and o not in (0xD7, 0xF7)
        or 0x2C00 <= o < 0x2E00
        or 0x3040 <= o < 0xE000
        or 0xF900 <= o < 0xFE00
        or 0xFE70 <= o < 0xFF00
        or 0x10000 <= o < 0x1F000
        or 0x20000 <= o
    )


def is_blank(c):
    return c in " \t\r\n\xa0\u2009\u202f"


def lower(word):
    """Lower case, character by character, with one form of the apostrophe."""
    return "".join("'" if c in APOSTROPHES else c.lower() for c in word)


def is_upper(c):
    return c.lower() != c


def words(text):
    """The words of a text with the raw text of the gap before each."""
    found = []
    n = len(text)
    at = 0
    last = 0
    while at < n:
        if not is_word(text[at]):
            at += 1
            continue
        start = at
        while at < n:
            if is_word(text[at]):
                at += 1
            elif text[at] in APOSTROPHES and at + 1 < n and is_word(text[at + 1]):
                at += 2
            else:
                break
        if (
            at < n
            and text[at] in APOSTROPHES
            and text[at - 1] in "sxzSXZ"
            and not (start > 0 and text[start - 1] in "'’‘")
        ):
            at += 1
        found.append((text[last:start], start, at))
        last = at
    return found


def gap_class(gap):
    """The class of what stands between two words: the most telling of its characters."""
    blank = any(map(is_blank, gap))
    best = SPACE
    for c in gap:
        if is_blank(c):
            rank = SPACE
        elif c in HYPHENS:
            rank = DASH if blank else HYPHEN
        elif c in DASHES:
            rank = DASH
        else:
            rank = CLASSES.get(c, OTHER)
        best = max(best, rank)
    return best


def ends_sentence(gap, kind, following, sentence):
    """Whether a sentence ends in the gap before `following`; `sentence` is what it has so far."""
    if len(sentence) >= LONGEST:
        return True
    capital = is_upper(following[0])
    if "\n" in gap:
        return capital or gap.count("\n") > 1 or kind != SPACE
    if kind not in (STOP, END) or not any(is_blank(c) for c in gap) or not capital:
        return False
    if kind == END:
        return True
    before = sentence[-1].text
    if before.isdigit() and before.isascii():
        return len(sentence) == 1
    return len(before) > 1 and lower(before) not in SHORT


def sentences(text):
    """The sentences of a text, each a list of words."""
    result = []
    current = []
    for gap, start, end in words(text):
        kind = gap_class(gap)
        word = text[start:end]
        if current and ends_sentence(gap, kind, word, current):
            result.append(current)
            current = []
        current.append(Word(start, end, word, kind if current else START))
    if current:
        result.append(current)
    return result
