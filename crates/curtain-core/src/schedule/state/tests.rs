//! Tests of the state of a schedule at an instant, and of when it changes.

use super::*;
use crate::card::time::{Duration, StationTime};
use crate::card::{After, Change, Key, OutletKind, Part, Text, Unit};
use crate::schedule::{Countdown, Preference, next_change};
use proptest::prelude::*;

const HALF: Duration = Duration::from_seconds(1_800);
const MILLISECOND: Duration = Duration::from_millis(1);

fn hour(hours: i64) -> Timestamp {
    Timestamp::from_seconds(hours * 3_600)
}

fn at(hours: i64) -> Plan {
    Plan::At(StationTime { at: hour(hours), offset: Duration::HOUR, late: false })
}

fn slot(program: Program, plan: Plan) -> Slot {
    Slot { program, plan, length: Some(HALF), after: After::OPEN }
}

fn special() -> Program {
    Program::Special(Key::new("t", "recap"))
}

fn episode(number: u16, plan: Plan) -> Slot {
    slot(Program::Episode(number), plan)
}

fn change(episode: u16, until: Option<i64>, plan: Plan) -> Change {
    Change { episode, until: until.map(hour), plan, after: After::OPEN }
}

fn schedule(slots: Vec<Slot>, changes: Vec<Change>, end: End) -> Schedule {
    Schedule {
        id: "station-one".into(),
        outlet: Text::new("Station One"),
        kind: OutletKind::Broadcast,
        track: None,
        unit: Unit::Episode,
        is_local: false,
        is_open: false,
        regions: Vec::new(),
        zones: vec![(Duration::HOUR, "CET".into())],
        slots,
        changes,
        end,
        earlier_end: end,
    }
}

fn airing(number: u16, hours: i64) -> Airing {
    let Plan::At(time) = at(hours) else { unreachable!() };
    let (end, program) = (Some(hour(hours) + HALF), Program::Episode(number));
    Airing { first: number, last: number, time, end, is_day: false, program }
}

fn special_airing(hours: i64) -> Airing {
    Airing { program: special(), ..airing(0, hours) }
}

fn release(number: u16, hours: i64) -> Airing {
    Airing { end: None, ..airing(number, hours) }
}

fn released(slots: Vec<Slot>, end: End) -> Schedule {
    let slots = slots.into_iter().map(|slot| Slot { length: None, ..slot }).collect();
    schedule(slots, Vec::new(), end)
}

/// A full day at the outlet, by its number.
fn day(number: i64) -> Plan {
    let at = hour(24 * number - 1);
    Plan::Day(StationTime { at, offset: Duration::HOUR, late: false })
}

fn day_airing(number: u16, plan: Plan) -> Airing {
    let time = plan.time().unwrap();
    Airing { time, end: None, is_day: true, ..airing(number, 0) }
}

#[test]
fn walks_through_a_run() {
    let run = schedule(vec![episode(1, at(10)), episode(2, at(20))], Vec::new(), End::Finished);
    assert_eq!(run.state(hour(10) - MILLISECOND), State::Upcoming { next: airing(1, 10) });
    assert_eq!(run.state(hour(10)), State::AiringNow { current: airing(1, 10) });
    let end = hour(10) + HALF;
    assert_eq!(run.state(end - MILLISECOND), State::AiringNow { current: airing(1, 10) });
    assert_eq!(run.state(end), State::Between { next: airing(2, 20) });
    assert_eq!(run.state(hour(20) + HALF), State::Finished { last: airing(2, 20) });
}

#[test]
fn a_schedule_without_airings_says_what_it_knows() {
    let none = schedule(Vec::new(), Vec::new(), End::Open);
    assert_eq!(none.state(hour(0)), State::Unscheduled);
    assert_eq!(none.next_change(hour(0)), None);
    let rough_date = RoughDate::Year { year: 2016 };
    let film = schedule(vec![episode(1, Plan::Within(rough_date))], Vec::new(), End::Open);
    assert_eq!(film.state(hour(0)), State::RoughDate { episode: 1, rough_date });
    assert_eq!(
        film.state(rough_date.end() - MILLISECOND),
        State::RoughDate { episode: 1, rough_date }
    );
    assert_eq!(film.state(rough_date.end()), State::Stale { last: None });
    let cancelled = schedule(Vec::new(), Vec::new(), End::Cancelled);
    assert_eq!(cancelled.state(hour(0)), State::Cancelled { last: None });
}

