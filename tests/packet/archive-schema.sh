#!/usr/bin/env bash
# Holds an archive message against the schema of Fiks Arkiv v1:
#   archive-schema.sh MESSAGE.xml [SCHEMA.xsd]
# The schema (no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett.xsd, with metadatakatalog.xsd beside
# it) is KS's and not part of this project; without the argument, BLANKETT_ARCHIVE_SCHEMA says where it
# is. Exits with 1 if the message is invalid, with 2 if it could not be checked.
set -euo pipefail

message="${1:?usage: archive-schema.sh MESSAGE.xml [SCHEMA.xsd]}"
schema="${2:-${BLANKETT_ARCHIVE_SCHEMA:-}}"
if [[ -z $schema ]]; then
    echo "archive-schema: SKIPPED, BLANKETT_ARCHIVE_SCHEMA names no schema"
    exit 0
fi
if [[ ! -r $schema || ! -r $message ]] || ! command -v xmllint >/dev/null; then
    echo "archive-schema: needs xmllint, $message and $schema" >&2
    exit 2
fi
# xmllint exits with 3 or 4 for a message that does not hold.
xmllint --nonet --noout --schema "$schema" "$message" || exit 1
