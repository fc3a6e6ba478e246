//! Openings of a card as its page carries them: for each cover the tree of the fact that it shows, and the numbers of the
//! places that are hidden meanwhile, all sealed.
//!
//! A page carries those alone that change nothing but places of one list: whatever else depends on a cover waits for
//! the program.

use super::markup_tree::{Element, Node, elements, parse, text_of};
use super::render::fragment;
use super::static_card::card_slot;
use crate::translations::Language;
use curtain_core::bundle::seal::seal;
use curtain_core::card::{Body, Card, Fact, Key, Program, Schedule, Text};
use curtain_core::gate::{self, CardView, Item, Opening, Shown};
use curtain_widget::components::opened_fact;
use curtain_widget::{Shared, SharedMessages};
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::rc::Rc;
use yew::prelude::*;

/// The sealed openings take a multiple of this many characters, so that their length says little.
const STEP: usize = 1024;

/// The class of the element that holds a fact or its cover.
const PLACE: &str = "place";

/// Returns the sealed openings of a card's page; `None` without one that the page can follow.
///
/// They are an object of JSON. Its names are keys of facts, and its values are lists: the tree of the fact, and the
/// names of the places that give way to it. Such a name is the number of a place in the static card, as `12`, or of one
/// in the fact of another key, as `1f2e3d4c/0`.
pub(super) fn sealed_openings(
    card: &Card,
    view: &Rc<CardView>,
    language: &Language,
) -> Option<String> {
    let text = openings_json(card, view, language)?;
    let length = seal(&card.id, &text).len();
    let missing = length.next_multiple_of(STEP) - length;
    // Blanks behind JSON say nothing, and repeated ones cost no bytes on the way.
    Some(seal(&card.id, &(text + &" ".repeat(missing))))
}

fn openings_json(card: &Card, view: &Rc<CardView>, language: &Language) -> Option<String> {
    let openings = gate::openings(card);
    if openings.is_empty() {
        return None;
    }
    let messages = Shared::new(language.messages());
    let place_names = place_names(&openings, view, language, &messages);
    let openings = placeable(&openings, card, view, &place_names);
    let trees =
        trees(view, &messages, openings.iter().map(|opening| (opening.key, &opening.shown)));
    let entry = |(opening, tree): (&&Opening, Element)| {
        let gone = opening.gone.iter().filter_map(|key| place_names.get(key));
        let entry = std::iter::once(json!(tree)).chain(gone.map(|name| json!(name)));
        (opening.key.to_string(), Value::Array(entry.collect()))
    };
    let entries: Map<String, Value> = openings.iter().zip(trees).map(entry).collect();
    (!entries.is_empty()).then(|| Value::Object(entries).to_string())
}

/// Returns the openings that a page can follow.
fn placeable<'a>(
    openings: &'a [Opening],
    card: &Card,
    view: &CardView,
    place_names: &HashMap<Key, String>,
) -> Vec<&'a Opening> {
    let facts: HashMap<Key, &Fact> = card.facts.iter().map(|fact| (fact.key, fact)).collect();
    let specials = specials(&view.schedules);
    // The times name a special by a fact, and no place holds them.
    let is_in_times = |key: &Key| {
        let is_child =
            |special: &Key| facts.get(special).is_some_and(|fact| fact.parent == Some(*key));
        specials.contains(key) || specials.iter().any(is_child)
    };
    let mut kept: Vec<&Opening> = Vec::new();
    for opening in openings {
        let Some(fact) = facts.get(&opening.key) else { continue };
        // An emptied list would vanish with its heading; that of the cover keeps the cover.
        let is_in_list = |key: &Key| {
            let other = facts.get(key);
            other.is_some_and(|other| (other.parent, other.section) == (fact.parent, fact.section))
        };
        let mut touched = std::iter::once(&opening.key).chain(&opening.gone);
        let is_reached = opening.within.is_none_or(|key| kept.iter().any(|other| other.key == key));
        let is_placed =
            |key: &Key| is_in_list(key) && place_names.contains_key(key) && !is_in_times(key);
        if is_reached && touched.all(is_placed) {
            kept.push(opening);
        }
    }
    kept
}

/// Lists the specials of schedules, by the facts that name them.
fn specials(schedules: &[Schedule]) -> Vec<Key> {
    let slots = schedules.iter().flat_map(|schedule| &schedule.slots);
    let special = |program: &Program| match program {
        Program::Special(key) => Some(*key),
        _ => None,
    };
    slots.filter_map(|slot| special(&slot.program)).collect()
}

/// Returns the names of the places of a page: those of its static card, and those behind its covers.
///
/// The mark-up itself tells which place is which: the same components draw the same items with their keys as texts.
fn place_names(
    openings: &[Opening],
    view: &CardView,
    language: &Language,
    messages: &SharedMessages,
) -> HashMap<Key, String> {
    let mut view = view.clone();
    for section in &mut view.sections {
        section.items.iter_mut().for_each(name_by_key);
    }
    let view = Rc::new(view);
    let page = parse(&fragment(card_slot(&view, language)));
    let mut names: HashMap<Key, String> =
        keys_of_places(&page).map(|(number, key)| (key, number.to_string())).collect();
    let mut parents: Vec<(Key, Shown)> = Vec::new();
    for opening in openings.iter().filter(|opening| !opening.shown.children.is_empty()) {
        let mut shown = opening.shown.clone();
        shown.children.iter_mut().for_each(name_by_key);
        parents.push((opening.key, shown));
    }
    let trees = trees(&view, messages, parents.iter().map(|(key, shown)| (*key, shown)));
    for ((parent, _), tree) in parents.iter().zip(trees) {
        let places = keys_of_places(&tree.children);
        names.extend(places.map(|(number, key)| (key, format!("{parent}/{number}"))));
    }
    names
}

/// Replaces the texts of an item and its children by their keys.
fn name_by_key(item: &mut Item) {
    let text = Text::new(item.key.to_string());
    if let Some(cover) = &mut item.cover {
        cover.teaser = text.clone();
    }
    if let Some(shown) = &mut item.shown {
        let player = shown.body.player.clone();
        shown.body = Rc::new(Body { text, player, ..Body::default() });
        shown.children.iter_mut().for_each(name_by_key);
    }
}

/// Lists the places of mark-up whose texts are keys: the number of each, from 0 in the order of the document, and its
/// key.
fn keys_of_places(nodes: &[Node]) -> impl Iterator<Item = (usize, Key)> {
    let places = elements(nodes).into_iter().filter(|element| element.has_class(PLACE));
    places.enumerate().filter_map(|(number, place)| {
        let text = elements(&place.children).into_iter().find(|element| element.tag == "bdi")?;
        Some((number, text_of(&text.children).parse().ok()?))
    })
}

/// Returns the trees of facts behind covers.
fn trees<'a>(
    view: &CardView,
    messages: &SharedMessages,
    facts: impl Iterator<Item = (Key, &'a Shown)>,
) -> Vec<Element> {
    let facts = facts.map(|(key, shown)| opened_fact(view, messages, key, shown));
    let nodes = parse(&fragment(html! { <>{ for facts }</> }));
    let element = |node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    };
    nodes.into_iter().filter_map(element).collect()
}

#[cfg(test)]
mod tests;
