//! Tests of resolved schedules: slots, breaks, lengths, ends, notes and shifts of short documents.

use crate::check::check;
use crate::checked::Checked;
use curtain_core::card::time::{Duration, Plan};
use curtain_core::card::{After, End, Label, Program, Schedule, Section};
use serde_json::{Value, json};

/// Checks a card of 2026-11-01 with these schedules, and a track of episodes without a count.
#[track_caller]
fn checked(schedules: Value, more: Value) -> Checked {
    let mut card = json!({
        "version": 1, "lang": "en", "title": "T", "format": "tv", "accent": "#335577",
        "as_of": "2026-11-01",
        "tracks": [{ "id": "anime", "name": "Anime", "unit": "episode" }],
        "facts": [{ "section": "story", "text": "Told." }],
        "schedules": schedules,
    });
    for (name, value) in more.as_object().unwrap() {
        card[name] = value.clone();
    }
    check("t", card.to_string().as_bytes(), &|_| true).unwrap_or_else(|problems| {
        let lines = problems.iter().map(|it| format!("{}: {} / {}", it.field, it.found, it.wanted));
        panic!("{}", lines.collect::<Vec<_>>().join("\n"))
    })
}

#[track_caller]
fn schedules(schedules: Value) -> Vec<Schedule> {
    checked(schedules, json!({})).card.schedules
}

/// Returns the schedule of a broadcast in New York with these fields.
#[track_caller]
fn broadcast(fields: Value) -> Schedule {
    let mut doc = json!({ "name": "One", "kind": "broadcast", "zone": "America/New_York" });
    for (name, value) in fields.as_object().unwrap() {
        doc[name] = value.clone();
    }
    schedules(json!([doc])).remove(0)
}

/// Writes the slots of a schedule: the program, the plan at the outlet, and the minutes on air.
fn slots(schedule: &Schedule) -> Vec<String> {
    let line = |slot: &curtain_core::card::Slot| {
        let program = match slot.program {
            Program::Episode(number) => number.to_string(),
            Program::Break => "break".to_owned(),
            Program::Special(_) => "special".to_owned(),
        };
        let length = slot.length.map(|length| format!(" {}", length.seconds() / 60));
        format!("{program} {}{}", plan(slot.plan), length.unwrap_or_default())
    };
    schedule.slots.iter().map(line).collect()
}

/// Writes a plan at its outlet: the day and the time, or the day alone.
fn plan(plan: Plan) -> String {
    match plan {
        Plan::At(time) => curtain_core::i18n::broadcast_time(time),
        Plan::Day(time) => {
            let day = time.local();
            assert_eq!((day.hour, day.minute), (0, 0));
            format!("{}-{:02}-{:02}", day.year, day.month, day.day)
        }
        Plan::Within(date) => format!("{date:?}"),
        Plan::Unknown => "?".to_owned(),
    }
}

/// Writes the notes of a card: each with its label and details.
fn notes(checked: &Checked) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for fact in checked.card.facts.iter().filter(|fact| fact.section == Section::Airing) {
        let text = &fact.body.text.text;
        let line = match (&fact.body.label, lines.last_mut()) {
            (Some(Label::Break(at)), _) => format!("{text} break {}", plan(*at)),
            (Some(Label::Pause(from, to)), _) => {
                format!("{text} break {} to {}", plan(*from), plan(*to))
            }
            (Some(Label::Moved(_, _, number, from, to)), _) => {
                format!("{text} {number} {} to {}", plan(*from), plan(*to))
            }
            (Some(Label::On(at)), _) => format!("{text} on {}", plan(*at)),
            (_, Some(last)) => {
                last.push_str(&format!(": {text}"));
                continue;
            }
            (label, None) => panic!("{label:?}"),
        };
        lines.push(line.trim().to_owned());
    }
    lines
}

#[test]
fn a_day_without_an_hour_is_a_day() {
    let schedule = broadcast(json!({
        "runs": [{ "count": 2, "start": "2026-10-28" }, { "first": 3, "start": "2026-12-18", "count": 1 }],
        "changes": [{ "episode": 3, "was": "2026-12-18", "start": "2026-12-20" }],
        "specials": [{ "name": "Talk", "start": "2026-12-01" }],
        "next": "2027-01-05",
    }));
    assert_eq!(
        slots(&schedule),
        [
            "1 2026-10-28 30",
            "2 2026-11-04 30",
            "break 2026-11-11",
            "special 2026-12-01 30",
            "3 2026-12-20 30",
            "4 2027-01-05 30"
        ]
    );
    assert_eq!(plan(schedule.changes[0].plan), "2026-12-18");
    // The zone is named beside hours alone.
    assert_eq!(schedule.zones, []);
}

