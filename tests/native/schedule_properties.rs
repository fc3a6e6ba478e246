//! Property tests of schedules in any time zone, compared with the library jiff: air times and states of regular runs,
//! weekdays, open ends, days without hours, several zones, outlets that follow others, and local times.

use curtain_authoring::check;
use curtain_core::card::Schedule;
use curtain_core::card::time::{Plan, Timestamp};
use curtain_core::schedule::{Countdown, State};
use jiff::civil::{Date, DateTime, Weekday, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, ToSpan, ZonedDateTime};
use proptest::prelude::*;
use serde_json::{Value, json};

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
        let run = json!({
            "count": count, "every_days": every_days,
            "start": format!("{first}T{hour:02}:{minute:02}"),
        });
        let schedule = json!({
            "name": "Station One", "kind": "broadcast", "zone": zone, "minutes": minutes, "runs": [run],
        });
        Some(schedules(json!([schedule]), Some(*count))?.remove(0))
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

/// Returns the schedules of the authoring package, for a track with a number of episodes, or nothing if they are refused.
fn schedules(schedules: Value, count: Option<i64>) -> Option<Vec<Schedule>> {
    let card = json!({
        "version": 1, "lang": "en", "title": "A run", "format": "tv", "accent": "#335577",
        "as_of": AS_OF,
        "tracks": [{ "id": "anime", "name": "Anime", "unit": "episode", "count": count }],
        "facts": [{ "section": "story", "text": "Told." }],
        "schedules": schedules,
    });
    Some(check("run", card.to_string().as_bytes(), &|_| true).ok()?.card.schedules)
}

/// The day up to which the cards of these tests are looked up.
const AS_OF: &str = "2026-01-01";

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

/// Returns the plans of a schedule's episodes as instants and offsets in seconds, and whether all of them have no hour.
fn plans(schedule: &Schedule) -> (Vec<(i64, i64)>, bool) {
    let mut are_days = true;
    let plan = |slot: &curtain_core::card::Slot| match slot.plan {
        Plan::At(time) => {
            are_days = false;
            (time.at.seconds(), time.offset.seconds())
        }
        Plan::Day(time) => (time.at.seconds(), time.offset.seconds()),
        _ => panic!("{slot:?}"),
    };
    let plans = schedule.slots.iter().map(plan).collect();
    (plans, are_days)
}

fn seconds(zoned: &ZonedDateTime) -> (i64, i64) {
    (zoned.timestamp().as_second(), zoned.offset().seconds().into())
}

/// Returns the only instant at which clocks in a zone show a time; nothing where they skip it or show it twice.
fn only(zone: &TimeZone, clock: DateTime) -> Option<ZonedDateTime> {
    zone.to_ambiguous_zoned_datetime(clock).unambiguous().ok()
}

