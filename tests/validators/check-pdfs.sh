#!/usr/bin/env bash
# Puts every PDF under a folder before every judge: check-pdfs.sh DIR
# Exits with 1 if any judge objects to any file, with 2 if there was nothing to judge.
set -euo pipefail

# shellcheck source-path=SCRIPTDIR source=judges.sh
source "$(dirname "${BASH_SOURCE[0]}")/judges.sh"

if [[ $# -ne 1 || ! -d $1 ]]; then
    echo "usage: check-pdfs.sh DIR" >&2
    exit 2
fi
folder=${1%/}
require_judges

mapfile -d '' -t pdfs < <(find -H "$folder" -type f -iname '*.pdf' -print0 | LC_ALL=C sort -z)
if [[ ${#pdfs[@]} -eq 0 ]]; then
    echo "check-pdfs: 0 files checked: no PDF under $folder" >&2
    exit 2
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Runs READ on each PDF and then ALSO. A word on standard error is an objection, whatever the
# exit code says. What READ prints lies in $scratch/found for ALSO to look at.
on_each_file() {
    local read=$1 also=$2 pdf status=0
    for pdf in "${pdfs[@]}"; do
        if ! "$read" "$pdf" >"$scratch/found" 2>"$scratch/said" ||
            ! "$also" 2>>"$scratch/said" || [[ -s $scratch/said ]]; then
            echo "FAIL $pdf"
            sed 's/^/    /' "$scratch/said"
            status=1
        fi
    done
    return "$status"
}

has_text() {
    if ! grep -q '[^[:space:]]' "$scratch/found"; then
        echo "no text" >&2
    fi
}

qpdf_check() {
    qpdf --check "$1"
}

# Debian builds MuPDF without colour management, and it says so on every file unless told -N.
mupdf_text() {
    mutool draw -N -F txt "$1"
}

poppler_text() {
    pdftotext "$1" -
}

vera() {
    java -cp "$judges/classes:$(vera_jar):$jaxb" Vera 2a,ua1 "${pdfs[@]}"
}

pdfjs() {
    "$venv/bin/node" "$here/pdfjs.mjs" "$pdfjs" "${pdfs[@]}"
}

semantics() {
    "$venv/bin/python" "$here/semantic.py" "$here/semantic-explained.txt" "$folder" "${pdfs[@]}"
}

objecting=()
judge() {
    local name=$1
    shift
    echo "== $name"
    if ! "$@"; then
        objecting+=("$name")
    fi
}

judge "veraPDF, PDF/A-2a and PDF/UA-1" vera
judge "qpdf" on_each_file qpdf_check true
judge "MuPDF" on_each_file mupdf_text has_text
judge "Poppler" on_each_file poppler_text has_text
judge "pdf.js" pdfjs
judge "outloud and pdfua" semantics

for name in "${objecting[@]}"; do
    echo "objection: $name"
done
echo "check-pdfs: ${#pdfs[@]} files checked, ${#objecting[@]} of 6 judges object"
[[ ${#objecting[@]} -eq 0 ]]
