"""Trains the network of the statement model, which reads a passage as a whole.

network.py WEIGHTS GOLDEN ITEMS.jsonl SAMPLES.jsonl: the items with their marks, and their words as
the program sees them (`cargo run --example statement_features`). `src/privacy/statement/network.rs`
computes the same.
"""

import json
import sys
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import optax

from linear import LABELS, label

SIGHTS = 1 << 15
WIDTH, INNER, HEADS, LAYERS, FAR = 64, 128, 4, 2, 12
HEAD = WIDTH // HEADS
# A sight seen more seldom teaches nothing.
SEEN = 3
ROUNDS = 14
BATCH = 48
RATE = 3e-3
DECAY = 0.02
# Of the sights, and of what goes from layer to layer: so many are left out in training.
UNSEEN, UNHEARD = 0.12, 0.15
# Passages of like length are trained together.
LENGTHS = [8, 16, 24, 32, 40]
# So many times the deviation is the largest number of a row.
CLIP = 4
# Every so manieth passage stands in the golden file.
GOLDEN_EVERY = 1200


def read(items, samples):
    """Passages: the sights of their words, and the words' labels."""
    passages = []
    with open(items, encoding="utf-8") as items, open(samples, encoding="utf-8") as samples:
        for item, words in zip(items, samples, strict=True):
            item, words = json.loads(item), json.loads(words)
            assert item["id"] == words["id"], "items and samples belong together"
            last = None
            for word in words["words"]:
                if word["passage"] != last:
                    last = word["passage"]
                    passages.append(([], []))
                passages[-1][0].append(word["sights"])
                passages[-1][1].append(label(word, item["leaks"]))
    return passages


def begin(random):
    """Weights to begin with."""

    def matrix(inputs, outputs, scale=1.0):
        return jnp.asarray(random.normal(0, scale / np.sqrt(inputs), (inputs, outputs)), jnp.float32)

    def layer():
        return {
            "ask": matrix(WIDTH, 3 * WIDTH),
            "distances": jnp.zeros((HEADS, 2 * FAR + 1)),
            "told": matrix(WIDTH, WIDTH, 0.5),
            "inner": matrix(WIDTH, INNER),
            "inner_bias": jnp.zeros(INNER),
            "outer": matrix(INNER, WIDTH, 0.5),
        }

    return {
        "rows": jnp.asarray(random.normal(0, 0.1, (SIGHTS, WIDTH)), jnp.float32),
        "layers": [layer() for _ in range(LAYERS)],
        "last": matrix(WIDTH, len(LABELS)),
        "last_bias": jnp.zeros(len(LABELS)),
    }


def norm(x):
    return x * jax.lax.rsqrt((x * x).mean(-1, keepdims=True) + 1e-6)


def scores(weights, sights, there, drop=None):
    """Scores of the labels, a batch of passages by words; `drop` is a key when training."""

    def dropped(x, share, number):
        if drop is None:
            return x
        kept = jax.random.bernoulli(jax.random.fold_in(drop, number), 1 - share, x.shape)
        return jnp.where(kept, x / (1 - share), 0)

    rows = jnp.concatenate([weights["rows"], jnp.zeros((1, WIDTH))])
    if drop is not None:
        kept = jax.random.bernoulli(jax.random.fold_in(drop, 99), 1 - UNSEEN, sights.shape)
        sights = jnp.where(kept, sights, SIGHTS)
    x = rows[sights].sum(2)
    count, length = x.shape[:2]
    place = jnp.arange(length)
    apart = jnp.clip(place[None, :] - place[:, None], -FAR, FAR) + FAR
    for number, layer in enumerate(weights["layers"]):
        asked = (norm(x) @ layer["ask"]).reshape(count, length, 3, HEADS, HEAD)
        asks, offers, tells = asked[:, :, 0], asked[:, :, 1], asked[:, :, 2]
        fits = jnp.einsum("bqhd,bkhd->bhqk", asks, offers) / np.sqrt(HEAD)
        fits = fits + layer["distances"][:, apart][None]
        shares = jax.nn.softmax(jnp.where(there[:, None, None, :], fits, -1e9), axis=-1)
        heard = jnp.einsum("bhqk,bkhd->bqhd", shares, tells).reshape(count, length, WIDTH)
        x = x + dropped(heard @ layer["told"], UNHEARD, 10 * number)
        inner = jax.nn.relu(norm(x) @ layer["inner"] + layer["inner_bias"])
        x = x + dropped(inner @ layer["outer"], UNHEARD, 10 * number + 1)
    return dropped(norm(x), UNHEARD, 77) @ weights["last"] + weights["last_bias"]


def loss(weights, sights, there, labels, key):
    chances = jax.nn.log_softmax(scores(weights, sights, there, key))
    right = jnp.take_along_axis(chances, labels[..., None], -1)[..., 0]
    return -jnp.where(there, right, 0).sum() / there.sum()


