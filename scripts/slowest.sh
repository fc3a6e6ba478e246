#!/usr/bin/env bash
# `cargo test` with a list of the ten slowest tests at the end. Test durations are a nightly feature, so RUSTC_BOOTSTRAP
# enables it for the test programs, but not for the compiler.
set -euo pipefail
export LC_ALL=C
log=$(mktemp)
trap 'rm -f "$log"' EXIT
cargo test --config 'target."cfg(all())".runner = ["env", "RUSTC_BOOTSTRAP=1"]' "$@" -- -Z unstable-options --report-time | tee "$log"
echo "# The slowest tests:"
# awk reads its whole input: a reader that stops early, like `head`, ends `sort` by SIGPIPE, which pipefail makes an error.
sed -nE 's/^test (.*) \.\.\. .*<([0-9.]+)s>$/\2 \1/p' "$log" | sort -rn | awk 'NR <= 10 { printf "# %6.1f s  %s\n", $1, $2 }'
