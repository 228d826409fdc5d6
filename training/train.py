"""Trains the name model: `train.sh` calls it, `README.md` explains it."""

import argparse
import json
import pathlib
import random

import data
import domain
import export
import model
from features import Features
from lists import Lists, Set
from text import sentences

HIDDEN = 32
EPOCHS = 12
SEED = 20130824
OPTIONS = {
    "batch_words": 2048,
    "rate": 3e-3,
    "drop": 0.2,
    "decay": 1e-6,
    "hide_word": 0.25,
    "hide_side_word": 0.25,
    "hide_side_suffix": 0.1,
    "hide_affix": 0.25,
    "hide_lists": 0.15,
    "hide_lists_of_sentence": 0.1,
}
OTHER_NAMES = 0.5  # How many persons of NorNE get another name, in a copy of half the sentences.
LOWER, CAPITALS = 0.04, 0.01


def norne_examples(parts, names, rng):
    examples = []
    for norm in parts:
        for text in parts[norm]["train"]:
            examples += data.label_norne(text)
            other = data.with_other_names(text, names, OTHER_NAMES)
            if other and rng.random() < OTHER_NAMES:
                examples += data.label_norne(other)
            if rng.random() < LOWER:
                examples += data.label_norne(data.in_lower_case(text))
            if rng.random() < CAPITALS:
                examples += data.label_norne(data.in_capitals(text))
    return examples


def table(params, batcher, sets, thresholds=(0.5,)):
    """The evaluation as Markdown."""
    lines = ["| set | least confidence | persons | precision | recall | F1 |", "|---|---|---|---|---|---|"]
    for name, texts in sets.items():
        for least in thresholds:
            p, r, f, gold = model.evaluate(model.predict(params, batcher, texts, least), texts)
            lines.append(f"| {name} | {least} | {gold} | {p:.3f} | {r:.3f} | {f:.3f} |")
    return "\n".join(lines)


def golden(params, batcher, path):
    """What the rounded model says of the invented sentences, for the test of the Rust side."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
    texts = [data.Text(line.replace("⏎", "\n"), "", []) for line in lines]
    found = model.predict(params, batcher, texts)
    cut = [[[w.text for w in s] for s in sentences(text.text)] for text in texts]
    return [
        {"text": text.text, "sentences": s, "persons": sorted(map(list, spans))}
        for text, spans, s in zip(texts, found, cut)
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("norne", type=pathlib.Path)
    parser.add_argument("names", type=pathlib.Path)
    parser.add_argument("words", type=pathlib.Path)
    parser.add_argument("--sentences", type=pathlib.Path, help="folder of marked sentences and frames")
    parser.add_argument("--more-names", type=pathlib.Path, nargs="+", action="extend", default=[])
    parser.add_argument("--out", type=pathlib.Path, required=True, help="folder of the model")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--hidden", type=int, default=HIDDEN)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--set", nargs="*", default=[], metavar="OPTION=NUMBER")
    args = parser.parse_args()
    options = dict(OPTIONS)
    for change in args.set:
        key, value = change.split("=")
        options[key] = type(options[key])(value)

    lists = Lists(args.names, args.words, args.more_names)
    slots = lists.set()
    rng = random.Random(args.seed)
    names = data.Names(lists, rng)
    parts = data.read_norne(args.norne)
    examples = norne_examples(parts, names, rng)
    tune = {f"{norm} tune": parts[norm]["tune"] for norm in parts}
    test = {f"{norm} test": parts[norm]["test"] for norm in parts}
    if args.sentences:
        own = domain.read(args.sentences, lists, names, rng)
        examples += own.examples
        tune["own sentences, tune"] = own.tune
        test["own sentences, test"] = own.test
    batcher = model.Batcher(Features(Set(slots)), examples)
    for texts in (*tune.values(), *test.values()):
        for text in texts:
            for sentence in sentences(text.text):
                batcher.sentence(sentence)
    print(f"{len(examples)} sentences, {sum(len(e.words) for e in examples)} words", flush=True)

    def report(epoch, seconds, params):
        print(f"epoch {epoch + 1}, {seconds:.0f} s", flush=True)
        if epoch % 3 == 2:
            print(table(params, batcher, tune), flush=True)

    params = model.train(examples, batcher, options, args.hidden, args.epochs, args.seed, report)
    whole = export.quantise(params)
    print("\nBefore rounding:\n\n" + table(params, batcher, {**tune, **test}))
    params = export.restore(whole)
    print("\nAs shipped:\n\n" + table(params, batcher, {**tune, **test}))
    print("\nBy threshold:\n\n" + table(params, batcher, test, (0.2, 0.35, 0.5, 0.7, 0.9)))
    export.write(args.out / "names.bin", whole, batcher, slots)
    items = golden(params, batcher, pathlib.Path(__file__).parent / "golden.txt")
    lines = (json.dumps(item, ensure_ascii=False) for item in items)
    (args.out / "golden.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