def padded(passages, length):
    most = max(len(sights) for words, _ in passages for sights in words)
    most += -most % 8
    sights = np.full((len(passages), length, most), SIGHTS, np.int32)
    labels = np.zeros((len(passages), length), np.int32)
    there = np.zeros((len(passages), length), bool)
    for number, (words, said) in enumerate(passages):
        for place, seen in enumerate(words):
            sights[number, place, : len(seen)] = seen
        labels[number, : len(said)] = said
        there[number, : len(said)] = True
    return sights, there, labels


def batches(passages, random):
    """Batches of passages of like length, in any order."""
    groups = {}
    for passage in random.permutation(len(passages)):
        length = next(length for length in LENGTHS if len(passages[passage][0]) <= length)
        groups.setdefault(length, []).append(passages[passage])
    made = []
    for length, group in groups.items():
        # As many words in each batch.
        size = BATCH * 24 // length
        made += [(length, group[at : at + size]) for at in range(0, len(group) - size + 1, size)]
    for number in random.permutation(len(made)):
        length, group = made[number]
        yield padded(group, length)


def train(passages, seed=5):
    random = np.random.default_rng(seed)
    weights = begin(random)
    steps = sum(1 for _ in batches(passages, np.random.default_rng(0))) * ROUNDS
    rate = optax.warmup_cosine_decay_schedule(0, RATE, steps // 20, steps)
    adam = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=DECAY))
    state = adam.init(weights)

    @partial(jax.jit, donate_argnums=(0, 1))
    def step(weights, state, sights, there, labels, key):
        value, slopes = jax.value_and_grad(loss)(weights, sights, there, labels, key)
        change, state = adam.update(slopes, state, weights)
        return optax.apply_updates(weights, change), state, value

    key, number = jax.random.key(seed), 0
    for turn in range(ROUNDS):
        total = []
        for sights, there, labels in batches(passages, random):
            number += 1
            weights, state, value = step(
                weights, state, sights, there, labels, jax.random.fold_in(key, number)
            )
            total.append(value)
        print(f"round {turn + 1}: {np.mean(np.array(total)):.4f}", flush=True)
    return jax.tree.map(np.asarray, weights)


def rounded(weights, passages):
    """The weights as the program has them, and as they are written."""
    seen = np.zeros(SIGHTS, int)
    for words, _ in passages:
        for sights in words:
            seen[sights] += 1
    has_row = seen >= SEEN
    rows = np.where(has_row[:, None], weights["rows"], 0)
    step = np.float32(CLIP * rows[has_row].std() / 7)
    steps = np.clip(np.rint(rows / step), -7, 7).astype(np.int8)
    bits = np.packbits(has_row, bitorder="little")
    halves = (steps[has_row] + 8).astype(np.uint8)
    out = [bits.tobytes(), np.array(step, "<f4").tobytes()]
    out.append((halves[:, 0::2] | halves[:, 1::2] << 4).tobytes())

    def stored(numbers):
        out.append(np.asarray(numbers, "<f4").tobytes())
        return numbers

    def matrix(numbers):
        """A line an output, in whole numbers, behind what a step of each is worth."""
        lines = numbers.T
        worth = np.maximum(np.abs(lines).max(axis=1), 1e-9).astype("<f4") / np.float32(127)
        whole = np.rint(lines / worth[:, None]).astype(np.int8)
        out.extend([worth.tobytes(), whole.tobytes()])
        return (whole * worth[:, None]).T

    keep = {"ask": matrix, "distances": stored, "told": matrix}
    keep |= {"inner": matrix, "inner_bias": stored, "outer": matrix}
    layers = [{name: how(layer[name]) for name, how in keep.items()} for layer in weights["layers"]]
    last = {"last": matrix(weights["last"]), "last_bias": stored(weights["last_bias"])}
    return {"rows": steps * step, "layers": layers, **last}, b"".join(out)


def chances(weights, words):
    sights, there, _ = padded([(words, [0] * len(words))], len(words))
    weights = jax.tree.map(jnp.asarray, weights)
    return np.asarray(jax.nn.softmax(scores(weights, sights, there)))[0]


def main(out, golden, items, samples):
    passages = read(items, samples)
    print(f"{len(passages)} passages", flush=True)
    weights, stored = rounded(train(passages), passages)
    with open(out, "wb") as out:
        out.write(stored)
    with open(golden, "w", encoding="utf-8") as golden:
        for words, _ in passages[::GOLDEN_EVERY]:
            said = [[round(float(chance), 4) for chance in word] for word in chances(weights, words)]
            print(json.dumps({"sights": words, "chances": said}), file=golden)
    print(f"{len(stored)} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
