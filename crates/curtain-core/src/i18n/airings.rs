//! Messages of airings: what airs, states of a schedule in sentences and in rows, notes, milestones and whole runs.

use super::{Message, Messages, Place, UnitsOf};
use crate::card::time::{Plan, SECONDS_PER_DAY, SECONDS_PER_HOUR, SECONDS_PER_MINUTE, Timestamp};
use crate::card::{Key, OutletKind, Schedule, Text, TrackView};
use crate::schedule::{Airing, Countdown, State};

/// A schedule at an instant, with what one reader may know beside it.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The schedule.
    pub schedule: &'a Schedule,
    /// The tracks of the card, as the reader sees them.
    pub tracks: &'a [TrackView],
    /// The names of specials that the reader may know, by the keys of their facts.
    pub specials: &'a [(Key, Text)],
    /// The day up to which the card's facts were looked up.
    pub as_of: Timestamp,
    /// The instant.
    pub now: Timestamp,
}

impl<'a> Told<'a> {
    /// Returns the track whose units air.
    pub(super) fn units(&self) -> UnitsOf<'a> {
        UnitsOf::schedule(self.schedule, self.tracks)
    }

    /// Tells whether an airing is the whole work, so that it needs no name.
    fn is_whole(&self, airing: &Airing) -> bool {
        airing.special().is_none() && self.units().is_whole(airing.first)
    }

    /// Returns the airing whose time is told: that of the state, except for one that was expected and is over, of
    /// which nobody knows.
    pub fn airing(&self, state: State) -> Option<Airing> {
        let is_over = matches!(state, State::Finished { .. } | State::Stale { .. });
        state.airing().filter(|airing| !(is_over && self.is_expected(airing)))
    }

    /// Tells whether an airing is expected alone.
    fn is_expected(&self, airing: &Airing) -> bool {
        self.schedule.is_expected(airing.time.at, self.as_of)
    }
}

impl Messages {
    /// Writes an airing before its time: "Episode 1: Sat 10 Apr 2021, …".
    pub fn airing_time(&self, told: &Told, airing: &Airing, time: &str) -> String {
        if told.is_whole(airing) {
            return time.to_owned();
        }
        self.what_when(&self.airing(told, airing), time)
    }

    pub(super) fn what_when(&self, what: &str, when: &str) -> String {
        self.fill(Message::WhatWhen, &[("what", what), ("when", when)])
    }

    /// Returns the name of what airs: "Episodes 1–2", "The long night, special".
    fn airing(&self, told: &Told, airing: &Airing) -> String {
        self.airing_name(Place::Begin, told, airing)
    }

    fn airing_name(&self, place: Place, told: &Told, airing: &Airing) -> String {
        let Some(key) = airing.special() else {
            return self.units(place, told.units(), airing.first, airing.last);
        };
        let is_begin = place == Place::Begin;
        match told.specials.iter().find(|(special, _)| *special == key) {
            Some((_, name)) => self.fill(Message::SpecialNamed, &[("name", &name.text)]),
            None if is_begin => self.message(Message::Special).to_owned(),
            None => self.message(Message::WithinSpecial).to_owned(),
        }
    }

    /// Returns the title of an airing in a calendar: "86 EIGHTY-SIX – Episode 22".
    pub fn event(&self, title: &str, told: &Told, airing: &Airing) -> String {
        if told.is_whole(airing) {
            return title.to_owned();
        }
        format!("{title} – {}", self.airing(told, airing))
    }

