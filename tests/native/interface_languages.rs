//! The languages of the interface: completeness, choice, dates, plural forms and arguments of messages.

use crate::support::repository;
use curtain_card::translations;
use curtain_core::card::Unit;
use curtain_core::card::time::{Duration, StationTime, Timestamp};
use curtain_core::i18n::{Count, Messages, UnitsOf};
use curtain_core::schedule::{Airing, Countdown, State};
use std::fs;

const PREMIERE: StationTime = StationTime {
    at: Timestamp::from_seconds(1_618_066_800),
    offset: Duration::from_seconds(9 * 3_600),
    late: true,
};

fn messages(tag: &str) -> Messages {
    let messages = translations::load().unwrap().messages(tag);
    assert_eq!(messages.lang(), tag);
    messages
}

#[test]
fn every_language_is_complete_and_has_a_file() {
    // Loading compares each language with English: keys, arguments and plural forms.
    let all = translations::load().unwrap().all();
    let mut files: Vec<String> = fs::read_dir(repository("crates/curtain-card/assets/i18n"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let tags: Vec<String> = all.iter().map(|language| format!("{}.json", language.tag())).collect();
    assert_eq!(files, tags);
    for language in all {
        assert_eq!(language.lines().lines().count(), Messages::LINES, "{}", language.tag());
        assert!(!language.name().is_empty());
    }
}

#[test]
fn a_reader_gets_the_nearest_language() {
    let languages = translations::load().unwrap();
    for (wanted, found) in [
        ("ja", "ja"),
        ("pt-BR", "pt-BR"),
        ("pt-PT", "pt-BR"),
        ("de-AT", "de"),
        ("zh-CN", "zh-Hans"),
        ("en-US", "en"),
        ("tlh", "en"),
        ("", "en"),
    ] {
        assert_eq!(languages.nearest(wanted).tag(), found, "{wanted}");
    }
}

#[test]
fn station_times_follow_the_date_format_of_each_language() {
    for (tag, written) in [
        ("en", "Sat 10 Apr 2021, 24:00 JST = Sun 11 Apr, 00:00"),
        ("ja", "2021年4月10日(土)"),
        ("de", "Sa 10. Apr. 2021"),
        ("fr", "sam. 10 avr. 2021"),
        ("ar", "السبت 10 أبريل 2021"),
    ] {
        let found = messages(tag).station_time(PREMIERE, "JST");
        assert!(found.starts_with(written), "{tag}: {found}");
        assert!(found.contains("24:00") && found.contains("00:00"), "{tag}: {found}");
    }
}

#[test]
fn counts_use_the_plural_forms_of_their_language() {
    let counted = |tag: &str, n| messages(tag).count(Count::Episodes, n);
    assert_eq!(counted("en", 1), "1 episode");
    assert_eq!(counted("en", 2), "2 episodes");
    assert_eq!(counted("fr", 0), counted("fr", 1).replace('1', "0"));
    // Arabic has six plural forms: for 0, 1, 2, 3 to 10, 11 to 99, and 100.
    let arabic: Vec<String> =
        [0, 1, 2, 3, 11, 100].map(|n| counted("ar", n).replace(char::is_numeric, "")).into();
    assert!(arabic[3] != arabic[4], "{arabic:?}");
    assert_eq!(counted("ja", 1).replace('1', "2"), counted("ja", 2));
}

#[test]
fn no_message_has_an_unfilled_argument() {
    let airing = Airing { first: 1, last: 2, time: PREMIERE, end: PREMIERE.at + Duration::HOUR };
    let next = Airing { last: 1, ..airing };
    let now = PREMIERE.at - Duration::DAY - Duration::DAY;
    for language in translations::load().unwrap().all() {
        let messages = language.messages();
        for unit in [Unit::Episode, Unit::Volume, Unit::Chapter, Unit::Film] {
            let of = UnitsOf { tracks: &[], track: None, unit };
            for state in [
                State::Unscheduled,
                State::Upcoming { next },
                State::Between { next: airing },
                State::AiringNow { current: airing },
                State::AiringNow { current: next },
                State::Finished { last: next },
                State::OnBreak { last: next, next: None },
                State::Cancelled { last: Some(airing) },
                State::Cancelled { last: None },
                State::Stale { last: None },
            ] {
                for text in [
                    messages.state(of, state, now, "AGO"),
                    messages.note(state),
                    messages.milestone(of, state, now),
                ] {
                    assert!(!text.contains(['{', '}']), "{}: {text}", language.tag());
                }
            }
            assert!(messages.state(of, State::Finished { last: next }, now, "AGO").contains("AGO"));
        }
        let left = Countdown::until(PREMIERE.at, now).unwrap();
        assert!(messages.countdown(&left).contains('2'), "{}", messages.countdown(&left));
    }
}