#[test]
fn weekdays_and_dates_make_the_slots() {
    let schedule = broadcast(json!({ "runs": [
        { "count": 4, "start": "2026-05-02T21:00", "days": ["sun", "sat"], "skips": [{ "date": "2026-05-03" }] },
        { "first": 5, "dates": ["2026-05-20T21:00", "2026-05-21T24:30", "2026-05-25"], "together": 2 },
    ] }));
    assert_eq!(
        slots(&schedule),
        [
            "1 2026-05-02T21:00 30",
            "break 2026-05-03T21:00",
            "2 2026-05-09T21:00 30",
            "3 2026-05-10T21:00 30",
            "4 2026-05-16T21:00 30",
            "5 2026-05-20T21:00 30",
            "6 2026-05-20T21:00 30",
            "7 2026-05-21T24:30 30",
            "8 2026-05-21T24:30 30",
            "9 2026-05-25 30",
            "10 2026-05-25 30",
        ]
    );
}

#[test]
fn a_release_has_no_length_and_what_is_live_has_its_own() {
    let run = json!([
        { "count": 2, "start": "2026-05-02T21:00", "every_days": 1 },
        { "first": 3, "count": 2, "start": "2026-05-04T21:00", "every_days": 1, "minutes": 50 },
    ]);
    let minutes = |kind: &str, live: Value| {
        let special = json!([{ "name": "Talk", "start": "2026-05-09T21:00", "minutes": 85 }]);
        let doc = json!({ "name": "One", "kind": kind, "zone": "Asia/Tokyo", "minutes": 25, "live": live, "runs": run, "specials": special });
        let episodes = json!({ "episodes": [{ "number": 4, "name": "Four", "minutes": 55 }] });
        let schedule = checked(json!([doc]), episodes).card.schedules.remove(0);
        let lengths = schedule.slots.iter().map(|slot| slot.length);
        lengths.map(|length| length.map_or(0, Duration::seconds) / 60).collect::<Vec<_>>()
    };
    assert_eq!(minutes("broadcast", Value::Null), [25, 25, 50, 55, 85]);
    assert_eq!(minutes("stage", Value::Null), [25, 25, 50, 55, 85]);
    assert_eq!(minutes("broadcast", json!(false)), [0; 5]);
    for kind in ["stream", "dub", "cinema", "disc", "print", "store"] {
        assert_eq!(minutes(kind, Value::Null), [0; 5], "{kind}");
        assert_eq!(minutes(kind, json!(true)), [25, 25, 50, 55, 85], "{kind}");
    }
}

#[test]
fn releases_never_overlap() {
    let doc = json!({ "name": "One", "kind": "stream", "zone": "Asia/Tokyo", "runs": [{ "dates": ["2026-05-02T21:00", "2026-05-02T21:05"] }] });
    assert_eq!(schedules(json!([doc]))[0].slots.len(), 2);
}

#[test]
fn a_weekly_run_without_a_count_goes_on() {
    let schedule = broadcast(json!({ "runs": [
        { "count": 3, "start": "2026-09-03T21:00" },
        { "first": 4, "start": "2026-09-24T21:00", "skips": [{ "date": "2026-12-24", "why": "Holidays" }] },
    ] }));
    assert!(schedule.is_open);
    assert_eq!((schedule.end, schedule.earlier_end), (End::Open, End::Open));
    let lines = slots(&schedule);
    assert_eq!(
        lines[..4],
        [
            "1 2026-09-03T21:00 30",
            "2 2026-09-10T21:00 30",
            "3 2026-09-17T21:00 30",
            "4 2026-09-24T21:00 30"
        ]
    );
    let at = lines.iter().position(|line| line == "break 2026-12-24T21:00").unwrap();
    assert_eq!(
        lines[at - 1..=at + 1],
        ["16 2026-12-17T21:00 30", "break 2026-12-24T21:00", "17 2026-12-31T21:00 30"]
    );
    // 600 days beyond 2026-11-01 are 2028-06-23.
    assert_eq!(lines.last().unwrap(), "94 2028-06-22T21:00 30");
}

