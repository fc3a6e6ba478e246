//! The state of a schedule at an instant (next airing, on air, delayed, on break, finished), and when the state
//! changes.

use super::{Airing, Countdown};
use crate::card::time::{Duration, Plan, RoughDate, Timestamp};
use crate::card::{End, Program, Schedule, Slot};
use std::borrow::Cow;

/// The state of a schedule at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum State {
    /// No date is known.
    Unscheduled,
    /// A date is known, but not to the minute.
    RoughDate {
        /// The number of the episode.
        episode: u16,
        /// Its date.
        rough_date: RoughDate,
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
    /// The next episode comes later than its first plan.
    Delayed {
        /// Its number.
        episode: u16,
        /// The first plan.
        from: Plan,
        /// The plan now.
        to: Plan,
        /// Its airing, where the plan is to the minute.
        next: Option<Airing>,
    },
    /// At least one slot passes without an episode.
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
    /// The last date that the card knows has passed, and its run has no end.
    Stale {
        /// The last airing that it knows, where there is one.
        last: Option<Airing>,
    },
}

impl State {
    /// Returns the airing that the state is about, where there is one.
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

    /// Returns the airing to come, which the countdown runs to.
    pub fn next(&self) -> Option<Airing> {
        match *self {
            Self::Upcoming { next } | Self::Between { next } => Some(next),
            Self::Delayed { next, .. } | Self::OnBreak { next, .. } => next,
            _ => None,
        }
    }
}

impl Schedule {
    /// Returns the state at `now`, by the plans that counted then.
    ///
    /// The instant at which an episode begins belongs to it, the instant at which it ends does not.
    ///
    /// # Examples
    ///
    /// ```
    /// use curtain_core::card::time::{Duration, Plan, StationTime, Timestamp};
    /// use curtain_core::card::{After, End, OutletKind, Program, Schedule, Slot, Text, Unit};
    /// use curtain_core::schedule::{Countdown, State};
    ///
    /// let premiere = StationTime {
    ///     at: Timestamp::from_seconds(1_618_066_800),
    ///     offset: Duration::from_seconds(9 * 3_600),
    ///     late: true,
    /// };
    /// let schedule = Schedule {
    ///     id: "tokyo-mx".into(),
    ///     outlet: Text::new("Tokyo MX"),
    ///     kind: OutletKind::Broadcast,
    ///     track: None,
    ///     unit: Unit::Episode,
    ///     is_local: false,
    ///     is_open: false,
    ///     regions: vec![],
    ///     zones: vec![(premiere.offset, "JST".into())],
    ///     slots: vec![Slot {
    ///         program: Program::Episode(1),
    ///         plan: Plan::At(premiere),
    ///         length: Some(Duration::from_seconds(30 * 60)),
    ///         after: After::OPEN,
    ///     }],
    ///     changes: vec![],
    ///     end: End::Finished,
    ///     earlier_end: End::Finished,
    /// };
    ///
    /// let now = premiere.at - Duration::HOUR;
    /// let next = schedule.state(now).next().unwrap();
    /// assert_eq!(Countdown::until(next.time.at, now).unwrap().hours, 1);
    /// assert!(matches!(schedule.state(premiere.at), State::AiringNow { .. }));
    /// assert!(matches!(schedule.state(next.end), State::Finished { .. }));
    /// ```
    pub fn state(&self, now: Timestamp) -> State {
        let slots = self.slots_at(now);
        let mut last = None;
        let mut next = None;
        for airing in super::airing::of(&slots) {
            if airing.time.at > now {
                next = Some(airing);
                break;
            }
            last = Some(airing);
        }
        if let Some(current) = last.filter(|last| now < last.end) {
            return State::AiringNow { current };
        }
        // An episode without a date holds back the later ones, unless a later one has aired already.
        let was_passed = |episode| last.is_some_and(|last| last.last > episode);
        let is_held_back = |next: &Airing| {
            slots.iter().any(|slot| match (slot.program, slot.plan) {
                (_, Plan::At(_)) => false,
                (Program::Episode(episode), plan) => {
                    episode < next.first && !was_passed(episode) && !plan.is_over(now)
                }
                _ => false,
            })
        };
        let Some(next) = next.filter(|next| !is_held_back(next)) else {
            return self.undated_state(&slots, last, now);
        };
        if let Some(from) = self.delayed(next.first, Plan::At(next.time), now) {
            let to = Plan::At(next.time);
            return State::Delayed { episode: next.first, from, to, next: Some(next) };
        }
        let Some(last) = last else { return State::Upcoming { next } };
        let has_break = slots.iter().any(|slot| {
            let between = |plan| match plan {
                Plan::At(time) => last.time.at < time.at && time.at < next.time.at,
                _ => false,
            };
            slot.program == Program::Break && between(slot.plan)
        });
        if has_break { State::OnBreak { last, next: Some(next) } } else { State::Between { next } }
    }

