"""The network and its training.

A word contributes a vector to its own place and one to each of the four places around it. A place
adds up its own vector, those of its neighbours, and what its gaps and its sentence say; a rectifier
and one small matrix make scores of it, and a chain over the labels the best reading.
"""

import time
from collections import Counter
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import optax

from data import ALL, LABELS
from features import SHAPES, UNKNOWN_FLAGS, sentence_case
from text import GAPS, sentences

L = len(LABELS)
AFFIXES = 10
FLAGS = UNKNOWN_FLAGS + 1
OWN_ROWS, SIDE_ROWS = 30000, 8192  # At most.
OWN_LEAST, SIDE_LEAST = 3, 4  # How often training must see what gets a row.
OFFSETS = (-2, -1, 1, 2)
NEVER = -30.0  # The score of what the chain does not allow.


def allowed_transitions():
    """An inner label follows only its own kind."""
    ok = np.ones((L, L), dtype=bool)
    for b, name in enumerate(LABELS):
        if name.startswith("I-"):
            for a, before in enumerate(LABELS):
                ok[a, b] = before[2:] == name[2:] and before != "O"
    return ok


TRANSITIONS_OK = allowed_transitions()
START_OK = np.array([not name.startswith("I-") for name in LABELS])


def initial(key, hidden, own_rows, side_rows):
    keys = jax.random.split(key, 4)
    return {
        "own": jax.random.normal(keys[0], (own_rows, hidden)) * 0.05,
        "side": jax.random.normal(keys[1], (side_rows, 4, hidden)) * 0.05,
        "before": jnp.zeros((GAPS * SHAPES, hidden)),
        "after": jnp.zeros((GAPS, hidden)),
        "place": jnp.zeros((2 * SHAPES * FLAGS, hidden)),
        "genitive": jnp.zeros((FLAGS * FLAGS, hidden)),
        "kind": jnp.zeros((SHAPES * FLAGS, 4, hidden)),
        "case": jnp.zeros((3, hidden)),
        "edge": jnp.zeros((4, hidden)),
        "bias": jax.random.normal(keys[3], (hidden,)) * 0.1,
        "out": jax.random.normal(keys[2], (hidden, L)) / np.sqrt(hidden),
        "out_bias": jnp.zeros(L),
        "chain": jnp.zeros((L, L)),
        "start": jnp.zeros(L),
    }


def rows_of(counts, most, least):
    """A row for each of the most frequent keys."""
    ranked = sorted((-n, key) for key, n in counts.items() if n >= least)[:most]
    return {key: row for row, (_, key) in enumerate(ranked)}


class Batcher:
    """Turns sentences into arrays, with the features of a word computed once."""

    def __init__(self, features, examples):
        self.features = features
        self.words = {}
        self.table = []
        own, side = Counter(), Counter()
        for word, n in Counter(word.text for e in examples for word in e.words).items():
            *_, own_keys, side_keys = features.of(word)
            for counts, keys in ((own, own_keys), (side, side_keys)):
                for key in keys:
                    counts[key] += n
        self.own = rows_of(own, OWN_ROWS, OWN_LEAST)
        self.side = rows_of(side, SIDE_ROWS, SIDE_LEAST)

    def index(self, word):
        if word not in self.words:
            shape, flags, bare, own, side = self.features.of(word)
            own = [self.own.get(key, -1) for key in own]
            own += [-1] * (1 + AFFIXES - len(own))
            side = [self.side.get(key, -1) for key in side]
            self.words[word] = len(self.table)
            self.table.append([shape, flags, bare, *own, *side])
        return self.words[word]

    def sentence(self, sentence):
        """The numbers of a sentence: words, gaps and case."""
        return (
            np.array([self.index(word.text) for word in sentence], dtype=np.int32),
            np.array([word.gap for word in sentence], dtype=np.int32),
            sentence_case(sentence),
        )

    def pad(self, prepared, length):
        count = len(prepared)
        ids = np.zeros((count, length), dtype=np.int32)
        gaps = np.zeros((count, length), dtype=np.int32)
        mask = np.zeros((count, length), dtype=bool)
        cases = np.zeros(count, dtype=np.int32)
        for i, (words, gap, case) in enumerate(prepared):
            n = len(words)
            ids[i, :n], gaps[i, :n], mask[i, :n], cases[i] = words, gap, True, case
        return np.asarray(self.array[ids]), gaps, mask, cases

    def freeze(self):
        self.array = np.array(self.table, dtype=np.int32)


