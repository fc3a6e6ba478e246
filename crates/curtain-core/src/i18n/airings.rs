//! Messages of airings: countdowns such as "2 d 4 h", states of a run, schedules and strips.

use super::{Count, Message, Messages, Place, UnitsOf};
use crate::card::time::{Plan, SECONDS_PER_DAY, SECONDS_PER_HOUR, SECONDS_PER_MINUTE, Timestamp};
use crate::card::{Schedule, TrackView, Unit};
use crate::schedule::{Airing, Countdown, State, Strip};

impl Messages {
    /// Writes an episode before its time: "Episode 1: Sat 10 Apr 2021, …".
    pub fn episode_time(&self, of: UnitsOf, airing: &Airing, time: &str) -> String {
        if of.is_whole(airing.first) {
            return time.to_owned();
        }
        self.what_when(&self.airing(of, airing), time)
    }

    fn what_when(&self, what: &str, when: &str) -> String {
        self.fill(Message::WhatWhen, &[("what", what), ("when", when)])
    }

    fn airing(&self, of: UnitsOf, airing: &Airing) -> String {
        self.units(Place::Begin, of, airing.first, airing.last)
    }

    /// Returns the title of an airing in a calendar: "86 EIGHTY-SIX – Episode 22".
    pub fn event(&self, title: &str, of: UnitsOf, airing: &Airing) -> String {
        if of.is_whole(airing.first) {
            return title.to_owned();
        }
        format!("{title} – {}", self.airing(of, airing))
    }

    /// Writes the first and the last day of a whole run, without a clock: "Episodes 1–23, 10 Apr 2021 – 19 Mar 2022".
    pub fn run(&self, schedule: &Schedule, tracks: &[TrackView]) -> String {
        let first = schedule.airings().next();
        let date = |airing: &Airing| self.day(&airing.time.broadcast().0, true);
        match (first, schedule.airings().last()) {
            (Some(first), Some(last)) if first != last => {
                // Episodes need not air in the order of their numbers.
                let numbers = |(least, most): (u16, u16), airing: Airing| {
                    (least.min(airing.first), most.max(airing.last))
                };
                let (least, most) = schedule.airings().fold((first.first, first.last), numbers);
                let of = UnitsOf::schedule(schedule, tracks);
                let what = self.units(Place::Begin, of, least, most);
                self.fill(
                    Message::Run,
                    &[("what", &what), ("from", &date(&first)), ("to", &date(&last))],
                )
            }
            (Some(only), _) => date(&only),
            _ => match schedule.slots.first().map(|slot| slot.plan) {
                Some(Plan::Within(rough_date)) => self.rough_date(rough_date),
                _ => self.message(Message::NoDate).to_owned(),
            },
        }
    }

    /// Writes the state of a schedule. `ago` is the text of the age of its last airing.
    pub fn state(&self, of: UnitsOf, state: State, now: Timestamp, ago: &str) -> String {
        let about = |message, airing: &Airing, args: [(&str, &str); 1]| {
            self.fill(message, &[("what", &self.airing(of, airing)), args[0]])
        };
        let after = |message, airing: &Airing| {
            let what = self.units(Place::Within, of, airing.first, airing.last);
            self.fill(message, &[("what", &what)])
        };
        let left = |next: Airing| {
            let left = Countdown::until(next.time.at, now);
            let left = left.map_or_else(String::new, |left| self.countdown(&left));
            about(Message::Left, &next, [("left", &left)])
        };
        match state {
            State::Unscheduled => self.message(Message::NoDate).to_owned(),
            State::RoughDate { episode: 1, rough_date } if !of.is_shared() => {
                self.rough_date(rough_date)
            }
            State::RoughDate { episode, rough_date } => self.what_when(
                &self.units(Place::Begin, of, episode, episode),
                &self.rough_date(rough_date),
            ),
            State::AiringNow { current } => self.on_air(of, &current),
            State::Upcoming { next }
            | State::Between { next }
            | State::Delayed { next: Some(next), .. }
            | State::OnBreak { next: Some(next), .. } => left(next),
            State::Delayed { episode, to: Plan::Within(rough_date), .. } => {
                let what = self.units(Place::Begin, of, episode, episode);
                let when = self.rough_date(rough_date);
                self.fill(Message::DelayedTo, &[("what", &what), ("when", &when)])
            }
            State::Delayed { episode, .. } => self.fill(
                Message::Delayed,
                &[("what", &self.units(Place::Begin, of, episode, episode))],
            ),
            State::OnBreak { last, next: None } => after(Message::Hiatus, &last),
            State::Finished { last } | State::Stale { last: Some(last) } => {
                let message =
                    if of.unit == Unit::Episode { Message::Aired } else { Message::CameOut };
                about(message, &last, [("ago", ago)])
            }
            State::Cancelled { last: Some(last) } => after(Message::CancelledAfter, &last),
            State::Cancelled { last: None } => self.message(Message::Cancelled).to_owned(),
            State::Stale { last: None } => self.message(Message::Passed).to_owned(),
        }
    }

