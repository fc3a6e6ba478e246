//! The state of a schedule at an instant: next airing, on air or out now, delayed, on break, finished.

use super::{Airing, airing};
use crate::card::time::{Plan, RoughDate, Timestamp};
use crate::card::{End, Program, Schedule, Slot};
use std::borrow::Cow;

/// The state of a schedule at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum State {
    /// No date is known.
    Unscheduled,
    /// A date is known, but not to the day.
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
    /// An episode or a special is on air, a release has just come out, or the day of one is today.
    AiringNow {
        /// Its airing.
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
        /// The last airing before; on hiatus the last episode.
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
        /// Its last episode, where there was one.
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
    /// The instant at which an episode begins belongs to it, the instant at which it ends does not. A release has no
    /// end: it is current for a day, or for an hour where the next airing comes within about a week. A full day is
    /// current for that day.
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
    /// assert!(matches!(schedule.state(next.end.unwrap()), State::Finished { .. }));
    /// ```
    pub fn state(&self, now: Timestamp) -> State {
        let slots = self.slots_at(now);
        let Moments { last, last_episode, current, next } = moments(&slots, now);
        if let Some((current, _)) = current {
            return State::AiringNow { current };
        }
        let Some(next) = next else { return self.undated_state(&slots, last, last_episode, now) };
        if let Program::Episode(episode) = next.program {
            let to = if next.is_day { Plan::Day(next.time) } else { Plan::At(next.time) };
            if let Some(from) = self.delayed(episode, to, now) {
                return State::Delayed { episode, from, to, next: Some(next) };
            }
        }
        let Some(last) = last else { return State::Upcoming { next } };
        let has_break = slots.iter().any(|slot| {
            let begins = slot.plan.order();
            slot.program == Program::Break && last.time.at < begins && begins < next.time.at
        });
        if has_break { State::OnBreak { last, next: Some(next) } } else { State::Between { next } }
    }

    /// Returns the state of a schedule without a later time or day.
    fn undated_state(
        &self,
        slots: &[Slot],
        last: Option<Airing>,
        last_episode: Option<Airing>,
        now: Timestamp,
    ) -> State {
        match (undated(slots).next(), self.end, last) {
            (_, End::Cancelled, _) => State::Cancelled { last: last_episode },
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
            (_, End::Hiatus, Some(last)) => {
                State::OnBreak { last: last_episode.unwrap_or(last), next: None }
            }
            (_, _, Some(last)) => State::Stale { last: Some(last) },
            (_, _, None) => State::Unscheduled,
        }
    }

    /// Returns the first plan of an episode, where it was given up by `now` for a later one.
    fn delayed(&self, episode: u16, plan: Plan, now: Timestamp) -> Option<Plan> {
        let first = self.changes.iter().find(|change| change.episode == episode)?;
        let is_later = plan.is_later_than(first.plan);
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
}

/// The airings around an instant.
pub(super) struct Moments {
    /// The last airing that has begun.
    last: Option<Airing>,
    /// The last one of an episode that has begun.
    last_episode: Option<Airing>,
    /// The airing that is on air, out now or today, and until when.
    pub(super) current: Option<(Airing, Timestamp)>,
    /// The first airing to come that no episode without a date holds back.
    next: Option<Airing>,
}

/// Returns the airings around an instant.
pub(super) fn moments(slots: &[Slot], now: Timestamp) -> Moments {
    let airings: Vec<Airing> = airing::of(slots).collect();
    let begun = airings.iter().take_while(|airing| airing.time.at <= now).count();
    let (begun, coming) = airings.split_at(begun);
    let last_episode = begun.iter().rfind(|airing| airing.special().is_none()).copied();
    // An episode without a date holds back the later ones, unless a later one has aired already; a special is held
    // back by an earlier date alone.
    let was_passed = |episode| last_episode.is_some_and(|last| last.last > episode);
    let is_held_back = |next: &Airing| {
        undated(slots).any(|(episode, plan)| {
            let is_before = match next.program {
                Program::Episode(number) => episode < number,
                _ => plan.latest() < next.time.at,
            };
            is_before && !was_passed(episode) && !plan.is_over(now)
        })
    };
    let next = coming.iter().find(|airing| airing.time.at > now && !is_held_back(airing)).copied();
    let until = |airing: &Airing| airing.current_until(next.as_ref());
    let current = begun.iter().rfind(|airing| now < until(airing));
    Moments {
        last: begun.last().copied(),
        last_episode,
        current: current.map(|airing| (*airing, until(airing))),
        next,
    }
}

/// Returns the episodes without a time or a day, with what is known of their dates.
fn undated(slots: &[Slot]) -> impl Iterator<Item = (u16, Plan)> {
    slots.iter().filter_map(|slot| match (slot.program, slot.plan) {
        (Program::Episode(episode), plan @ (Plan::Within(_) | Plan::Unknown)) => {
            Some((episode, plan))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests;
