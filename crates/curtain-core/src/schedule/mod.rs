//! Schedules at an instant: airings, the state of a run, the headline among outlets, countdowns, wake-ups, and the
//! strip that shows a run.
//!
//! All functions are pure, and `now` is an argument without a default. A station's wall clock is the instant
//! shifted by the offset of its zone, which is resolved when the card is built, so the widget needs no
//! time-zone database.

mod airing;
mod countdown;
mod headline;
mod local;
mod state;
mod strip;
mod wakes;

pub use airing::Airing;
pub use countdown::Countdown;
pub use headline::{Preference, headline, rows};
pub use state::State;
pub use strip::{Mark, Strip};
pub use wakes::next_change;

use crate::card::time::{Duration, Timestamp};
use crate::card::{After, End, Program, Schedule, Slot};

/// How long after the day of a card's facts the slots of an open-ended run count as certain: eight weeks.
const CERTAIN: Duration = Duration::from_millis(56 * Duration::DAY.millis());

impl Schedule {
    /// Returns the episodes and specials whose time or day is known, in the order of time.
    pub fn airings(&self) -> impl Iterator<Item = Airing> {
        airing::of(&self.slots)
    }

    /// Returns the instant from which a complete run is over: the end of its last airing, and of a release the end of
    /// its first day; `None` where an airing may still come.
    pub fn ended_at(&self) -> Option<Timestamp> {
        let is_complete = matches!(self.end, End::Finished | End::Cancelled)
            && self.slots.iter().all(|slot| slot.plan.time().is_some());
        // The last clocks on Earth show a time twelve hours after UTC does.
        let last_clock =
            Duration::from_millis(i64::from(self.is_local) * 12 * Duration::HOUR.millis());
        let ends = self.airings().map(|airing| airing.current_until(None) + last_clock);
        ends.max().filter(|_| is_complete)
    }

    /// Tells whether an instant of the run is expected alone: it lies so long after `as_of`, the day up to which the
    /// card's facts were looked up, that an open-ended run may have changed.
    pub fn is_expected(&self, instant: Timestamp, as_of: Timestamp) -> bool {
        self.is_open && instant > as_of + CERTAIN
    }

    /// Tells whether there is a calendar of the schedule: it has an airing that is open to everybody.
    pub fn has_calendar(&self) -> bool {
        self.visible_to(After::is_open).airings().next().is_some()
    }

    /// Tells whether a note beside the state is ever needed: the run has a break, a special, a change, an
    /// episode without a time, or an open end.
    pub fn is_eventful(&self) -> bool {
        let is_regular =
            |slot: &Slot| matches!(slot.program, Program::Episode(_)) && slot.plan.time().is_some();
        self.end == End::Open || !self.changes.is_empty() || !self.slots.iter().all(is_regular)
    }
}
