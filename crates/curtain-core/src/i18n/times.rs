//! When episodes air, in words.

use super::{Count, Message, Messages};
use crate::card::Schedule;
use crate::card::Unit;
use crate::card::time::{Plan, Timestamp};
use crate::schedule::{Airing, Countdown, State, Strip};

/// Which words of a sentence an airing's name stands among.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the beginning: "Episodes 1–2".
    Begin,
    /// Later: "episodes 1–2".
    Within,
}

impl Messages {
    /// Puts the episode before its time: "Episode 1: Sat 10 Apr 2021, …".
    pub fn episode_time(&self, unit: Unit, airing: &Airing, time: &str) -> String {
        match (unit, airing.first) {
            // There is but one.
            (Unit::Film, 1) => time.to_owned(),
            _ => self.what_when(&self.airing(unit, airing), time),
        }
    }

    fn what_when(&self, what: &str, when: &str) -> String {
        self.fill(Message::WhatWhen, &[("what", what), ("when", when)])
    }

    /// Names what airs: "Episode 1", "Episodes 1–2", "The film".
    pub(super) fn what(&self, unit: Unit, first: u16, last: u16) -> String {
        self.name(Place::Begin, unit, first, last)
    }

    fn airing(&self, unit: Unit, airing: &Airing) -> String {
        self.what(unit, airing.first, airing.last)
    }

    fn name(&self, place: Place, unit: Unit, first: u16, last: u16) -> String {
        let is_begin = place == Place::Begin;
        let n = first.to_string();
        if first != last {
            let message = if is_begin { Message::WhatEpisodes } else { Message::WithinEpisodes };
            return self.of_unit(message, unit, &[("from", &n), ("to", &last.to_string())]);
        }
        match (unit, first, is_begin) {
            (Unit::Film, 1, true) => self.message(Message::WhatOneFilm).to_owned(),
            (Unit::Film, 1, false) => self.message(Message::WithinOneFilm).to_owned(),
            (_, _, true) => self.of_unit(Message::WhatEpisode, unit, &[("n", &n)]),
            (_, number, false) => self.point(unit, number),
        }
    }

    /// Names an airing in a calendar: "86 EIGHTY-SIX – Episode 22".
    pub fn event(&self, title: &str, unit: Unit, airing: &Airing) -> String {
        match (unit, airing.first) {
            (Unit::Film, 1) => title.to_owned(),
            _ => format!("{title} – {}", self.airing(unit, airing)),
        }
    }

    /// Says the stretch of a whole run, without a clock: "Episodes 1–23, 10 Apr 2021 – 19 Mar 2022".
    pub fn run(&self, schedule: &Schedule) -> String {
        let first = schedule.airings().next();
        let date = |airing: &Airing| self.day(&airing.time.broadcast().0, true);
        match (first, schedule.airings().last()) {
            (Some(first), Some(last)) if first != last => {
                // Not every run is in the order of its numbers.
                let numbers = |(least, most): (u16, u16), airing: Airing| {
                    (least.min(airing.first), most.max(airing.last))
                };
                let (least, most) = schedule.airings().fold((first.first, first.last), numbers);
                let what = self.what(schedule.unit, least, most);
                self.fill(
                    Message::Run,
                    &[("what", &what), ("from", &date(&first)), ("to", &date(&last))],
                )
            }
            (Some(only), _) => date(&only),
            _ => match schedule.slots.first().map(|slot| slot.plan) {
                Some(Plan::Within(known)) => self.window(known),
                _ => self.message(Message::NoDate).to_owned(),
            },
        }
    }

