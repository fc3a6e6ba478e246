#!/bin/sh
# Trunk's hook: turns the program that Trunk has just built into the site, in Trunk's own folder.
set -eu
cd "$(dirname "$0")/.."
# Readers need neither the comments nor the long names of what wasm-bindgen writes.
case "${TRUNK_PROFILE:-debug}" in
  release)
    for glue in "$TRUNK_STAGING_DIR"/widget-*.js; do
      node_modules/.bin/esbuild --minify --format=esm --log-level=error --allow-overwrite --outfile="$glue" "$glue"
    done ;;
esac
exec cargo run --quiet --locked --bin curtain-card -- \
  build --cards static/cards --app "$TRUNK_STAGING_DIR" --out "$TRUNK_STAGING_DIR" ${BASE:+--base "$BASE"}
