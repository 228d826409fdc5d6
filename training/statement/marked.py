"""Marked sentences (`⟦kind|text⟧`) on standard input become items with spans in code points."""

import json
import re
import sys

MARK = re.compile(r"⟦(\w+)(?::(\w+))?\|([^⟧]*)⟧")


def unmark(marked):
    text, leaks, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        kind, trick, words = mark.groups()
        leak = {"start": len(text), "end": len(text) + len(words), "text": words, "kind": kind}
        leaks.append(leak | ({"trick": trick} if trick else {}))
        text += words
        at = mark.end()
    return text + marked[at:], leaks


def main():
    for number, line in enumerate(filter(str.strip, sys.stdin), 1):
        item = json.loads(line)
        text, leaks = unmark(item.pop("marked"))
        item = {"id": f"marked-{number}", **item, "text": text, "leaks": leaks}
        print(json.dumps(item, ensure_ascii=False))


if __name__ == "__main__":
    main()
