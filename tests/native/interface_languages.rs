//! The languages of the interface: completeness, choice, dates, plural forms and arguments of messages.

use crate::support::repository;
use curtain_card::translations;
use curtain_core::card::time::{Duration, Plan, StationTime, Timestamp};
use curtain_core::card::{After, End, Key, OutletKind, Program, Schedule, Slot, Text, Unit};
use curtain_core::i18n::{Count, Messages, Told};
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
        ("de", "Sa., 10. Apr. 2021"),
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
    let (end, program) = (Some(PREMIERE.at + Duration::HOUR), Program::Episode(1));
    let airing = Airing { first: 1, last: 2, time: PREMIERE, end, is_day: false, program };
    let next = Airing { last: 1, ..airing };
    let special =
        Airing { first: 0, last: 0, program: Program::Special(Key::new("t", "s")), ..airing };
    let day = Airing { end: None, is_day: true, ..next };
    let states = [airing, next, special, day, Airing { end: None, ..next }].map(|airing| {
        [
            State::Upcoming { next: airing },
            State::AiringNow { current: airing },
            State::Finished { last: airing },
            State::OnBreak { last: airing, next: None },
            State::Cancelled { last: Some(airing) },
        ]
    });
    let bare = [State::Unscheduled, State::Cancelled { last: None }, State::Stale { last: None }];
    let states: Vec<State> = states.into_iter().flatten().chain(bare).collect();
    let specials = [(Key::new("t", "s"), Text::new("The long night"))];
    let now = PREMIERE.at - Duration::DAY - Duration::DAY;
    for language in translations::load().unwrap().all() {
        let messages = language.messages();
        for (unit, kind) in [
            (Unit::Episode, OutletKind::Broadcast),
            (Unit::Film, OutletKind::Cinema),
            (Unit::Chapter, OutletKind::Print),
            (Unit::Act, OutletKind::Stage),
        ] {
            for (is_open, specials) in [(true, &specials[..]), (false, &specials[..]), (false, &[])]
            {
                let schedule = schedule(unit, kind, is_open);
                let told = Told {
                    schedule: &schedule,
                    tracks: &[],
                    specials,
                    as_of: now - Duration::MONTH - Duration::MONTH,
                    now,
                };
                let said = |state| {
                    let ago = |_| "AGO".to_owned();
                    [
                        messages.state(&told, state, &ago),
                        messages.row_state(&told, state, &ago),
                        messages.note(state),
                        messages.milestone(&told, state),
                    ]
                };
                for text in states.iter().flat_map(|state| said(*state)) {
                    assert!(!text.contains(['{', '}']), "{}: {text}", language.tag());
                }
                if !is_open {
                    let [text, row, ..] = said(State::Finished { last: next });
                    assert!(text.contains("AGO") && row == "AGO", "{}: {text}", language.tag());
                    let left = said(State::Upcoming { next: special });
                    let named = left[0].contains("The long night");
                    assert_eq!(named, !specials.is_empty(), "{}: {}", language.tag(), left[0]);
                }
                for now in [None, Some(PREMIERE.at - Duration::MONTH)] {
                    let strip = schedule.strip(now, PREMIERE.at, &[]);
                    let texts = [
                        messages.strip(&told, &strip, now.is_some()),
                        messages.run(&schedule, &[]),
                    ];
                    let texts = texts.into_iter().chain(messages.not_drawn(&told, &strip));
                    for text in texts {
                        assert!(!text.contains(['{', '}']), "{}: {text}", language.tag());
                    }
                }
            }
        }
        let left = Countdown::until(PREMIERE.at, now).unwrap();
        for text in [messages.countdown(&left), messages.coarse_countdown(&left)] {
            assert!(text.contains('2'), "{}: {text}", language.tag());
        }
    }
}

/// Makes a run of two hundred units, a day apart, in which half have begun a month before the premiere.
fn schedule(unit: Unit, kind: OutletKind, is_open: bool) -> Schedule {
    let slot = |number: u16| Slot {
        program: Program::Episode(number),
        plan: Plan::At(StationTime {
            at: PREMIERE.at - Duration::MONTH
                + Duration::from_seconds(86_400 * (i64::from(number) - 102)),
            ..PREMIERE
        }),
        length: None,
        after: After::OPEN,
    };
    Schedule {
        id: String::new(),
        outlet: Text::new(""),
        kind,
        track: None,
        unit,
        is_local: false,
        is_open,
        regions: Vec::new(),
        zones: Vec::new(),
        slots: (3..203).map(slot).collect(),
        changes: Vec::new(),
        end: End::Open,
        earlier_end: End::Open,
    }
}