#[test]
fn what_has_no_rhythm_or_an_end_does_not_go_on() {
    #[track_caller]
    fn case(kind: &str, unit: &str, count: Value, runs: Value, slots: usize, is_open: bool) {
        let track = json!({ "id": "t", "name": "T", "unit": unit, "count": count });
        let doc = json!({ "name": "One", "kind": kind, "zone": "Asia/Tokyo", "runs": runs });
        let card = checked(json!([doc]), json!({ "tracks": [track] })).card;
        let schedule = &card.schedules[0];
        assert_eq!((schedule.slots.len(), schedule.is_open), (slots, is_open), "{kind} {runs}");
    }
    let weekly = json!([{ "start": "2026-10-31" }]);
    case("broadcast", "episode", Value::Null, weekly.clone(), 86, true);
    case("print", "chapter", Value::Null, weekly.clone(), 86, true);
    // The track has an end.
    case("broadcast", "episode", json!(12), weekly.clone(), 12, false);
    case(
        "broadcast",
        "episode",
        json!(12),
        json!([{ "first": 11, "start": "2026-10-31" }]),
        2,
        false,
    );
    // Films and discs come when they come, unless their author writes a rhythm.
    case("cinema", "film", json!(3), json!([{ "first": 3, "start": "2026-12-18" }]), 1, false);
    case("broadcast", "film", Value::Null, weekly.clone(), 1, false);
    case("disc", "episode", Value::Null, weekly, 1, false);
    case(
        "disc",
        "volume",
        Value::Null,
        json!([{ "start": "2026-10-31", "every_days": 28 }]),
        22,
        true,
    );
    // All at once, and a rough date.
    case(
        "stream",
        "episode",
        Value::Null,
        json!([{ "start": "2026-10-31", "together": 8 }]),
        8,
        false,
    );
    case("broadcast", "episode", Value::Null, json!([{ "start": "2027-fall" }]), 1, false);
    // Not the last run.
    let runs =
        json!([{ "start": "2026-10-31" }, { "first": 2, "count": 2, "start": "2026-11-07" }]);
    case("broadcast", "episode", Value::Null, runs, 3, false);
}

#[test]
fn breaks_part_regular_runs_alone() {
    #[track_caller]
    fn case(kind: &str, runs: Value, breaks: usize) {
        let doc = json!({ "name": "One", "kind": kind, "zone": "Asia/Tokyo", "runs": runs });
        let schedule = &schedules(json!([doc]))[0];
        let found = schedule.slots.iter().filter(|slot| slot.program == Program::Break).count();
        assert_eq!(found, breaks, "{kind} {runs}");
    }
    let regular = json!([{ "count": 3, "start": "2026-01-03" }, { "first": 4, "count": 3, "start": "2026-07-04" }]);
    case("broadcast", regular.clone(), 1);
    case("stream", regular, 1);
    let one_behind = json!([{ "count": 3, "start": "2026-01-03" }, { "first": 4, "count": 1, "start": "2026-07-04" }]);
    case("broadcast", one_behind.clone(), 1);
    case("stream", one_behind, 0);
    let one_before = json!([{ "count": 1, "start": "2026-01-03" }, { "first": 2, "count": 3, "start": "2026-07-04" }]);
    case("broadcast", one_before, 0);
    // Seasons that come at once, and a yearly rhythm.
    let drops = json!([{ "count": 3, "together": 3, "start": "2024-01-03" }, { "first": 4, "count": 3, "together": 3, "start": "2025-07-04" }]);
    case("broadcast", drops.clone(), 0);
    case("stream", drops, 0);
    let yearly = json!([{ "count": 3, "start": "2020-01-03", "every_days": 365 }, { "first": 4, "count": 3, "start": "2026-07-04", "every_days": 365 }]);
    case("broadcast", yearly, 0);
    // A weekend without a slot, and a shorter pause.
    let weekends = |start: &str| json!([{ "count": 4, "start": "2026-05-02T21:00", "days": ["sat", "sun"] }, { "first": 5, "count": 2, "start": start, "days": ["sat", "sun"] }]);
    case("broadcast", weekends("2026-05-23T21:00"), 1);
    case("broadcast", weekends("2026-05-16T21:00"), 0);
}