#[test]
fn ends_as_it_is_told() {
    let last = airing(1, 10);
    let after = |end| schedule(vec![episode(1, at(10))], Vec::new(), end).state(hour(11));
    assert_eq!(after(End::Finished), State::Finished { last });
    assert_eq!(after(End::Cancelled), State::Cancelled { last: Some(last) });
    assert_eq!(after(End::Hiatus), State::OnBreak { last, next: None });
    assert_eq!(after(End::Open), State::Stale { last: Some(last) });
}

#[test]
fn a_slot_without_an_episode_is_a_break() {
    let next = airing(2, 30);
    let on_break = State::OnBreak { last: airing(1, 10), next: Some(next) };
    let slots = vec![episode(1, at(10)), slot(Program::Break, at(20)), episode(2, at(30))];
    let run = schedule(slots, Vec::new(), End::Finished);
    assert_eq!(run.state(hour(11)), on_break);
    assert_eq!(run.state(hour(20)), on_break, "the number does not advance");
    assert_eq!(run.state(hour(30)), State::AiringNow { current: airing(2, 30) });
}

#[test]
fn a_special_is_an_airing_and_no_break() {
    let next = airing(2, 30);
    let slots = vec![episode(1, at(10)), slot(special(), at(20)), episode(2, at(30))];
    let run = schedule(slots.clone(), Vec::new(), End::Finished);
    assert_eq!(run.state(hour(11)), State::Between { next: special_airing(20) });
    assert_eq!(run.state(hour(20)), State::AiringNow { current: special_airing(20) });
    assert_eq!(run.state(hour(21)), State::Between { next });
    // It takes the slot of a break: the run goes on behind it.
    let mut slots = slots;
    slots.insert(1, slot(Program::Break, at(20)));
    let run = schedule(slots, Vec::new(), End::Finished);
    assert_eq!(run.state(hour(11)), State::Between { next: special_airing(20) });
    assert_eq!(run.state(hour(21)), State::Between { next });
}

#[test]
fn an_episode_without_a_date_holds_back_no_special() {
    let month = |month| Plan::Within(RoughDate::Month { year: 1970, month });
    let after = |plan: Plan, special_at| {
        let slots = vec![episode(1, at(10)), slot(special(), at(special_at)), episode(2, plan)];
        schedule(slots, Vec::new(), End::Open).state(hour(11))
    };
    let next = special_airing(20);
    assert_eq!(after(Plan::Unknown, 20), State::Between { next });
    assert_eq!(after(month(1), 20), State::Between { next });
    let rough_date = RoughDate::Month { year: 1970, month: 1 };
    assert_eq!(
        after(month(1), 2_000),
        State::RoughDate { episode: 2, rough_date },
        "it is earlier"
    );
}

#[test]
fn what_ended_without_more_is_told_by_its_last_episode() {
    let slots = vec![episode(1, at(10)), slot(special(), at(20))];
    let run = |end| schedule(slots.clone(), Vec::new(), end).state(hour(21));
    let last = airing(1, 10);
    assert_eq!(run(End::Hiatus), State::OnBreak { last, next: None });
    assert_eq!(run(End::Cancelled), State::Cancelled { last: Some(last) });
    assert_eq!(run(End::Finished), State::Finished { last: special_airing(20) });
}

