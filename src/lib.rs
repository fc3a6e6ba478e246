//! Curtain: one spoiler-gated info card per series. This package is its browser widget.
//!
//! A card is a list of facts, and each fact knows the point of the story from which it is safe. This
//! page is the architecture of the whole workspace.
//!
//! # The way of the data
//!
//! ```text
//! static/cards/*.json ─ curtain_authoring::check ─▶ Card ─ bundle::encode ─▶ bundle ─ curtain_card::site ─▶ the site
//!
//! in the browser:  bundle ─ bundle::decode ─▶ Card ─ gate::view(reader) ─▶ CardView ─ components ─▶ DOM
//!                  the clock ─▶ Schedule::state(now) ─▶ Times ─▶ the same components
//! ```
//!
//! Data flows one way. Whatever shows text takes a [`CardView`](curtain_core::gate::CardView), and only
//! [`gate::view`](curtain_core::gate::view) makes one: the live card, the static pages, link previews and
//! structured data alike. The static ones get the view of a [`Reader`](curtain_core::reader::Reader) without
//! progress.
//!
//! # Packages
//!
//! Cargo holds the arrows between packages: a package can name only the packages below it.
//!
//! ```text
//! curtain-card       the command: site, cli, translations
//!   ├─▶ curtain-authoring    the authoring format: source, schema, resolve, lint
//!   └─▶ curtain-widget       this package: components, hooks, browser, the wasm program
//!         both ─▶ curtain-core    card, schedule, reader, gate, bundle, i18n; serde alone
//! ```
//!
//! Within this package:
//!
//! - [`components`]: Yew components, props in and HTML out. They reach the browser through
//! - [`hooks`], which are all that knows
//! - [`browser`]: the edge. Everything in it may fail, and the card goes on without it.
//!
//! `components → hooks → browser`; a test holds these arrows and those of the core
//! (`tests/native/architecture.rs`).
//!
//! # From static to live
//!
//! A page arrives readable. A small module (`web/scripts/starter.ts`) loads the program, which draws the
//! live card beside the static one and then takes its place in one step: no hydration, so it does
//! not matter what extensions and hosts did to the mark-up, and if anything fails, the static card
//! is still there or is put back.

pub mod browser;
pub mod components;
pub mod hooks;
