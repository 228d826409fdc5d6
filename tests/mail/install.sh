#!/usr/bin/env bash
# Installs the mail servers of our tests on Debian 12: Postfix and Dovecot with apt-get (as root
# or with sudo), the rest at pinned versions under $BLANKETT_VALIDATORS/mail (default:
# target/validators/mail). Starts no service. Returns at once when everything is there.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tools=$(realpath -m "${BLANKETT_VALIDATORS:-$here/../../target/validators}/mail")
venv=$tools/venv
stamp=$tools/installed
ical_version=2.2.1
policy=/usr/sbin/policy-rc.d

root=()
if [[ $EUID -ne 0 ]]; then
    root=(sudo)
fi

missing_packages() {
    local path package
    while read -r path package; do
        [[ -e $path ]] || echo "$package"
    done <<'PACKAGES'
/usr/sbin/postfix postfix
/usr/sbin/dovecot dovecot-core
/usr/bin/openssl openssl
/usr/bin/python3 python3
PACKAGES
    compgen -G '/usr/lib/*/faketime/libfaketimeMT.so.1' >/dev/null || echo libfaketime
    python3 -c 'import ensurepip' 2>/dev/null || echo python3-venv
}

# dpkg asks policy-rc.d before it starts a service. Only a policy of our own is taken away again.
install_packages() (
    if [[ ! -e $policy ]]; then
        trap '"${root[@]}" rm -f "$policy"' EXIT
        printf '#!/bin/sh\nexit 101\n' | "${root[@]}" tee "$policy" >/dev/null
        "${root[@]}" chmod +x "$policy"
    fi
    "${root[@]}" apt-get update -qq
    # Without an answer Postfix would configure itself as the mail server of this machine.
    if [[ " $* " == *" postfix "* ]]; then
        "${root[@]}" debconf-set-selections \
            <<<'postfix postfix/main_mailer_type select No configuration'
    fi
    log=$(mktemp)
    if ! "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@" \
        >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        exit 1
    fi
    rm -f "$log"
    # Nor at the next boot.
    for service in postfix dovecot; do
        if [[ " $* " == *" $service"* && -e /etc/init.d/$service ]]; then
            "${root[@]}" update-rc.d "$service" disable >/dev/null 2>&1 || true
        fi
    done
)

wanted() {
    {
        echo "$tools"
        cat "$here/install.sh" "$here/requirements.txt"
    } | sha256sum
}

up_to_date() {
    [[ -x $venv/bin/python && -f $stamp ]] && [[ $(wanted) == "$(<"$stamp")" ]]
}

# Asked for on its own: whoever installs something else beside it with npm takes it away.
has_ical() {
    local package=$tools/node_modules/ical.js/package.json
    [[ -f $package ]] && grep -q "\"version\": *\"$ical_version\"" "$package"
}

install_ical() {
    PATH=$venv/bin:$PATH npm install --prefix "$tools" --no-save \
        --no-audit --no-fund --no-update-notifier --loglevel=error \
        "ical.js@$ical_version" >/dev/null
}

mapfile -t missing < <(missing_packages)
if [[ ${#missing[@]} -gt 0 ]]; then
    install_packages "${missing[@]}"
fi

mkdir -p "$tools"
exec {lock}>"$tools/lock"
flock "$lock"
if ! up_to_date; then
    rm -f "$stamp"
    python3 -m venv --clear "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
    install_ical
    wanted >"$stamp"
fi
has_ical || install_ical
if ! has_ical; then
    echo "${0##*/}: ical.js $ical_version is not in $tools/node_modules" >&2
    exit 1
fi
echo "mail servers ready in $tools"
