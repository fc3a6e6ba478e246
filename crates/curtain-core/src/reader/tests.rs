//! Tests of readers: actions, progress links, and the text that is stored between visits.

use super::*;
use crate::card::{Activity, Card, Key, Numbering, Text, Track, Unit};
use proptest::prelude::*;

fn tracks() -> Vec<Track> {
    [("anime", Some(23)), ("novel", None)]
        .map(|(id, count)| Track {
            id: id.into(),
            name: Text::new(id),
            unit: Unit::Episode,
            count,
            parts: Vec::new(),
            activity: Activity::Watch,
            numberings: Vec::new(),
        })
        .into()
}

fn read(fragment: &str) -> (u16, u16) {
    let reader = Link::parse(fragment, &tracks()).apply_to(&Reader::default());
    (reader.progress(0), reader.progress(1))
}

#[test]
fn reads_progress_from_a_fragment() {
    assert_eq!(read("anime=5"), (5, 0));
    assert_eq!(read("theme=dark&novel=2&anime=5&at=x"), (5, 2));
    assert_eq!(read("novel=2&anime=5#?secret=a"), (5, 2));
    assert_eq!(read("?secret=a&anime=5"), (5, 0));
    assert_eq!(read("anime=24"), (23, 0), "ends where the track ends");
    for junk in
        ["", "anime", "anime=", "anime=-1", "anime=5.5", "anime=99999999999", "ANIME=5", "anime=５"]
    {
        assert_eq!(read(junk), (0, 0), "{junk}");
    }
}

#[test]
fn keeps_other_parts_of_a_fragment() {
    let written =
        |link: &str, fragment: &str| Link::parse(link, &tracks()).fragment(fragment, &tracks());
    assert_eq!(written("anime=5", "theme=dark&anime=1&x"), "theme=dark&x&anime=5");
    assert_eq!(written("", "theme=dark&anime=1&x"), "theme=dark&x");
    assert_eq!(written("", "anime=5"), "");
    // Nothing is written anew where nothing changes.
    assert_eq!(written("anime=0", "novel=x&anime=0&&x"), "novel=x&anime=0&&x");
}

#[test]
fn a_link_goes_beyond_a_reader_on_the_tracks_where_it_says_more() {
    let own = Reader::from_stored("anime=5&novel=2", &tracks());
    let beyond = |link: &str, reader: &Reader| {
        let beyond = Link::parse(link, &tracks()).beyond(reader);
        beyond.map(|link| link.progress().to_vec())
    };
    assert_eq!(beyond("anime=6&novel=1&outlet=tv", &own), Some(vec![(0, 6)]));
    assert_eq!(beyond("novel=3&anime=6", &own), Some(vec![(1, 3), (0, 6)]));
    for link in ["", "anime=5", "anime=0&novel=2", "outlet=tv", "anime=23&anime=1"] {
        assert_eq!(beyond(link, &own), None, "{link}");
    }
    let all = Reader::from_stored(".everything=1", &tracks());
    assert_eq!(beyond("anime=23", &all), None);
}

#[test]
fn the_link_of_a_reader_says_the_progress_alone() {
    let own = Reader::from_stored("anime=5&novel=2&.opened=a&.outlet=tv", &tracks());
    assert_eq!(Link::of(&own, &tracks()), Link::parse("anime=5&novel=2", &tracks()));
}

#[test]
fn a_link_reads_what_it_wrote() {
    let link = Link::parse("x&novel=2&anime=0", &tracks());
    assert_eq!(link.to_text(&tracks()), "novel=2&anime=0");
    assert_eq!(Link::parse(&link.to_text(&tracks()), &tracks()), link);
}

