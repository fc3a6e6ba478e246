#!/bin/sh
# Release notes: prints the section of CHANGELOG.md for the version $1.
set -eu
cd "$(dirname "$0")/.."
notes=$(awk -v head="## [$1]" 'index($0, "## ") == 1 || /^\[[^]]+\]: / { shown = index($0, head) == 1; next } shown' CHANGELOG.md)
[ -n "$notes" ] || { echo "error: found nothing about $1 in CHANGELOG.md, wanted a section \"## [$1] - DATE\"" >&2; exit 1; }
printf '%s\n' "$notes"
