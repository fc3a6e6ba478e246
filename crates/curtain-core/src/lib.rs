//! The core of Curtain: a card's facts, the spoiler gate, air times and the shipped form.
//!
//! Everything here is pure. It compiles with serde alone and takes the time as an argument.
//!
//! - [`card`]: what a card says, as validated types, with its dates and times.
//! - [`schedule`]: where a run stands at an instant, and the countdown to its next episode.
//! - [`reader`]: the progress, opened covers and preferences of one reader.
//! - [`gate`]: the only way from a card to what is shown.
//! - [`bundle`]: a card in its shipped form, gated text sealed.
//! - [`i18n`]: the messages of the interface in the reader's language.
//! - [`routes`]: the addresses of a site's pages and files.
//! - [`fragment`]: the grammar of the fragment that tells a card what to show.
//! - [`template`]: texts with places to fill in.

pub mod bundle;
pub mod card;
pub mod fragment;
pub mod gate;
pub mod i18n;
pub mod reader;
pub mod routes;
pub mod schedule;
pub mod template;
