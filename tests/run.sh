#!/usr/bin/env bash
# Everything that must hold: format, lints, licences, tests, and what the independent judges say.
# Installs what it needs on Debian 12 (as root or with sudo).
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$1"; }

step "judges"
tests/validators/install.sh
tools="${BLANKETT_VALIDATORS:-target/validators}/tools"
if ! cmp -s tests/tools.txt "$tools/installed"; then
    python3 -m venv --clear "$tools"
    "$tools/bin/pip" install --quiet --requirement tests/tools.txt
    cp tests/tools.txt "$tools/installed"
fi

step "format, spelling, lints"
cargo fmt --check
"$tools/bin/typos"
cargo clippy --release --all-targets --quiet -- -D warnings

step "licences and sources of dependencies"
python3 tests/licences.py

step "tests"
target="${CARGO_TARGET_DIR:-target}"
rm -rf "$target/documents"
BLANKETT_DOCUMENTS="$(mkdir -p "$target" && cd "$target" && pwd)/documents" cargo test --release
cargo build --release --quiet

step "documents before the judges"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
blankett="$target/release/blankett"
"$blankett" demo "$work/demo"
# What the cases hold of others is no document of ours.
cp -r "$work/demo" "$work/ours"
rm -r "$work/ours/saker"
tests/validators/check-pdfs.sh "$work/ours"
tests/validators/check-pdfs.sh "$target/documents"
profiles="$("$blankett" profile list --format json | python3 -c 'import json, sys; print(*[one["id"] for one in json.load(sys.stdin) if one["extends"]])')"
for profile in $profiles; do
    "$blankett" --profile "$profile" demo "$work/$profile"
    # What belongs to the cases is theirs.
    rm -r "$work/$profile/saker"
    tests/validators/check-pdfs.sh "$work/$profile"
done
tests/validators/self-test.sh "$work/demo/dokumenter/saker/2026-014/2026-03-17-referat.pdf"

step "documents of others that nobody should have to read"
python3 tests/packet/hostile.py "$blankett" --variants 300

step "mail, through real servers"
tests/mail/check.sh "$blankett"

step "packets, through the readers of others"
cargo build --release --quiet --features trials --example packet_trial
trial="$target/release/examples/packet_trial"
tests/packet/readers.sh "$trial" "$work/demo/dokumenter/saker/2026-014/2026-03-17-referat.pdf"
tests/packet/hostile.sh "$trial"
judges="${BLANKETT_VALIDATORS:-target/validators}"
"$judges/venv/bin/python" tests/packet/outlines.py "$work/demo/henvisning/pakke-2026-014.pdf" \
    "$(realpath "$judges")/node_modules"
unzip -q "$work/demo/henvisning/pakke-2026-014.zip" -d "$work/packet"
# With the schema of the archive message: BLANKETT_ARCHIVE_SCHEMA=… tests/run.sh
tests/packet/archive-schema.sh "$work/packet/arkivmelding.xml"
tests/validators/check-json.sh schemas/manifest.json "$work/packet/manifest.json"

step "schemas before the judges"
for form in $("$blankett" forms --format json | python3 -c 'import json, sys; print(*[form["id"] for form in json.load(sys.stdin)])'); do
    "$blankett" schema "$form" >"$work/$form.json"
    "$blankett" new "$form" >"$work/$form.yaml"
    instances=("$work/$form.yaml")
    for instance in tests/cases/"$form"/{minimal,full,nynorsk}/input.{yaml,json}; do
        [ ! -f "$instance" ] || instances+=("$instance")
    done
    tests/validators/check-json.sh "$work/$form.json" "${instances[@]}"
done
for profile in $profiles; do
    for form in $("$blankett" --profile "$profile" forms --format json | python3 -c 'import json, sys; print(*[form["id"] for form in json.load(sys.stdin)])'); do
        "$blankett" --profile "$profile" schema "$form" >"$work/schema.json"
        "$blankett" --profile "$profile" new "$form" >"$work/starter.yaml"
        instances=("$work/starter.yaml")
        for instance in tests/profiles/"$profile"/cases/"$form"/{minimal,full,nynorsk}/input.yaml; do
            [ ! -f "$instance" ] || instances+=("$instance")
        done
        tests/validators/check-json.sh "$work/schema.json" "${instances[@]}"
    done
done
# Plans of several meetings; those that are wrong must be found to be.
tests/validators/check-json.sh "$work/innkalling.json" tests/mail/plans/half-year.yaml
for plan in tests/mail/plans/wrong-*.yaml; do
    if tests/validators/check-json.sh "$work/innkalling.json" "$plan" >/dev/null 2>&1; then
        echo "$plan is taken for a plan" >&2
        exit 1
    fi
done
# Every input of every form and case in one report.
"$blankett" check --format json tests/cases/*/*/input.* >"$work/report.json" || [ $? -eq 1 ]
tests/validators/check-json.sh schemas/check.json "$work/report.json"
# What is found in texts, in a message and in a document.
"$blankett" scan --format json tests/privacy/dev.jsonl tests/mail/answers/*.eml "$work"/demo/dokumenter/moter/* \
    >"$work/scan.json" || [ $? -eq 1 ]
tests/validators/check-json.sh schemas/scan.json "$work/scan.json"

step "key figures beside another reckoning"
tests/report/check.sh "$blankett"

step "all held"