#[test]
fn skips_in_a_row_are_one_break_and_one_note() {
    let weeks = |skips: Value| {
        let doc = json!({ "name": "One", "kind": "broadcast", "zone": "Asia/Tokyo", "runs": [{ "count": 6, "start": "2026-01-03T20:00", "skips": skips }] });
        let checked = checked(json!([doc]), json!({}));
        let slots = slots(&checked.card.schedules[0]);
        let breaks = slots.into_iter().filter(|line| line.starts_with("break"));
        (breaks.map(|line| line.replace("break ", "")).collect::<Vec<_>>(), notes(&checked))
    };
    let (breaks, winter) = weeks(json!([
        { "date": "2026-01-17", "why": "Winter" }, { "date": "2026-01-24" }, { "date": "2026-01-31", "why": "Winter" },
    ]));
    assert_eq!(breaks, ["2026-01-17T20:00"]);
    assert_eq!(winter, ["break 2026-01-17 to 2026-01-31: Winter"]);
    // Reasons of their own are notes of their own, and a week with an episode parts breaks.
    let (breaks, parted) = weeks(json!([
        { "date": "2026-01-17", "why": "News" }, { "date": "2026-01-24", "why": "Sports" }, { "date": "2026-02-07" },
    ]));
    assert_eq!(breaks, ["2026-01-17T20:00", "2026-02-07T20:00"]);
    assert_eq!(
        parted,
        [
            "break 2026-01-17T20:00: News",
            "break 2026-01-24T20:00: Sports",
            "break 2026-02-07T20:00"
        ]
    );
    let (breaks, parted) =
        weeks(json!([{ "date": "2026-01-17" }, { "date": "2026-01-24", "why": "Sports" }]));
    assert_eq!(breaks, ["2026-01-17T20:00"]);
    assert_eq!(parted, ["break 2026-01-17T20:00", "break 2026-01-24T20:00: Sports"]);
    // The later week was known of first.
    let (breaks, _) = weeks(
        json!([{ "date": "2026-01-17", "announced": "2026-01-10" }, { "date": "2026-01-24" }]),
    );
    assert_eq!(breaks, ["2026-01-17T20:00", "2026-01-24T20:00"]);
}

#[test]
fn a_run_says_why_there_was_a_break_before_it() {
    let doc = json!({ "name": "One", "kind": "broadcast", "zone": "Asia/Tokyo", "runs": [
        { "count": 2, "start": "2026-01-03T20:00" },
        { "first": 3, "count": 2, "start": "2026-04-04T20:00", "why": "The second half" },
        { "first": 5, "count": 2, "start": "2026-04-21T20:00", "why": "Spring" },
    ] });
    let checked = checked(json!([doc]), json!({}));
    assert_eq!(
        notes(&checked),
        ["break 2026-01-17 to 2026-03-28: The second half", "break 2026-04-18T20:00: Spring"]
    );
    let breaks: Vec<String> = slots(&checked.card.schedules[0]);
    // Three quarters of two weeks after the last slot, before which a special may air.
    assert_eq!(breaks[2], "break 2026-01-21T08:00");
    assert_eq!(breaks.len(), 8);
}

#[test]
fn the_notes_say_one_thing_once() {
    let doc = json!({ "name": "One", "kind": "broadcast", "zones": ["America/New_York", "America/Chicago"], "runs": [
        { "count": 6, "start": "2026-01-03T20:00", "skips": [
            { "date": "2026-01-17", "announced": "2026-01-10", "why": "News" }, { "date": "2026-01-31", "why": "A recap instead" },
        ] },
    ], "specials": [{ "name": "Recap", "start": "2026-01-31T20:00" }] });
    let follower = json!({ "id": "two", "name": "Two", "kind": "stream", "zone": "UTC", "follows": { "outlet": "one", "minutes": 60 } });
    let checked = checked(json!([doc, follower]), json!({}));
    assert_eq!(
        notes(&checked),
        ["One break 2026-01-17T20:00: News", "One on 2026-01-31T20:00: Recap: A recap instead"]
    );
    // The first detail is the name of the special, on every outlet.
    let name = checked.card.facts.iter().find(|fact| fact.body.text.text == "Recap").unwrap();
    let programs = checked.card.schedules.iter().map(|schedule| {
        let special =
            |slot: &&curtain_core::card::Slot| matches!(slot.program, Program::Special(_));
        schedule.slots.iter().find(special).unwrap().program
    });
    assert_eq!(programs.collect::<Vec<_>>(), [Program::Special(name.key); 3]);
}

#[test]
fn the_same_hour_in_several_zones_is_one_outlet() {
    let doc = json!({ "name": "Net 8/7c", "kind": "broadcast", "zones": ["America/New_York", "America/Los_Angeles"], "regions": ["US"], "runs": [{ "count": 1, "start": "2026-10-05T20:00" }] });
    let feeds = schedules(json!([doc]));
    let names: Vec<(&str, &str)> =
        feeds.iter().map(|feed| (feed.id.as_str(), feed.zones[0].1.as_str())).collect();
    assert_eq!(names, [("net-8-7c", "EDT"), ("net-8-7c", "PDT")]);
    let apart = feeds[1].slots[0].plan.order() - feeds[0].slots[0].plan.order();
    assert_eq!(apart, Duration::from_seconds(3 * 3_600));
    assert_eq!(feeds[1].regions, ["US"]);
}

