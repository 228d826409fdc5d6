#!/usr/bin/env bash
# stop.sh DIR: ends the sink and prints how many messages it accepted.
set -euo pipefail

if [[ $# -ne 1 ]]; then
    echo "usage: ${0##*/} DIR" >&2
    exit 2
fi
if [[ -r $1/pid ]]; then
    kill "$(<"$1/pid")" 2>/dev/null || true
    rm -f "$1/pid"
fi
if [[ -e $1/accepted ]]; then
    stat -c %s "$1/accepted"
fi