    /// Writes the first and the last day of a whole run, without a clock: "Episodes 1–23, 10 Apr 2021 – 19 Mar 2022".
    /// Of an open-ended run the first day: "Episode 1: from 10 Apr 2021 on".
    pub fn run(&self, schedule: &Schedule, tracks: &[TrackView]) -> String {
        let of = UnitsOf::schedule(schedule, tracks);
        let date = |airing: &Airing| self.day(&airing.time.broadcast().0, true);
        let mut episodes = schedule.airings().filter(|airing| airing.special().is_none());
        let Some(first) = episodes.next() else {
            return match schedule.slots.first().map(|slot| slot.plan) {
                Some(Plan::Within(rough_date)) => self.rough_date(rough_date),
                Some(plan @ (Plan::At(_) | Plan::Day(_))) => self.plan(plan),
                _ => self.message(Message::NoDate).to_owned(),
            };
        };
        if schedule.is_open {
            let from = self.fill(Message::RunOpen, &[("from", &date(&first))]);
            return self.what_when(&self.units(Place::Begin, of, first.first, first.first), &from);
        }
        // Episodes need not air in the order of their numbers.
        let whole = |(least, most, _): (u16, u16, Airing), airing: Airing| {
            (least.min(airing.first), most.max(airing.last), airing)
        };
        let (least, most, last) = episodes.fold((first.first, first.last, first), whole);
        if first == last {
            return date(&first);
        }
        let what = self.units(Place::Begin, of, least, most);
        let (from, to) = (date(&first), date(&last));
        self.fill(Message::Run, &[("what", &what), ("from", &from), ("to", &to)])
    }

    /// Writes the state of a schedule. `ago` writes the age of an instant.
    pub fn state(&self, told: &Told, state: State, ago: &dyn Fn(Timestamp) -> String) -> String {
        let within = |message, airing: &Airing| {
            let what = self.airing_name(Place::Within, told, airing);
            self.fill(message, &[("what", &what)])
        };
        let unit = |episode| self.units(Place::Begin, told.units(), episode, episode);
        match state {
            State::Unscheduled => self.message(Message::NoDate).to_owned(),
            State::RoughDate { episode: 1, rough_date } if told.tracks.len() < 2 => {
                self.rough_date(rough_date)
            }
            State::RoughDate { episode, rough_date } => {
                self.what_when(&unit(episode), &self.rough_date(rough_date))
            }
            State::AiringNow { current } => self.current(told, &current),
            State::Upcoming { next }
            | State::Between { next }
            | State::Delayed { next: Some(next), .. }
            | State::OnBreak { next: Some(next), .. } => {
                self.left(told, &self.airing(told, &next), &next)
            }
            State::Delayed { episode, to: Plan::Within(rough_date), .. } => {
                let (what, when) = (unit(episode), self.rough_date(rough_date));
                self.fill(Message::DelayedTo, &[("what", &what), ("when", &when)])
            }
            State::Delayed { episode, .. } => {
                self.fill(Message::Delayed, &[("what", &unit(episode))])
            }
            State::OnBreak { last, next: None } => within(Message::Hiatus, &last),
            State::Finished { last } | State::Stale { last: Some(last) }
                if !told.is_expected(&last) =>
            {
                let what = self.airing(told, &last);
                let ago = if last.is_day { self.on(&last) } else { ago(last.time.at) };
                self.fill(Message::past(told.schedule.kind), &[("what", &what), ("ago", &ago)])
            }
            State::Cancelled { last: Some(last) } => within(Message::CancelledAfter, &last),
            State::Cancelled { last: None } => self.message(Message::Cancelled).to_owned(),
            State::Finished { .. } | State::Stale { .. } => {
                self.message(Message::Passed).to_owned()
            }
        }
    }

    /// Writes the day of an airing in place of its age: "on 18 Dec 2026".
    fn on(&self, airing: &Airing) -> String {
        self.fill(Message::OnDay, &[("when", &self.day(&airing.time.local(), true))])
    }

    /// Writes the time left until an airing, in a sentence with the name of what airs.
    fn left(&self, told: &Told, what: &str, next: &Airing) -> String {
        let is_expected = told.is_expected(next);
        let left = match Countdown::days_until(next.time, told.now) {
            1 if next.is_day && !is_expected => {
                return self.what_when(what, self.message(Message::Tomorrow));
            }
            days if next.is_day => self.days(days),
            _ => Countdown::until(next.time.at, told.now)
                .map_or_else(String::new, |left| self.countdown(&left)),
        };
        let message = if is_expected { Message::Expected } else { Message::Left };
        self.fill(message, &[("what", what), ("left", &left)])
    }

