//! Wake-ups of a page that shows schedules: the time until a state, a countdown, a day or an age changes.

use super::headline::{self, Preference};
use super::state::{State, moments};
use super::{Airing, Countdown};
use crate::card::Schedule;
use crate::card::time::{Duration, Plan, Timestamp};

/// A way to find the time until the text of a countdown changes.
type NextChange = fn(Timestamp, Timestamp) -> Option<Duration>;

impl Schedule {
    /// Returns the time from `now` until the next change of the state, of the countdown to the next airing or
    /// of the age of the last one; `None` where no page waits for a change.
    pub fn next_change(&self, now: Timestamp) -> Option<Duration> {
        self.next_change_of(Countdown::next_change, now)
    }

    fn next_change_of(&self, counting: NextChange, now: Timestamp) -> Option<Duration> {
        let age =
            |airing: Airing| Countdown::next_ago(airing.time.at, now).filter(|_| !airing.is_day);
        let state = self.state(now);
        let counted = match (state, state.next()) {
            (_, Some(next)) if next.is_day => Some(Countdown::next_day(next.time, now)),
            (_, Some(next)) => counting(next.time.at, now),
            (State::AiringNow { current }, _) if current.end.is_none() => age(current),
            (State::Finished { last } | State::Stale { last: Some(last) }, _) => age(last),
            _ => None,
        };
        sooner(counted, self.next_state_change(now))
    }

    /// Returns the time from `now` until the next change of the state alone; `None` where the state stays.
    pub fn next_state_change(&self, now: Timestamp) -> Option<Duration> {
        let slots = self.slots_at(now);
        let current = moments(&slots, now).current.map(|(_, until)| until);
        let rough = match self.state(now) {
            State::RoughDate { rough_date, .. }
            | State::Delayed { to: Plan::Within(rough_date), next: None, .. } => {
                Some(rough_date.end())
            }
            _ => None,
        };
        let mut first: Option<Timestamp> = None;
        let mut add = |instant: Option<Timestamp>| {
            if let Some(instant) = instant
                && now < instant
                && first.is_none_or(|first| instant < first)
            {
                first = Some(instant);
            }
        };
        add(current);
        add(rough);
        self.changes.iter().for_each(|change| add(change.until));
        slots.iter().for_each(|slot| add(slot.plan.time().map(|time| time.at)));
        Some(first? - now)
    }
}

/// Returns the time from `now` until what a card shows of its schedules changes: the countdown of the headline, and
/// the states of the outlets; `None` where no page waits for a change.
pub fn next_change(
    schedules: &[Schedule],
    preference: &Preference,
    now: Timestamp,
) -> Option<Duration> {
    let headline = headline::headline(schedules, preference, now);
    let counted = headline.and_then(|index| schedules[index].next_change(now));
    schedules.iter().fold(counted, |first, row| {
        sooner(first, row.next_change_of(Countdown::next_coarse_change, now))
    })
}

/// Returns the shorter one of two times; the other one where one is `None`.
fn sooner(first: Option<Duration>, second: Option<Duration>) -> Option<Duration> {
    match (first, second) {
        (Some(first), Some(second)) => Some(first.min(second)),
        _ => first.or(second),
    }
}
