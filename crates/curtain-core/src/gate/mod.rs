//! The spoiler gate: the view of a card that one reader may see, with its sections, items and covers.
//!
//! [`view`] is a pure function of a [`Card`] and a [`Reader`], and the only way from a card to anything that
//! shows text. Every surface, in the browser and at build time, takes a [`CardView`], so text that the view
//! leaves out is nowhere.

use crate::card::Schedule;
use crate::card::time::Timestamp;
use crate::card::{Body, Card, Fact, Key, Label, Point, Section, Text, Track, Unit};
use crate::reader::{Preferences, Reader, Visibility};
use std::rc::Rc;

/// The part of a card that one reader may see.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CardView {
    /// The card's address.
    pub id: String,
    /// The card's language.
    pub lang: String,
    /// The name of the series.
    pub title: Text,
    /// The day up to which the facts were looked up.
    pub as_of: Timestamp,
    /// Each track with the reader's progress on it.
    pub tracks: Vec<(Track, u16)>,
    /// The schedules, as far as the reader may know them.
    pub schedules: Vec<Schedule>,
    /// The sections that have something to show, in the order of the card.
    pub sections: Vec<SectionView>,
    /// Whether the reader has something open that can be closed, or stored covers that another visibility
    /// opens again.
    pub opened: bool,
    /// The reader's preferences.
    pub preferences: Preferences,
}

impl CardView {
    /// Returns the items of a section; none for a section that this reader sees nothing of.
    pub fn section(&self, section: Section) -> &[Item] {
        self.sections.iter().find(|view| view.section == section).map_or(&[], |view| &view.items)
    }

    /// Returns the facts of a section that are shown, without covers and children.
    pub fn shown(&self, section: Section) -> impl Iterator<Item = &Body> {
        self.section(section).iter().filter_map(Item::body)
    }
}

/// The part of a section that one reader may see.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SectionView {
    /// Which section it is.
    pub section: Section,
    /// The facts and covers, in reading order; at least one.
    pub items: Vec<Item>,
}

/// A fact, a cover, or an opened cover with its fact.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Item {
    /// The key of the fact.
    pub key: Key,
    /// The cover: closed, or opened by this reader; `None` for a fact that is safe.
    pub cover: Option<Cover>,
    /// The fact; `None` behind a closed cover.
    pub shown: Option<Shown>,
}

impl Item {
    fn body(&self) -> Option<&Body> {
        self.shown.as_ref().map(|shown| &*shown.body)
    }
}

/// The cover of a gated fact.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cover {
    /// The author's words about the kind of fact behind it.
    pub teaser: Text,
    /// The points from which the fact is safe, any one of them.
    pub after: Vec<Point>,
}

/// A fact that is shown, with its children.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Shown {
    /// The text, with its label, asides and address.
    pub body: Rc<Body>,
    /// The items of its children, in reading order.
    pub children: Vec<Item>,
}

/// Returns as much of a card as is safe for a reader.
///
/// - A fact is *shown* when it is open, when the reader has reached any of its points, or when the reader has
///   opened it. With [`Visibility::NextTitle`], the title of the next episode is shown too.
/// - Another fact is *covered* where its author declared a teaser, unless the reader's visibility is
///   [`Visibility::Nothing`].
/// - All other facts are *absent*. So are the children of a fact that is not shown, and the facts that a shown
///   fact replaces, directly or through versions in between; versions have the same parent, or none.
///
/// The time is linear in the number of facts, apart from sorting them by key.
///
/// # Examples
///
/// ```
/// use curtain_core::card::{Body, Card, Fact, Key, Point, Section, Text, time::Timestamp};
/// use curtain_core::{gate::view, reader::Reader};
///
/// let fact = |name: &str, after: u16, teaser: Option<&str>| Fact {
///     key: Key::new("lamp", name),
///     section: Section::Story,
///     after: vec![Point { track: 0, at: after }],
///     teaser: teaser.map(Text::new),
///     replaces: None,
///     parent: None,
///     body: Body { text: Text::new(name), ..Body::default() }.into(),
/// };
/// let card = Card {
///     id: "lamp".into(),
///     lang: "en".into(),
///     title: Text::new("Lamp and Tide"),
///     as_of: Timestamp::from_date(2027, 6, 1),
///     tracks: Vec::new(),
///     schedules: Vec::new(),
///     facts: vec![fact("covered", 1, Some("More about the boat")), fact("absent", 7, None)],
/// };
///
/// let closed = view(&card, &Reader::default());
/// assert_eq!(closed.section(Section::Story).len(), 1);
/// assert_eq!(closed.shown(Section::Story).count(), 0);
///
/// let mut reader = Reader::default();
/// reader.set_progress(0, 7);
/// assert_eq!(view(&card, &reader).shown(Section::Story).count(), 2);
/// ```
pub fn view(card: &Card, reader: &Reader) -> CardView {
    let mut states = fact_states(card, reader);
    withdraw_replaced(card, &mut states);
    let mut sections: Vec<SectionView> = Vec::new();
    let mut parent: Option<&mut Item> = None;
    for (fact, state) in card.facts.iter().zip(&states) {
        let item = item(fact, *state);
        if fact.parent.is_some() {
            let siblings = parent.as_mut().and_then(|parent| parent.shown.as_mut());
            if let (Some(shown), Some(item)) = (siblings, item) {
                shown.children.push(item);
            }
            continue;
        }
        parent = None;
        let Some(item) = item else { continue };
        let place = sections.iter().position(|view| view.section >= fact.section);
        let index = place.unwrap_or(sections.len());
        if sections.get(index).is_none_or(|view| view.section != fact.section) {
            sections.insert(index, SectionView { section: fact.section, items: Vec::new() });
        }
        let items = &mut sections[index].items;
        items.push(item);
        parent = items.last_mut();
    }
    let tracks: Vec<_> = (card.tracks.iter().enumerate())
        .map(|(index, track)| (track.clone(), reader.progress(index)))
        .collect();
    CardView {
        id: card.id.clone(),
        lang: card.lang.clone(),
        title: card.title.clone(),
        as_of: card.as_of,
        opened: reader.everything()
            || tracks.iter().any(|(_, progress)| *progress > 0)
            || reader.preferences().visibility > Visibility::default()
            || states.contains(&FactState::Opened)
            || reader.remembers_covers(),
        preferences: reader.preferences(),
        tracks,
        schedules: (card.schedules.iter())
            .map(|schedule| schedule.visible_to(|after| is_safe(after, reader)))
            .collect(),
        sections,
    }
}

