//! Hooks: how components reach the browser.

mod use_clock;
mod use_focus_when;
mod use_reader;

pub use crate::browser::locale::{ago, local_time};
pub use crate::browser::page::{put_number, typed_number};
pub use use_clock::use_clock;
pub use use_focus_when::use_focus_when;
pub use use_reader::use_reader;