#[test]
fn a_short_airing_within_a_long_one_does_not_end_it() {
    let mut slots = vec![slot(special(), at(10)), episode(1, at(11))];
    slots[0].length = Some(Duration::from_seconds(3 * 3_600));
    let run = schedule(slots, Vec::new(), End::Finished);
    assert_eq!(run.state(hour(11)), State::AiringNow { current: airing(1, 11) });
    let current = Airing { end: Some(hour(13)), ..special_airing(10) };
    assert_eq!(run.state(hour(12)), State::AiringNow { current });
}

#[test]
fn a_release_is_out_for_a_day_or_an_hour_and_never_ends() {
    let run = released(vec![episode(1, at(10)), episode(2, at(200))], End::Finished);
    let millisecond_before = |hours| hour(hours) - MILLISECOND;
    let state = |now| run.state(now);
    assert_eq!(state(millisecond_before(11)), State::AiringNow { current: release(1, 10) });
    assert_eq!(state(hour(11)), State::Between { next: release(2, 200) });
    assert_eq!(state(millisecond_before(224)), State::AiringNow { current: release(2, 200) });
    assert_eq!(state(hour(224)), State::Finished { last: release(2, 200) });
    assert_eq!(run.next_state_change(hour(10)), Some(Duration::HOUR));
    assert_eq!(run.next_state_change(hour(200)), Some(Duration::DAY));
    assert_eq!(run.ended_at(), Some(hour(224)));
}

#[test]
fn a_full_day_is_today_until_the_midnight_of_the_outlet() {
    let film = schedule(vec![episode(1, day(5))], Vec::new(), End::Finished);
    let (airing, midnight) = (day_airing(1, day(5)), hour(24 * 5 - 1));
    assert_eq!(film.state(midnight - MILLISECOND), State::Upcoming { next: airing });
    assert_eq!(film.state(midnight), State::AiringNow { current: airing });
    assert_eq!(
        film.state(midnight + Duration::DAY - MILLISECOND),
        State::AiringNow { current: airing }
    );
    assert_eq!(film.state(midnight + Duration::DAY), State::Finished { last: airing });
    // The text says days: it changes at each midnight there, and then never again.
    let hours = |hours: i64| Duration::from_seconds(hours * 3_600);
    assert_eq!(film.next_change(midnight - hours(50)), Some(hours(2)));
    assert_eq!(film.next_change(midnight - hours(1)), Some(hours(1)));
    assert_eq!(film.next_change(midnight), Some(Duration::DAY));
    assert_eq!(film.next_change(midnight + Duration::DAY), None);
}

#[test]
fn a_day_that_becomes_a_time_is_no_delay() {
    let changes = vec![change(1, None, day(5))];
    let run =
        |plan| schedule(vec![episode(1, plan)], changes.clone(), End::Finished).state(hour(0));
    let same_day = airing(1, 24 * 5 + 20);
    assert_eq!(run(at(24 * 5 + 20)), State::Upcoming { next: same_day });
    let next = day_airing(1, day(6));
    let delayed = State::Delayed { episode: 1, from: day(5), to: day(6), next: Some(next) };
    assert_eq!(run(day(6)), delayed);
}

#[test]
fn a_delay_counts_from_its_announcement_on() {
    let run = schedule(
        vec![episode(1, at(10)), episode(2, at(40))],
        vec![change(2, Some(15), at(20)), change(2, Some(25), Plan::Unknown)],
        End::Finished,
    );
    assert_eq!(run.state(hour(14)), State::Between { next: airing(2, 20) });
    let waits = State::Delayed { episode: 2, from: at(20), to: Plan::Unknown, next: None };
    assert_eq!(run.state(hour(15)), waits);
    assert_eq!(run.state(hour(22)), waits, "it is not on where it was planned first");
    let next = Some(airing(2, 40));
    let dated = State::Delayed { episode: 2, from: at(20), to: at(40), next };
    assert_eq!(run.state(hour(25)), dated);
    assert_eq!(run.state(hour(41)), State::Finished { last: airing(2, 40) });
    assert_eq!(run.next_change(hour(20)), Some(Duration::from_seconds(5 * 3_600)));
}

