//! The core of Curtain: a card's facts, the spoiler gate, air times and the shipped form.
//!
//! Everything here is pure: it needs no browser and no files, and takes the time as an argument. Its only
//! dependency is thiserror, and with the feature `schema` serde and schemars.
//!
//! - [`card`]: cards as validated types, with their facts, tracks, schedules, dates and times.
//! - [`schedule`]: the state of a run at an instant, and the countdown to its next episode.
//! - [`reader`]: the progress, opened covers and preferences of one reader, and how they are stored and linked.
//! - [`gate`]: the view of a card that one reader may see, the only way from a card to text on a page.
//! - [`bundle`]: the shipped form of cards, with gated text sealed.
//! - [`i18n`]: the messages of the interface in the reader's language.
//! - [`routes`]: the addresses of a site's pages and files.
//! - [`fragment`]: the grammar of the fragment in a card's address.
//! - [`template`]: texts with places to fill in.
//!
//! Types that this package alone makes, such as views, states and errors, are `#[non_exhaustive]`. The
//! vocabulary of cards (sections, labels, units, plans), actions and marks are exhaustive: authoring makes them,
//! and every package that draws them has to handle each value.

pub mod bundle;
pub mod card;
pub mod fragment;
pub mod gate;
pub mod i18n;
pub mod reader;
pub mod routes;
pub mod schedule;
pub mod template;
