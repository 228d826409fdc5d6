#!/bin/sh
# train.sh NORNE_FOLDER NAMES_FOLDER WORDS_FOLDER [more options of train.py]
# Makes src/privacy/model/names.bin and prints how good it is.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
venv=${NAME_MODEL_VENV:-$here/.venv}
if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
fi
set -- "$@" --out "${NAME_MODEL_OUT:-$here/../src/privacy/model}" --sentences "$here/sentences"
for list in "$here"/names/*.txt; do
    [ -e "$list" ] && set -- "$@" --more-names "$list"
done
PYTHONHASHSEED=0 exec "$venv/bin/python" "$here/train.py" "$@"
