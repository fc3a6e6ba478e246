//! Curtain: one spoiler-gated info card per series. This package is its browser widget, and this page draws the
//! architecture of the workspace.
//!
//! A card is a list of facts, and each fact has the point of the story from which it is safe to read.
//!
//! # Data flow
//!
//! ```text
//! static/cards/*.json ─ curtain_authoring::check ─▶ Card ─ bundle::encode ─▶ bundle ─ curtain_card::site ─▶ the site
//!                                                   Card ─ gate::openings ─▶ Opening ─ the same components ─▶ its pages
//!
//! in the browser:  a cover that is clicked ─ web/scripts/opener.ts, with the page's openings ─▶ DOM
//!                  bundle ─ bundle::Decoder ─▶ Card ─ gate::view(reader) ─▶ CardView ─ components ─▶ DOM
//!                  the clock ─▶ Schedule::state(now) ─▶ AiringTexts ─▶ the same components
//! ```
//!
//! Data flows one way. Every surface takes a [`CardView`](curtain_core::gate::CardView), and
//! [`gate::view`](curtain_core::gate::view) alone makes one: the live card, the static pages, link previews
//! and structured data. The static surfaces take the view of a [`Reader`](curtain_core::reader::Reader)
//! without progress. What a page can open by itself, it has from
//! [`gate::openings`](curtain_core::gate::openings()), which compares such views.
//!
//! # Packages
//!
//! An arrow points to what a package may name. Cargo holds these arrows: they are the dependencies.
//!
//! ```text
//! curtain-card ─▶ curtain-authoring, curtain-widget, curtain-core
//! curtain-authoring ─▶ curtain-core
//! curtain-widget ─▶ curtain-core
//! ```
//!
//! - `curtain-card`: the command. It checks cards and writes the site.
//! - `curtain-authoring`: the format in which authors write cards: source, schema, resolve, lint.
//! - `curtain-widget`, this package: Yew components, hooks, and the WebAssembly program.
//! - `curtain-core`: the card, its gate, its schedules, its bundle, its texts. It depends on thiserror alone.
//!
//! # Modules of the core
//!
//! A module without an arrow names no other one.
//!
//! ```text
//! schedule ─▶ card
//! reader ─▶ card, fragment
//! gate ─▶ card, reader
//! bundle ─▶ card
//! i18n ─▶ card, schedule, template
//! routes ─▶ template
//! ```
//!
//! `routes` has the paths of the site, and `fragment` the grammar of a card's address; the scripts of the
//! pages get both as generated constants.
//!
//! # Modules of the widget
//!
//! ```text
//! components ─▶ hooks, shared
//! hooks ─▶ browser, shared
//! ```
//!
//! - [`components`]: props in, HTML out.
//! - [`hooks`]: the way of the components to the browser.
//! - [`browser`]: the one module that names the browser's interfaces. Each call may fail, and the card works
//!   without it.
//! - `shared`: [`Shared`], a value that is compared by pointer.
//! - `bin/widget`: the program, which names all of them.
//!
//! The test `tests/native/architecture.rs` reads the arrows on this page and compares them with the code.
//!
//! # The page of a card
//!
//! A page is readable before any script runs, openable before the program is there, and then live:
//!
//! - *Readable*: the static card, as everybody may see it.
//! - *Openable*: the page carries what each cover shows, as a sealed tree of elements, and the places that give
//!   way to it, by their numbers. Its inline script, the opener (`web/scripts/opener.ts`), puts the one in its
//!   place and takes the others away. It decides nothing and sees no points of the story. What changes more than
//!   places of one list waits for the program.
//! - *Live*: a small module (`web/scripts/starter.ts`) loads the program and the card's data, which is a file
//!   beside the page. The program draws the live card beside the static one and then replaces it in one step.
//!   There is no hydration, so changes of the mark-up by extensions and hosts do no harm.
//!
//! A card inline is a part of a page of another site (`web/scripts/inline.ts`). It begins with a file that has the
//! static card as a tree and the openings, and goes the same way from there.
//!
//! If anything fails, the static card stays or is put back, with its covers that open.
//!
//! # Features
//!
//! - `ssr`: renders the components to text, for static pages. The WebAssembly program is built without it.
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
//! - *Place*: the element of a fact or its cover in the mark-up.
//! - *Opening*: what one cover opens: the fact as elements, and the places that give way.
//! - *Opener*: the inline script of a card's pages that opens covers without the program.
//! - *Takeover*: the replacement of the static card by the live one.
//! - *Card slot*: an element of a page that shows one live card after another.
//! - *Facade*: the poster of a trailer, in the place of the video player until a click.
//! - *Host*: the page of another site in which a card is embedded.
//! - *Snippet*: the HTML that an author pastes into a host.

pub mod browser;
pub mod components;
pub mod hooks;
mod shared;

pub use shared::{Shared, SharedCard, SharedMessages};
