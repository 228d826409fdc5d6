#!/usr/bin/env bash
# Installs the independent judges of our PDFs and schemas on Debian 12: system packages with
# apt-get (as root or with sudo), the rest at pinned versions under $BLANKETT_VALIDATORS
# (default: target/validators). Returns at once when everything is there.
set -euo pipefail

# shellcheck source-path=SCRIPTDIR source=judges.sh
source "$(dirname "${BASH_SOURCE[0]}")/judges.sh"

pdfjs_version=6.5.438

missing_packages() {
    local command package
    while read -r command package; do
        command -v "$command" >/dev/null || echo "$package"
    done <<'PACKAGES'
javac default-jdk-headless
python3 python3
qpdf qpdf
mutool mupdf-tools
pdftotext poppler-utils
PACKAGES
    [[ -e $jaxb ]] || echo libjaxb-java
    python3 -c 'import ensurepip' 2>/dev/null || echo python3-venv
}

install_packages() {
    local root=()
    if [[ $EUID -ne 0 ]]; then
        root=(sudo)
    fi
    "${root[@]}" apt-get update -qq
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@"
}

install_python_packages() {
    python3 -m venv --clear "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
}

install_pdfjs() {
    # Without the optional canvas: pdf.js reads here, it does not paint.
    PATH=$venv/bin:$PATH npm install --prefix "$judges" --no-save --omit=optional \
        --no-audit --no-fund --no-update-notifier --loglevel=error "pdfjs-dist@$pdfjs_version" >/dev/null
}

compile_vera() {
    rm -rf "$judges/classes"
    javac -Xlint:all -Werror -cp "$(vera_jar)" -d "$judges/classes" "$here/Vera.java"
}

mapfile -t missing < <(missing_packages)
if [[ ${#missing[@]} -gt 0 ]]; then
    install_packages "${missing[@]}"
fi

mkdir -p "$judges"
exec {lock}>"$judges/lock"
flock "$lock"
if ! up_to_date; then
    rm -f "$stamp"
    install_python_packages
    install_pdfjs
    compile_vera
    wanted >"$stamp"
fi
echo "judges ready in $judges"
