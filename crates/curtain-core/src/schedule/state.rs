//! Where a schedule stands at an instant.

use super::{Airing, Countdown};
use crate::card::time::{Duration, Plan, RoughDate, Timestamp};
use crate::card::{End, Program, Schedule, Slot};
use std::borrow::Cow;

/// Where a schedule stands at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// No date is known.
    Unscheduled,
    /// A date is known, but not to the minute.
    RoughDate {
        /// The episode that it is known of.
        episode: u16,
        /// What is known.
        window: RoughDate,
    },
    /// Nothing has aired yet.
    Upcoming {
        /// The first airing.
        next: Airing,
    },
    /// An episode is on air.
    AiringNow {
        /// That episode's airing.
        current: Airing,
    },
    /// One episode is over and another is known.
    Between {
        /// The airing that comes next.
        next: Airing,
    },
    /// The next episode comes later than was planned once.
    Delayed {
        /// Its number.
        episode: u16,
        /// The first plan.
        from: Plan,
        /// What is known of its time now.
        to: Plan,
        /// Its airing, where that is known to the minute.
        next: Option<Airing>,
    },
    /// At least one slot goes by without an episode.
    OnBreak {
        /// The last airing before.
        last: Airing,
        /// The first one after, where it is known.
        next: Option<Airing>,
    },
    /// The run is over.
    Finished {
        /// Its last airing.
        last: Airing,
    },
    /// The run ended before its time.
    Cancelled {
        /// Its last airing, where there was one.
        last: Option<Airing>,
    },
    /// The last date that the card knows has passed, and nobody has told it what came after.
    Stale {
        /// The last airing that it knows, where there is one.
        last: Option<Airing>,
    },
}

impl State {
    /// Returns the airing that a reader is told of, where there is one.
    pub fn airing(&self) -> Option<Airing> {
        match *self {
            Self::Unscheduled | Self::RoughDate { .. } => None,
            Self::AiringNow { current: airing }
            | Self::Upcoming { next: airing }
            | Self::Between { next: airing }
            | Self::Finished { last: airing } => Some(airing),
            Self::OnBreak { last, next } => next.or(Some(last)),
            Self::Delayed { next: airing, .. }
            | Self::Cancelled { last: airing }
            | Self::Stale { last: airing } => airing,
        }
    }

    /// Returns the airing that is still to come, which is counted down to.
    pub fn next(&self) -> Option<Airing> {
        match *self {
            Self::Upcoming { next } | Self::Between { next } => Some(next),
            Self::Delayed { next, .. } | Self::OnBreak { next, .. } => next,
            _ => None,
        }
    }
}

impl Schedule {
    /// Returns where the schedule stands at `now`, as far as that was known then.
    ///
    /// The instant at which an episode begins belongs to it, the instant at which it ends does not.
    pub fn state(&self, now: Timestamp) -> State {
        let slots = self.slots_at(now);
        let mut last = None;
        let mut next = None;
        for airing in super::airing::of(&slots, self.length) {
            if airing.time.at > now {
                next = Some(airing);
                break;
            }
            last = Some(airing);
        }
        if let Some(current) = last.filter(|last| now < last.end) {
            return State::AiringNow { current };
        }
        // Nobody waits for an episode behind one that has no date, unless those behind it air all the same.
        let was_passed = |episode| last.is_some_and(|last| last.last > episode);
        let waits = |next: &Airing| {
            slots.iter().any(|slot| match (slot.program, slot.plan) {
                (_, Plan::At(_)) => false,
                (Program::Episode(episode), plan) => {
                    episode < next.first && !was_passed(episode) && !plan.is_over(now)
                }
                _ => false,
            })
        };
        let Some(next) = next.filter(|next| !waits(next)) else {
            return self.without_a_date(&slots, last, now);
        };
        if let Some(from) = self.delayed(next.first, Plan::At(next.time), now) {
            let to = Plan::At(next.time);
            return State::Delayed { episode: next.first, from, to, next: Some(next) };
        }
        let Some(last) = last else { return State::Upcoming { next } };
        let pauses = slots.iter().any(|slot| {
            let between = |plan| match plan {
                Plan::At(time) => last.time.at < time.at && time.at < next.time.at,
                _ => false,
            };
            slot.program == Program::Break && between(slot.plan)
        });
        if pauses { State::OnBreak { last, next: Some(next) } } else { State::Between { next } }
    }