#[test]
fn a_link_counts_before_what_is_stored() {
    let own = Reader::from_stored("anime=23&novel=2&.opened=a&.everything=1", &tracks());
    let mut link = Link::parse("anime=5", &tracks());
    let shown = link.apply_to(&own);
    assert_eq!((shown.progress(0), shown.progress(1)), (5, 2));
    assert!(!shown.everything() && shown.has_opened("a".parse().unwrap()));
    link.give_way(&Action::Progress { track: 1, at: 3 });
    assert_eq!(link.apply_to(&own).progress(0), 5);
    link.give_way(&Action::Progress { track: 0, at: 6 });
    let mut typed = own.clone();
    typed.apply(Action::Progress { track: 0, at: 6 });
    assert!(!link.apply_to(&typed).everything());
    for action in [Action::OpenAll, Action::CloseAll] {
        let mut link = Link::parse("anime=5", &tracks());
        link.give_way(&action);
        assert_eq!(link, Link::default());
    }
    assert_eq!(Link::default().apply_to(&own), own);
}

#[test]
fn a_progress_ends_that_everything_is_open() {
    let mut reader = Reader::from_stored("anime=5&.opened=a&.everything=1", &tracks());
    reader.apply(Action::Progress { track: 0, at: 3 });
    assert_eq!(reader.to_stored(&tracks()), "anime=3&.opened=a");
}

#[test]
fn what_another_version_stored_is_kept() {
    let stored = "anime=5&.opened=a&.taste=strict&manga=3";
    let mut reader = Reader::from_stored(stored, &tracks());
    assert_eq!(reader.to_stored(&tracks()), stored);
    reader.apply(Action::Progress { track: 0, at: 6 });
    assert_eq!(reader.to_stored(&tracks()), stored.replace('5', "6"));
    reader.apply(Action::CloseAll);
    assert_eq!(reader.to_stored(&tracks()), "", "closing everything forgets all of it");
    let long = format!("{}=1&anime=5", "x".repeat(600));
    assert_eq!(Reader::from_stored(&long, &tracks()).to_stored(&tracks()), "anime=5");
}

#[test]
fn opening_and_closing_twice_is_once() {
    let mut reader = Reader::default();
    let key = Key::new("t", "truth");
    for _ in 0..2 {
        reader.apply(Action::Open(key));
        assert_eq!(reader.opened, [key]);
    }
    for _ in 0..2 {
        reader.apply(Action::Close(key));
        assert_eq!(reader, Reader::default());
    }
}

#[test]
fn peeked_covers_are_stored_nowhere() {
    let (mut reader, key) = (Reader::default(), Key::new("t", "truth"));
    for _ in 0..2 {
        reader.apply(Action::Peek(key));
        assert!(reader.has_opened(key) && reader.peeked() == [key]);
    }
    assert_eq!(reader.to_stored(&tracks()), "");
    reader.apply(Action::Close(key));
    assert_eq!(reader, Reader::default());
    reader.apply(Action::Peek(key));
    reader.apply(Action::RevealMode(RevealMode::Stays));
    assert_eq!(reader, Reader::default(), "another mode closes what the one before opened");
}

#[test]
fn taking_over_a_stored_state_keeps_peeked_covers() {
    let (mut reader, key) = (Reader::default(), Key::new("t", "truth"));
    reader.apply(Action::Peek(key));
    reader.remember(Reader::from_stored("anime=3", &tracks()));
    assert!(reader.has_opened(key) && reader.progress(0) == 3 && !reader.is_closed());
    assert!(Reader::from_stored(".opening=minute", &tracks()).is_closed());
}

#[test]
fn preferences_are_stored_where_they_are_not_the_default() {
    let mut reader = Reader::default();
    reader.apply(Action::Visibility(Visibility::Covers));
    reader.apply(Action::RevealMode(RevealMode::Stays));
    assert_eq!(reader.to_stored(&tracks()), "");
    for (stored, visibility, reveal_mode) in [
        (".beyond=nothing", Visibility::Nothing, RevealMode::Stays),
        (".beyond=next&.opening=minute", Visibility::NextTitle, RevealMode::Minute),
        (".opening=held", Visibility::Covers, RevealMode::Held),
    ] {
        reader.apply(Action::Visibility(visibility));
        reader.apply(Action::RevealMode(reveal_mode));
        assert_eq!(reader.to_stored(&tracks()), stored);
        assert_eq!(Reader::from_stored(stored, &tracks()), reader);
    }
    // What a later version stored is kept until the reader chooses anew, and opens nothing.
    let later = ".beyond=all&.opening=ten";
    let mut reader = Reader::from_stored(later, &tracks());
    assert_eq!(*reader.preferences(), Preferences::default());
    assert_eq!(reader.to_stored(&tracks()), later);
    reader.apply(Action::RevealMode(RevealMode::Held));
    assert_eq!(reader.to_stored(&tracks()), ".opening=held&.beyond=all");
    reader.apply(Action::Visibility(Visibility::Covers));
    assert_eq!(reader.to_stored(&tracks()), ".opening=held");
}

