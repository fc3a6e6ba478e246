#!/usr/bin/env bash
# The archive of a release for this system: `make archive` writes target/archive/curtain-card-<version>-<target>.tar.gz
# and its checksum. The archive has the command, a built site (for the option --app), and the cards and pictures of that
# site. Before the script writes the checksum, it checks the cards and builds a site with the packed command. $1 is the
# expected version, if any.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

version=$(cargo pkgid --package curtain-card | sed 's/.*[#@]//')
[ -z "${1:-}" ] || [ "$1" = "$version" ] || fail "found version $version in Cargo.toml, wanted $1"
target=$(rustc -vV | sed -n 's/^host: //p')
name=curtain-card-$version-$target
archives=target/archive

[ -f target/site/index.html ] || fail "found no site in target/site, wanted the built one; make archive builds it"
cargo build --quiet --release --locked --package curtain-card --bin curtain-card

rm -rf "$archives"
mkdir -p "$archives/$name/static/fonts"
cp target/release/curtain-card CHANGELOG.md LICENSE-APACHE LICENSE-MIT "$archives/$name"
cp -R target/site "$archives/$name/site"
cp -R static/cards static/art static/card.schema.json "$archives/$name/static"
rm -rf "$archives/$name/static/art/src"
# The command contains fonts for pictures, so the archive has their licences.
cp crates/curtain-card/assets/fonts/{LICENSE-*,README.md} "$archives/$name/static/fonts"
cat >"$archives/$name/README.txt" <<END
Curtain $version for $target

  python3 -m http.server 8086 --directory site      the gallery and the cards, at http://127.0.0.1:8086/
  ./curtain-card check static/cards                 checks cards
  ./curtain-card build --cards static/cards --app site --out my-site
                                                    builds a site; --app names a built one, for its program
  ./curtain-card --help                             the rest

The documentation is part of the site: http://127.0.0.1:8086/docs/reference/
END

# Equal files give equal archives: sorted names, one owner, and the time of the commit.
tar --create --directory "$archives" --sort=name --owner=0 --group=0 --numeric-owner --mode=u+w,go-w,a+rX \
  --mtime="@$(git log -1 --format=%ct)" "$name" | gzip --no-name -9 >"$archives/$name.tar.gz"
rm -r "${archives:?}/$name"

try=$(mktemp -d)
trap 'rm -r "$try"' EXIT
tar --extract --file "$archives/$name.tar.gz" --directory "$try"
(cd "$try/$name" && ./curtain-card check static/cards && ./curtain-card build --cards static/cards --app site --out my-site) ||
  fail "the packed command does not work"

(cd "$archives" && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
printf '==> %s, %d bytes\n' "$archives/$name.tar.gz" "$(wc -c <"$archives/$name.tar.gz")"
