#!/usr/bin/env bash
# Set-up of tools and packages: `setup.sh build` for the site, `setup.sh test` for the browser tests too. Prints each
# step, skips installed tools, and fails with one line.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '==> %s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# Installs version $3 of the crate $2 with the command $1. If another version is installed, keeps it and installs this
# one to .tools/. $4 is the expected duration.
cargo_tool() {
  local command=$1 crate=$2 version=$3 found=""
  has "$command" && found=$("$command" --version 2>/dev/null | awk '{print $2}')
  [ "$found" = "$version" ] && return
  local root=()
  if [ -n "$found" ]; then
    root=(--root "$PWD/.tools")
    say "Found $command $found, want $version: installing that to .tools/ ($4)"
  else
    say "Installing $crate $version ($4)"
  fi
  cargo install "$crate" --version "$version" --locked "${root[@]}" ||
    fail "could not install $crate $version; see the lines above"
}

has cargo && has rustup ||
  fail "found no Rust, wanted rustup's: install it from https://rustup.rs and try again"
has node && has npm || fail "found no Node.js, wanted version 20 or newer with npm"
node_major=$(node -p 'process.versions.node.split(".")[0]')
[ "$node_major" -ge 20 ] || fail "found Node.js $node_major, wanted version 20 or newer"

if ! rustup target list --installed | grep -x wasm32-unknown-unknown >/dev/null; then
  say "Adding Rust's WebAssembly target"
  rustup target add wasm32-unknown-unknown || fail "could not add the target wasm32-unknown-unknown"
fi

# Updates the package lists of Debian, once.
read_lists() {
  [ -n "${lists_read:-}" ] || { "$@" apt-get update -qq && lists_read=yes; }
}

# Installs Debian packages. $1 is their name in messages, $2 the alternative to installing, the rest are packages.
debian() {
  local what=$1 without=$2
  shift 2
  has apt-get || fail "found no $what, wanted one: install it, or $without"
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    has sudo || fail "found no $what and may not install it: run 'apt-get install $*' as root"
    root=(sudo)
  fi
  say "Installing $what (apt-get)"
  { read_lists "${root[@]}" &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null; } ||
    fail "could not install $what; install it by hand, or $without"
}

# Rust links with the C compiler, and trunk compiles cryptography in C.
has cc || debian "C compiler" "put one named cc on the PATH" gcc libc6-dev

# The tool must have the exact version of the crate in Cargo.lock.
wasm_bindgen=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/"/, "", $3); print $3 }' Cargo.lock)
cargo_tool trunk trunk 0.21.14 "about five minutes"
cargo_tool wasm-bindgen wasm-bindgen-cli "$wasm_bindgen" "about two minutes"

# Installs the packages of a folder from the npm registry, unless they are there. $2 is what they are.
npm_packages() {
  [ ! "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ] || return 0
  say "Installing packages of the npm registry ($2)"
  npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --loglevel=error || fail "npm ci failed; see the lines above"
  touch "$1/node_modules/.package-lock.json"
}
npm_packages . "wasm-opt, test tools"

[ "${1:-build}" = test ] || exit 0

npm_packages bench "what the benchmarks compare with"

# The packages of the fonts in tests/fonts/, each with one of its files. DejaVu has the widest glyphs. The others are the
# fonts of the style sheets that Debian has, and the smallest font with Japanese and Chinese (a download of 2 MB;
# Noto's has 57 MB).
missing=()
for font in \
  fonts-dejavu-core=truetype/dejavu/DejaVuSerif.ttf \
  fonts-urw-base35=opentype/urw-base35/P052-Roman.otf \
  fonts-noto-core=truetype/noto/NotoNaskhArabic-Regular.ttf \
  fonts-droid-fallback=truetype/droid/DroidSansFallbackFull.ttf; do
  [ -f "/usr/share/fonts/${font#*=}" ] || missing+=("${font%%=*}")
done
[ ${#missing[@]} -eq 0 ] ||
  debian "the fonts of the tests" "put the files that tests/fonts/ lists where it says" "${missing[@]}"

browser=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
[ -n "$browser" ] || { debian Chromium "name yours with CHROMIUM=/path" chromium; browser=/usr/bin/chromium; }
# The browser tests take its shell where Debian has one, which is faster. Both packages must have one version.
if [ -z "${CHROMIUM:-}" ] && [ "$browser" = /usr/bin/chromium ] && ! has chromium-headless-shell && has apt-get; then
  (debian "Chromium's shell" "" chromium chromium-headless-shell) 2>/dev/null ||
    say "Found no package of Chromium's shell: the browser tests take Chromium itself, and longer"
fi
{ [ -n "${NGINX:-}" ] || PATH="$PATH:/usr/sbin" has nginx; } ||
  debian nginx "name yours with NGINX=/path" nginx-light

# WordPress's script for embeds, for the host page that represents a WordPress blog.
wordpress=.tools/wordpress/wp-embed.js
if [ ! -f "$wordpress" ]; then
  has apt-get && has dpkg-deb ||
    fail "found no $wordpress, wanted wp-includes/js/wp-embed.js of WordPress: copy it there"
  say "Fetching WordPress's wp-embed.js (apt-get download)"
  place=$(mktemp -d)
  if [ "$(id -u)" -eq 0 ]; then read_lists || fail "could not read the lists of packages; see the lines above"; fi
  { (cd "$place" && apt-get download -qq wordpress >/dev/null 2>&1) &&
    dpkg-deb --fsys-tarfile "$place"/wordpress_*.deb |
    tar -xO ./usr/share/wordpress/wp-includes/js/wp-embed.js >"$place/wp-embed.js"; } ||
    fail "could not fetch WordPress; copy its wp-includes/js/wp-embed.js to $wordpress by hand"
  mkdir -p "${wordpress%/*}"
  mv "$place/wp-embed.js" "$wordpress"
  rm -r "$place"
fi
