"""Rounds the weights to small numbers and writes `names.bin`; `weights.rs` reads it."""

import numpy as np

from data import LABELS
from model import NEVER, chains

MAGIC = b"names\0\0\x01"
OUT_MOST = 511
DENSE_MOST = 3000
DENSE = ("before", "after", "place", "case", "edge")
OWN_SLOTS, SIDE_SLOTS = 16, 14  # As powers of two.


def quantise(params):
    """The weights as the shipped program computes with them, in whole numbers of a unit."""
    params = {name: np.asarray(value, dtype=np.float64) for name, value in params.items()}
    # The step is chosen so that only the largest few rows are cut.
    sizes = np.concatenate([np.abs(params["own"]).ravel(), np.abs(params["side"]).ravel()])
    step = np.quantile(sizes, 0.99999) / 127
    small = lambda x: np.clip(np.rint(x / step), -127, 127).astype(np.int8)
    dense = lambda x: np.clip(np.rint(x / step), -DENSE_MOST, DENSE_MOST).astype(np.int16)
    out_step = np.abs(params["out"]).max() / OUT_MOST
    unit = step * out_step
    chain, start = (np.asarray(x) for x in chains(params))
    return {
        "own": small(params["own"]),
        "side": small(params["side"].reshape(len(params["side"]), -1)),
        "before": dense(params["before"]),
        "after": dense(params["after"]),
        "place": dense(params["place"]),
        "genitive": dense(params["genitive"]),
        "kind": dense(params["kind"].reshape(len(params["kind"]), -1)),
        "case": dense(params["case"] + params["bias"]),
        "edge": dense(params["edge"]),
        "out": np.rint(params["out"] / out_step).astype(np.int16),
        "out_bias": np.rint(params["out_bias"] / unit).astype(np.int32),
        "unit": np.float32(unit),
        "chain": np.where(chain <= NEVER, -1e4, chain).astype(np.float32),
        "start": np.where(start <= NEVER, -1e4, start).astype(np.float32),
        "step": step,
        "out_step": out_step,
    }


def restore(whole):
    """The rounded weights as a network again, to be evaluated like any other."""
    step, out_step = whole["step"], whole["out_step"]
    params = {k: whole[k] * step for k in ("own", "genitive", *DENSE)}
    for name in ("side", "kind"):
        params[name] = (whole[name] * step).reshape(len(whole[name]), 4, -1)
    params["bias"] = np.zeros(whole["own"].shape[1])
    params["out"] = whole["out"] * out_step
    params["out_bias"] = whole["out_bias"] * float(whole["unit"])
    params["chain"], params["start"] = whole["chain"], whole["start"]
    return {k: np.asarray(v, dtype=np.float32) for k, v in params.items()}


def index(rows, bits):
    """Where the row of a key is: slots with half of the key and the row, in open addressing."""
    mask = (1 << bits) - 1
    slots = np.zeros((mask + 1, 2), dtype="<u2")
    for key, row in rows.items():
        at = key & mask
        while slots[at, 1]:
            at = (at + 1) & mask
        slots[at] = key >> 16, row + 1
    return slots


def write(path, whole, batcher, slots):
    with open(path, "wb") as file:
        file.write(MAGIC)
        for name in (*DENSE, "genitive", "kind"):
            file.write(whole[name].astype("<i2").tobytes())
        file.write(whole["out"].T.astype("<i2").tobytes())
        file.write(whole["out_bias"].astype("<i4").tobytes())
        file.write(whole["unit"].astype("<f4").tobytes())
        file.write(whole["chain"].astype("<f4").tobytes())
        file.write(whole["start"].astype("<f4").tobytes())
        file.write(slots.astype("<u2").tobytes())
        file.write(index(batcher.own, OWN_SLOTS).tobytes())
        file.write(index(batcher.side, SIDE_SLOTS).tobytes())
        file.write(np.array([len(batcher.own)], dtype="<u4").tobytes())
        file.write(whole["own"].tobytes())
        file.write(whole["side"].tobytes())
    assert whole["out"].shape[1] == len(LABELS)
