//! Where schedules stand, walked through tables of instants. Each line of a table has an instant, an
//! outlet by its place, and what the card says of it then. `BLESS=1` rewrites what they say.

use crate::support::repository;
use curtain_authoring::check;
use curtain_card::translations;
use curtain_core::card::Schedule;
use curtain_core::card::Section;
use curtain_core::card::time::Timestamp;
use curtain_core::i18n::Messages;
use curtain_core::schedule::State;
use std::fs;

fn schedules(card: &str) -> Vec<Schedule> {
    let file = repository(card);
    let stem = file.file_stem().unwrap().to_str().unwrap();
    let bytes = fs::read(&file).unwrap();
    check(stem, &bytes, &|_| true).unwrap().card.schedules
}

fn instant(text: &str) -> Timestamp {
    let instant: jiff::Timestamp = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
    Timestamp::from_millis(instant.as_millisecond())
}

fn english() -> Messages {
    translations::load().unwrap().messages("en")
}

/// Says what the card says, with past instants in UTC.
fn state_text(schedule: &Schedule, now: Timestamp) -> String {
    let state = schedule.state(now);
    let ago = match state {
        State::Finished { last } | State::Stale { last: Some(last) } => {
            english().on_day(last.time.at)
        }
        _ => String::new(),
    };
    let messages = english().state(schedule.unit, state, now, &ago).replace('\u{a0}', " ");
    match english().note(state) {
        note if note.is_empty() => messages,
        note => format!("{messages} ({note})"),
    }
}

/// Walks through a table, and returns how many instants it has.
#[track_caller]
fn check_table(card: &str, table: &str) -> usize {
    let schedules = schedules(card);
    let file = repository("tests/fixtures/time").join(table);
    let text = fs::read_to_string(&file).unwrap();
    let mut output = String::new();
    let mut instants = 0;
    for line in text.lines() {
        if line.is_empty() || line.starts_with('#') {
            output += &format!("{line}\n");
            continue;
        }
        instants += 1;
        let (at, rest) = line.split_once(' ').unwrap();
        let outlet = rest.split(' ').next().unwrap();
        let schedule = &schedules[outlet.parse::<usize>().unwrap() - 1];
        output += &format!("{at} {outlet} {}\n", state_text(schedule, instant(at)));
    }
    if std::env::var_os("BLESS").is_some() {
        fs::write(&file, &output).unwrap();
        return instants;
    }
    for (found, wanted) in output.lines().zip(text.lines()) {
        assert_eq!(found, wanted, "{}", file.display());
    }
    instants
}

#[test]
fn the_run_of_86_is_told_right_all_along() {
    assert!(check_table("static/cards/86-eighty-six.json", "86.txt") >= 60);
}

#[test]
fn rough_dates_delays_and_ends_are_told_right() {
    assert!(check_table("tests/fixtures/cards/valid/schedules.json", "schedules.txt") >= 40);
}

#[test]
fn what_a_review_found_is_told_right() {
    assert!(check_table("tests/fixtures/cards/valid/reviewed.json", "reviewed.txt") >= 25);
}

#[test]
fn a_film_of_a_year_is_told_right() {
    check_table("tests/fixtures/cards/valid/film-of-a-year.json", "film.txt");
}

/// What is out of the ordinary stands in the order of time, whatever kind it is of, outlet by outlet, each
/// with its own reason.
#[test]
fn changes_and_specials_stand_in_the_order_of_time() {
    let card = r##"{
      "version": 1, "lang": "en", "title": "T", "format": "tv", "as_of": "2026-01-01", "accent": "#335577",
      "tracks": [{ "id": "anime", "name": "Anime", "unit": "episode" }],
      "schedules": [
        {
          "outlet": "One", "kind": "broadcast", "zone": "Asia/Tokyo",
          "runs": [{ "count": 4, "start": "2026-04-04T24:00", "skips": [{ "on": "2026-04-18", "why": "Skip" }] }],
          "changes": [{ "episode": 2, "to": "2026-04-12T24:00", "announced": "2026-04-01", "why": "Move" }],
          "specials": [
            { "start": "2026-05-09T24:00", "name": "After" },
            { "start": "2026-03-28T24:00", "name": "Before" }
          ]
        },
        { "outlet": "Two", "kind": "stream", "zone": "Asia/Tokyo", "specials": [{ "start": "2026-03-01T12:00", "name": "Other" }] }
      ]
    }"##;
    let card = check("t", card.as_bytes(), &|_| true).unwrap().card;
    let airing_facts = card.facts.iter().filter(|fact| fact.section == Section::Airing);
    let mut parent = None;
    let reasons: Vec<&str> = airing_facts
        .filter_map(|fact| {
            if fact.parent.is_none() {
                parent = Some(fact.key);
                return None;
            }
            assert_eq!(fact.parent, parent, "it stands behind what it belongs to");
            Some(fact.body.text.text.as_str())
        })
        .collect();
    assert_eq!(reasons, ["Before", "Move", "Skip", "After", "Other"]);
}