    /// Writes that something is on air or out: "Episode 1 is on air now", "Volume 1 is out now".
    fn on_air(&self, of: UnitsOf, airing: &Airing) -> String {
        let message = match (of.unit == Unit::Episode, airing.first == airing.last) {
            (true, true) => Message::OnAir,
            (true, false) => Message::OnAirMany,
            (false, true) => Message::Out,
            (false, false) => Message::OutMany,
        };
        self.fill(message, &[("what", &self.airing(of, airing))])
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
    pub fn milestone(&self, of: UnitsOf, state: State, now: Timestamp) -> String {
        let Some(next) = state.next() else {
            return match state {
                State::AiringNow { current } => self.on_air(of, &current),
                _ => String::new(),
            };
        };
        // The countdown's own seconds: the message changes when its text does.
        const TEN_MINUTES: i64 = 10 * SECONDS_PER_MINUTE;
        let within = match (next.time.at - now).seconds_rounded_up() {
            SECONDS_PER_DAY.. => return String::new(),
            SECONDS_PER_HOUR.. => Message::WithinDay,
            TEN_MINUTES.. => Message::WithinHour,
            SECONDS_PER_MINUTE.. => Message::WithinTenMinutes,
            _ => Message::WithinMinute,
        };
        self.fill(within, &[("what", &self.airing(of, &next))])
    }

    /// Writes the counts of a strip.
    pub fn strip(&self, strip: &Strip, unit: Unit, knows_now: bool) -> String {
        let mut counts = self.count(Count::of(unit), strip.episodes);
        if knows_now && strip.aired < strip.episodes {
            let message =
                if unit == Unit::Episode { Message::StripAired } else { Message::StripOut };
            counts = self.fill(message, &[("n", &strip.aired.to_string()), ("all", &counts)]);
        }
        for (count, n) in [(Count::Breaks, strip.breaks), (Count::Moved, strip.moved)] {
            if n > 0 {
                counts += self.message(Message::Comma);
                counts += &self.count(count, n);
            }
        }
        counts
    }

    /// Writes a countdown: "2 d 3 h 12 min", or "59 min 59 s" in the last hour. Numbers and their units have no
    /// line break between them.
    pub fn countdown(&self, left: &Countdown) -> String {
        let part = |message, n: String| self.fill(message, &[("n", &n)]);
        if left.shows_seconds() {
            return part(Message::LeftMinutes, left.minutes.to_string())
                + " "
                + &part(Message::LeftSeconds, format!("{:02}", left.seconds));
        }
        let mut days = String::new();
        if left.days > 0 {
            days = part(Message::LeftDays, left.days.to_string()) + " ";
        }
        days + &part(Message::LeftHours, left.hours.to_string())
            + " "
            + &part(Message::LeftMinutes, format!("{:02}", left.minutes))
    }

    /// Writes a time in the reader's own zone as such.
    pub fn your_time(&self, time: &str) -> String {
        self.fill(Message::YourTime, &[("time", time)])
    }
}
