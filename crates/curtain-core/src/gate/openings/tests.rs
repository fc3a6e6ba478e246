//! Tests of openings: a page that follows them, compared with the gate on random cards, and the families of a card.

use super::super::tests::{any_card, card, fact};
use super::*;
use crate::gate::SectionView;
use proptest::prelude::*;

/// Returns what a page makes of items: each open cover has its fact behind it, and what is gone for any of them is left
/// out.
fn followed(items: &[Item], open: &[Key], openings: &[Opening]) -> Vec<Item> {
    let is_gone = |key: &Key| {
        let mut active = openings.iter().filter(|opening| open.contains(&opening.key));
        active.any(|opening| opening.gone.contains(key))
    };
    let follow = |item: &Item| {
        let mut item = item.clone();
        if open.contains(&item.key) {
            let opening = openings.iter().find(|opening| opening.key == item.key);
            item.shown = opening.map(|opening| opening.shown.clone());
        }
        if let Some(shown) = &mut item.shown {
            shown.children = followed(&shown.children, open, openings);
        }
        item
    };
    items.iter().filter(|item| !is_gone(&item.key)).map(follow).collect()
}

/// Lists the keys of the covers in items, open and closed.
fn buttons(items: &[Item]) -> Vec<Key> {
    let of_item = |item: &Item| {
        let within = item.shown.as_ref().map(|shown| buttons(&shown.children));
        let own = item.cover.iter().map(|_| item.key);
        own.chain(within.unwrap_or_default()).collect::<Vec<_>>()
    };
    items.iter().flat_map(of_item).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn what_a_page_opens_and_closes_is_what_the_gate_shows(
        card in any_card(), picks in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
    ) {
        let openings = openings(&card);
        let base = view(&card, &Reader::default());
        let mut reader = Reader::default();
        let mut open: Vec<Key> = Vec::new();
        for pick in picks {
            let of_section = |base: &SectionView| {
                let items = followed(&base.items, &open, &openings);
                (!items.is_empty()).then_some(SectionView { section: base.section, items })
            };
            let sections: Vec<SectionView> = base.sections.iter().filter_map(of_section).collect();
            prop_assert_eq!(&sections, &view(&card, &reader).sections);
            let covers: Vec<Key> =
                sections.iter().flat_map(|section| buttons(&section.items)).collect();
            if covers.is_empty() {
                break;
            }
            let key = covers[pick.index(covers.len())];
            if open.contains(&key) {
                open.retain(|other| *other != key);
                reader.apply(Action::Close(key));
            } else {
                open.push(key);
                reader.apply(Action::Open(key));
            }
        }
    }
}

#[test]
fn an_opening_is_there_for_each_cover_that_can_be_met_and_for_no_absent_fact() {
    let mut facts = vec![
        fact("somebody", &[(0, 1)], Some("Somebody")),
        fact("the voice", &[], None),
        fact("a name", &[(0, 2)], Some("A name")),
        fact("the true name", &[(0, 3)], None),
        fact("an end", &[(0, 9)], None),
        fact("a child of the end", &[(0, 9)], Some("A child")),
    ];
    for (child, parent) in [(1, 0), (2, 0), (3, 0), (5, 4)] {
        facts[child].parent = Some(facts[parent].key);
    }
    let card = card(facts);
    let names = |opening: &Opening| {
        let within = opening.within.map(|key| name(&card, key));
        let shown = opening.shown.children.iter().map(|child| name(&card, child.key));
        (name(&card, opening.key), within, shown.collect::<Vec<_>>())
    };
    let expected =
        [("somebody", None, vec!["the voice", "a name"]), ("a name", Some("somebody"), vec![])];
    assert_eq!(openings(&card).iter().map(names).collect::<Vec<_>>(), expected);
}

#[test]
fn a_child_that_does_not_follow_its_parent_stays_absent_in_its_family() {
    let mut facts = vec![
        fact("somebody", &[(0, 1)], Some("Somebody")),
        fact("somebody else", &[], None),
        fact("stray", &[], None),
    ];
    facts[2].parent = Some(facts[0].key);
    let openings = openings(&card(facts));
    assert!(openings.len() == 1 && openings[0].shown.children.is_empty(), "{openings:?}");
}

/// The children of an absent fact are within its place, so they need not be named.
#[test]
fn what_is_gone_names_no_children_of_what_is_gone() {
    let mut facts = vec![
        fact("somebody", &[], None),
        fact("a role", &[], None),
        fact("the truth", &[(0, 1)], Some("Truth")),
    ];
    facts[1].parent = Some(facts[0].key);
    facts[2].replaces = Some(facts[0].key);
    let gone = [facts[0].key];
    assert_eq!(openings(&card(facts))[0].gone, gone);
}

/// Returns the name of a fact of [`card`].
fn name(card: &Card, key: Key) -> &str {
    let fact = card.facts.iter().find(|fact| fact.key == key).unwrap();
    &fact.body.text.text
}

/// A view of the whole card for each cover would take minutes here.
#[test]
fn a_card_of_many_covers_has_its_openings_in_linear_time() {
    let covers =
        (0..20_000).map(|number| fact(&format!("fact {number}"), &[(0, 1)], Some("A cover")));
    assert_eq!(openings(&card(covers.collect())).len(), 20_000);
}