#[test]
fn local_times_are_those_of_a_clock_at_utc() {
    let doc = json!({ "name": "Stream", "kind": "stream", "zone": "local", "runs": [{ "count": 2, "start": "2026-10-30T00:00" }] });
    let schedule = &schedules(json!([doc]))[0];
    assert!(schedule.is_local);
    assert_eq!(schedule.zones, []);
    assert_eq!(schedule.slots[0].plan.order().to_string(), "2026-10-30T00:00:00Z");
    assert_eq!(schedule.slots[1].plan.order().to_string(), "2026-11-06T00:00:00Z");
}

#[test]
fn a_follower_has_all_of_an_outlet_at_a_distance() {
    let followed = json!({ "name": "Night TV", "kind": "broadcast", "zone": "Asia/Tokyo", "minutes": 25, "runs": [
        { "count": 2, "start": "2026-10-17T24:00", "skips": [{ "date": "2026-10-24", "announced": "2026-10-20" }] },
        { "first": 3, "count": 1, "start": "2027-01", "after": { "anime": 2 } },
    ], "changes": [{ "episode": 3, "start": "2027-01-09", "announced": "2026-12-01" }], "ends": "hiatus" });
    let minutes = json!({ "name": "Repeat", "kind": "broadcast", "follows": { "outlet": "night-tv", "minutes": 90 }, "changes": [{ "episode": 2, "start": "2026-11-01T22:00" }] });
    let days = json!({ "name": "Dub", "kind": "dub", "zone": "America/Los_Angeles", "follows": { "outlet": "night-tv", "days": 14 } });
    let found = schedules(json!([days, minutes, followed]));
    assert_eq!(
        slots(&found[1]),
        [
            "1 2026-10-17T25:30 25",
            "break 2026-10-24T25:30",
            "2 2026-11-01T22:00 25",
            "3 2027-01-09 25"
        ]
    );
    // The hour is that of Los Angeles two weeks before, where clocks change on 1 November.
    assert_eq!(
        slots(&found[0]),
        ["1 2026-10-31T08:00", "break 2026-11-07T08:00", "2 2026-11-14T08:00", "3 2027-01-23"]
    );
    for schedule in &found[..2] {
        assert_eq!(schedule.end, End::Hiatus);
        assert!(!schedule.slots[3].after.is_open());
        let until = schedule.changes[0].until.unwrap();
        assert_eq!(until.to_string(), "2026-10-19T15:00:00Z");
    }
    assert_eq!(plan(found[0].changes[0].plan), "2026-11-07T08:00");
    assert_eq!(found[0].changes[1].plan, {
        let january = curtain_core::card::time::RoughDate::month(2027, 1).unwrap();
        // Two weeks after some day of January is in January or in February.
        assert_eq!(crate::resolve::rough_dates::move_rough_date(january, 0), Some(january));
        Plan::Within(curtain_core::card::time::RoughDate::quarter(2027, 1).unwrap())
    });
}

#[test]
fn ids_are_slugs_that_nothing_else_has() {
    let names = ["Tide+ (UK)", "Tide UK", "アニメ", "Anime", "Outlet", "It’s One"];
    let docs: Vec<Value> =
        names.iter().map(|name| json!({ "name": name, "kind": "stream", "zone": "UTC" })).collect();
    let ids: Vec<String> = schedules(json!(docs)).into_iter().map(|schedule| schedule.id).collect();
    assert_eq!(ids[..4], ["tide-uk", "tide-uk-2", "stream", "anime-2"]);
    assert_eq!(ids[5], "its-one");
}

#[test]
fn the_end_of_what_is_open_is_as_if_there_were_no_more() {
    #[track_caller]
    fn case(last: Value, ends: Value, end: End, earlier: End) {
        let track = json!([{ "id": "anime", "name": "Anime", "unit": "episode", "count": 4 }]);
        let doc = json!({ "name": "One", "kind": "broadcast", "zone": "UTC", "runs": [{ "count": 2, "start": "2026-01-03T20:00" }, last], "ends": ends });
        let card = checked(json!([doc]), json!({ "tracks": track })).card;
        let schedule = &card.schedules[0];
        assert_eq!((schedule.end, schedule.earlier_end), (end, earlier));
        let visible = schedule.visible_to(After::is_open);
        assert_eq!(visible.end, earlier);
    }
    let gated =
        json!({ "first": 3, "count": 2, "start": "2026-07-04T20:00", "after": { "anime": 2 } });
    case(gated.clone(), Value::Null, End::Finished, End::Open);
    case(gated.clone(), json!("hiatus"), End::Hiatus, End::Hiatus);
    case(gated.clone(), json!("cancelled"), End::Cancelled, End::Cancelled);
    case(gated, json!("finished"), End::Finished, End::Finished);
}