#[test]
fn a_change_whose_announcement_nobody_knows_counts_always() {
    let changes = vec![change(1, None, at(10))];
    let run = schedule(vec![episode(1, at(20))], changes, End::Finished);
    let next = Some(airing(1, 20));
    assert_eq!(run.state(hour(0)), State::Delayed { episode: 1, from: at(10), to: at(20), next });
}

#[test]
fn an_episode_that_comes_earlier_is_not_delayed() {
    let run = schedule(vec![episode(1, at(10))], vec![change(1, None, at(20))], End::Finished);
    assert_eq!(run.state(hour(0)), State::Upcoming { next: airing(1, 10) });
}

#[test]
fn an_episode_that_is_delayed_to_a_rough_date_waits_for_it() {
    let rough_date = RoughDate::Month { year: 2022, month: 3 };
    let run = schedule(
        vec![episode(1, at(10)), episode(2, Plan::Within(rough_date))],
        vec![change(2, None, at(20))],
        End::Open,
    );
    let to = Plan::Within(rough_date);
    let delayed = State::Delayed { episode: 2, from: at(20), to, next: None };
    assert_eq!(run.state(hour(30)), delayed);
    assert_eq!(run.state(rough_date.end()), State::Stale { last: Some(airing(1, 10)) });
}

#[test]
fn who_may_not_know_of_a_slot_sees_a_schedule_without_it() {
    let point = crate::card::Point { track: 0, at: 1 };
    let mut run = schedule(vec![episode(1, at(10)), episode(2, at(20))], vec![], End::Finished);
    run.slots[1].after = After::any_of(vec![point]);
    let unaware = run.visible_to(After::is_open);
    assert_eq!(unaware.state(hour(11)), State::Finished { last: airing(1, 10) });
    assert_eq!(run.visible_to(|_| true), run);
}

#[test]
fn a_page_wakes_when_the_age_of_what_is_over_or_out_changes() {
    let minutes = |minutes: i64| Duration::from_seconds(minutes * 60);
    let run = |end| schedule(vec![episode(1, at(10))], Vec::new(), end);
    for end in [End::Finished, End::Open] {
        assert_eq!(run(end).next_change(hour(12) + minutes(10)), Some(minutes(50)));
        assert_eq!(run(end).next_change(hour(10) + Duration::MONTH), None);
        let on_air = hour(10) + minutes(10) + Duration::SECOND;
        assert_eq!(run(end).next_change(on_air), Some(hour(10) + HALF - on_air));
    }
    for end in [End::Cancelled, End::Hiatus] {
        assert_eq!(run(end).next_change(hour(12)), None, "no age is said");
    }
    let out = released(vec![episode(1, at(10))], End::Finished);
    assert_eq!(out.next_change(hour(12) + minutes(10)), Some(minutes(50)));
}

#[test]
fn a_page_wakes_at_the_end_of_a_rough_date() {
    let rough_date = RoughDate::Year { year: 1970 };
    let slots = vec![episode(1, Plan::Within(rough_date))];
    let now = rough_date.end() - HALF;
    for changes in [Vec::new(), vec![change(1, Some(1), at(10))]] {
        let run = schedule(slots.clone(), changes, End::Open);
        assert_eq!(run.next_change(now), Some(HALF), "{:?}", run.state(now));
        assert_eq!(run.next_change(rough_date.end()), None);
    }
}

#[test]
fn a_page_counts_its_headline_to_the_second_and_other_outlets_coarsely() {
    let run = |id: &str, hours| Schedule {
        id: id.into(),
        ..schedule(vec![episode(1, at(hours))], Vec::new(), End::Finished)
    };
    let both = [run("near", 10), run("far", 100)];
    let odd = Duration::from_millis(10_500);
    let of = |pinned, before| {
        let preference = Preference { pinned, ..Preference::NONE };
        next_change(&both, &preference, hour(10) - before - odd)
    };
    let (half_second, none) = (Some(Duration::from_millis(500)), Duration::from_millis(0));
    assert_eq!(of(None, HALF), half_second);
    // A minute is shown until its second 0 has passed.
    assert_eq!(of(Some("far"), HALF), Some(Duration::from_millis(11_500)), "the minutes of both");
    assert_eq!(of(Some("far"), none), half_second, "the last minute has seconds everywhere");
    assert_eq!(next_change(&[], &Preference::NONE, hour(0)), None);
}

