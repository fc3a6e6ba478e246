//! Tests of the gate: open, covered and absent facts, versions, parents, preferences and random cards.

use super::*;
use crate::card::time::Plan;
use crate::card::time::Timestamp;
use crate::card::{
    Activity, Body, End, Format, Label, OutletKind, Part, Point, Program, Schedule, Section, Slot,
    Text, Track,
};
use crate::reader::{Action, Visibility};
use proptest::prelude::*;

/// Builds a fact whose text is its name.
pub(super) fn fact(name: &str, after: &[(usize, u16)], teaser: Option<&str>) -> Fact {
    Fact {
        key: Key::new("t", name),
        section: Section::Story,
        after: After::any_of((after.iter()).map(|&(track, at)| Point { track, at }).collect()),
        teaser: teaser.map(Text::new),
        replaces: None,
        parent: None,
        body: Rc::new(Body { text: Text::new(name), ..Body::default() }),
    }
}

pub(super) fn card(facts: Vec<Fact>) -> Card {
    Card {
        id: "t".into(),
        lang: "en".into(),
        title: Text::new("T"),
        as_of: Timestamp::from_millis(0),
        tracks: Vec::new(),
        schedules: Vec::new(),
        facts,
    }
}

fn reader(progress: &[u16]) -> Reader {
    let mut reader = Reader::default();
    for (track, at) in progress.iter().enumerate() {
        reader.set_progress(track, *at);
    }
    reader
}

/// Lists the texts that the reader sees, children behind their parents.
fn texts(card: &Card, reader: &Reader) -> Vec<String> {
    fn walk(items: &[Item], texts: &mut Vec<String>) {
        for shown in items.iter().filter_map(|item| item.shown.as_ref()) {
            texts.push(shown.body.text.text.clone());
            walk(&shown.children, texts);
        }
    }
    let mut texts = Vec::new();
    for section in view(card, reader).sections {
        walk(&section.items, &mut texts);
    }
    texts
}

/// The name of a special is known where the fact that names it is shown, and its airing where its slot is.
#[test]
fn a_special_has_its_name_where_that_is_shown() {
    let (series, name) = (Key::new("t", "series"), Key::new("t", "name"));
    let slot = Slot {
        program: Program::Special(name),
        plan: Plan::Unknown,
        length: None,
        after: After::OPEN,
    };
    let airing = |fact: Fact| Fact { section: Section::Airing, ..fact };
    let child = Fact { parent: Some(series), ..fact("name", &[(0, 5)], None) };
    let mut card = card(vec![airing(fact("series", &[], None)), airing(child)]);
    card.schedules = vec![Schedule {
        id: "one".into(),
        outlet: Text::new("Station One"),
        kind: OutletKind::Broadcast,
        track: Some(0),
        unit: Unit::Episode,
        is_local: false,
        is_open: false,
        regions: Vec::new(),
        zones: Vec::new(),
        slots: vec![slot],
        changes: Vec::new(),
        end: End::Open,
        earlier_end: End::Open,
    }];
    let unaware = view(&card, &Reader::default());
    assert_eq!((unaware.schedules[0].slots.len(), unaware.specials), (1, vec![]));
    assert_eq!(view(&card, &reader(&[5])).specials, [(name, Text::new("name"))]);
}

#[test]
fn shows_a_fact_from_its_point_on_and_not_one_unit_earlier() {
    let card = card(vec![fact("truth", &[(0, 5)], None)]);
    assert_eq!(texts(&card, &reader(&[4])), [""; 0]);
    assert_eq!(texts(&card, &reader(&[5])), ["truth"]);
    assert_eq!(texts(&card, &reader(&[6])), ["truth"]);
}

#[test]
fn any_one_of_several_points_is_enough() {
    let card = card(vec![fact("truth", &[(0, 1), (1, 3)], None)]);
    assert_eq!(texts(&card, &reader(&[0, 2])), [""; 0]);
    assert_eq!(texts(&card, &reader(&[0, 3])), ["truth"]);
    assert_eq!(texts(&card, &reader(&[1, 0])), ["truth"]);
}

