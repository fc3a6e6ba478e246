//! The bodies of the fuzz tests, for authoring files, bundles, broadcast times and fragments: each takes any bytes and
//! must not panic, hang or lose data. cargo-fuzz calls them in `fuzz/`, proptest in `fuzz.rs` (on stable Rust).

use curtain_authoring as authoring;
use curtain_card::translations;
use curtain_core::bundle;
use curtain_core::card::Card;
use curtain_core::card::time::Timestamp;
use curtain_core::gate;
use curtain_core::reader::{Action, Link, Reader};
use curtain_core::schedule::Preference;
use curtain_widget::components::{AiringInput, AiringTexts, TimeFormat};

/// Checks an authoring file: it gives a card, which survives encoding as a bundle, or problems with places in the file.
pub(crate) fn check(data: &[u8]) {
    match authoring::check("x", data, &|_| true) {
        Ok(checked) => {
            let encoded = bundle::encode(&checked.card, &[], &[]);
            assert_eq!(bundle::decode(&encoded).as_ref(), Ok(&checked.card));
            exercise(&checked.card);
            for warning in checked.warnings {
                assert!(warning.span.end <= data.len() && warning.lint.is_some());
            }
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            for problem in problems {
                assert!(problem.span.start <= problem.span.end && problem.span.end <= data.len());
                assert!(
                    !problem.found.is_empty()
                        && !problem.wanted.is_empty()
                        && problem.lint.is_none()
                );
            }
        }
    }
}

/// Decodes a bundle, which may be damaged.
pub(crate) fn bundle(data: &[u8]) {
    if let Ok(card) = bundle::decode(&String::from_utf8_lossy(data)) {
        exercise(&card);
    }
}

/// Checks a card whose schedule has this text as its times.
pub(crate) fn broadcast_time(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let card = serde_json::json!({
        "version": 1, "lang": "en", "title": "A card", "format": "tv", "accent": "#335577", "as_of": "2026-01-01",
        "facts": [{ "section": "story", "text": "Told." }],
        "schedules": [{
            "name": "Station One", "kind": "broadcast", "zone": "America/New_York",
            "runs": [{ "start": text }], "next": text,
        }],
    });
    check(card.to_string().as_bytes());
}

/// Parses a fragment and a stored reader.
pub(crate) fn fragment(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let card =
        authoring::check("x", include_bytes!("../../static/cards/86-eighty-six.json"), &|_| true);
    let card = card.expect("the card of the site is fine").card;
    let link = Link::parse(&text, &card.tracks);
    let mut reader = link.apply_to(&Reader::from_stored(&text, &card.tracks));
    gate::view(&card, &reader);
    let again = Link::parse(&link.to_text(&card.tracks), &card.tracks);
    assert_eq!(again, link, "a written link parses to the same link");
    let _ = link.fragment(&text, &card.tracks);
    reader.apply(Action::CloseAll);
    assert!(reader.is_closed());
}

/// Makes views and messages of a card for several readers and extreme instants.
fn exercise(card: &Card) {
    for action in [Action::CloseAll, Action::OpenAll, Action::Progress { track: 0, at: 1 }] {
        let mut reader = Reader::default();
        reader.apply(action);
        let view = gate::view(card, &reader);
        let messages = translations::load().expect("languages are whole").messages(&card.lang);
        for schedule in &view.schedules {
            for seconds in [i64::MIN / 2_000, -1, 0, 1_618_066_800, 4_102_444_800, i64::MAX / 2_000]
            {
                let now = Timestamp::from_seconds(seconds);
                assert!(schedule.next_change(now).is_none_or(|sleep| sleep.millis() > 0));
                let texts = AiringTexts::at(&AiringInput {
                    now,
                    view: &view,
                    messages: &messages,
                    format: TimeFormat { relative_time: &|_| None, local_time: &|_| None },
                    preference: Preference { pinned: Some(&schedule.id), ..Preference::NONE },
                });
                assert!(texts.is_some(), "a card with a schedule has texts");
            }
        }
    }
}
