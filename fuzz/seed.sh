#!/usr/bin/env bash
# Fills the corpora with the project's own inputs and definitions.
set -euo pipefail
cd "$(dirname "$0")/.."
for target in definition yaml json toml csv json_lines unpack_{pdf,mail,calendar} mail_answer packet; do mkdir -p "fuzz/corpus/$target"; done
number=0
keep() { number=$((number + 1)); cp "$1" "fuzz/corpus/$2/$number"; }
for file in forms/*.toml tests/catalogs/*/forms/*.toml tests/invalid-definitions/*.toml; do keep "$file" definition; done
for file in tests/cases/*/*/input.yaml examples/*/*.yaml; do keep "$file" yaml; done
for file in tests/cases/*/*/input.json; do
    keep "$file" json
    number=$((number + 1))
    tr -d '\n' <"$file" >"fuzz/corpus/json_lines/$number"
done
for file in tests/cases/*/*/input.toml; do keep "$file" toml; done
for file in tests/unpack/*.pdf; do keep "$file" unpack_pdf; done
for file in tests/unpack/*.eml; do keep "$file" unpack_mail; done
for file in tests/unpack/*.ics; do keep "$file" unpack_calendar; done
for file in tests/mail/answers/*.{eml,ics}; do keep "$file" mail_answer; done
for file in tests/packet/seeds/*.zip; do keep "$file" packet; done
printf 'skjema;dato;avdeling;utfordringer;signatur\nmeldeskjema-system;2026-01-02;A;sprakmiljo|annet=Lek;X\n' >fuzz/corpus/csv/1
printf '\xef\xbb\xbfdato,tiltak.1.tiltak,tiltak.2.evalueres\n"2.1.2026","a\nb",31.02.2026\n' >fuzz/corpus/csv/2
echo "$number files"