#[test]
fn a_point_of_every_group_is_needed() {
    let mut truth = fact("truth", &[], Some("What happened"));
    let point = |track, at| Point { track, at };
    truth.after = After::all_of(vec![vec![point(0, 2), point(1, 1)], vec![point(2, 1)]]);
    let card = card(vec![truth]);
    for progress in [[2, 0, 0], [0, 1, 0], [2, 1, 0], [1, 0, 1], [0, 0, 1]] {
        assert_eq!(texts(&card, &reader(&progress)), [""; 0], "{progress:?}");
    }
    for progress in [[2, 0, 1], [0, 1, 1], [9, 9, 9]] {
        assert_eq!(texts(&card, &reader(&progress)), ["truth"], "{progress:?}");
    }
}

#[test]
fn a_point_at_zero_is_not_reached_without_progress() {
    let card = card(vec![fact("truth", &[(0, 0)], None)]);
    assert_eq!(texts(&card, &Reader::default()), [""; 0]);
}

#[test]
fn a_gated_fact_without_a_teaser_is_absent() {
    let card = card(vec![fact("truth", &[(0, 1)], None)]);
    assert!(view(&card, &Reader::default()).sections.is_empty());
}

#[test]
fn a_cover_has_the_teaser_and_the_points() {
    let card = card(vec![fact("truth", &[(0, 1)], Some("What is left out"))]);
    let view = view(&card, &Reader::default());
    let item = &view.section(Section::Story)[0];
    let cover = item.cover.as_ref().unwrap();
    assert_eq!(cover.teaser.text, "What is left out");
    assert_eq!(cover.after, After::any_of(vec![Point { track: 0, at: 1 }]));
    assert!(item.shown.is_none() && !view.opened);
}

#[test]
fn an_opened_cover_stays_beside_its_text_and_closes_again() {
    let card = card(vec![fact("truth", &[(0, 1)], Some("What is left out"))]);
    let mut reader = Reader::default();
    reader.apply(Action::Open(card.facts[0].key));
    let opened = view(&card, &reader);
    let item = &opened.section(Section::Story)[0];
    assert!(item.cover.is_some() && item.shown.is_some() && opened.opened);
    reader.apply(Action::Close(card.facts[0].key));
    assert_eq!(texts(&card, &reader), [""; 0]);
}

#[test]
fn a_remembered_key_does_not_open_a_fact_without_a_cover() {
    let card = card(vec![fact("truth", &[(0, 1)], None)]);
    let mut reader = Reader::default();
    reader.apply(Action::Open(card.facts[0].key));
    assert!(view(&card, &reader).sections.is_empty());
}

#[test]
fn the_newest_shown_version_stands_alone() {
    let mut facts = vec![
        fact("official", &[], None),
        fact("truth", &[(0, 1)], Some("?")),
        fact("whole truth", &[(0, 5)], None),
    ];
    facts[1].replaces = Some(facts[0].key);
    facts[2].replaces = Some(facts[1].key);
    let card = card(facts);
    assert_eq!(texts(&card, &reader(&[0])), ["official"]);
    assert_eq!(texts(&card, &reader(&[1])), ["truth"]);
    assert_eq!(texts(&card, &reader(&[5])), ["whole truth"]);
}

#[test]
fn a_later_version_takes_earlier_covers_with_it() {
    let mut facts = vec![
        fact("official", &[], None),
        fact("truth", &[(1, 9)], Some("?")),
        fact("whole truth", &[(0, 5)], None),
    ];
    facts[1].replaces = Some(facts[0].key);
    facts[2].replaces = Some(facts[1].key);
    let view = view(&card(facts), &reader(&[5]));
    assert_eq!(view.section(Section::Story).len(), 1);
}

#[test]
fn versions_in_a_circle_end() {
    let mut facts = vec![fact("a", &[], None), fact("b", &[], None)];
    facts[0].replaces = Some(facts[1].key);
    facts[1].replaces = Some(facts[0].key);
    texts(&card(facts), &Reader::default());
}

