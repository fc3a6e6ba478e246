//! Yew hooks, by which components use the clock, storage, the address and focus.
//!
//! - `use_reader`, for this package alone: the reader of a card, from storage and the address, and a callback for actions.
//! - [`use_clock()`]: the current time, again at each change of a schedule.
//! - [`use_as_of_time()`]: the instant that the address asks for in place of the current time.
//! - [`use_paused()`]: whether the reader has paused the countdowns.
//! - [`use_on_screen()`]: whether an element is on the screen.
//! - [`use_focus_when()`]: focus for an element when a condition becomes true.
//! - [`use_delay()`]: a callback that runs once, some time later.
//! - [`use_steady()`]: an element that stays where it is on the screen while the card above it grows.
//!
//! Functions of the browser that keep no state are re-exported here.

mod reader_state;
mod use_as_of_time;
mod use_clock;
mod use_delay;
mod use_focus_when;
mod use_on_screen;
mod use_paused;
mod use_peek_timers;
mod use_reader;
mod use_steady;

pub use crate::browser::can_play::can_play;
pub use crate::browser::clock::{now, offset};
pub use crate::browser::delay::Delay;
pub use crate::browser::hold_gesture::on_hold;
pub use crate::browser::input::{select_text, text_of};
pub use crate::browser::locale::{local_time, region, relative_time};
pub use crate::browser::location::AddressSource;
pub use reader_state::Change;
pub use use_as_of_time::use_as_of_time;
pub use use_clock::use_clock;
pub use use_delay::use_delay;
pub use use_focus_when::use_focus_when;
pub use use_on_screen::use_on_screen;
pub use use_paused::use_paused;
pub(crate) use use_reader::{CardReader, use_reader};
pub use use_steady::use_steady;
