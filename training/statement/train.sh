#!/bin/sh
# train.sh NAMES_FOLDER WORDS_FOLDER
# Makes the weights in src/privacy/statement/ from the marked sentences in training/sentences/.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
venv=${STATEMENT_VENV:-$here/.venv}
if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat "$root"/training/sentences/*.jsonl | "$venv/bin/python" "$here/marked.py" >"$work/items.jsonl"
"$venv/bin/python" "$here/frames.py" "$root/training/sentences/frames.txt" "$1" "$2" \
    "$root/training/names/world.txt" >>"$work/items.jsonl"
cargo run --quiet --release --manifest-path "$root/Cargo.toml" --features training \
    --example statement_features <"$work/items.jsonl" >"$work/samples.jsonl"
model=$root/src/privacy/statement
"$venv/bin/python" "$here/linear.py" "$model/weights.bin" "$work/items.jsonl" "$work/samples.jsonl"
"$venv/bin/python" "$here/network.py" "$model/network.bin" "$model/network_golden.jsonl" \
    "$work/items.jsonl" "$work/samples.jsonl"