#[test]
fn the_children_of_a_fact_that_is_not_shown_are_absent() {
    let mut facts =
        vec![fact("somebody", &[(0, 2)], Some("Somebody new")), fact("the voice", &[], None)];
    facts[1].parent = Some(facts[0].key);
    let card = card(facts);
    assert_eq!(texts(&card, &reader(&[1])), [""; 0]);
    assert_eq!(texts(&card, &reader(&[2])), ["somebody", "the voice"]);
}

#[test]
fn what_belongs_to_a_replaced_fact_replaces_nothing() {
    let mut facts = vec![
        fact("official", &[], None),
        fact("somebody", &[], None),
        fact("a claim", &[], None),
        fact("somebody again", &[(0, 1)], None),
    ];
    facts[2].parent = Some(facts[1].key);
    facts[2].replaces = Some(facts[0].key);
    facts[3].replaces = Some(facts[1].key);
    let card = card(facts);
    assert_eq!(texts(&card, &reader(&[0])), ["official", "somebody", "a claim"]);
    assert_eq!(texts(&card, &reader(&[1])), ["official", "somebody again"]);
}

#[test]
fn children_have_versions_among_the_children_of_their_parent() {
    let mut facts = vec![
        fact("somebody", &[], None),
        fact("a claim", &[], None),
        fact("the truth", &[(0, 1)], None),
    ];
    for child in [1, 2] {
        facts[child].parent = Some(facts[0].key);
    }
    facts[2].replaces = Some(facts[1].key);
    let card = card(facts);
    assert_eq!(texts(&card, &reader(&[0])), ["somebody", "a claim"]);
    assert_eq!(texts(&card, &reader(&[1])), ["somebody", "the truth"]);
}

#[test]
fn a_child_that_does_not_follow_its_parent_is_left_out() {
    let mut facts = vec![
        fact("somebody", &[], None),
        fact("somebody else", &[], None),
        fact("stray", &[], None),
    ];
    facts[2].parent = Some(facts[0].key);
    assert_eq!(texts(&card(facts), &Reader::default()), ["somebody", "somebody else"]);
}

/// Gates of up to three groups.
fn any_gate() -> impl Strategy<Value = After> {
    let point = (0..3_usize, 1..6_u16).prop_map(|(track, at)| Point { track, at });
    let group = prop::collection::vec(point, 0..3);
    prop::collection::vec(group, 0..4).prop_map(After::all_of)
}

/// Cards whose facts have unique names, any gates, and any versions and parents.
pub(super) fn any_card() -> impl Strategy<Value = Card> {
    let one = (any_gate(), any::<bool>(), any::<Option<u8>>(), any::<bool>(), 0..3_u8);
    prop::collection::vec(one, 0..12).prop_map(|rows| {
        let mut facts: Vec<Fact> = Vec::new();
        for (index, (after, teaser, replaces, child, section)) in rows.into_iter().enumerate() {
            let mut new = fact(&format!("canary-{index}"), &[], teaser.then_some("a teaser"));
            new.after = after;
            new.section = [Section::Story, Section::People, Section::Titles][usize::from(section)];
            new.replaces =
                replaces.map(usize::from).and_then(|at| facts.get(at)).map(|fact| fact.key);
            new.parent = (facts.iter().rev().find(|fact| fact.parent.is_none()))
                .filter(|_| child)
                .map(|fact| fact.key);
            facts.push(new);
        }
        card(facts)
    })
}

fn any_progress() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(0..7_u16, 0..4)
}

/// Tells whether a later version of a fact or of its parent is among the texts that are shown `now`.
fn is_replaced(card: &Card, fact: &Fact, now: &[String]) -> bool {
    let of = |key: Key| card.facts.iter().find(|fact| fact.key == key);
    let later = (card.facts.iter())
        .filter(|other| other.replaces == Some(fact.key) && other.parent == fact.parent);
    later
        .into_iter()
        .any(|other| now.contains(&other.body.text.text) || is_replaced(card, other, now))
        || fact.parent.and_then(of).is_some_and(|parent| is_replaced(card, parent, now))
}

