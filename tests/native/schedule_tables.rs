//! States of schedules at many instants, compared with the tables in `tests/fixtures/time/`. A line has an instant, the
//! number of an outlet, and the text of its state. `BLESS=1` writes the texts.

use crate::support::repository;
use curtain_authoring::check;
use curtain_card::translations;
use curtain_core::card::time::Timestamp;
use curtain_core::card::{Schedule, Section, TrackView};
use curtain_core::gate::{self, CardView};
use curtain_core::i18n::{Messages, UnitsOf};
use curtain_core::reader::Reader;
use curtain_core::schedule::State;
use std::fs;

fn view(card: &str) -> CardView {
    let file = repository(card);
    let stem = file.file_stem().unwrap().to_str().unwrap();
    let bytes = fs::read(&file).unwrap();
    gate::view(&check(stem, &bytes, &|_| true).unwrap().card, &Reader::default())
}

fn instant(text: &str) -> Timestamp {
    let instant: jiff::Timestamp = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
    Timestamp::from_millis(instant.as_millisecond())
}

fn english() -> Messages {
    translations::load().unwrap().messages("en")
}

/// Returns the text of a schedule's state as the card shows it, with past instants in UTC.
fn state_text(schedule: &Schedule, tracks: &[TrackView], now: Timestamp) -> String {
    let state = schedule.state(now);
    let ago = match state {
        State::Finished { last } | State::Stale { last: Some(last) } => {
            english().on_day(last.time.at)
        }
        _ => String::new(),
    };
    let messages = english()
        .state(UnitsOf::schedule(schedule, tracks), state, now, &ago)
        .replace('\u{a0}', " ");
    match english().note(state) {
        note if note.is_empty() => messages,
        note => format!("{messages} ({note})"),
    }
}

/// Compares a card with a table. Returns the number of instants in the table.
#[track_caller]
fn check_table(card: &str, table: &str) -> usize {
    let CardView { schedules, tracks, .. } = view(card);
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
        output += &format!("{at} {outlet} {}\n", state_text(schedule, &tracks, instant(at)));
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
fn the_states_of_86_match_their_table() {
    assert!(check_table("static/cards/86-eighty-six.json", "86.txt") >= 60);
}

#[test]
fn rough_dates_delays_and_ends_match_their_table() {
    assert!(check_table("tests/fixtures/cards/valid/schedules.json", "schedules.txt") >= 40);
}

#[test]
fn the_cases_of_a_review_match_their_table() {
    assert!(check_table("tests/fixtures/cards/valid/reviewed.json", "reviewed.txt") >= 25);
}

#[test]
fn a_film_with_a_year_alone_matches_its_table() {
    check_table("tests/fixtures/cards/valid/film-of-a-year.json", "film.txt");
}

/// Changes, skips and specials of an outlet are in one chronological order, each with its reason.
#[test]
fn changes_and_specials_are_in_chronological_order() {
    let card = r##"{
      "version": 1, "lang": "en", "title": "T", "format": "tv", "as_of": "2026-01-01", "accent": "#335577",
      "tracks": [{ "id": "anime", "name": "Anime", "unit": "episode" }],
      "schedules": [
        {
          "name": "One", "kind": "broadcast", "zone": "Asia/Tokyo",
          "runs": [{ "count": 4, "start": "2026-04-04T24:00", "skips": [{ "date": "2026-04-18", "why": "Skip" }] }],
          "changes": [{ "episode": 2, "start": "2026-04-12T24:00", "announced": "2026-04-01", "why": "Move" }],
          "specials": [
            { "start": "2026-05-09T24:00", "name": "After" },
            { "start": "2026-03-28T24:00", "name": "Before" }
          ]
        },
        { "name": "Two", "kind": "stream", "zone": "Asia/Tokyo", "specials": [{ "start": "2026-03-01T12:00", "name": "Other" }] }
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
            assert_eq!(fact.parent, parent, "a reason follows its fact");
            Some(fact.body.text.text.as_str())
        })
        .collect();
    assert_eq!(reasons, ["Before", "Move", "Skip", "After", "Other"]);
}