fn any_plan() -> impl Strategy<Value = Plan> {
    prop_oneof![
        8 => (0..200_i64).prop_map(at),
        2 => (0..8_i64).prop_map(day),
        1 => Just(Plan::Unknown),
        1 => (1970..1971_i32).prop_map(|year| Plan::Within(RoughDate::Year { year })),
    ]
}

fn any_schedule() -> impl Strategy<Value = Schedule> {
    let slots = prop::collection::vec((any_plan(), 0..6_u8), 0..8);
    let changes = prop::collection::vec((0..8_u16, prop::option::of(0..200_i64), any_plan()), 0..5);
    let ends =
        prop_oneof![Just(End::Finished), Just(End::Open), Just(End::Hiatus), Just(End::Cancelled)];
    (slots, changes, ends).prop_map(|(rows, changes, end)| {
        let mut slots: Vec<Slot> = (rows.into_iter().zip(1..))
            .map(|((plan, kind), number)| match kind {
                0 => slot(Program::Break, plan),
                1 => slot(special(), plan),
                2 => Slot { length: None, ..episode(number, plan) },
                _ => episode(number, plan),
            })
            .collect();
        slots.sort_by_key(|slot| slot.plan.order());
        let mut changes: Vec<Change> = (changes.into_iter())
            .map(|(episode, until, plan)| change(episode, until, plan))
            .collect();
        changes.sort_by_key(|change| change.until);
        schedule(slots, changes, end)
    })
}

proptest! {
    /// What a reader waits for lies ahead, what is told as past lies behind, and counting never goes
    /// below nothing.
    #[test]
    fn tells_the_future_from_the_past(schedule in any_schedule(), minutes in 0..15_000_i64) {
        let now = Timestamp::from_seconds(minutes * 60);
        let state = schedule.state(now);
        if let Some(next) = state.next() {
            prop_assert!(next.time.at > now);
            let left = Countdown::until(next.time.at, now).unwrap();
            prop_assert!([left.days, left.hours, left.minutes, left.seconds].iter().all(|part| *part >= 0));
        }
        match state {
            State::AiringNow { current } => {
                prop_assert!(current.time.at <= now && current.end.is_none_or(|end| now < end));
            }
            State::Finished { last } | State::OnBreak { last, .. } => {
                prop_assert!(last.time.at <= now && last.end.is_none_or(|end| end <= now));
            }
            _ => {}
        }
    }

    /// Between two wake-ups nothing that is said changes.
    #[test]
    fn says_when_it_changes(schedule in any_schedule(), minutes in 0..15_000_i64) {
        let now = Timestamp::from_seconds(minutes * 60);
        let sleep = schedule.next_change(now);
        prop_assert!(sleep.is_none_or(|sleep| sleep > Duration::from_millis(0)));
        let until = sleep.unwrap_or(Duration::from_seconds(29 * 86_400));
        for part in [1, 2, 5, 9] {
            let between = now + Duration::from_millis((until.millis() - 1) * part / 9);
            prop_assert_eq!(schedule.state(between), schedule.state(now), "at {} of {}", between, now);
        }
    }

    #[test]
    fn a_strip_counts_what_is_there(schedule in any_schedule(), minutes in 0..15_000_i64) {
        let strip = schedule.strip(Some(Timestamp::from_seconds(minutes * 60)), hour(0), &[]);
        prop_assert!(strip.aired <= strip.episodes);
        let numbers: usize = strip.counted.iter().map(|(first, last)| usize::from(last - first) + 1).sum();
        prop_assert_eq!(numbers, strip.episodes, "the counts are about the numbers that are said");
        let marks: usize = strip.rows.iter().map(Vec::len).sum();
        prop_assert!(marks >= strip.episodes + strip.breaks);
        prop_assert!(strip.rows.len() <= 6 && strip.rows.iter().all(|row| row.len() <= 26));
    }
}