    /// Returns the state of a schedule without a later time to the minute.
    fn undated_state(&self, slots: &[Slot], last: Option<Airing>, now: Timestamp) -> State {
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
            (Some((episode, Plan::Within(rough_date))), ..) => {
                State::RoughDate { episode, rough_date }
            }
            (None, End::Finished, Some(last)) => State::Finished { last },
            (_, End::Hiatus, Some(last)) => State::OnBreak { last, next: None },
            (_, _, Some(last)) => State::Stale { last: Some(last) },
            (_, _, None) => State::Unscheduled,
        }
    }

    /// Returns the first plan of an episode, where it was given up by `now` for a later one.
    fn delayed(&self, episode: u16, plan: Plan, now: Timestamp) -> Option<Plan> {
        let first = self.changes.iter().find(|change| change.episode == episode)?;
        let is_later = plan.latest() > first.plan.latest();
        (is_later && first.until.is_none_or(|until| until <= now)).then_some(first.plan)
    }

    /// Returns the run as it was planned at `now`.
    pub(super) fn slots_at(&self, now: Timestamp) -> Cow<'_, [Slot]> {
        let counted = |until: Option<Timestamp>| until.is_some_and(|until| now < until);
        if !self.changes.iter().any(|change| counted(change.until)) {
            return Cow::Borrowed(&self.slots);
        }
        let mut slots = self.slots.clone();
        // The plan that was given up first after `now` is the one that counted then.
        for change in self.changes.iter().rev().filter(|change| counted(change.until)) {
            let program = Program::Episode(change.episode);
            if let Some(slot) = slots.iter_mut().find(|slot| slot.program == program) {
                slot.plan = change.plan;
            }
        }
        // A break was not known as long as an episode was planned for its time.
        let episodes: Vec<Plan> = (slots.iter())
            .filter(|slot| matches!(slot.program, Program::Episode(_)))
            .map(|slot| slot.plan)
            .collect();
        slots.retain(|slot| {
            matches!(slot.program, Program::Episode(_)) || !episodes.contains(&slot.plan)
        });
        // An insertion sort: few slots are out of order, and the sorts of the standard library add 7 KB to
        // the widget.
        for end in 1..slots.len() {
            let mut index = end;
            while index > 0 && slots[index - 1].plan.order() > slots[index].plan.order() {
                slots.swap(index - 1, index);
                index -= 1;
            }
        }
        Cow::Owned(slots)
    }

    /// Returns the time from `now` until the next change of the state, of the countdown to the next airing or
    /// of the age of the last one; `None` where no page waits for a change.
    pub fn next_change(&self, now: Timestamp) -> Option<Duration> {
        let state = self.state(now);
        let counted = match state {
            State::Finished { last } | State::Stale { last: Some(last) } => {
                Countdown::next_ago(last.time.at, now)
            }
            _ => state.next().and_then(|next| Countdown::next_change(next.time.at, now)),
        };
        counted.into_iter().chain(self.next_state_change(now)).min()
    }

    /// Returns the time from `now` until the next change of the state, for a line without a countdown; `None`
    /// where the state stays.
    pub fn next_state_change(&self, now: Timestamp) -> Option<Duration> {
        let own = match self.state(now) {
            State::AiringNow { current } => Some(current.end - now),
            State::RoughDate { rough_date, .. }
            | State::Delayed { to: Plan::Within(rough_date), next: None, .. } => {
                Some(rough_date.end() - now)
            }
            _ => None,
        };
        let announcements = (self.changes.iter().filter_map(|change| change.until))
            .filter(|until| now < *until)
            .map(|until| until - now);
        let slots = self.slots_at(now);
        let begins = slots.iter().map(|slot| slot.plan).filter_map(|plan| match plan {
            Plan::At(time) if now < time.at => Some(time.at - now),
            _ => None,
        });
        own.into_iter().chain(announcements).chain(begins.take(1)).min()
    }
}

#[cfg(test)]
mod tests;
