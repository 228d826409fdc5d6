#!/usr/bin/env bash
# score.sh [BLANKETT]: what the privacy gate catches and what it blocks wrongly, as a Markdown table.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
blankett="${1:-${CARGO_TARGET_DIR:-$here/../../target}/release/blankett}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
for set in dev own mixed unread unread2 unread3; do
    "$blankett" scan --format jsonl <"$here/$set.jsonl" >"$work/$set.jsonl"
    python3 "$here/score.py" "$here/$set.jsonl" "$work/$set.jsonl" --json "$work/$set.json" >"$work/$set.txt"
done
python3 "$here/table.py" dev="$work/dev.json" own="$work/own.json" mixed="$work/mixed.json" \
    unread="$work/unread.json" unread2="$work/unread2.json" unread3="$work/unread3.json"
