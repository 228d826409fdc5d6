#!/usr/bin/env bash
# Opens packets with the programs of others: 7-Zip, Info-ZIP, bsdtar, Python, pyzipper for ZIP files;
# qpdf, Poppler and MuPDF for the encrypted PDF.
#   readers.sh TRIAL PDF      TRIAL is the built example packet_trial
# A program that is not installed is named as skipped; READERS=all makes that an error.
set -euo pipefail

trial="$(realpath "${1:?usage: readers.sh TRIAL PDF}")"
pdf="$(realpath "${2:?usage: readers.sh TRIAL PDF}")"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$trial" write "$work" "$pdf"
password="$(cat "$work/password")"
files=(01-henvisning-2026-014.pdf 02-referat-2026-014.pdf arkivmelding.xml manifest.json)
skipped=0

there() {
    if "$@" >/dev/null 2>&1; then return 0; fi
    echo "skipped: $1 ${*: -1}"
    skipped=$((skipped + 1))
    return 1
}

# The unpacked folder has the files, and the sums that the manifest says.
same() {
    (cd "$2" && [[ $(echo *) == "${files[*]}" ]] && cmp -s "${files[0]}" "$pdf") || { echo "$1: other files"; exit 1; }
    python3 - "$2" <<'PYTHON' || { echo "$1: other sums"; exit 1; }
import hashlib, json, pathlib, sys
folder = pathlib.Path(sys.argv[1])
for file in json.loads((folder / "manifest.json").read_text())["files"]:
    bytes = (folder / file["name"]).read_bytes()
    assert hashlib.sha256(bytes).hexdigest() == file["sha256"] and len(bytes) == file["bytes"]
PYTHON
    echo "opens: $1"
}

mkdir "$work"/{7z,unzip,bsdtar,zipfile,7z-encrypted,pyzipper}
if there command -v 7z; then
    7z x -bd -y -o"$work/7z" "$work/packet.zip" >"$work/7z.log"
    ! grep -i warning "$work/7z.log" || exit 1
    same "7z, plain" "$work/7z"
    7z x -bd -y -p"$password" -o"$work/7z-encrypted" "$work/encrypted.zip" >"$work/7z.log"
    ! grep -i warning "$work/7z.log" || exit 1
    mkdir "$work/7z-inner"
    7z x -bd -y -o"$work/7z-inner" "$work/7z-encrypted/innhold.zip" >/dev/null
    same "7z, encrypted" "$work/7z-inner"
    ! 7z t -bd -p"et annet passord" "$work/encrypted.zip" >/dev/null 2>&1 || { echo "opens with any password"; exit 1; }
    listing="$(7z l -slt "$work/encrypted.zip")"
    [[ $listing == *"AES-256"* && $listing != *2026-014* ]] || { echo "names show, or it is not AES-256"; exit 1; }
fi
if there command -v unzip; then
    unzip -qt "$work/packet.zip" >/dev/null
    unzip -q "$work/packet.zip" -d "$work/unzip"
    same "unzip" "$work/unzip"
    [[ $(stat -c %a "$work/unzip/manifest.json") == 600 ]] || { echo "others may read what unzip unpacks"; exit 1; }
fi
if there command -v zip; then
    zip -qT "$work/packet.zip" && echo "whole: zip -T"
fi
if there command -v bsdtar; then
    bsdtar -xf "$work/packet.zip" -C "$work/bsdtar"
    same "bsdtar, plain" "$work/bsdtar"
    mkdir "$work/bsdtar-encrypted"
    bsdtar -xf "$work/encrypted.zip" --passphrase "$password" -C "$work/bsdtar-encrypted"
    cmp "$work/bsdtar-encrypted/innhold.zip" "$work/packet.zip" && echo "opens: bsdtar, encrypted"
fi
python3 -m zipfile -t "$work/packet.zip" | grep -q "^Done testing$"
python3 -m zipfile -e "$work/packet.zip" "$work/zipfile"
same "Python's zipfile" "$work/zipfile"
if there python3 -c "import pyzipper"; then
    python3 - "$work" "$password" <<'PYTHON'
import pathlib, pyzipper, sys
folder = pathlib.Path(sys.argv[1])
with pyzipper.AESZipFile(folder / "encrypted.zip") as outer:
    outer.setpassword(sys.argv[2].encode())
    assert outer.namelist() == ["innhold.zip"]
    assert outer.read("innhold.zip") == (folder / "packet.zip").read_bytes()
PYTHON
    echo "opens: pyzipper, encrypted"
fi
if there command -v qpdf; then
    qpdf --password="$password" --check "$work/encrypted.pdf" >"$work/qpdf.log" || { cat "$work/qpdf.log"; exit 1; }
    grep -q "R = 6" "$work/qpdf.log" && grep -q "AESv3" "$work/qpdf.log" && echo "opens: qpdf, encrypted PDF (R6, AESv3)"
    ! qpdf --check "$work/encrypted.pdf" >/dev/null 2>&1 || { echo "qpdf needs no password"; exit 1; }
fi
if there command -v pdftotext; then
    pdftotext -upw "$password" "$work/encrypted.pdf" "$work/encrypted.txt"
    pdftotext "$pdf" "$work/plain.txt"
    cmp "$work/encrypted.txt" "$work/plain.txt" && echo "opens: pdftotext, encrypted PDF, the same text"
    ! pdftotext "$work/encrypted.pdf" - >/dev/null 2>&1 || { echo "pdftotext needs no password"; exit 1; }
fi
if there command -v mutool; then
    mutool draw -q -p "$password" -F text -o "$work/mutool.txt" "$work/encrypted.pdf"
    mutool draw -q -F text -o "$work/mutool-plain.txt" "$pdf"
    cmp "$work/mutool.txt" "$work/mutool-plain.txt" && echo "opens: mutool, encrypted PDF, the same text"
fi
"$here/../validators/check-json.sh" "$here/../../schemas/manifest.json" "$work/zipfile/manifest.json"
"$here/archive-schema.sh" "$work/zipfile/arkivmelding.xml"
echo "readers: $skipped skipped"
[[ ${READERS:-} != all || $skipped -eq 0 ]]
