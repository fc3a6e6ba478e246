//! Tests of the headline: outlets that are live before others, the pinned one, the reader's clock and region, and the
//! independence of the author's order.

use super::*;
use crate::card::time::{Plan, RoughDate, StationTime};
use crate::card::{After, Change, End, OutletKind, Program, Slot, Text, Unit};
use proptest::prelude::*;

fn hour(hours: i64) -> Timestamp {
    Timestamp::from_seconds(hours * 3_600)
}

fn hours(hours: i64) -> Duration {
    Duration::from_seconds(hours * 3_600)
}

/// An outlet with one episode, whose clock is so many hours ahead of UTC; without an hour it is of the year 1970.
fn outlet(id: &str, plan: Option<i64>, ahead: i64, region: &str) -> Schedule {
    let year = Plan::Within(RoughDate::Year { year: 1970 });
    let plan = plan.map_or(year, |at| {
        Plan::At(StationTime { at: hour(at), offset: hours(ahead), late: false })
    });
    let length = Some(Duration::HOUR);
    Schedule {
        id: id.into(),
        outlet: Text::new(id),
        kind: OutletKind::Broadcast,
        track: None,
        unit: Unit::Episode,
        is_local: false,
        is_open: false,
        regions: vec![region.into()],
        zones: Vec::new(),
        slots: vec![Slot { program: Program::Episode(1), plan, length, after: After::OPEN }],
        changes: Vec::new(),
        end: if plan == year { End::Open } else { End::Finished },
        earlier_end: End::Open,
    }
}

/// A reader in France, one hour ahead of UTC.
const READER: Preference<'static> =
    Preference { pinned: None, region: Some("FR"), offset: &|_| Duration::HOUR };

#[track_caller]
fn told(schedules: &[Schedule], preference: &Preference, id: &str) {
    let index = headline(schedules, preference, hour(10)).unwrap();
    assert_eq!(schedules[index].id, id);
}

#[test]
fn an_undated_episode_that_others_have_had_is_news_to_its_readers_alone() {
    let over = outlet("over", Some(0), 9, "JP");
    let both = [outlet("undated", None, 1, "FR"), over.clone()];
    told(&both, &READER, "undated");
    let elsewhere = Preference { region: Some("US"), ..READER };
    told(&both, &elsewhere, "over");
    told(&both, &Preference { pinned: Some("undated"), ..elsewhere }, "undated");
    // Another track has other episodes.
    told(&[Schedule { track: Some(1), ..over }, both[0].clone()], &elsewhere, "undated");
}

#[test]
fn an_outlet_that_is_over_hides_none_that_goes_on() {
    let over = outlet("over", Some(0), 1, "FR");
    let pinned = Preference { pinned: Some("over"), ..READER };
    let mut undated = outlet("undated", None, 9, "JP");
    undated.slots[0].program = Program::Episode(2);
    told(&[over.clone(), undated], &pinned, "undated");
    told(&[over.clone(), outlet("next", Some(99), 9, "JP")], &pinned, "next");
    let undated = outlet("undated", None, 1, "FR");
    told(&[undated.clone(), outlet("next", Some(99), 9, "JP")], &READER, "next");
    told(&[undated, outlet("on air", Some(10), 9, "JP")], &READER, "on air");
    // "No date announced" is no news beside what has aired.
    let unknown = Schedule { slots: Vec::new(), ..outlet("unknown", None, 1, "FR") };
    let pinned_unknown = Preference { pinned: Some("unknown"), ..READER };
    told(&[unknown.clone(), over.clone()], &pinned_unknown, "over");
    told(&[unknown], &READER, "unknown");
    // Of two that are over it is the author's first, or the pinned one.
    let both = [outlet("first", Some(1), 9, "JP"), over];
    told(&both, &READER, "first");
    told(&both, &pinned, "over");
}

#[test]
fn among_live_outlets_the_pinned_one_counts_then_the_readers_own_then_the_earliest() {
    let all = [
        outlet("late", Some(50), 9, "JP"),
        outlet("early", Some(20), 9, "JP"),
        outlet("same clock", Some(40), 1, "DE"),
        outlet("same region", Some(30), 0, "FR"),
    ];
    told(&all, &READER, "same region");
    told(&all[..3], &READER, "same clock");
    told(&all, &Preference { region: None, ..READER }, "same clock");
    told(&all[..2], &READER, "early");
    told(&all, &Preference { pinned: Some("late"), ..READER }, "late");
    told(&all, &Preference { pinned: Some("unknown"), ..READER }, "same region");
    assert_eq!(headline(&[], &READER, hour(10)), None);
}

#[test]
fn one_outlet_in_several_zones_is_one_row() {
    // The same local hour on two coasts, and another outlet behind.
    let all = [
        outlet("network", Some(20), -5, "US"),
        outlet("network", Some(23), -8, "US"),
        outlet("dub", Some(21), 1, "DE"),
    ];
    let rows = |ahead| {
        let offset = move |_| hours(ahead);
        rows(&all, &Preference { region: None, pinned: None, offset: &offset }, hour(10))
    };
    assert_eq!(rows(-5), [0, 2]);
    assert_eq!(rows(-8), [1, 2], "the row of the reader's own coast");
    assert_eq!(rows(3), [0, 2]);
    let west = |_| hours(-8);
    let west = Preference { pinned: None, region: Some("US"), offset: &west };
    assert_eq!(headline(&all, &west, hour(21)), Some(1), "it is not on air there yet");
    // Two outlets of one id that do not stand together are two rows.
    let parted = [all[0].clone(), all[2].clone(), all[1].clone()];
    assert_eq!(super::rows(&parted, &READER, hour(10)), [0, 1, 2]);
}