/// The state of a fact for a reader.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FactState {
    /// Shown without a cover: open, reached, or everything is open.
    Safe,
    /// Shown with its cover, which the reader has opened.
    Opened,
    /// A closed cover in its place.
    Covered,
    /// No sign of it.
    Absent,
}

impl FactState {
    fn is_shown(self) -> bool {
        matches!(self, Self::Safe | Self::Opened)
    }
}

/// Returns the state of every fact, before later versions replace earlier ones.
fn fact_states(card: &Card, reader: &Reader) -> Vec<FactState> {
    // The last fact without a parent, where it is shown. A child that does not follow its parent
    // breaks the card's promise and is left out.
    let mut parent: Option<Key> = None;
    let episodes = card.tracks.iter().position(|track| track.unit == Unit::Episode);
    let state = |fact: &Fact| {
        let state = own_state(fact, reader, episodes);
        match fact.parent {
            None => parent = state.is_shown().then_some(fact.key),
            Some(_) if fact.parent != parent => return FactState::Absent,
            Some(_) => {}
        }
        state
    };
    card.facts.iter().map(state).collect()
}

/// Tells whether a reader may see what is safe from any one of some points; none means open to everybody.
fn is_safe(after: &[Point], reader: &Reader) -> bool {
    after.is_empty() || reader.everything() || after.iter().any(|point| reader.has_reached(point))
}

fn own_state(fact: &Fact, reader: &Reader, episodes: Option<usize>) -> FactState {
    let is_safe = is_safe(&fact.after, reader) || is_next_title(fact, reader, episodes);
    // A stored key of a fact that has lost its teaser opens nothing: its existence is gated now.
    match fact.teaser {
        _ if is_safe => FactState::Safe,
        None => FactState::Absent,
        Some(_) if reader.preferences().visibility < Visibility::Covers => FactState::Absent,
        Some(_) if reader.has_opened(fact.key) => FactState::Opened,
        Some(_) => FactState::Covered,
    }
}

/// Tells whether a fact is the title of the next episode and the reader's visibility includes that; `episodes`
/// is the track that counts episodes. A title that is gated by another point than its own episode is none.
fn is_next_title(fact: &Fact, reader: &Reader, episodes: Option<usize>) -> bool {
    let [after] = *fact.after else { return false };
    reader.preferences().visibility >= Visibility::NextTitle
        && episodes == Some(after.track)
        && fact.body.label == Some(Label::Episode(after.at))
        && after.at == reader.progress(after.track).saturating_add(1)
}

/// Makes the facts absent that a shown fact replaces, directly or through versions in between.
fn withdraw_replaced(card: &Card, states: &mut [FactState]) {
    let mut by_key: Vec<(Key, usize)> =
        (card.facts.iter().enumerate()).map(|(index, fact)| (fact.key, index)).collect();
    by_key.sort_unstable();
    let find = |key: Key| {
        let found = by_key.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        Some(by_key[found].1)
    };
    let mut replaced = vec![false; states.len()];
    for (index, fact) in card.facts.iter().enumerate() {
        if !states[index].is_shown() {
            continue;
        }
        // The child of another fact is no version of this one: what makes a fact absent makes its children
        // absent too, and an absent child replaces nothing.
        let version = |key| find(key).filter(|other| card.facts[*other].parent == fact.parent);
        let mut earlier = fact.replaces.and_then(version);
        while let Some(other) = earlier {
            // Stopping at a replaced fact ends a circle of versions too.
            if other == index || replaced[other] {
                break;
            }
            replaced[other] = true;
            earlier = card.facts[other].replaces.and_then(version);
        }
    }
    for (state, replaced) in states.iter_mut().zip(replaced) {
        if replaced {
            *state = FactState::Absent;
        }
    }
}

/// Returns the item of a fact; `None` for an absent one.
fn item(fact: &Fact, state: FactState) -> Option<Item> {
    let cover =
        || Cover { teaser: fact.teaser.clone().unwrap_or_default(), after: fact.after.clone() };
    let shown = || Shown { body: Rc::clone(&fact.body), children: Vec::new() };
    let (cover, shown) = match state {
        FactState::Absent => return None,
        FactState::Safe => (None, Some(shown())),
        FactState::Opened => (Some(cover()), Some(shown())),
        FactState::Covered => (Some(cover()), None),
    };
    Some(Item { key: fact.key, cover, shown })
}

#[cfg(test)]
mod tests;