    /// Says where a schedule stands. `ago` is how long ago its last airing was, in words.
    pub fn state(&self, unit: Unit, state: State, now: Timestamp, ago: &str) -> String {
        let about = |message, airing: &Airing, args: [(&str, &str); 1]| {
            self.fill(message, &[("what", &self.airing(unit, airing)), args[0]])
        };
        let after = |message, airing: &Airing| {
            let what = self.name(Place::Within, unit, airing.first, airing.last);
            self.fill(message, &[("what", &what)])
        };
        let left = |next: Airing| {
            let left = Countdown::until(next.time.at, now);
            let left = left.map_or_else(String::new, |left| self.countdown(&left));
            about(Message::Left, &next, [("left", &left)])
        };
        match state {
            State::Unscheduled => self.message(Message::NoDate).to_owned(),
            State::RoughDate { episode: 1, window: known } => self.window(known),
            State::RoughDate { episode: number, window: known } => {
                self.what_when(&self.what(unit, number, number), &self.window(known))
            }
            State::AiringNow { current } => self.on_air(unit, &current),
            State::Upcoming { next }
            | State::Between { next }
            | State::Delayed { next: Some(next), .. }
            | State::OnBreak { next: Some(next), .. } => left(next),
            State::Delayed { episode: number, to: Plan::Within(known), .. } => {
                let what = self.what(unit, number, number);
                self.fill(Message::DelayedTo, &[("what", &what), ("when", &self.window(known))])
            }
            State::Delayed { episode: number, .. } => {
                self.fill(Message::Delayed, &[("what", &self.what(unit, number, number))])
            }
            State::OnBreak { last, next: None } => after(Message::Hiatus, &last),
            State::Finished { last } | State::Stale { last: Some(last) } => {
                let message = if unit == Unit::Episode { Message::Aired } else { Message::CameOut };
                about(message, &last, [("ago", ago)])
            }
            State::Cancelled { last: Some(last) } => after(Message::CancelledAfter, &last),
            State::Cancelled { last: None } => self.message(Message::Cancelled).to_owned(),
            State::Stale { last: None } => self.message(Message::Passed).to_owned(),
        }
    }

    /// Says that something is on: "Episode 1 is on air now", "Volume 1 is out now".
    fn on_air(&self, unit: Unit, airing: &Airing) -> String {
        let message = match (unit == Unit::Episode, airing.first == airing.last) {
            (true, true) => Message::OnAir,
            (true, false) => Message::OnAirMany,
            (false, true) => Message::Out,
            (false, false) => Message::OutMany,
        };
        self.fill(message, &[("what", &self.airing(unit, airing))])
    }

    /// Says why a schedule stands where it does, where that is out of the ordinary: "Delayed from Sat
    /// 13 Nov 2021, 24:00".
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

    /// Says that a card is shown as of another instant than now.
    pub fn as_at(&self, at: Timestamp) -> String {
        self.fill(Message::AsAt, &[("when", &self.utc_time(at))])
    }

    /// What a page that waits for an airing tells those who hear it, once each time the words change.
    pub fn milestone(&self, unit: Unit, state: State, now: Timestamp) -> String {
        let Some(next) = state.next() else {
            return match state {
                State::AiringNow { current } => self.on_air(unit, &current),
                _ => String::new(),
            };
        };
        // The countdown's own seconds: the words change when its do.
        let left = (next.time.at - now).millis().saturating_add(999) / 1_000;
        let within = match left {
            86_400.. => return String::new(),
            3_600.. => Message::WithinDay,
            600.. => Message::WithinHour,
            60.. => Message::WithinTenMinutes,
            _ => Message::WithinMinute,
        };
        self.fill(within, &[("what", &self.airing(unit, &next))])
    }

    /// Says what a strip shows.
    pub fn strip(&self, strip: &Strip, unit: Unit, knows_now: bool) -> String {
        let count = match unit {
            Unit::Episode => Count::Episodes,
            Unit::Volume => Count::Volumes,
            Unit::Chapter => Count::Chapters,
            Unit::Film => Count::Films,
        };
        let mut messages = self.count(count, strip.episodes);
        if knows_now && strip.aired < strip.episodes {
            let message =
                if unit == Unit::Episode { Message::StripAired } else { Message::StripOut };
            messages = self.fill(message, &[("n", &strip.aired.to_string()), ("all", &messages)]);
        }
        for (count, n) in [(Count::Breaks, strip.breaks), (Count::Moved, strip.moved)] {
            if n > 0 {
                messages += self.message(Message::Comma);
                messages += &self.count(count, n);
            }
        }
        messages
    }

    /// Writes time left: "2 d 3 h 12 min", or "59 min 59 s" in the last hour. No number is ever parted
    /// from its unit.
    pub fn countdown(&self, left: &Countdown) -> String {
        let part = |message, n: String| self.fill(message, &[("n", &n)]);
        if left.shows_seconds() {
            return part(Message::LeftMinutes, left.minutes.to_string())
                + " "
                + &part(Message::LeftSeconds, format!("{:02}", left.seconds));
        }
        let mut messages = String::new();
        if left.days > 0 {
            messages = part(Message::LeftDays, left.days.to_string()) + " ";
        }
        messages
            + &part(Message::LeftHours, left.hours.to_string())
            + " "
            + &part(Message::LeftMinutes, format!("{:02}", left.minutes))
    }

    /// Marks a time as the reader's own.
    pub fn your_time(&self, time: &str) -> String {
        self.fill(Message::YourTime, &[("time", time)])
    }
}
