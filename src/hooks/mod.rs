//! Hooks: how components reach the browser.

mod use_clock;
mod use_focus_when;
mod use_on_screen;
mod use_paused;
mod use_reader;

pub use crate::browser::clock::now;
pub use crate::browser::hold_gesture::on_hold;
pub use crate::browser::locale::{ago, local_time};
pub use crate::browser::location::Address;
pub use crate::browser::page::{can_play, put_number, typed_number};
pub use use_clock::{use_as_at, use_clock};
pub use use_focus_when::use_focus_when;
pub use use_on_screen::use_on_screen;
pub use use_paused::use_paused;
pub use use_reader::use_reader;
