//! Property tests of schedules: air times and states of regular runs in any time zone, compared with the library jiff.

use curtain_authoring::check;
use curtain_core::card::Schedule;
use curtain_core::card::time::{Plan, Timestamp};
use curtain_core::schedule::{Countdown, State};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan, ZonedDateTime};
use proptest::prelude::*;
use serde_json::json;

/// A run in the terms of an authoring file.
#[derive(Clone, Debug)]
struct Run {
    zone: String,
    first: Date,
    /// The hour of the broadcast day, 0 to 29.
    hour: i8,
    minute: i8,
    every_days: i64,
    count: i64,
    /// The length of an episode, in minutes.
    minutes: i64,
}

impl Run {
    /// Returns the schedule of the authoring package, or nothing if the run is refused.
    fn schedule(&self) -> Option<Schedule> {
        let Self { zone, first, hour, minute, every_days, count, minutes } = self;
        let card = json!({
            "version": 1, "lang": "en", "title": "A run", "format": "tv", "accent": "#335577",
            "as_of": "2026-01-01",
            "tracks": [{ "id": "anime", "name": "Anime", "unit": "episode", "count": count }],
            "facts": [{ "section": "story", "text": "Told." }],
            "schedules": [{
                "name": "Station One", "kind": "broadcast", "zone": zone, "minutes": minutes,
                "runs": [{
                    "count": count, "every_days": every_days,
                    "start": format!("{first}T{hour:02}:{minute:02}"),
                }],
            }],
        });
        let checked = check("run", card.to_string().as_bytes(), &|_| true).ok()?;
        Some(checked.card.schedules[0].clone())
    }

    /// Returns the air times by jiff, or nothing if the zone skips or repeats one of the local times.
    fn oracle(&self) -> Option<Vec<ZonedDateTime>> {
        let zone = TimeZone::get(&self.zone).unwrap();
        let mut begins = Vec::new();
        for episode in 0..self.count {
            let evening = self.first + (episode * self.every_days).days();
            let day = evening + i64::from(self.hour / 24).days();
            let clock = day.at(self.hour % 24, self.minute, 0, 0);
            begins.push(zone.to_ambiguous_zoned_datetime(clock).unambiguous().ok()?);
        }
        Some(begins)
    }
}

fn at(zoned: &ZonedDateTime) -> Timestamp {
    Timestamp::from_millis(zoned.timestamp().as_millisecond())
}

fn any_zone() -> impl Strategy<Value = String> {
    let zones = jiff::tz::db().available().map(|name| name.to_string());
    let zones: Vec<String> = zones.filter(|name| name.contains('/')).collect();
    assert!(zones.len() > 400, "the zones of the world are there");
    prop::sample::select(zones)
}

/// Generates runs from 1990 to 2060. In half of them, an episode airs within two hours of a change of the zone's offset.
fn any_run() -> impl Strategy<Value = Run> {
    let day = (0..71 * 365_i64, any::<bool>(), -2..3_i64);
    let time = (0..30_i8, prop_oneof![Just(0_i8), Just(30), 0..60_i8]);
    (any_zone(), day, time, 1..15_i64, 1..14_i64, 1..60_i64).prop_map(
        |(zone, (day, near_a_change, off), (mut hour, minute), every_days, count, minutes)| {
            let mut first = date(1990, 1, 1) + day.days();
            let tz = TimeZone::get(&zone).unwrap();
            let from = tz.to_timestamp(first.at(0, 0, 0, 0)).unwrap();
            if near_a_change && let Some(change) = tz.following(from).next() {
                let near = (change.timestamp() + off.hours()).to_zoned_datetime(tz);
                let late = hour > 23 && near.hour() < 6;
                hour = near.hour() + if late { 24 } else { 0 };
                first = near.date() - (i64::from(late) + every_days * (count / 2)).days();
            }
            Run { zone, first, hour, minute, every_days, count, minutes }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn air_times_equal_those_of_jiff(run in any_run()) {
        let (ours, theirs) = (run.schedule(), run.oracle());
        prop_assert_eq!(ours.is_some(), theirs.is_some(), "only one of the two takes it");
        let (Some(ours), Some(theirs)) = (ours, theirs) else { return Ok(()) };
        prop_assert_eq!(ours.slots.len(), theirs.len());
        for (slot, begin) in ours.slots.iter().zip(&theirs) {
            let Plan::At(time) = slot.plan else { panic!("{slot:?}") };
            prop_assert_eq!(time.at, at(begin));
            let local = time.local();
            let shown = (i64::from(local.year), local.month, local.day, local.hour, local.minute);
            let wanted = (
                i64::from(begin.year()), begin.month() as u8, begin.day() as u8,
                begin.hour() as u8, begin.minute() as u8,
            );
            prop_assert_eq!(shown, wanted);
            // The broadcast day and hour are those that the author wrote.
            let (evening, hour) = time.broadcast();
            let back = date(evening.year as i16, evening.month as i8, evening.day as i8);
            let hours = if run.hour >= 24 { 24 } else { 0 };
            prop_assert_eq!((back, hour), (begin.date() - i64::from(hours / 24).days(), begin.hour() as u8 + hours as u8));
        }
    }

    #[test]
    fn the_state_of_a_run_equals_that_of_jiff(run in any_run(), within in 0.0..1.0_f64) {
        let (Some(ours), Some(theirs)) = (run.schedule(), run.oracle()) else { return Ok(()) };
        let length = SignedDuration::from_mins(run.minutes);
        let (first, last) = (&theirs[0], theirs.last().unwrap());
        let stretch = last.duration_since(first) + length + SignedDuration::from_hours(48);
        let anywhere = first - SignedDuration::from_hours(24) + stretch.mul_f64(within);
        let edges = theirs.iter().flat_map(|begin| {
            let millisecond = SignedDuration::from_millis(1);
            let end = begin + length;
            [begin - millisecond, begin.clone(), &end - millisecond, end]
        });
        for now in edges.chain([anywhere]) {
            let begun = theirs.iter().rposition(|begin| *begin <= now);
            let on_air = begun.filter(|episode| now < &theirs[*episode] + length);
            let coming = theirs.iter().find(|begin| **begin > now);
            let state = ours.state(at(&now));
            match (on_air, coming, state) {
                (Some(episode), _, State::AiringNow { current }) => {
                    prop_assert_eq!(usize::from(current.first), episode + 1);
                }
                (None, Some(begin), State::Upcoming { next } | State::Between { next }) => {
                    prop_assert_eq!(begun.is_none(), matches!(state, State::Upcoming { .. }));
                    prop_assert_eq!(next.time.at, at(begin));
                    let left = Countdown::until(next.time.at, at(&now)).unwrap();
                    let parts = [left.days, left.hours, left.minutes, left.seconds];
                    prop_assert!(parts.iter().all(|part| *part >= 0), "{:?}", left);
                    let shown = SignedDuration::from_hours(left.days * 24 + left.hours)
                        + SignedDuration::from_secs(left.minutes * 60 + left.seconds);
                    let rounded = shown - begin.duration_since(&now);
                    prop_assert!(rounded >= SignedDuration::ZERO && rounded < SignedDuration::from_secs(1));
                }
                (None, None, State::Finished { last: airing }) => {
                    prop_assert_eq!(airing.time.at, at(last));
                }
                _ => prop_assert!(false, "{} is shown as {:?}", now, state),
            }
            let sleep = ours.next_change(at(&now));
            prop_assert!(sleep.is_none_or(|sleep| sleep.millis() > 0), "{:?}", sleep);
        }
    }
}
