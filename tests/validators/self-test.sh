#!/usr/bin/env bash
# Shows that the judges judge: self-test.sh GOOD.pdf, a file that check-pdfs.sh passes.
# Each judge must object to a copy damaged in a way that it is there to notice.
set -euo pipefail

# shellcheck source-path=SCRIPTDIR source=judges.sh
source "$(dirname "${BASH_SOURCE[0]}")/judges.sh"

if [[ $# -ne 1 || ! -f $1 ]]; then
    echo "usage: self-test.sh GOOD.pdf" >&2
    exit 2
fi
require_judges

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/good"
cp "$1" "$scratch/good/good.pdf"
"$here/check-pdfs.sh" "$scratch/good"
"$venv/bin/python" "$here/damage.py" "$1" "$scratch"

passed=0
failed=0
tally() {
    local name=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        echo "FAIL $name"
        failed=$((failed + 1))
    fi
}

objects() {
    local damage=$1 judge=$2
    grep -qF "objection: $judge" "$scratch/$damage.said"
}

accepts_schema() {
    "$here/check-json.sh" "$scratch/schema.json" "$1" >"$scratch/said" 2>&1
}

rejects_schema() {
    local code=0
    "$here/check-json.sh" "$scratch/schema.json" "$1" >"$scratch/said" 2>&1 || code=$?
    [[ $code -eq 1 ]]
}

while read -r damage judge; do
    if [[ ! -e $scratch/$damage.said ]]; then
        "$here/check-pdfs.sh" "$scratch/$damage" >"$scratch/$damage.said" 2>&1 || true
    fi
    tally "$judge objects to a file $damage" objects "$damage" "$judge"
done <<'OBJECTIONS'
without-conformance-claim veraPDF
with-unknown-operator MuPDF
with-unknown-operator Poppler
with-unknown-operator pdf.js
without-text MuPDF
without-text Poppler
without-text pdf.js
with-file-name-as-title outloud
cut-short veraPDF
cut-short qpdf
cut-short outloud
OBJECTIONS

cat >"$scratch/schema.json" <<'SCHEMA'
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "properties": { "dato": { "type": "string", "format": "date" } },
  "unevaluatedProperties": false
}
SCHEMA
echo "dato: 2026-03-17" >"$scratch/valid.yaml"
echo "dato: 2026-13-17" >"$scratch/no-such-date.yaml"
echo "data: 2026-03-17" >"$scratch/misspelt.yaml"
tally "a valid instance passes" accepts_schema "$scratch/valid.yaml"
tally "a date that does not exist is rejected" rejects_schema "$scratch/no-such-date.yaml"
tally "a misspelt key is rejected" rejects_schema "$scratch/misspelt.yaml"

echo "self-test: $passed passed, $failed failed"
[[ $failed -eq 0 ]]
