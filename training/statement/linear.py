"""Trains the linear part of the statement model: which words say something of one person.

linear.py WEIGHTS ITEMS.jsonl SAMPLES.jsonl: the items with their marks, and their words as the
program sees them (`cargo run --example statement_features`).
"""

import json
import sys

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

FEATURES = 1 << 16
# In the order of the labels in `src/privacy/statement/mod.rs`.
LABELS = ["nothing", "health", "family", "background", "relation", "quasi", "address", "name", "initials"]
NAMES = {"child_name": "name", "parent_name": "name", "nickname": "name"}
# A feature that was seen once teaches nothing.
SEEN = 2
# What weighs less than so many of 127 steps for every label weighs nothing.
LEAST = 9


def label(word, marks):
    found = 0
    for mark in marks:
        kind = NAMES.get(mark["kind"], mark["kind"])
        if kind in LABELS and mark["start"] < word["end"] and word["start"] < mark["end"]:
            found = LABELS.index(kind)
    return found


def read(items, samples):
    columns, ends, labels = [], [0], []
    with open(items, encoding="utf-8") as items, open(samples, encoding="utf-8") as samples:
        for item, words in zip(items, samples, strict=True):
            item, words = json.loads(item), json.loads(words)
            assert item["id"] == words["id"], "items and samples belong together"
            for word in words["words"]:
                if word["features"] is None:
                    continue
                columns += sorted(set(word["features"]))
                ends.append(len(columns))
                labels.append(label(word, item["leaks"]))
    ones = np.ones(len(columns), dtype=np.float32)
    shape = (len(labels), FEATURES)
    return csr_matrix((ones, np.array(columns), np.array(ends)), shape=shape), np.array(labels)


def main(weights, items, samples):
    matrix, labels = read(items, samples)
    seen = np.asarray((matrix > 0).sum(axis=0)).ravel()
    columns = np.flatnonzero(seen >= SEEN)
    model = LogisticRegression(C=0.3, max_iter=400, tol=3e-4)
    model.fit(matrix[:, columns], labels)
    scales = np.abs(model.coef_).max(axis=1) / 127
    steps = np.rint(model.coef_ / scales[:, None]).astype(np.int8)
    rows = np.flatnonzero(np.abs(steps).max(axis=0) >= LEAST)
    weighs = np.zeros(FEATURES, bool)
    weighs[columns[rows]] = True
    with open(weights, "wb") as out:
        out.write(scales.astype("<f4").tobytes())
        out.write(model.intercept_.astype("<f4").tobytes())
        out.write(np.packbits(weighs, bitorder="little").tobytes())
        out.write(steps[:, rows].T.tobytes())
    print(f"{len(labels)} words, {len(rows)} features that weigh")


if __name__ == "__main__":
    main(*sys.argv[1:])
