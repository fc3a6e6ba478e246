//! placeholder
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
