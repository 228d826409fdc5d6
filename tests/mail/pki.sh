#!/usr/bin/env bash
# Makes the certificates of our test servers in DIR:
#   ca.pem                      the authority that clients are to trust
#   server.pem, server.key      localhost and 127.0.0.1, signed by it
#   wrong-name.pem, .key        another name, signed by it
#   other-ca.pem                an authority that nobody asked for
#   other-server.pem, .key      localhost, signed by that one
# Valid from 2020 to 2049, so that trials may move the clock.
set -euo pipefail

if [[ $# -ne 1 ]]; then
    echo "usage: ${0##*/} DIR" >&2
    exit 2
fi
if ! command -v openssl >/dev/null; then
    echo "${0##*/}: openssl is missing; run tests/mail/install.sh" >&2
    exit 2
fi

mkdir -p "$1"
dir=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# `openssl ca` because it is the only command of OpenSSL 3.0 that takes a start date.
cat >ca.cnf <<'CONFIG'
[ca]
default_ca = test
[test]
database = index
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
[any]
commonName = supplied
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = $ENV::NAMES
[req]
distinguished_name = none
[none]
CONFIG
touch index
echo 'unique_subject = no' >index.attr

# sign NAME SUBJECT EXTENSIONS [SIGNER]: NAME.key and NAME.pem; without SIGNER signed by itself.
sign() {
    local signer=(-selfsign -keyfile "$1.key")
    if [[ $# -eq 4 ]]; then
        signer=(-cert "$4.pem" -keyfile "$4.key")
    fi
    openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -config ca.cnf \
        -keyout "$1.key" -subj "/CN=$2" -out "$1.csr" 2>>log
    openssl ca -batch -notext -config ca.cnf -extensions "$3" "${signer[@]}" \
        -startdate 20200101000000Z -enddate 20491231235959Z -in "$1.csr" -out "$1.pem" 2>>log
}

here=DNS:localhost,IP:127.0.0.1
if ! {
    NAMES=$here sign ca "Blankett test authority" authority &&
        NAMES=$here sign other-ca "Another test authority" authority &&
        NAMES=$here sign server localhost server ca &&
        NAMES=DNS:elsewhere.example.org sign wrong-name elsewhere.example.org server ca &&
        NAMES=$here sign other-server localhost server other-ca
}; then
    cat log >&2
    exit 1
fi

chmod 644 ./*.pem
chmod 600 ./*.key
mv {ca,other-ca}.pem {server,wrong-name,other-server}.{pem,key} "$dir/"