/// Instants, spans and plans without any bounds.
fn unbounded() -> impl Strategy<Value = i64> {
    prop_oneof![any::<i64>(), -3..3_i64, Just(i64::MIN), Just(i64::MAX)]
}

fn unbounded_plan() -> impl Strategy<Value = Plan> {
    let time = (unbounded(), unbounded(), any::<bool>());
    let day = (0..10_000_i32, 1..13_u8, 1..29_u8);
    prop_oneof![
        time.prop_map(|(millis, offset, late)| Plan::At(StationTime {
            at: Timestamp::from_millis(millis),
            offset: Duration::from_millis(offset),
            late,
        })),
        day.prop_map(|(year, month, day)| Plan::Within(RoughDate::Day { year, month, day })),
        Just(Plan::Within(RoughDate::Year { year: 9_999 })),
        Just(Plan::Unknown),
    ]
}

/// Schedules that no check has seen: out of order, with doubled numbers, far instants and negative lengths.
fn unchecked_schedule() -> impl Strategy<Value = Schedule> {
    let slot = (0..3_u8, any::<u16>(), unbounded_plan()).prop_map(|(kind, number, plan)| {
        let program = match kind {
            0 => Program::Episode(number % 4),
            1 => Program::Break,
            _ => special(),
        };
        slot(program, plan)
    });
    let change =
        (0..4_u16, any::<Option<i64>>(), unbounded_plan()).prop_map(|(episode, until, plan)| {
            Change { until: until.map(Timestamp::from_millis), ..change(episode, None, plan) }
        });
    let end = prop::sample::select(vec![End::Finished, End::Cancelled, End::Hiatus, End::Open]);
    let lists = (prop::collection::vec(slot, 0..6), prop::collection::vec(change, 0..4));
    (lists, end, unbounded()).prop_map(|((mut slots, changes), end, length)| {
        for slot in &mut slots {
            slot.length = Some(Duration::from_millis(length)).filter(|_| length != 0);
        }
        schedule(slots, changes, end)
    })
}

proptest! {
    #[test]
    fn no_schedule_and_no_instant_panics(schedule in unchecked_schedule(), now in unbounded(), from in any::<u16>()) {
        let now = Timestamp::from_millis(now);
        let state = schedule.state(now);
        if let Some(airing) = state.airing() {
            let _ = (airing.time.local(), airing.time.broadcast(), schedule.zone(airing.time));
        }
        let _ = (schedule.next_state_change(now), schedule.next_change(now));
        let _ = (schedule.ended_at(), schedule.has_calendar(), schedule.is_eventful());
        let part = Part { name: Text::new("Part"), from, to: 0, after: After::OPEN };
        for now in [None, Some(now)] {
            let strip = schedule.strip(now, Timestamp::from_millis(0), std::slice::from_ref(&part));
            prop_assert!(strip.rows.len() <= 6);
        }
        if let Some(next) = state.next() {
            let _ = (Countdown::until(next.time.at, now), Countdown::next_ago(next.time.at, now));
        }
    }
}

#[test]
fn a_break_that_is_not_announced_yet_is_none() {
    let run = schedule(
        vec![episode(1, at(10)), slot(Program::Break, at(20)), episode(2, at(30))],
        vec![change(2, Some(15), at(20))],
        End::Finished,
    );
    assert_eq!(run.state(hour(15) - MILLISECOND), State::Between { next: airing(2, 20) });
    let delayed =
        State::Delayed { episode: 2, from: at(20), to: at(30), next: Some(airing(2, 30)) };
    assert_eq!(run.state(hour(15)), delayed);
    assert_eq!(run.strip(Some(hour(12)), hour(0), &[]).breaks, 0);
    assert_eq!(run.strip(Some(hour(16)), hour(0), &[]).breaks, 1);
}
