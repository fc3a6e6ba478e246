//! What cards say at many instants, compared with the tables in `tests/fixtures/time/`. `BLESS=1` writes the texts.
//!
//! A line has an instant, the number of an outlet, and the text of its state. In place of the number, `card` stands for
//! the whole card, whose lines follow it: the headline, the strip, and the row of each outlet. `card,America/Denver,US`
//! is the card of a reader with that time zone and region, and `card,Asia/Tokyo,JP,dub` of one who pinned an outlet.

use crate::support::repository;
use curtain_authoring::check;
use curtain_card::translations;
use curtain_core::card::time::{Duration, Timestamp};
use curtain_core::card::{Card, Section};
use curtain_core::gate;
use curtain_core::i18n::{Messages, Told};
use curtain_core::reader::Reader;
use curtain_core::schedule::Preference;
use curtain_widget::components::{AiringInput, AiringTexts, TimeFormat};
use jiff::tz::TimeZone;
use std::fs;

fn card(path: &str) -> Card {
    let file = repository(path);
    let stem = file.file_stem().unwrap().to_str().unwrap();
    let bytes = fs::read(&file).unwrap();
    check(stem, &bytes, &|_| true).unwrap().card
}

fn instant(text: &str) -> Timestamp {
    let instant: jiff::Timestamp = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
    Timestamp::from_millis(instant.as_millisecond())
}

fn english() -> Messages {
    translations::load().unwrap().messages("en")
}

/// Returns the text of an outlet's state as the card shows it, with past instants in UTC.
fn state_text(card: &Card, outlet: usize, now: Timestamp) -> String {
    let view = gate::view(card, &Reader::default());
    let schedule = &view.schedules[outlet];
    let told =
        Told { schedule, tracks: &view.tracks, specials: &view.specials, as_of: view.as_of, now };
    let (state, messages) = (schedule.state(now), english());
    with_note(messages.state(&told, state, &|at| messages.on_day(at)), &messages.note(state))
}

fn with_note(text: String, note: &str) -> String {
    if note.is_empty() { text } else { format!("{text} ({note})") }
}

/// Returns the lines of a whole card for a reader, who is described as `zone,region,outlet`.
fn card_text(card: &Card, reader: &str, now: Timestamp) -> String {
    let mut parts = reader.split(',').map(|part| Some(part).filter(|part| !part.is_empty()));
    let zone = TimeZone::get(parts.next().flatten().unwrap_or("UTC")).unwrap();
    let (region, pinned) = (parts.next().flatten(), parts.next().flatten());
    let zoned = |at: Timestamp| {
        let at = jiff::Timestamp::from_millisecond(at.millis()).unwrap();
        at.to_zoned_datetime(zone.clone())
    };
    let view = gate::view(card, &Reader::default());
    let messages = english();
    let texts = AiringTexts::at(&AiringInput {
        now,
        view: &view,
        messages: &messages,
        format: TimeFormat {
            relative_time: &|at| Some(format!("{} min ago", (now - at).seconds() / 60)),
            local_time: &|at| Some(zoned(at).strftime("%a %-d %b %Y, %H:%M").to_string()),
        },
        preference: Preference {
            pinned,
            region,
            offset: &|at| Duration::from_seconds(zoned(at).offset().seconds().into()),
        },
    });
    let texts = texts.unwrap();
    let headline = with_note(texts.state, &texts.note.unwrap_or_default());
    let outlet = texts.outlet.map(|outlet| format!(" [{}]", outlet.text)).unwrap_or_default();
    let mut lines = vec![format!("{headline} – {}{outlet}", texts.local)];
    lines.extend(texts.strip.map(|strip| {
        let not_drawn = strip.not_drawn.map(|text| format!(" – {text}")).unwrap_or_default();
        format!("{}{not_drawn}", strip.in_words)
    }));
    for row in texts.outlets {
        let own = [row.state, row.local].into_iter().filter(|text| !text.is_empty());
        let own: Vec<String> = own.collect();
        lines.push(format!("{} – {} – {}", row.name.text, row.time, own.join(" · ")));
    }
    lines.join("\n    ")
}

/// Compares a card with a table. Returns the number of instants in the table.
#[track_caller]
fn check_table(path: &str, table: &str) -> usize {
    let card = card(path);
    let file = repository("tests/fixtures/time").join(table);
    let text = fs::read_to_string(&file).unwrap();
    let mut output = String::new();
    let mut instants = 0;
    for line in text.lines() {
        if line.is_empty() || line.starts_with('#') {
            output += &format!("{line}\n");
            continue;
        }
        // Lines of the card before.
        if line.starts_with(' ') {
            continue;
        }
        instants += 1;
        let mut words = line.split(' ');
        let (at, subject) = (words.next().unwrap(), words.next().unwrap());
        let said = match subject.strip_prefix("card") {
            Some(reader) => card_text(&card, reader.trim_start_matches(','), instant(at)),
            None => state_text(&card, subject.parse::<usize>().unwrap() - 1, instant(at)),
        };
        output += &format!("{at} {subject} {}\n", said.replace('\u{a0}', " "));
    }
    if std::env::var_os("BLESS").is_some() {
        fs::write(&file, &output).unwrap();
        return instants;
    }
    for (found, wanted) in output.lines().zip(text.lines()) {
        assert_eq!(found, wanted, "{}", file.display());
    }
    assert_eq!(output.lines().count(), text.lines().count(), "{}", file.display());
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

#[test]
fn the_headline_of_several_outlets_matches_its_table() {
    check_table("tests/fixtures/cards/valid/everywhere.json", "everywhere.txt");
}

#[test]
fn releases_and_days_without_an_hour_match_their_table() {
    check_table("tests/fixtures/cards/valid/released.json", "released.txt");
}

#[test]
fn a_run_that_goes_on_matches_its_table() {
    check_table("tests/fixtures/cards/valid/goes-on.json", "goes-on.txt");
}

#[test]
fn an_hour_of_every_readers_own_clock_matches_its_table() {
    check_table("tests/fixtures/cards/valid/everybodys-clock.json", "everybodys-clock.txt");
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
