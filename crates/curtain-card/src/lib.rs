//! The command of Curtain: checks cards and builds the site that shows them.
//!
//! - [`cli`]: one subcommand per file.
//! - [`show`]: a card as text, as one reader sees it.
//! - [`site`]: cards, as the files of a site.
//! - [`translations`]: the languages of the interface, checked.

pub mod cli;
pub mod show;
pub mod site;
pub mod translations;