    /// Writes that something is on air, out or today: "Episode 1 is on air now", "Volume 1 is out now".
    fn current(&self, told: &Told, airing: &Airing) -> String {
        let what = self.airing(told, airing);
        if told.is_expected(airing) {
            return self.fill(Message::ExpectedNow, &[("what", &what)]);
        }
        if airing.is_day {
            return self.what_when(&what, self.message(Message::Today));
        }
        let message = match (told.schedule.kind, airing.end, airing.first == airing.last) {
            (OutletKind::Broadcast, Some(_), true) => Message::OnAir,
            (OutletKind::Broadcast, Some(_), false) => Message::OnAirMany,
            (OutletKind::Stage, Some(_), true) => Message::OnStage,
            (OutletKind::Stage, Some(_), false) => Message::OnStageMany,
            (_, _, true) => Message::Out,
            (_, _, false) => Message::OutMany,
        };
        self.fill(message, &[("what", &what)])
    }

    /// Writes the state of a schedule in the row of its outlet, without what airs: "in 6 d 4 h", "now", "4 years ago".
    /// Empty for a state that has no airing of its own.
    pub fn row_state(
        &self,
        told: &Told,
        state: State,
        ago: &dyn Fn(Timestamp) -> String,
    ) -> String {
        let text = |message| self.message(message).to_owned();
        let airing = match state {
            State::AiringNow { current } => current,
            State::Finished { last } | State::Stale { last: Some(last) } => last,
            _ => return state.next().map_or_else(String::new, |next| self.row_left(told, &next)),
        };
        let is_current = matches!(state, State::AiringNow { .. });
        match (is_current, airing.is_day) {
            _ if told.is_expected(&airing) => String::new(),
            (true, true) => text(Message::Today),
            (true, false) if airing.end.is_some() => text(Message::Now),
            (false, true) => String::new(),
            _ => ago(airing.time.at),
        }
    }

    fn row_left(&self, told: &Told, next: &Airing) -> String {
        let is_expected = told.is_expected(next);
        let left = match Countdown::days_until(next.time, told.now) {
            1 if next.is_day && !is_expected => return self.message(Message::Tomorrow).to_owned(),
            days if next.is_day => self.days(days),
            _ => Countdown::until(next.time.at, told.now)
                .map_or_else(String::new, |left| self.coarse_countdown(&left)),
        };
        let message = if is_expected { Message::ExpectedIn } else { Message::InLeft };
        self.fill(message, &[("left", &left)])
    }

    /// Writes the reason of an unusual state: "Delayed from Sat 13 Nov 2021, 24:00". Empty for a usual one.
    pub fn note(&self, state: State) -> String {
        match state {
            State::Delayed { from, .. } => {
                self.fill(Message::DelayedFrom, &[("when", &self.plan(from))])
            }
            State::OnBreak { next: Some(_), .. } => self.message(Message::OnBreak).to_owned(),
            State::Stale { .. } => self.message(Message::NothingLater).to_owned(),
            _ => String::new(),
        }
    }

    /// Writes that a card is shown at another instant than now.
    pub fn as_at(&self, instant: Timestamp) -> String {
        self.fill(Message::AsAt, &[("when", &self.utc_time(instant))])
    }

    /// Writes a milestone of the wait for an airing, for screen readers; a page announces it when its text
    /// changes.
    pub fn milestone(&self, told: &Told, state: State) -> String {
        let Some(next) = state.next() else {
            return match state {
                State::AiringNow { current } => self.current(told, &current),
                _ => String::new(),
            };
        };
        if next.is_day || told.is_expected(&next) {
            return String::new();
        }
        // The countdown's own seconds: the message changes when its text does.
        const TEN_MINUTES: i64 = 10 * SECONDS_PER_MINUTE;
        let within = match (next.time.at - told.now).seconds_rounded_up() {
            SECONDS_PER_DAY.. => return String::new(),
            SECONDS_PER_HOUR.. => Message::WithinDay,
            TEN_MINUTES.. => Message::WithinHour,
            SECONDS_PER_MINUTE.. => Message::WithinTenMinutes,
            _ => Message::WithinMinute,
        };
        self.fill(within, &[("what", &self.airing(told, &next))])
    }

    /// Writes a time in the reader's own zone as such.
    pub fn your_time(&self, time: &str) -> String {
        self.fill(Message::YourTime, &[("time", time)])
    }
}
