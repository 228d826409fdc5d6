#!/usr/bin/env bash
# Validates against JSON Schema 2020-12:
#   check-json.sh SCHEMA.json INSTANCE…        instances (YAML or JSON), and the schema itself
#   check-json.sh --metaschema SCHEMA.json…    schemas alone
# Exits with 1 if anything is invalid, with 2 if there was nothing to check.
set -euo pipefail

# shellcheck source-path=SCRIPTDIR source=judges.sh
source "$(dirname "${BASH_SOURCE[0]}")/judges.sh"

draft=https://json-schema.org/draft/2020-12/schema

give_up() {
    printf '%s\n' "$@" "check-json: 0 files checked" >&2
    exit 2
}

usage=(
    "usage: check-json.sh SCHEMA.json INSTANCE…"
    "       check-json.sh --metaschema SCHEMA.json…"
)
[[ $# -ge 2 ]] || give_up "${usage[@]}"
if [[ $1 == --metaschema ]]; then
    schemas=("${@:2}")
    instances=()
else
    schemas=("$1")
    instances=("${@:2}")
fi
for file in "${schemas[@]}" "${instances[@]}"; do
    [[ -f $file && -r $file ]] || give_up "check-json: cannot read $file"
done
require_judges

status=0
for schema in "${schemas[@]}"; do
    if ! grep -qE '"[$]schema"[[:space:]]*:[[:space:]]*"'"$draft"'"' "$schema"; then
        echo "$schema: does not say that it follows $draft"
        status=1
    fi
done
"$venv/bin/check-jsonschema" --check-metaschema "${schemas[@]}" || status=1
if [[ $status -eq 0 && ${#instances[@]} -gt 0 ]]; then
    "$venv/bin/check-jsonschema" --schemafile "${schemas[0]}" "${instances[@]}" || status=1
fi

verdict="all valid"
[[ $status -eq 0 ]] || verdict="not all valid"
echo "check-json: $((${#schemas[@]} + ${#instances[@]})) files checked, $verdict"
exit "$status"
