#!/usr/bin/env bash
# Everything about mail that needs a server: a real Postfix, one that goes wrong on purpose, and
# short runs of the trials. As root, for Postfix.
#
#   check.sh BLANKETT
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
blankett=$1
python="${BLANKETT_VALIDATORS:-$here/../../target/validators}/mail/venv/bin/python"

"$here/install.sh"
work=$(mktemp -d)
chmod o+x "$work"
stop() {
    "$here/postfix.sh" stop "$work/postfix" >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap stop EXIT

"$python" "$here/self_test.py" faults
port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
"$here/postfix.sh" start "$work/postfix" "$port"
"$python" "$here/end_to_end.py" "$blankett" "$work/postfix" "$port"

trials="$here/trials"
"$python" "$trials/kills.py" "$blankett" --messages 150 --kills 15 --policy hold
"$python" "$trials/faults.py" "$blankett" --messages 5
"$python" "$trials/damage.py" "$blankett"