fn numbered() -> Vec<Track> {
    let mut tracks = tracks();
    let numbering = |id: &str| Numbering { id: id.into(), name: Text::new(id), ranges: Vec::new() };
    tracks[0].numberings = vec![numbering("anime-parts"), numbering("crunchyroll")];
    tracks[1].numberings = vec![numbering("omnibus")];
    tracks
}

#[test]
fn picked_numberings_are_stored_by_their_ids() {
    let mut reader = Reader::default();
    let pick = |track, picked| Action::Numbering { track, picked };
    for (action, stored) in [
        (pick(0, Some(1)), ".numbering=crunchyroll"),
        (pick(1, Some(0)), ".numbering=crunchyroll.omnibus"),
        (pick(0, Some(0)), ".numbering=anime-parts.omnibus"),
        (pick(0, None), ".numbering=omnibus"),
        (pick(1, None), ""),
        (pick(usize::MAX, Some(0)), ""),
    ] {
        reader.apply(action);
        assert_eq!(reader.to_stored(&numbered()), stored);
        assert_eq!(Reader::from_stored(stored, &numbered()), reader);
    }
}

#[test]
fn closing_everything_keeps_the_numberings_and_another_card_forgets_none() {
    let stored = "anime=5&.numbering=crunchyroll";
    let mut reader = Reader::from_stored(stored, &numbered());
    assert_eq!(reader.preferences().numbering(0), Some(1));
    reader.apply(Action::CloseAll);
    assert_eq!(reader.to_stored(&numbered()), ".numbering=crunchyroll");
    // A card that has lost the numbering keeps the entry, until the reader picks another one.
    let mut reader = Reader::from_stored(stored, &tracks());
    assert_eq!(reader.to_stored(&tracks()), stored);
    reader.apply(Action::Numbering { track: 0, picked: None });
    assert_eq!(reader.to_stored(&tracks()), "anime=5");
}

#[test]
fn choosing_a_visibility_ends_that_everything_is_open() {
    let mut reader = Reader::from_stored("anime=5&.opened=a&.everything=1", &tracks());
    reader.apply(Action::Visibility(Visibility::Nothing));
    assert_eq!(reader.to_stored(&tracks()), "anime=5&.opened=a&.beyond=nothing");
}

#[test]
fn closing_everything_keeps_preferences_that_open_nothing() {
    for (before, after) in [
        ("anime=5&.beyond=nothing&.opening=held", ".beyond=nothing&.opening=held"),
        ("anime=5&.beyond=next&.opening=minute", ".opening=minute"),
    ] {
        let mut reader = Reader::from_stored(before, &tracks());
        reader.apply(Action::Peek(Key::new("t", "truth")));
        reader.apply(Action::CloseAll);
        assert_eq!(reader.to_stored(&tracks()), after);
        assert!(reader.peeked().is_empty());
    }
}

#[test]
fn a_pinned_outlet_is_stored_and_stays_when_everything_closes() {
    let mut reader = Reader::from_stored("anime=5&.outlet=english-dub&.later=1", &tracks());
    assert_eq!(reader.preferences().outlet.as_deref(), Some("english-dub"));
    assert_eq!(reader.to_stored(&tracks()), "anime=5&.outlet=english-dub&.later=1");
    reader.apply(Action::Pin(Some("tokyo-mx".into())));
    assert_eq!(reader.to_stored(&tracks()), "anime=5&.outlet=tokyo-mx&.later=1");
    reader.apply(Action::CloseAll);
    assert_eq!(reader.to_stored(&tracks()), ".outlet=tokyo-mx");
    reader.apply(Action::Pin(None));
    assert_eq!(reader, Reader::default());
    assert_eq!(Reader::from_stored(".outlet=", &tracks()), Reader::default());
}