def hidden_layer(params, batch, keep):
    """What each place adds up, before the rectifier. `keep` hides features in training."""
    table, gaps, mask, cases = batch
    shape, flags, bare = table[..., 0], table[..., 1], table[..., 2]
    own_rows, side_rows = table[..., 3 : 4 + AFFIXES], table[..., 4 + AFFIXES :]
    flags = jnp.where(keep["lists"], flags, UNKNOWN_FLAGS)
    bare = jnp.where(keep["lists"], bare, UNKNOWN_FLAGS)

    own = params["own"][own_rows] * ((own_rows >= 0) & keep["own"])[..., None]
    own = own.sum(-2) + params["genitive"][flags * FLAGS + bare]
    side = params["side"][side_rows] * ((side_rows >= 0) & keep["side"])[..., None, None]
    side = side.sum(-3) + params["kind"][shape * FLAGS + flags]
    side *= mask[..., None, None]

    total = own + params["bias"] + params["case"][cases][:, None]
    padded = jnp.pad(mask, ((0, 0), (2, 2)))
    n = mask.shape[1]
    for k, offset in enumerate(OFFSETS):
        moved = jnp.pad(side[:, :, k], ((0, 0), (2, 2), (0, 0)))[:, 2 + offset : 2 + offset + n]
        there = padded[:, 2 + offset : 2 + offset + n]
        total += moved + jnp.where(there[..., None], 0.0, params["edge"][k])
    total += params["before"][gaps * SHAPES + shape]
    after = jnp.pad(gaps, ((0, 0), (0, 1)))[:, 1:]
    total += params["after"][after]
    first = (gaps == 0).astype(jnp.int32)
    total += params["place"][(first * SHAPES + shape) * FLAGS + flags]
    return total


def scores(params, batch, keep, drop):
    h = jax.nn.relu(hidden_layer(params, batch, keep)) * drop
    return h @ params["out"] + params["out_bias"]


def chains(params):
    return (
        jnp.where(TRANSITIONS_OK, params["chain"], NEVER),
        jnp.where(START_OK, params["start"], NEVER),
    )


def log_partition(emissions, mask, chain, start):
    def step(alpha, x):
        e, m = x
        new = jax.nn.logsumexp(alpha[:, :, None] + chain[None], axis=1) + e
        return jnp.where(m[:, None], new, alpha), None

    alpha = start + emissions[:, 0]
    moved = (jnp.swapaxes(emissions, 0, 1)[1:], mask.T[1:])
    alpha, _ = jax.lax.scan(step, alpha, moved)
    return jax.nn.logsumexp(alpha, axis=-1)


def whole(batch):
    table = batch[0]
    yes = jnp.ones(table.shape[:2], dtype=bool)
    return {"lists": yes, "own": yes[..., None], "side": yes[..., None]}


def loss(params, batch, allowed, weights, key, options):
    shape = batch[0].shape[:2]
    keys = jax.random.split(key, 6)
    bare = jax.random.bernoulli(keys[0], options["hide_lists_of_sentence"], (shape[0], 1))
    own = jnp.full(1 + AFFIXES, 1 - options["hide_affix"]).at[0].set(1 - options["hide_word"])
    side = jnp.array([1 - options["hide_side_word"], 1 - options["hide_side_suffix"]])
    keep = {
        "lists": jax.random.bernoulli(keys[1], 1 - options["hide_lists"], shape) & ~bare,
        "own": jax.random.bernoulli(keys[2], own, (*shape, 1 + AFFIXES)),
        "side": jax.random.bernoulli(keys[3], side, (*shape, 2)),
    }
    p = 1 - options["drop"]
    drop = jax.random.bernoulli(keys[5], p, shape + (params["bias"].shape[0],)) / p
    emissions = scores(params, batch, keep, drop)
    chain, start = chains(params)
    mask = batch[2]
    bits = (allowed[..., None] >> jnp.arange(L)) & 1
    gold = jnp.where(bits == 1, emissions, -1e4)
    nll = log_partition(emissions, mask, chain, start) - log_partition(gold, mask, chain, start)
    decay = sum(jnp.sum(params[name] ** 2) for name in ("own", "side"))
    return jnp.sum(nll * weights) / mask.sum() * 16 + options["decay"] * decay


@partial(jax.jit, static_argnames=("optimiser", "options"))
def step(params, state, average, batch, allowed, weights, key, optimiser, options):
    value, grad = jax.value_and_grad(loss)(params, batch, allowed, weights, key, dict(options))
    updates, state = optimiser.update(grad, state, params)
    params = optax.apply_updates(params, updates)
    average = jax.tree.map(lambda a, p: 0.998 * a + 0.002 * p, average, params)
    return params, state, average, value