proptest! {
    /// The oracle decides for each fact alone, and looks for its text in the whole view, whatever its shape.
    #[test]
    fn no_gated_string_is_in_any_view(card in any_card(), progress in any_progress(), picks in any::<u16>()) {
        let mut reader = reader(&progress);
        for (index, fact) in card.facts.iter().enumerate() {
            if picks >> index & 1 == 1 {
                reader.apply(Action::Open(fact.key));
            }
        }
        let everything = format!("{:?}", view(&card, &reader));
        for (index, fact) in card.facts.iter().enumerate() {
            let has = |p: &Point| progress.get(p.track).is_some_and(|at| *at >= p.at);
            let reached = fact.after.groups().iter().all(|group| group.iter().any(has));
            let opened = picks >> index & 1 == 1 && fact.teaser.is_some();
            if !fact.after.is_open() && !reached && !opened {
                let canary = format!("\"{}\"", fact.body.text.text);
                prop_assert!(!everything.contains(&canary), "{canary} in {everything}");
            }
        }
    }

    #[test]
    fn more_progress_hides_nothing_that_is_not_replaced(
        card in any_card(), progress in any_progress(), track in 0..3_usize, more in 1..6_u16,
    ) {
        let before = reader(&progress);
        let mut after = before.clone();
        after.set_progress(track, before.progress(track) + more);
        let now = texts(&card, &after);
        for text in texts(&card, &before) {
            let fact = card.facts.iter().find(|fact| fact.body.text.text == text).unwrap();
            prop_assert!(now.contains(&text) || is_replaced(&card, fact, &now), "{text} vanished");
        }
    }

    #[test]
    fn a_fact_is_shown_when_each_group_has_a_reached_point(after in any_gate(), progress in any_progress()) {
        let mut truth = fact("truth", &[], None);
        truth.after = after.clone();
        let is_shown = texts(&card(vec![truth]), &reader(&progress)) == ["truth"];
        let missing = after.groups().iter().filter(|group| {
            group.iter().all(|point| progress.get(point.track).is_none_or(|at| *at < point.at))
        });
        prop_assert_eq!(is_shown, missing.count() == 0);
    }

    #[test]
    fn a_named_part_is_in_the_view_exactly_when_its_gate_is_met(after in any_gate(), progress in any_progress()) {
        let part = |name: &str, after| Part { name: Text::new(name), from: 1, to: 2, after };
        let mut card = card(Vec::new());
        let mut anime = track(("anime", Unit::Episode));
        anime.parts = vec![part("open", After::OPEN), part("canary", after.clone())];
        card.tracks = vec![anime];
        let reader = reader(&progress);
        let everything = format!("{:?}", view(&card, &reader));
        let is_met = after.is_met(|point| reader.has_reached(point));
        prop_assert_eq!(everything.contains("canary"), is_met);
        prop_assert!(everything.contains("open"));
    }

    #[test]
    fn unknown_progress_is_no_progress(card in any_card()) {
        prop_assert_eq!(view(&card, &Reader::default()), view(&card, &reader(&[0, 0, 0])));
    }

    #[test]
    fn everything_is_everything(card in any_card()) {
        let mut all = Reader::default();
        all.apply(Action::OpenAll);
        let view = view(&card, &all);
        prop_assert!(view.sections.iter().flat_map(|s| &s.items).all(|item| item.cover.is_none()));
    }
}

/// Builds an episode's title with a gate.
fn episode(number: u16, after: &[(usize, u16)], teaser: Option<&str>) -> Fact {
    let mut fact = fact(&format!("title {number}"), after, teaser);
    fact.section = Section::Episodes;
    let label = Some(Label::Episode(number));
    fact.body = Rc::new(Body { label, ..(*fact.body).clone() });
    fact
}

fn track((id, unit): (&str, Unit)) -> Track {
    Track {
        id: id.into(),
        name: Text::new(id),
        unit,
        activity: Activity::Watch,
        count: None,
        parts: Vec::new(),
        numberings: Vec::new(),
    }
}

fn with_visibility(visibility: Visibility, progress: &[u16]) -> Reader {
    let mut reader = reader(progress);
    reader.apply(Action::Visibility(visibility));
    reader
}

