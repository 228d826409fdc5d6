"""Scores of several sets side by side: table.py NAME=SCORES.json …"""

import json
import sys

sets = {}
for argument in sys.argv[1:]:
    name, path = argument.split("=", 1)
    with open(path, encoding="utf-8") as file:
        sets[name] = json.load(file)


def row(label, cell):
    print("|", label, "|", " | ".join(cell(scores) for scores in sets.values()), "|")


def percent(value):
    return "–" if value is None else f"{100 * value:.1f} %"


def interval(key):
    return lambda scores: "{} ({:.0f}–{:.0f})".format(
        percent(scores[key[0]]), *(100 * bound for bound in scores[key[1]])
    )


row("", lambda scores: next(name for name, other in sets.items() if other is scores))
row("---", lambda scores: "---:")
row("leaking items", lambda scores: str(scores["leaking_items"]))
row("clean items", lambda scores: str(scores["clean_items"]))
row("leaking items caught (95 % interval)", interval(("item_caught_recall", "item_caught_ci95")))
row("clean items blocked (95 % interval)", interval(("item_false_block_rate", "item_false_block_ci95")))
row("leaking items with every leak found", lambda scores: percent(scores["item_all_found"]))
row("findings that are right", lambda scores: percent(scores["finding_precision"]))
kinds = sorted({kind for scores in sets.values() for kind in scores["by_kind"]})
for kind in kinds:

    def found(scores, kind=kind):
        of_kind = scores["by_kind"].get(kind)
        return f"{percent(of_kind['touched'])} of {of_kind['n']}" if of_kind else "–"

    row(f"`{kind}`", found)