LENGTHS = (12, 24, 40, 96)


def batches(prepared, size, rng):
    """Batches of sentences of about the same length, in random order."""
    order = rng.permutation(len(prepared))
    pools = {length: [] for length in LENGTHS}
    result = []
    for i in order:
        n = len(prepared[i][0])
        length = next(l for l in LENGTHS if n <= l)
        pools[length].append(i)
        if len(pools[length]) * length >= size:
            result.append((length, pools[length]))
            pools[length] = []
    # The rest of each pool waits for the next epoch's other order.
    rng.shuffle(result)
    return result


def train(examples, batcher, options, hidden, epochs, seed, report):
    """Trains and gives the average of the late weights."""
    prepared = [batcher.sentence(e.words) for e in examples]
    batcher.freeze()
    small = [i for i, p in enumerate(prepared) if len(p[0]) <= LENGTHS[-1]]
    prepared = [prepared[i] for i in small]
    examples = [examples[i] for i in small]
    size = options.pop("batch_words")
    rate = options.pop("rate")
    rng = np.random.default_rng(seed)
    key = jax.random.PRNGKey(seed)
    params = initial(key, hidden, len(batcher.own), len(batcher.side))
    steps = sum(len(p[0]) for p in prepared) * 1.25 / size * epochs
    schedule = optax.schedules.linear_schedule(rate, rate * 0.05, int(steps))
    optimiser = optax.chain(optax.clip_by_global_norm(5.0), optax.adam(schedule, b2=0.99))
    state = optimiser.init(params)
    average = params
    frozen = tuple(sorted(options.items()))
    count = 0
    for epoch in range(epochs):
        began, total = time.time(), 0.0
        for length, chosen in batches(prepared, size, rng):
            batch = batcher.pad([prepared[i] for i in chosen], length)
            allowed = np.full(batch[2].shape, ALL, dtype=np.int32)
            for row, i in enumerate(chosen):
                allowed[row, : len(examples[i].allowed)] = examples[i].allowed
            weights = np.array([examples[i].weight for i in chosen], dtype=np.float32)
            key, sub = jax.random.split(key)
            params, state, average, value = step(
                params, state, average, batch, allowed, weights, sub, optimiser, frozen
            )
            count += 1
            if count % 20 == 0:
                total += float(value)
        report(epoch, time.time() - began, average)
    return {name: np.asarray(value) for name, value in average.items()}


@jax.jit
def persons_of(params, batch):
    """The probability at each word that a person begins, and that one goes on."""
    emissions = scores(params, batch, whole(batch), 1.0)
    chain, start = chains(params)
    total = lambda e: log_partition(e, batch[2], chain, start).sum()
    marginals = jax.grad(total)(emissions)
    return marginals[..., LABELS.index("B-PER")], marginals[..., LABELS.index("I-PER")]


def gather(sentence, begin, inside, least):
    """Makes spans of the words that are probably persons."""
    found = []
    at, n = 0, len(sentence)
    person = begin + inside
    while at < n:
        first = at
        at += 1
        if person[first] >= least:
            while at < n and person[at] >= least and inside[at] >= begin[at]:
                at += 1
            found.append((sentence[first].start, sentence[at - 1].end))
    return found


def predict(params, batcher, texts, least=0.5):
    """The persons of each text."""
    cut = [sentences(text.text) for text in texts]
    flat = [(i, s) for i, parts in enumerate(cut) for s in parts]
    prepared = [batcher.sentence(s) for _, s in flat]
    batcher.freeze()
    found = [set() for _ in texts]
    for shorter, length in zip((0, *LENGTHS), LENGTHS):
        chosen = [k for k, p in enumerate(prepared) if shorter < len(p[0]) <= length]
        size = 8192 // length
        for at in range(0, len(chosen), size):
            some = chosen[at : at + size]
            filled = some + [some[0]] * (size - len(some))
            batch = batcher.pad([prepared[k] for k in filled], length)
            begin, inside = map(np.asarray, persons_of(params, batch))
            for row, k in enumerate(some):
                i, sentence = flat[k]
                n = len(sentence)
                found[i].update(gather(sentence, begin[row, :n], inside[row, :n], least))
    return found


def evaluate(found, texts):
    """(precision, recall, F1, persons) of exact spans."""
    hits = sum(len(f & set(t.persons)) for f, t in zip(found, texts))
    said = sum(map(len, found))
    gold = sum(len(set(t.persons)) for t in texts)
    p, r = hits / max(said, 1), hits / max(gold, 1)
    return p, r, 2 * p * r / max(p + r, 1e-9), gold
