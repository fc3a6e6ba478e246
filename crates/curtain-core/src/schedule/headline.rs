//! The headline of a card: the outlets as rows, the one whose next moment stands first, and what a reader prefers.

use super::{Airing, State};
use crate::card::Schedule;
use crate::card::time::{Duration, Timestamp};
use std::borrow::Cow;
use std::fmt;

/// What a reader prefers among the outlets of a card.
#[derive(Clone, Copy)]
pub struct Preference<'a> {
    /// The id of the outlet that the reader has pinned.
    pub pinned: Option<&'a str>,
    /// The reader's country, as an ISO 3166 code such as `US`.
    pub region: Option<&'a str>,
    /// Returns how far the reader's clock is ahead of UTC at an instant.
    pub offset: &'a dyn Fn(Timestamp) -> Duration,
}

impl fmt::Debug for Preference<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (pinned, region) = (self.pinned, self.region);
        f.debug_struct("Preference")
            .field("pinned", &pinned)
            .field("region", &region)
            .finish_non_exhaustive()
    }
}

impl Preference<'_> {
    /// The preference of nobody in particular, on clocks at UTC.
    pub const NONE: Self =
        Self { pinned: None, region: None, offset: &|_| Duration::from_millis(0) };

    /// Returns the schedules with the instants of those on every reader's own clock.
    pub fn localized<'s>(&self, schedules: &'s [Schedule]) -> Cow<'s, [Schedule]> {
        if !schedules.iter().any(|schedule| schedule.is_local) {
            return schedules.into();
        }
        schedules.iter().map(|schedule| schedule.localized(self.offset)).collect()
    }

    /// Tells whether the outlet's clock shows the reader's own time at an airing.
    fn is_own_clock(&self, airing: Option<Airing>) -> bool {
        airing.is_some_and(|airing| (self.offset)(airing.time.at) == airing.time.offset)
    }

    fn is_own_region(&self, schedule: &Schedule) -> bool {
        self.region.is_some_and(|own| schedule.regions.iter().any(|region| region == own))
    }
}

/// Returns the schedules that stand for their outlets, one for each, in the author's order. Of an outlet with several
/// zones it is the one whose clock shows the reader's own time at its airing, else the first.
pub fn rows(schedules: &[Schedule], preference: &Preference, now: Timestamp) -> Vec<usize> {
    let mut rows: Vec<usize> = Vec::new();
    let mut is_settled = false;
    for (index, schedule) in schedules.iter().enumerate() {
        let is_own = preference.is_own_clock(schedule.state(now).airing());
        match rows.last_mut() {
            Some(row) if schedules[*row].id == schedule.id => {
                if is_own && !is_settled {
                    (*row, is_settled) = (index, true);
                }
            }
            _ => {
                rows.push(index);
                is_settled = is_own;
            }
        }
    }
    rows
}

/// How soon an outlet has something for its readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Liveness {
    /// On air, out now, today, or with a time to come.
    Live,
    /// With a rough date, a delay or a pause.
    Undated,
    /// Over, as far as is known.
    Over,
    /// With a rough date or a delay of an episode that other outlets have had.
    Elsewhere,
    /// With nothing known.
    Unknown,
}

/// The place of an outlet among the others; the least one is the headline.
type Rank = (Liveness, bool, bool, Timestamp);

/// Returns the index of the schedule whose state is the headline of a card; `None` for a card without schedules.
///
/// An outlet with something to come is before one without a date, that before one that is over, and that before one
/// of which nothing is known. An episode without a date that other outlets have had is news to nobody but the readers
/// who have pinned the outlet or live in its region. Among those alike, the order is: the pinned outlet, an outlet on the reader's own clock
/// or in the reader's region, the earliest moment, and the author's order. Outlets that are over have no moment, and
/// no clock.
pub fn headline(schedules: &[Schedule], preference: &Preference, now: Timestamp) -> Option<usize> {
    let rows = rows(schedules, preference, now).into_iter();
    rows.min_by_key(|index| rank(schedules, &schedules[*index], preference, now))
}

fn rank(
    schedules: &[Schedule],
    schedule: &Schedule,
    preference: &Preference,
    now: Timestamp,
) -> Rank {
    let state = schedule.state(now);
    let is_pinned = preference.pinned == Some(&schedule.id);
    let is_near = is_pinned || preference.is_own_region(schedule);
    let (liveness, moment) = match (state, state.next()) {
        (State::AiringNow { current }, _) => (Liveness::Live, Some(current)),
        (_, Some(next)) => (Liveness::Live, Some(next)),
        (State::Finished { .. } | State::Cancelled { .. } | State::Stale { .. }, _) => {
            (Liveness::Over, None)
        }
        (State::Unscheduled, _) => (Liveness::Unknown, None),
        (State::RoughDate { episode, .. } | State::Delayed { episode, .. }, _)
            if !is_near && is_out(schedules, schedule.track, episode, now) =>
        {
            (Liveness::Elsewhere, None)
        }
        _ => (Liveness::Undated, None),
    };
    let is_own = liveness != Liveness::Over
        && (preference.is_own_clock(moment) || preference.is_own_region(schedule));
    let begins = moment.map_or(now, |airing| airing.time.at);
    (liveness, !is_pinned, !is_own, begins)
}

/// Tells whether any outlet has had an episode of a track.
fn is_out(schedules: &[Schedule], track: Option<usize>, episode: u16, now: Timestamp) -> bool {
    let has_had = |schedule: &Schedule| {
        schedule.airings().any(|airing| airing.time.at <= now && airing.last >= episode)
    };
    schedules.iter().any(|schedule| schedule.track == track && has_had(schedule))
}

#[cfg(test)]
mod tests;
