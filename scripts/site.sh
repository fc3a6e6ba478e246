#!/bin/sh
# Trunk's hook: turns the program that Trunk has just built into the site, in Trunk's own folder.
set -eu
cd "$(dirname "$0")/.."
exec cargo run --quiet --locked --bin curtain-card -- \
  build --cards static/cards --app "$TRUNK_STAGING_DIR" --out "$TRUNK_STAGING_DIR" ${BASE:+--base "$BASE"}
