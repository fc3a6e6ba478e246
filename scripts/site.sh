#!/bin/sh
# Trunk's hook: builds messages, scripts and pages around the program, in Trunk's staging folder.
set -eu
cd "$(dirname "$0")/.."
curtain_card() { cargo run --quiet --locked --bin curtain-card -- "$@"; }
minify=
[ "${TRUNK_PROFILE:-debug}" != release ] || minify=--minify-glue
# The order matters: the scripts name the files of messages, and the pages name the scripts.
messages=$(curtain_card messages --out "$TRUNK_STAGING_DIR")
printf '%s' "$messages" | node web/build.mjs "$TRUNK_STAGING_DIR" $minify
curtain_card build --cards static/cards --app "$TRUNK_STAGING_DIR" --out "$TRUNK_STAGING_DIR" ${BASE:+--base "$BASE"}
