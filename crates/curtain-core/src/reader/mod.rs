//! Readers: how far one is, which covers are open, the preferences, and how these are stored and linked to.
//!
//! - [`Reader`] is the state, and [`Action`] what changes it.
//! - [`Link`] is the progress that the fragment of an address says.
//! - [`Reader::to_stored`] and [`Reader::from_stored`] are the text that a browser stores between visits.

mod action;
mod host_event;
mod preferences;
mod progress_link;
mod state;
mod stored;

pub use action::Action;
pub use preferences::{Preferences, RevealMode, Visibility};
pub use progress_link::Link;
pub use state::Reader;

#[cfg(test)]
mod tests;
