//! Curtain: one spoiler-gated info card per series.
//!
//! A card is a list of facts, and each fact knows the point of the story from which it is safe. This
//! page is the architecture; every name on it leads to the code that it stands for.
//!
//! # The way of the data
//!
//! ```text
//! static/cards/*.json ─ catalog::check ─▶ Card ─ bundle::encode ─▶ bundle ─ publish ─▶ the site
//!
//! in the browser:  bundle ─ bundle::decode ─▶ Card ─ gate::view(reader) ─▶ CardView ─ components ─▶ DOM
//!                  the clock ─▶ Schedule::state(now) ─▶ Times ─▶ the same components
//! ```
//!
//! Data flows one way. Whatever shows text takes a [`gate::CardView`], and only [`gate::view`] makes
//! one: the live card, the static pages, link previews and structured data alike. The static ones
//! get the view of a [`reader::Reader`] who has seen nothing.
//!
//! # Layers
//!
//! The core is pure. It compiles with serde and what goes with it alone (`cargo check --lib
//! --no-default-features`) and takes the time as an argument.
//!
//! - [`card`]: what a card says, as validated types.
//! - [`reader`]: how far somebody is, what is open, what they want to see, and how that is remembered.
//! - [`gate`]: the only way from a card to what is shown.
//! - [`schedule`]: when episodes air, and how long that is from now.
//! - [`seal`] and [`bundle`]: a card in its shipped form, gated text unreadable, and back.
//! - [`words`]: what Curtain itself says on a card, in the reader's language.
//!
//! With the feature `ui`, what the browser runs:
//!
//! - [`components`]: Yew components, props in and HTML out. They reach the browser through
//! - [`hooks`], which are all that knows
//! - [`browser`]: the edge. Everything in it may fail, and the card goes on without it.
//!
//! With the feature `cli`, what only the command needs, none of which any reader downloads:
//!
//! - [`languages`]: the languages of the interface, checked.
//! - [`catalog`]: authoring files, checked and turned into cards.
//! - [`publish`]: cards, as the files of a site; pages are drawn by the same [`components`].
//! - [`cli`]: one subcommand per file.
//!
//! Each knows only what stands to the right of its arrow: `components → hooks → browser`, `components
//! → gate, words → reader, schedule → card`, `bundle → card, schedule, seal`, and `cli → publish →
//! catalog`, which know the core too; `publish` draws with `components`. Tests hold this (`tests/native/architecture.rs`).
//!
//! # From static to live
//!
//! A page arrives readable. A small module (`static/js/boot.js`) loads the program, which draws the
//! live card beside the static one and then takes its place in one step: no hydration, so it does
//! not matter what extensions and hosts did to the mark-up, and if anything fails, the static card
//! is still there or is put back.

pub mod bundle;
pub mod card;
pub mod gate;
pub mod reader;
pub mod schedule;
pub mod seal;
pub mod words;

#[cfg(feature = "ui")]
pub mod browser;
#[cfg(feature = "ui")]
pub mod components;
#[cfg(feature = "ui")]
pub mod hooks;

#[cfg(feature = "cli")]
pub mod catalog;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "cli")]
pub mod languages;
#[cfg(feature = "cli")]
pub mod publish;
