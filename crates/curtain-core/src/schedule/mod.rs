//! Schedules at an instant: airings, the state of a run, countdowns, and the strip that shows a run.
//!
//! All functions are pure, and `now` is an argument without a default. A station's wall clock is the instant
//! shifted by the offset of its zone, which is resolved when the card is built, so the widget needs no
//! time-zone database.

mod airing;
mod countdown;
mod state;
mod strip;

pub use airing::Airing;
pub use countdown::Countdown;
pub use state::State;
pub use strip::{Mark, Strip};

use crate::card::time::{Plan, Timestamp};
use crate::card::{After, End, Program, Schedule, Slot};

impl Schedule {
    /// Returns the episodes whose time is known, in the order of time.
    pub fn airings(&self) -> impl Iterator<Item = Airing> {
        airing::of(&self.slots)
    }

    /// Returns the end of the last airing of a complete run; `None` where an airing may still come.
    pub fn ended_at(&self) -> Option<Timestamp> {
        let is_complete = matches!(self.end, End::Finished | End::Cancelled)
            && self.slots.iter().all(|slot| matches!(slot.plan, Plan::At(_)));
        let last = self.airings().last().filter(|_| is_complete);
        last.map(|last| last.end)
    }

    /// Tells whether there is a calendar of the schedule: it has an airing that is open to everybody.
    pub fn has_calendar(&self) -> bool {
        self.visible_to(After::is_open).airings().next().is_some()
    }

    /// Tells whether a note beside the state is ever needed: the run has a break, a special, a change, an
    /// episode without a time, or an open end.
    pub fn is_eventful(&self) -> bool {
        let is_regular =
            |slot: &Slot| matches!((slot.program, slot.plan), (Program::Episode(_), Plan::At(_)));
        self.end == End::Open || !self.changes.is_empty() || !self.slots.iter().all(is_regular)
    }
}
