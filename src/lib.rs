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
//! # Glossary
//!
//! - *Card*: all that Curtain knows of one series, as one page, frame or picture.
//! - *Fact*: one statement of a card, with the section that it stands in.
//! - *Track*, *unit*, *point*: an axis of the story, such as the anime; what it counts, such as episodes; and a
//!   number of finished units on it.
//! - *Gate*: the rule by which a fact is shown, covered or absent. The points in a fact's `after` are those from
//!   which it is safe, any one of them; a fact without points is *open*.
//! - *Cover* and *teaser*: the button in the place of a gated fact, and the author's text on it.
//! - *Peek*: to open a cover without storing that.
//! - *View*: the part of a card that one reader may see.
//! - *Bundle*: the shipped form of a card. Gated facts in it are *sealed*, that is, unreadable at a glance.
//! - *Run*, *slot*, *plan*, *change*: the episodes of one outlet in the order of time; the place of one of them;
//!   what is known of its time; and an earlier plan of it.
//! - *Strip*: the run as one mark per slot.
//! - *Surface*: whatever shows a card: the live card, the static page, the frame, the signature, the link preview.
//! - *Signature*: the card as a small picture or frame, for posts in forums.
//! - *Static card* and *live card*: the card in the page's HTML, and the one that the widget draws in its place.
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