const WEEK: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn weekdays_equal_those_of_jiff(run in any_run(), picked in prop::array::uniform7(any::<bool>()), skip in any::<bool>()) {
        let is_picked = |weekday| weekday == run.first.weekday() || (WEEK.iter().zip(picked)).any(|((_, other), picked)| picked && *other == weekday);
        let days: Vec<&str> = WEEK.iter().filter(|(_, weekday)| is_picked(*weekday)).map(|(name, _)| *name).collect();
        let start = format!("{}T{:02}:{:02}", run.first, run.hour, run.minute);
        let count = run.count + 2;
        // One of the first slots is skipped.
        let evenings: Vec<Date> = (0..).map(|day| run.first + day.days()).filter(|day| is_picked(day.weekday())).take(count as usize + 1).collect();
        let skips = if skip { json!([{ "date": evenings[1].to_string() }]) } else { json!([]) };
        let doc = json!({
            "name": "Station One", "kind": "stream", "zone": run.zone,
            "runs": [{ "count": count, "days": days, "start": start, "skips": skips }],
        });
        let ours = schedules(json!([doc]), Some(count));
        let zone = TimeZone::get(&run.zone).unwrap();
        let theirs: Option<Vec<_>> = (evenings.iter().take(count as usize + usize::from(skip)))
            .map(|evening| only(&zone, (*evening + i64::from(run.hour / 24).days()).at(run.hour % 24, run.minute, 0, 0)))
            .map(|begin| Some(seconds(&begin?)))
            .collect();
        prop_assert_eq!(ours.is_some(), theirs.is_some());
        if let (Some(ours), Some(theirs)) = (ours, theirs) {
            // The break stands at the slot that is skipped.
            prop_assert_eq!(plans(&ours[0]), (theirs, false));
        }
    }

    #[test]
    fn open_ends_reach_600_days_or_400_slots_beyond_the_card(zone in any_zone(), off in -3_000..1_500_i64, every_days in 1..40_i64) {
        let as_of = AS_OF.parse::<Date>().unwrap();
        let first = as_of + off.days();
        let doc = json!({
            "name": "Station One", "kind": "broadcast", "zone": zone,
            "runs": [{ "start": first.to_string(), "every_days": every_days }],
        });
        let tz = TimeZone::get(&zone).unwrap();
        let from = first.max(as_of);
        let mut begins = Vec::new();
        let mut ahead = 0;
        for index in 0.. {
            let day = first + (index * every_days).days();
            if day > from + 600.days() || ahead == 400 {
                break;
            }
            ahead += i64::from(day >= from);
            begins.push(first_instant(&tz, day));
        }
        let begins: Option<Vec<_>> = begins.into_iter().collect();
        let ours = schedules(json!([doc]), None);
        prop_assert_eq!(ours.is_some(), begins.is_some());
        if let (Some(ours), Some(begins)) = (ours, begins) {
            prop_assert!(ours[0].is_open);
            prop_assert_eq!(plans(&ours[0]), (begins, true));
        }
    }

    #[test]
    fn days_without_hours_begin_as_those_of_jiff(run in any_run()) {
        let doc = json!({
            "name": "Stores", "kind": "store", "zone": run.zone,
            "runs": [{ "count": run.count, "start": run.first.to_string(), "every_days": run.every_days }],
        });
        let zone = TimeZone::get(&run.zone).unwrap();
        let days = (0..run.count).map(|slot| run.first + (slot * run.every_days).days());
        let theirs: Option<Vec<_>> = days.map(|day| first_instant(&zone, day)).collect();
        let ours = schedules(json!([doc]), Some(run.count));
        prop_assert_eq!(ours.is_some(), theirs.is_some());
        if let (Some(ours), Some(theirs)) = (ours, theirs) {
            prop_assert_eq!(plans(&ours[0]), (theirs, true));
            prop_assert!(ours[0].slots.iter().all(|slot| slot.length.is_none()));
        }
    }

    #[test]
    fn several_zones_are_as_each_of_them_alone(run in any_run(), others in prop::collection::hash_set(any_zone(), 1..4)) {
        let others: Vec<String> = others.into_iter().filter(|zone| *zone != run.zone).collect();
        let zones: Vec<String> = std::iter::once(run.zone.clone()).chain(others).collect();
        let alone: Option<Vec<Schedule>> =
            zones.iter().map(|zone| Run { zone: zone.clone(), ..run.clone() }.schedule()).collect();
        let doc = json!({
            "name": "Station One", "kind": "broadcast", "zones": zones, "minutes": run.minutes,
            "runs": [{
                "count": run.count, "every_days": run.every_days,
                "start": format!("{}T{:02}:{:02}", run.first, run.hour, run.minute),
            }],
        });
        prop_assert_eq!(schedules(json!([doc]), Some(run.count)), alone);
    }

    #[test]
    fn followers_are_as_far_behind_as_jiff_counts(run in any_run(), zone in any_zone(), minutes in -3_000..3_000_i64, days in -40..40_i64) {
        let own = json!({
            "id": "own", "name": "Station One", "kind": "broadcast", "zone": run.zone,
            "runs": [{
                "count": run.count, "every_days": run.every_days,
                "start": format!("{}T{:02}:{:02}", run.first, run.hour, run.minute),
            }],
        });
        let follower = json!({
            "name": "Stream", "kind": "stream", "zone": zone,
            "follows": { "outlet": "own", "minutes": minutes, "days": days },
        });
        let tz = TimeZone::get(&zone).unwrap();
        let begins = (run.oracle().into_iter().flatten()).map(|begin| {
            let moved = (&begin + SignedDuration::from_mins(minutes)).with_time_zone(tz.clone());
            if days == 0 { Some(moved) } else { only(&tz, moved.datetime() + Span::new().days(days)) }
        });
        let theirs: Option<Vec<_>> = begins.map(|begin| Some(seconds(&begin?))).collect();
        let ours = run.oracle().and_then(|_| schedules(json!([follower, own]), Some(run.count)));
        prop_assert_eq!(ours.is_some(), run.oracle().is_some() && theirs.is_some());
        if let (Some(ours), Some(theirs)) = (ours, theirs) {
            prop_assert_eq!(plans(&ours[0]), (theirs, false));
        }
    }

    #[test]
    fn local_times_are_those_of_a_clock_at_utc(run in any_run()) {
        let local = Run { zone: "local".to_owned(), ..run.clone() }.schedule().unwrap();
        let utc = Run { zone: "UTC".to_owned(), ..run }.oracle().unwrap();
        prop_assert!(local.is_local && local.zones.is_empty());
        prop_assert_eq!(plans(&local), (utc.iter().map(seconds).collect(), false));
    }
}

/// Returns the first instant of a day in a zone by jiff; nothing for a day that the zone skips.
fn first_instant(zone: &TimeZone, day: Date) -> Option<(i64, i64)> {
    let noon = zone.to_zoned_datetime(day.at(12, 0, 0, 0)).unwrap();
    (noon.date() == day).then(|| seconds(&noon.start_of_day().unwrap()))
}