#[test]
fn the_visibility_next_title_shows_the_title_of_the_next_episode_and_no_other() {
    let episodes = (1..=4).map(|number| episode(number, &[(0, number)], None));
    // Gated by a later episode than their own, and by another track too.
    let gated_otherwise = [episode(5, &[(0, 7)], None), episode(6, &[(0, 6), (1, 1)], None)];
    let of_the_novel = episode(7, &[(1, 1)], None);
    // A fact with the same point that is no title.
    let mut card = card(
        episodes
            .chain(gated_otherwise)
            .chain([of_the_novel, fact("truth", &[(0, 3)], None)])
            .collect(),
    );
    card.tracks = [("anime", Unit::Episode), ("novel", Unit::Volume)].map(track).into();
    for (progress, expected) in [
        (0, vec!["title 1"]),
        (2, vec!["title 1", "title 2", "title 3"]),
        (4, vec!["truth", "title 1", "title 2", "title 3", "title 4"]),
        (5, vec!["truth", "title 1", "title 2", "title 3", "title 4"]),
    ] {
        assert_eq!(
            texts(&card, &with_visibility(Visibility::NextTitle, &[progress])),
            expected,
            "{progress}"
        );
        for visibility in [Visibility::Covers, Visibility::Nothing] {
            let usual = texts(&card, &reader(&[progress]));
            assert_eq!(
                texts(&card, &with_visibility(visibility, &[progress])),
                usual,
                "{visibility:?}"
            );
        }
    }
}

#[test]
fn the_visibility_nothing_shows_no_covers_and_nothing_that_was_opened() {
    let card = card(vec![
        fact("open", &[], None),
        fact("near", &[(0, 1)], Some("A death")),
        fact("far", &[(0, 9)], Some("The end")),
    ]);
    let mut strict = with_visibility(Visibility::Nothing, &[1]);
    for action in [Action::Open(Key::new("t", "far")), Action::Peek(Key::new("t", "far"))] {
        strict.apply(action);
        let view = view(&card, &strict);
        assert_eq!(texts(&card, &strict), ["open", "near"]);
        assert!(view.sections[0].items.iter().all(|item| item.cover.is_none()));
    }
    // The opened cover is closed for as long as the visibility is `Nothing`, and stays stored.
    strict.apply(Action::Visibility(Visibility::Covers));
    assert_eq!(texts(&card, &strict), ["open", "near", "far"]);
    // Opening everything counts before the visibility.
    strict.apply(Action::Visibility(Visibility::Nothing));
    strict.apply(Action::OpenAll);
    assert_eq!(texts(&card, &strict), ["open", "near", "far"]);
}

#[test]
fn the_activity_is_that_of_the_first_track_or_of_the_format() {
    let mut format = fact("", &[], None);
    let remarks = vec![Label::Kind(Format::Podcast)];
    format.section = Section::Making;
    format.body = Rc::new(Body { remarks, ..Body::default() });
    let mut card = card(vec![format]);
    assert_eq!(view(&card, &Reader::default()).activity(), Activity::Listen);
    let mut novel = track(("novel", Unit::Volume));
    novel.activity = Activity::Read;
    card.tracks = vec![novel, track(("anime", Unit::Episode))];
    assert_eq!(view(&card, &Reader::default()).activity(), Activity::Read);
    card.tracks.clear();
    card.facts.clear();
    assert_eq!(view(&card, &Reader::default()).activity(), Activity::Watch);
}

#[test]
fn what_a_preference_opens_can_be_closed_again() {
    let mut card = card(vec![episode(1, &[(0, 1)], None), fact("far", &[(0, 9)], Some("The end"))]);
    card.tracks = vec![track(("anime", Unit::Episode))];
    assert!(view(&card, &with_visibility(Visibility::NextTitle, &[])).opened);
    // A stored cover that is closed by the visibility can be forgotten.
    let mut strict = with_visibility(Visibility::Nothing, &[]);
    strict.apply(Action::Open(Key::new("t", "far")));
    assert!(view(&card, &strict).opened);
    assert!(!view(&card, &with_visibility(Visibility::Nothing, &[])).opened);
}
