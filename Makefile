# Commands for building, testing and publishing. Start with `make serve` and `make test`: both install their tools first.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# Tools of this project's versions precede other installed versions.
CARGO_HOME ?= $(HOME)/.cargo
export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/node_modules/.bin:$(CARGO_HOME)/bin:$(PATH)
# The browser tests look for the command in this folder, so other settings of Cargo must not apply.
export CARGO_TARGET_DIR := $(CURDIR)/target

PORT ?= 8086
# The release profile of the widget, optimised for size.
RELEASE := --release --cargo-profile widget
# The folder of the site under test, separate from dist/.
TESTED := target/site
# The parts of `make test`, in order.
PARTS := check-packages lint doc test-native test-web test-browser test-bench

.PHONY: help serve test build setup check-packages check-windows lint lint-web doc test-native test-web test-browser test-bench bench screens cover-opens archive bless clean

help: ## Lists the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

serve: ## Serves the gallery and the cards at a local address, and rebuilds them as you edit
	@scripts/setup.sh build
	@echo "==> Building, then serving at http://127.0.0.1:$(PORT)/ (stop with Ctrl-C)"
	@trunk serve --port $(PORT)

test: ## Runs every check and every test
	@scripts/setup.sh test
	@times=; for part in $(PARTS); do \
	  SECONDS=0; $(MAKE) $$part; \
	  times+=$$(printf '\n    %-14s %3d min %02d s' $$part $$((SECONDS / 60)) $$((SECONDS % 60))); \
	done; echo "==> All is well$$times"

build: ## Writes the site to dist/, as readers get it, and prints its sizes; BASE=URL says where it will be served
	@scripts/setup.sh build
	@BASE=$(BASE) trunk build $(RELEASE)
	@node scripts/sizes.mjs dist

setup: ## Installs the tools for building and testing
	@scripts/setup.sh test

check-packages:
	@echo "==> Each package alone, with each feature"
	@cargo check --locked --package curtain-core
	@cargo check --locked --package curtain-core --features schema
	@cargo check --locked --package curtain-authoring
	@cargo check --locked --package curtain-authoring --target wasm32-unknown-unknown
	@cargo check --locked --package curtain-widget --lib
	@cargo check --locked --package curtain-widget --lib --features ssr
	@cargo check --locked --package curtain-card

check-windows: ## Checks that the command compiles for Windows, where nobody has run it
	@rustup target add x86_64-pc-windows-gnu
	@cargo check --locked --package curtain-card --target x86_64-pc-windows-gnu

lint:
	@echo "==> Format and lints"
	@cargo fmt --check
	@cargo clippy --locked --workspace --all-targets -- -D warnings
	@cargo clippy --locked --target wasm32-unknown-unknown --package curtain-widget --bin widget -- -D warnings
	@$(MAKE) lint-web

lint-web: ## Checks the types and the style of scripts, and the style sheets
	@echo "==> Scripts and style sheets"
	@tsc --project web
	@tsc --project .
	@eslint .
	@stylelint "web/styles/**/*.css"

doc:
	@echo "==> Documentation"
	@RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps --document-private-items --lib

test-native: ## Runs the tests without a browser
	@echo "==> Tests without a browser"
	@scripts/slowest.sh --locked --workspace --lib --bins --tests
	@cargo test --locked --workspace --doc

test-web: ## Runs the tests of the scripts' modules, without a browser
	@echo "==> Tests of the scripts' modules"
	@node --test --test-timeout=60000 tests/web/

test-browser: ## Builds the site as readers get it and runs the browser tests
	@echo "==> The site as readers get it"
	@trunk build $(RELEASE) --dist $(TESTED)
	@node scripts/sizes.mjs $(TESTED)
	@cargo run --quiet --locked -- build --cards tests/fixtures/cards/valid --app $(TESTED) --out target/fixtures
	@echo "==> Tests in a browser"
	@if [ -t 1 ]; then reporter=spec; else reporter=tap; fi; \
	DIST=$(TESTED) FIXTURES=target/fixtures node --test --test-concurrency=2 --test-timeout=1800000 \
	  --test-reporter=$$reporter --test-reporter-destination=stdout \
	  --test-reporter=./tests/slowest.mjs --test-reporter-destination=stdout tests/e2e/

test-bench: ## Runs the benchmarks in their quick form, with the site and the command of test-browser: they must not rot
	@echo "==> The benchmarks, in their quick form"
	@DIST=$(TESTED) node bench/run.mjs --quick

bench: ## Measures Curtain beside its peers, reports which budgets hold, and writes docs/speed.md; takes half an hour
	@scripts/setup.sh test
	@echo "==> The site as readers get it, and the command"
	@trunk build $(RELEASE) --dist $(TESTED)
	@cargo build --release --locked --package curtain-card
	@DIST=$(TESTED) node bench/run.mjs $(ARGS)

screens: ## Takes pictures of every form of a card: docs/screens.jpg
	@scripts/setup.sh test
	@trunk build $(RELEASE) --dist $(TESTED)
	@DIST=$(TESTED) node scripts/screens.mjs

cover-opens: ## Films a cover that opens: docs/cover-opens.webp
	@scripts/setup.sh test
	@trunk build $(RELEASE) --dist $(TESTED)
	@DIST=$(TESTED) node scripts/cover-opens.mjs

archive: ## Packs the command with a built site, for this system: target/archive/; VERSION=X is the expected version
	@scripts/setup.sh build
	@trunk build $(RELEASE) --dist $(TESTED)
	@scripts/archive.sh $(VERSION)

bless: ## Rewrites golden files; read the changes before you commit them
	@cargo run --quiet --locked --bin curtain-card -- schema > static/card.schema.json
	@BLESS=1 cargo test --locked --package curtain-card --test native

clean: ## Removes all build results
	@rm -rf dist target
