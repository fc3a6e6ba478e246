//! When episodes air.
//!
//! Everything here is pure: `now` is an argument without a default. Instants are epoch
//! milliseconds; a station's own wall clock is the instant shifted by the offset that its zone had
//! then, which the command resolved when the card was built, so no time-zone database travels.

mod airing;
mod countdown;
mod state;
mod strip;

pub use airing::Airing;
pub use countdown::Countdown;
pub use state::State;
pub use strip::{Mark, Strip};

use crate::card::time::{Plan, Timestamp};
use crate::card::{End, Point, Program, Schedule, Slot};

impl Schedule {
    /// Returns the episodes whose time is known, in the order of time.
    pub fn airings(&self) -> impl Iterator<Item = Airing> {
        airing::of(&self.slots, self.length)
    }

    /// Returns when the last airing of a run that is complete ends; `None` where something may come.
    pub fn ended_at(&self) -> Option<Timestamp> {
        let is_complete = matches!(self.end, End::Finished | End::Cancelled)
            && self.slots.iter().all(|slot| matches!(slot.plan, Plan::At(_)));
        let last = self.airings().last().filter(|_| is_complete);
        last.map(|last| last.end)
    }

    /// Tells whether there is a calendar of the schedule: of what everybody may know.
    pub fn has_calendar(&self) -> bool {
        self.known_to(<[Point]>::is_empty).airings().next().is_some()
    }

    /// Tells whether there ever was or will be anything to say but what comes next.
    pub fn is_eventful(&self) -> bool {
        let is_odd =
            |slot: &Slot| !matches!((slot.program, slot.plan), (Program::Episode(_), Plan::At(_)));
        self.end == End::Open || !self.changes.is_empty() || self.slots.iter().any(is_odd)
    }
}
