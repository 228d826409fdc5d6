#!/usr/bin/env bash
# ZIP files that mean harm: each is refused within two seconds and 512 MB.
#   hostile.sh TRIAL      TRIAL is the built example packet_trial
set -euo pipefail

trial="${1:?usage: hostile.sh TRIAL}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
python3 "$(dirname "${BASH_SOURCE[0]}")/zips.py" "$work" >/dev/null
for file in "$work"/*.zip; do
    # A process each, so that the memory is that of one file.
    (ulimit -v $((512 * 1024)) && timeout 2 "$trial" verify "$file") >"$work/verdict" || { echo "hostile: ${file##*/} is not refused in time"; exit 1; }
    ! grep -q ": whole," "$work/verdict" || { echo "hostile: ${file##*/} verifies"; exit 1; }
done
files=("$work"/*.zip)
echo "hostile: ${#files[@]} files, all refused within 2 s and 512 MB"
