//! Openings: the fact that each cover of a card shows when a reader without progress opens it, and the facts and covers
//! that this hides.
//!
//! A page carries them, so that its covers open before the program is there. The gate decides them when the page is
//! built, and a page that follows them decides nothing.

use super::{CardView, Item, Shown, view};
use crate::card::{Card, Fact, Key};
use crate::reader::{Action, Reader};
use std::collections::{HashMap, HashSet};

/// What one cover opens.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Opening {
    /// The key of the gated fact.
    pub key: Key,
    /// The opened fact that the cover is a child of; `None` for a cover that a reader of nothing meets.
    pub within: Option<Key>,
    /// The fact, with its children as they are shown first.
    pub shown: Shown,
    /// The facts and covers that are absent while this one is open. The children of an absent fact are not listed.
    pub gone: Vec<Key>,
}

/// Returns the openings of a card: those of the covers that a reader of nothing meets, each before those of the covers
/// behind it.
///
/// A page that shows the facts of all open covers, without all that is gone for any of them, shows what [`view`] has for
/// a reader who has opened the same covers. That holds for sections; the names of specials in
/// [`CardView::specials`] may change too.
///
/// Opening a cover changes nothing outside of its family, which are the facts that are joined by parents and versions.
/// So the time is linear in the number of facts, and quadratic in the size of the largest family alone.
///
/// # Examples
///
/// ```
/// use curtain_core::card::time::Timestamp;
/// use curtain_core::card::{After, Body, Card, Fact, Key, Point, Section, Text};
/// use curtain_core::gate::openings;
///
/// let fact = |name: &str| Fact {
///     key: Key::new("lamp", name),
///     section: Section::Story,
///     after: After::OPEN,
///     teaser: None,
///     replaces: None,
///     parent: None,
///     body: Body { text: Text::new(name), ..Body::default() }.into(),
/// };
/// let truth = Fact {
///     after: After::any_of(vec![Point { track: 0, at: 7 }]),
///     teaser: Some(Text::new("What the lamp is for")),
///     replaces: Some(Key::new("lamp", "It is for ships.")),
///     ..fact("It is not for ships.")
/// };
/// let card = Card {
///     id: "lamp".into(),
///     lang: "en".into(),
///     title: Text::new("Lamp and Tide"),
///     as_of: Timestamp::from_date(2027, 6, 1),
///     tracks: Vec::new(),
///     schedules: Vec::new(),
///     facts: vec![fact("It is for ships."), truth],
/// };
/// let [opening] = &openings(&card)[..] else { panic!("one cover") };
/// assert_eq!(opening.shown.body.text.text, "It is not for ships.");
/// assert_eq!(opening.gone, [Key::new("lamp", "It is for ships.")]);
/// ```
#[must_use]
pub fn openings(card: &Card) -> Vec<Opening> {
    let mut found = Vec::new();
    for family in families(card) {
        let reader = Reader::default();
        collect(&family, &reader, &view(&family, &reader), None, &mut found);
    }
    found
}

/// Collects the openings of the covers in a view of a reader: all of them, or those behind one that was opened.
fn collect(
    card: &Card,
    reader: &Reader,
    closed: &CardView,
    within: Option<Key>,
    found: &mut Vec<Opening>,
) {
    for key in closed_covers(closed, within) {
        let mut opener = reader.clone();
        opener.apply(Action::Open(key));
        let open = view(card, &opener);
        let gone = gone(closed, &open);
        let item = items(&open).find(|item| item.key == key);
        if let Some(shown) = item.and_then(|item| item.shown.clone()) {
            found.push(Opening { key, within, shown, gone });
            collect(card, &opener, &open, Some(key), found);
        }
    }
}

/// Lists the closed covers of a view: all of them, or those of the children of one fact.
fn closed_covers(view: &CardView, within: Option<Key>) -> Vec<Key> {
    let is_closed = |item: &&Item| item.cover.is_some() && item.shown.is_none();
    let keys = |items: &mut dyn Iterator<Item = &Item>| -> Vec<Key> {
        items.filter(is_closed).map(|item| item.key).collect()
    };
    match within {
        None => keys(&mut items(view)),
        Some(key) => {
            let parent = items(view).find(|item| item.key == key);
            parent.map(|parent| keys(&mut children(parent))).unwrap_or_default()
        }
    }
}

/// Lists the places of one view that another does not have, without those within such a place.
fn gone(closed: &CardView, open: &CardView) -> Vec<Key> {
    let left: HashSet<Key> = items(open).map(|item| item.key).collect();
    let is_gone = |item: &Item| !left.contains(&item.key);
    let mut gone = Vec::new();
    for item in top(closed) {
        if is_gone(item) {
            gone.push(item.key);
        } else {
            gone.extend(children(item).filter(|child| is_gone(child)).map(|child| child.key));
        }
    }
    gone
}

/// Lists the items of a view with their children, in reading order.
fn items(view: &CardView) -> impl Iterator<Item = &Item> {
    top(view).flat_map(|item| std::iter::once(item).chain(children(item)))
}

fn top(view: &CardView) -> impl Iterator<Item = &Item> {
    view.sections.iter().flat_map(|section| &section.items)
}

fn children(item: &Item) -> impl Iterator<Item = &Item> {
    item.shown.iter().flat_map(|shown| &shown.children)
}

/// Splits a card into one card for each family of facts with a cover, without tracks and schedules. A child that does not
/// follow its parent is in none: it is always absent.
fn families(card: &Card) -> Vec<Card> {
    let mut facts: Vec<&Fact> = Vec::with_capacity(card.facts.len());
    let mut parent = None;
    for fact in &card.facts {
        match fact.parent {
            None => parent = Some(fact.key),
            Some(_) if fact.parent != parent => continue,
            Some(_) => {}
        }
        facts.push(fact);
    }
    let by_key: HashMap<Key, usize> =
        facts.iter().enumerate().map(|(index, fact)| (fact.key, index)).collect();
    // A forest of disjoint sets: each fact points to an earlier one of its family, or to itself.
    let mut links: Vec<usize> = (0..facts.len()).collect();
    for (index, fact) in facts.iter().enumerate() {
        for other in [fact.parent, fact.replaces].into_iter().flatten() {
            if let Some(other) = by_key.get(&other) {
                let (one, other) = (first(&mut links, index), first(&mut links, *other));
                links[one.max(other)] = one.min(other);
            }
        }
    }
    let mut families: Vec<Vec<&Fact>> = vec![Vec::new(); facts.len()];
    for (index, fact) in facts.into_iter().enumerate() {
        families[first(&mut links, index)].push(fact);
    }
    families.retain(|facts| facts.iter().any(|fact| fact.teaser.is_some()));
    let family = |facts: Vec<&Fact>| Card {
        id: String::new(),
        lang: String::new(),
        title: card.title.clone(),
        as_of: card.as_of,
        tracks: Vec::new(),
        schedules: Vec::new(),
        facts: facts.into_iter().cloned().collect(),
    };
    families.into_iter().map(family).collect()
}

/// Returns the first fact of a fact's family, and shortens the way to it.
fn first(links: &mut [usize], mut index: usize) -> usize {
    while links[index] != index {
        links[index] = links[links[index]];
        index = links[index];
    }
    index
}

#[cfg(test)]
mod tests;
