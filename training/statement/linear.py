"""Trains the statement model: which words say something of one person.

train.py WEIGHTS ITEMS.jsonl FEATURES.jsonl: the items with their marks, and the features of their
words as the program sees them (`cargo run --example statement_features`).
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


def label(word, marks):
    found = 0
    for mark in marks:
        kind = NAMES.get(mark["kind"], mark["kind"])
        if kind in LABELS and mark["start"] < word["end"] and word["start"] < mark["end"]:
            found = LABELS.index(kind)
    return found


def read(items, features):
    columns, ends, labels = [], [0], []
    with open(items, encoding="utf-8") as items, open(features, encoding="utf-8") as features:
        for item, words in zip(items, features, strict=True):
            item, words = json.loads(item), json.loads(words)
            assert item["id"] == words["id"], "items and features belong together"
            for word in words["words"]:
                columns += sorted(set(word["features"]))
                ends.append(len(columns))
                labels.append(label(word, item["leaks"]))
    ones = np.ones(len(columns), dtype=np.float32)
    shape = (len(labels), FEATURES)
    return csr_matrix((ones, np.array(columns), np.array(ends)), shape=shape), np.array(labels)


def main(weights, items, features):
    matrix, labels = read(items, features)
    seen = np.asarray((matrix > 0).sum(axis=0)).ravel()
    columns = np.flatnonzero(seen >= SEEN)
    model = LogisticRegression(C=0.3, max_iter=400, tol=3e-4)
    model.fit(matrix[:, columns], labels)
    scales = np.abs(model.coef_).max(axis=1) / 127
    steps = np.rint(model.coef_ / scales[:, None]).astype(np.int8)
    rows = np.flatnonzero(np.abs(steps).max(axis=0))
    with open(weights, "wb") as out:
        out.write(scales.astype("<f4").tobytes())
        out.write(model.intercept_.astype("<f4").tobytes())
        for row in rows:
            out.write(int(columns[row]).to_bytes(3, "little"))
            out.write(steps[:, row].tobytes())
    print(f"{len(labels)} words, {len(rows)} features that weigh")


if __name__ == "__main__":
    main(*sys.argv[1:])