#[test]
fn a_link_to_an_outlet_counts_before_the_pinned_one_until_the_reader_pins_another() {
    let own = Reader::from_stored(".outlet=tokyo-mx", &tracks());
    let mut link = Link::parse("anime=5&outlet=english-dub", &tracks());
    let shown = link.apply_to(&own);
    assert_eq!(shown.preferences().outlet.as_deref(), Some("english-dub"));
    assert_eq!(Link::parse(&link.to_text(&tracks()), &tracks()), link);
    let fragment = "theme=dark&outlet=english-dub&anime=5";
    assert_eq!(link.fragment(fragment, &tracks()), fragment);
    link.give_way(&Action::CloseAll);
    assert_eq!(link.apply_to(&own).preferences(), shown.preferences());
    link.give_way(&Action::Pin(None));
    assert_eq!(link, Link::default());
    assert_eq!(link.fragment(fragment, &tracks()), "theme=dark");
}

#[test]
fn closing_everything_forgets_everything() {
    let mut reader = Reader::from_stored("anime=5&.opened=a.b&.everything=1", &tracks());
    assert!(reader.everything() && reader.opened.len() == 2);
    reader.apply(Action::CloseAll);
    assert_eq!(reader, Reader::default());
}

/// Browsers of readers hold texts that version 0.1 wrote.
#[test]
fn stored_names_and_values_are_those_of_version_0_1() {
    let key = Key::new("86", "truth");
    for (action, stored) in [
        (Action::Progress { track: 0, at: 5 }, "anime=5"),
        (Action::Open(key), ".opened=64953d62"),
        (Action::OpenAll, ".everything=1"),
        (Action::Visibility(Visibility::Nothing), ".beyond=nothing"),
        (Action::Visibility(Visibility::NextTitle), ".beyond=next"),
        (Action::RevealMode(RevealMode::Minute), ".opening=minute"),
        (Action::RevealMode(RevealMode::Held), ".opening=held"),
    ] {
        let mut reader = Reader::default();
        reader.apply(action);
        assert_eq!(reader.to_stored(&tracks()), stored);
        assert_eq!(Reader::from_stored(stored, &tracks()), reader);
    }
    for stored in [".beyond=covers", ".opening=stays"] {
        assert_eq!(Reader::from_stored(stored, &tracks()), Reader::default(), "{stored}");
    }
}

#[test]
fn progress_on_a_track_that_no_card_has_is_ignored() {
    let mut reader = Reader::default();
    for track in [Card::MAX_TRACKS, usize::MAX] {
        reader.set_progress(track, 1);
        reader.apply(Action::Progress { track, at: 1 });
    }
    assert_eq!(reader, Reader::default());
    reader.set_progress(Card::MAX_TRACKS - 1, 1);
    assert_eq!(reader.progress(Card::MAX_TRACKS - 1), 1);
}

proptest! {
    #[test]
    fn remembers_what_it_stored(anime in 0..24_u16, novel in any::<u16>(), keys in prop::collection::hash_set(any::<u64>(), 0..4), all in any::<bool>()) {
        let mut reader = Reader::default();
        reader.set_progress(0, anime);
        reader.set_progress(1, novel);
        for key in keys {
            reader.apply(Action::Open(Key::new("t", &key.to_string())));
        }
        if all {
            reader.apply(Action::OpenAll);
        }
        let stored = reader.to_stored(&tracks());
        prop_assert_eq!(Reader::from_stored(&stored, &tracks()), reader);
    }

    #[test]
    fn junk_never_panics(junk in any::<String>()) {
        Reader::from_stored(&junk, &tracks()).to_stored(&tracks());
    }

    #[test]
    fn any_progress_is_set_or_ignored(track in any::<usize>(), near in 0..2 * Card::MAX_TRACKS, at in any::<u16>()) {
        for track in [track, near] {
            let mut reader = Reader::default();
            reader.set_progress(track, at);
            prop_assert_eq!(reader.progress(track), if track < Card::MAX_TRACKS { at } else { 0 });
        }
    }
}
