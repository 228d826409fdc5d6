#!/usr/bin/env bash
# A private Postfix with Dovecot for logins, on loopback, everything below DIR. As root.
#
#   postfix.sh start DIR PORT   STARTTLS on PORT, TLS from the first byte on PORT+1
#   postfix.sh stop DIR
#
# After start there are:
#   DIR/pki/ca.pem       the authority to trust (pki.sh)
#   DIR/password         the password of the user `blankett`
#   DIR/mail/ADDRESS/    a Maildir for each recipient at example.org and below it
#   DIR/postfix.log, DIR/dovecot.log
# avvist@example.org is refused for ever (550), senere@example.org for now (451), and so is every
# other domain. Nothing leaves the machine, nobody asks a name server.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PATH=$PATH:/usr/sbin:/sbin

fail() {
    echo "${0##*/}: $1" >&2
    if [[ $# -gt 1 && -s $2 ]]; then
        tail -n 20 "$2" | sed 's/^/  /' >&2
    fi
    exit 1
}

usage() {
    echo "usage: ${0##*/} start DIR PORT | stop DIR" >&2
    exit 2
}

answers() {
    local banner
    exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
    read -r -t 5 banner <&3 || banner=
    exec 3>&-
    [[ $banner == 220* ]]
} 2>/dev/null

listens() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# The process in a pid file, if it still runs.
running() {
    local pid
    [[ -r $1 ]] && read -r pid <"$1" && alive "$pid" && echo "$pid"
}

make_postfix_config() {
    cat >conf/main.cf <<CONFIG
compatibility_level = 3.6
config_directory = $dir/conf
queue_directory = $sockets/queue
data_directory = $dir/data
maillog_file = $dir/postfix.log
maillog_file_prefixes = $dir
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop

inet_interfaces = loopback-only
inet_protocols = ipv4
myhostname = localhost
myorigin = localhost
mydestination =
mynetworks =
alias_maps =
local_recipient_maps =
notify_classes =
smtputf8_enable = yes
message_size_limit = 52428800

# Whatever comes for example.org goes to the script that files it.
virtual_mailbox_domains = regexp:$dir/conf/domains
virtual_mailbox_maps = static:all
virtual_transport = file
file_destination_recipient_limit = 1
default_transport = error:5.7.1 nothing is delivered outside
relay_transport = error:5.7.1 nothing is delivered outside
disable_dns_lookups = yes
smtpd_peername_lookup = no
append_dot_mydomain = no

smtpd_tls_cert_file = $dir/pki/server.pem
smtpd_tls_key_file = $dir/pki/server.key
smtpd_tls_security_level = encrypt
smtpd_tls_mandatory_protocols = >=TLSv1.2
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = $sockets/auth
smtpd_client_restrictions = permit_sasl_authenticated, reject
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = check_recipient_access texthash:$dir/conf/recipients,
    reject_unauth_destination, permit_sasl_authenticated, reject
smtpd_discard_ehlo_keywords = dsn, etrn
smtpd_error_sleep_time = 0
smtpd_client_connection_count_limit = 0
CONFIG
    # No chroot anywhere: it would need copies of system files in the queue.
    cat >conf/master.cf <<CONFIG
127.0.0.1:$port inet n - n - - smtpd
127.0.0.1:$((port + 1)) inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
showq unix n - n - - showq
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
file unix - n n - - pipe flags=DR user=nobody argv=$dir/conf/file $dir/mail \${recipient}
CONFIG
    cat >conf/domains <<'CONFIG'
/^(.+\.)?example\.org$/ ok
CONFIG
    cat >conf/recipients <<'CONFIG'
avvist@example.org 550 5.1.1 no such mailbox here
senere@example.org 451 4.2.1 mailbox busy, try again later
CONFIG
    # Postfix's own virtual(8) will not make up a folder from an address.
    cat >conf/file <<'SCRIPT'
#!/bin/sh
# file MAIL ADDRESS: the message on standard input into the Maildir of the address.
set -eu
box=$1/$(printf %s "$2" | tr / _)
mkdir -p "$box/tmp" "$box/new" "$box/cur"
name=$(date +%s.%N).$$.localhost
cat >"$box/tmp/$name"
mv "$box/tmp/$name" "$box/new/$name"
SCRIPT
    chmod 755 conf/file
}

make_dovecot_config() {
    cat >conf/dovecot.conf <<CONFIG
base_dir = $sockets/run
state_dir = $sockets/state
log_path = $dir/dovecot.log
protocols =
ssl = no
auth_mechanisms = plain login
auth_failure_delay = 0
passdb {
  driver = passwd-file
  args = $dir/conf/users
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=/nonexistent
}
# A wrong password costs seconds otherwise.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service auth {
  unix_listener $sockets/auth {
    mode = 0600
    user = postfix
  }
}
CONFIG
    [[ -s password ]] || (umask 077 && openssl rand -hex 16 >password)
    (umask 027 && echo "blankett:{PLAIN}$(<password)::::::" >conf/users)
    chgrp dovecot conf/users
}

start() {
    local port=$2
    [[ $port =~ ^[0-9]+$ && $port -ge 1 && $port -le 65534 ]] || usage
    [[ $EUID -eq 0 ]] || fail "must run as root: Postfix and Dovecot give up rights they have"
    for tool in postfix dovecot doveadm openssl; do
        command -v "$tool" >/dev/null || fail "$tool is missing; run tests/mail/install.sh"
    done
    mkdir -p "$1"
    dir=$(cd "$1" && pwd -P)
    [[ $dir =~ ^[A-Za-z0-9_./+-]+$ ]] || fail "Postfix cannot take a folder with such a name: $dir"
    cd "$dir"
    [[ ! -e sockets ]] || fail "$dir is in use; first: ${0##*/} stop $1"
    for number in "$port" "$((port + 1))"; do
        ! listens "$number" || fail "port $number is taken"
    done

    # The servers work as users of their own.
    chmod o+x .
    setpriv --reuid=postfix --regid=postfix --clear-groups test -x "$dir" ||
        fail "the user postfix cannot reach $dir: chmod o+x the folders above it"
    mkdir -p conf queue data mail
    chown postfix data
    chown nobody mail
    [[ -s pki/server.key ]] || "$here/pki.sh" pki

    # Both name sockets by their whole path, of which the kernel takes 107 bytes.
    sockets=$(mktemp -d /tmp/blankett-mail.XXXXXX)
    chmod 711 "$sockets"
    mkdir "$sockets/run" "$sockets/state"
    ln -s "$dir/queue" "$sockets/queue"
    ln -s "$sockets" sockets
    trap 'stop "$dir" >/dev/null 2>&1 || true' ERR EXIT

    make_postfix_config
    make_dovecot_config
    : >>dovecot.log
    : >start.log
    dovecot -c "$dir/conf/dovecot.conf" >>start.log 2>&1 || fail "Dovecot did not start" start.log
    postfix -c "$dir/conf" start >>start.log 2>&1 || {
        [[ ! -s postfix.log ]] || tail -n 5 postfix.log >>start.log
        fail "Postfix did not start" start.log
    }
    for _ in {1..100}; do
        if answers "$port" && listens "$((port + 1))" && [[ -S $sockets/auth ]]; then
            trap - ERR EXIT
            echo "postfix ready on 127.0.0.1:$port (STARTTLS) and $((port + 1)) (TLS)"
            return
        fi
        sleep 0.1
    done
    fail "no answer on port $port" postfix.log
}

stop() {
    [[ -d $1 ]] || fail "$1: no such folder"
    local dir sockets postfix dovecot pid
    dir=$(cd "$1" && pwd -P)
    [[ -L $dir/sockets ]] || return 0
    sockets=$(readlink "$dir/sockets")
    postfix=$(running "$dir/queue/pid/master.pid" || true)
    dovecot=$(running "$sockets/run/master.pid" || true)
    # Their children, for these may outlive them by a moment.
    local pids=()
    for pid in $postfix $dovecot; do
        mapfile -t -O "${#pids[@]}" pids < <(echo "$pid"; children "$pid")
    done
    [[ -z $postfix ]] || postfix -c "$dir/conf" stop >>"$dir/start.log" 2>&1 || true
    [[ -z $dovecot ]] || kill "$dovecot" 2>/dev/null || true
    # A moment for what is being delivered; doveadm would take two seconds.
    for signal in 0 TERM KILL; do
        for pid in "${pids[@]}"; do
            kill "-$signal" "$pid" 2>/dev/null || true
        done
        for _ in {1..10}; do
            alive "${pids[@]}" || break 2
            sleep 0.1
        done
    done
    ! alive "${pids[@]}" || fail "some of ${pids[*]} still run"
    [[ $sockets != /tmp/blankett-mail.* ]] || rm -rf "$sockets"
    rm -f "$dir/sockets"
}

children() {
    cat "/proc/$1/task/"*/children 2>/dev/null | tr ' ' '\n' | grep . || true
}

# Whether one of them runs. kill -0 also finds the dead that nobody clears away in a container.
alive() {
    local pid
    for pid in "$@"; do
        if grep -qs -E '^State:[[:space:]]+[A-WY]' "/proc/$pid/status"; then
            return 0
        fi
    done
    return 1
}

case ${1:-} in
start) [[ $# -eq 3 ]] || usage; start "$2" "$3" ;;
stop) [[ $# -eq 2 ]] || usage; stop "$2" ;;
*) usage ;;
esac
