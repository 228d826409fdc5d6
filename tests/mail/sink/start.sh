#!/usr/bin/env bash
# start.sh DIR PORT: the sink on 127.0.0.1:PORT, TLS from the first byte, any login.
# DIR/pki/ca.pem is the authority to trust; the size of DIR/accepted is the number of messages.
#
# The leanest of what was tried, with 20 and 100 kB on two cores shared with the client: this one
# took 10,000 and 5,100 messages/s, smtp-sink behind stunnel4 3,700 and 1,350.
set -euo pipefail

if [[ $# -ne 2 ]]; then
    echo "usage: ${0##*/} DIR PORT" >&2
    exit 2
fi
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$1"
dir=$(cd "$1" && pwd)
"$here/stop.sh" "$dir" >/dev/null
[[ -s $dir/pki/server.key ]] || "$here/../pki.sh" "$dir/pki"
: >"$dir/ready"
python3 "$here/sink.py" "$2" "$dir/pki" "$dir/accepted" \
    >"$dir/ready" 2>"$dir/errors" </dev/null &
pid=$!
echo "$pid" >"$dir/pid"
for _ in {1..100}; do
    if grep -q ready "$dir/ready"; then
        echo "sink ready on 127.0.0.1:$2"
        exit 0
    fi
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.05
done
rm -f "$dir/pid"
kill "$pid" 2>/dev/null || true
echo "${0##*/}: the sink did not start" >&2
tail -n 3 "$dir/errors" >&2
exit 1