    /// Returns where a schedule stands that knows no later time to the minute.
    fn without_a_date(&self, slots: &[Slot], last: Option<Airing>, now: Timestamp) -> State {
        let pending = slots.iter().find_map(|slot| match (slot.program, slot.plan) {
            (_, Plan::At(_)) => None,
            (Program::Episode(episode), plan) => Some((episode, plan)),
            _ => None,
        });
        match (pending, self.end, last) {
            (_, End::Cancelled, last) => State::Cancelled { last },
            (Some((episode, plan)), ..)
                if let Some(from) = self.delayed(episode, plan, now)
                    && !plan.is_over(now) =>
            {
                State::Delayed { episode, from, to: plan, next: None }
            }
            (Some((_, plan)), ..) if plan.is_over(now) => State::Stale { last },
            (Some((episode, Plan::Within(window))), ..) => State::RoughDate { episode, window },
            (None, End::Finished, Some(last)) => State::Finished { last },
            (_, End::Hiatus, Some(last)) => State::OnBreak { last, next: None },
            (_, _, Some(last)) => State::Stale { last: Some(last) },
            (_, _, None) => State::Unscheduled,
        }
    }

    /// Returns the first plan of an episode, where that was given up by `now` and was another one.
    fn delayed(&self, episode: u16, plan: Plan, now: Timestamp) -> Option<Plan> {
        let first = self.changes.iter().find(|change| change.episode == episode)?;
        let is_later = plan.latest() > first.plan.latest();
        (is_later && first.until.is_none_or(|until| until <= now)).then_some(first.plan)
    }

    /// Returns the run as it was planned at `now`.
    pub(super) fn slots_at(&self, now: Timestamp) -> Cow<'_, [Slot]> {
        let held = |until: Option<Timestamp>| until.is_some_and(|until| now < until);
        if !self.changes.iter().any(|change| held(change.until)) {
            return Cow::Borrowed(&self.slots);
        }
        let mut slots = self.slots.clone();
        // The plan that was given up first after `now` is the one that counted then.
        for change in self.changes.iter().rev().filter(|change| held(change.until)) {
            let program = Program::Episode(change.episode);
            if let Some(slot) = slots.iter_mut().find(|slot| slot.program == program) {
                slot.plan = change.plan;
            }
        }
        // Where an episode was still planned, nobody knew of a break.
        let episodes: Vec<Plan> = (slots.iter())
            .filter(|slot| matches!(slot.program, Program::Episode(_)))
            .map(|slot| slot.plan)
            .collect();
        slots.retain(|slot| {
            matches!(slot.program, Program::Episode(_)) || !episodes.contains(&slot.plan)
        });
        // By insertion: few are out of order, and the library's sorts are 7 KB of a reader's program.
        for end in 1..slots.len() {
            let mut at = end;
            while at > 0 && slots[at - 1].plan.order() > slots[at].plan.order() {
                slots.swap(at - 1, at);
                at -= 1;
            }
        }
        Cow::Owned(slots)
    }

    /// Returns the time from `now` until the state changes, or the countdown to the next airing, or how
    /// long ago the last one was; `None` when none will for the next weeks.
    pub fn next_change(&self, now: Timestamp) -> Option<Duration> {
        let state = self.state(now);
        let counted = match state {
            State::Finished { last } | State::Stale { last: Some(last) } => {
                Countdown::next_ago(last.time.at, now)
            }
            _ => state.next().and_then(|next| Countdown::next_change(next.time.at, now)),
        };
        counted.into_iter().chain(self.next_turn(now)).min()
    }

    /// Returns the time from `now` until the state changes: what a line without a countdown waits for.
    pub fn next_turn(&self, now: Timestamp) -> Option<Duration> {
        let own = match self.state(now) {
            State::AiringNow { current } => Some(current.end - now),
            State::RoughDate { window, .. }
            | State::Delayed { to: Plan::Within(window), next: None, .. } => {
                Some(window.end() - now)
            }
            _ => None,
        };
        let notes = (self.changes.iter().filter_map(|change| change.until))
            .filter(|until| now < *until)
            .map(|until| until - now);
        let slots = self.slots_at(now);
        let begins = slots.iter().map(|slot| slot.plan).filter_map(|plan| match plan {
            Plan::At(time) if now < time.at => Some(time.at - now),
            _ => None,
        });
        own.into_iter().chain(notes).chain(begins.take(1)).min()
    }
}

#[cfg(test)]
mod tests;