#[test]
fn what_was_cancelled_or_has_no_known_end_is_over() {
    let mut undated = outlet("undated", None, 9, "JP");
    undated.slots[0].program = Program::Episode(2);
    for end in [End::Cancelled, End::Open] {
        let over = Schedule { end, ..outlet("over", Some(0), 1, "FR") };
        told(&[over, undated.clone()], &Preference { pinned: Some("over"), ..READER }, "undated");
    }
}

#[test]
fn an_episode_is_out_once_an_outlet_has_had_it() {
    let elsewhere = Preference { region: Some("US"), ..READER };
    let with = |mut schedule: Schedule, number, like: usize| {
        let program = Program::Episode(number);
        let slot = Slot { program, ..schedule.slots[like].clone() };
        schedule.slots.push(slot);
        schedule
    };
    // A delay is no news either.
    let mut delayed = outlet("delayed", None, 1, "FR");
    let over = outlet("over", Some(0), 9, "JP");
    delayed.changes.push(Change {
        episode: 1,
        until: None,
        plan: over.slots[0].plan,
        after: After::OPEN,
    });
    assert!(matches!(delayed.state(hour(10)), State::Delayed { .. }));
    told(&[delayed.clone(), over.clone()], &elsewhere, "over");
    told(&[delayed, over.clone()], &READER, "delayed");
    // Both episodes of a double one count.
    let mut second = outlet("second", None, 1, "FR");
    second.slots[0].program = Program::Episode(2);
    told(&[second.clone(), over.clone()], &elsewhere, "second");
    told(&[second.clone(), with(over, 2, 0)], &elsewhere, "over");
    // A later episode, which an undated one holds back, has not been shown to anybody.
    let mut held_back = outlet("held back", None, 9, "JP");
    let late = outlet("late", Some(99), 9, "JP").slots[0].clone();
    held_back.slots.push(Slot { program: Program::Episode(2), ..late });
    let other = Schedule { track: Some(1), ..outlet("other", None, 9, "JP") };
    told(&[second, held_back, other], &elsewhere, "second");
}

#[test]
fn of_feeds_on_one_clock_the_first_is_the_row() {
    let feed = |ahead| outlet("network", Some(20), ahead, "US");
    let east = |_| hours(-5);
    let east = Preference { pinned: None, region: None, offset: &east };
    for (feeds, row) in [([-5, -5, -8], 0), ([-8, -5, -5], 1), ([-8, -8, -5], 2)] {
        assert_eq!(rows(&feeds.map(feed), &east, hour(10)), [row], "{feeds:?}");
    }
}

#[test]
fn a_release_on_every_readers_own_clock_is_moved_to_that_clock() {
    let local = Schedule { is_local: true, ..outlet("stores", Some(20), 0, "") };
    let own = READER.localized(std::slice::from_ref(&local));
    let time = own[0].slots[0].plan.time().unwrap();
    assert_eq!((time.at, time.offset), (hour(19), Duration::HOUR));
    let others = [outlet("late", Some(50), 9, "JP")];
    assert!(matches!(READER.localized(&others), Cow::Borrowed(_)), "nothing moves");
}

fn any_outlets() -> impl Strategy<Value = Vec<Schedule>> {
    let plan = prop::option::weighted(0.8, 0..40_i64);
    let one = (plan, 0..3_i64, prop::sample::select(vec!["FR", "JP"]));
    prop::collection::vec(one, 1..7).prop_map(|outlets| {
        let outlets = outlets.into_iter().enumerate();
        outlets
            .map(|(index, (plan, ahead, region))| outlet(&index.to_string(), plan, ahead, region))
            .collect()
    })
}

proptest! {
    #[test]
    fn the_headline_is_live_and_pinned_whatever_the_authors_order(
        outlets in any_outlets(), shift in 0..6_usize, pinned in 0..7_usize, region in any::<bool>(), now in 0..40_i64,
    ) {
        let pinned = pinned.to_string();
        let preference = Preference {
            pinned: Some(&pinned),
            region: region.then_some("FR"),
            ..READER
        };
        let now = hour(now);
        let place = |schedule: &Schedule| rank(&outlets, schedule, &preference, now);
        let index = headline(&outlets, &preference, now).unwrap();
        let (chosen, liveness) = (&outlets[index], place(&outlets[index]).0);
        for other in &outlets {
            prop_assert!(liveness <= place(other).0, "{} hides {}", chosen.id, other.id);
            if place(other).0 == liveness && other.id == pinned {
                prop_assert_eq!(&chosen.id, &pinned);
            }
        }
        // In another order it is the same outlet, or one that ranks the same.
        let mut turned = outlets.clone();
        turned.rotate_left(shift % outlets.len());
        let other = headline(&turned, &preference, now).unwrap();
        prop_assert_eq!(place(&turned[other]), place(chosen));
    }
}
