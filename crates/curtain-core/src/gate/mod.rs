//! The only way from a card to anything that shows text.
//!
//! [`view`] is a pure function of a [`Card`] and a [`Reader`]. Whatever it leaves out of the
//! [`CardView`] is nowhere: every surface, in the browser and at build time, takes a view.

use crate::card::Schedule;
use crate::card::time::Timestamp;
use crate::card::{Body, Card, Fact, Key, Label, Point, Section, Text, Track, Unit};
use crate::reader::{Preferences, Reader, Visibility};
use std::rc::Rc;

/// What one reader may see of a card, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardView {
    /// The card's address.
    pub id: String,
    /// The card's language.
    pub lang: String,
    /// The name of the series.
    pub title: Text,
    /// The day up to which the facts were looked up.
    pub as_of: Timestamp,
    /// Each track with how far the reader is on it.
    pub tracks: Vec<(Track, u16)>,
    /// When episodes air.
    pub schedules: Vec<Schedule>,
    /// The sections that have something to show, in the order of the card.
    pub sections: Vec<SectionView>,
    /// Whether the reader has anything open that could be closed again, or that will be open again.
    pub opened: bool,
    /// What the reader wants of the card.
    pub preferences: Preferences,
}

impl CardView {
    /// Returns what a section shows; nothing for one that this reader has no part of.
    pub fn section(&self, section: Section) -> &[Item] {
        self.sections.iter().find(|view| view.section == section).map_or(&[], |view| &view.items)
    }

    /// Returns the facts of a section that are shown, without covers and children.
    pub fn shown(&self, section: Section) -> impl Iterator<Item = &Body> {
        self.section(section).iter().filter_map(Item::body)
    }
}

/// What a section shows one reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionView {
    /// Which section it is.
    pub section: Section,
    /// Its facts and covers, in reading order; never empty.
    pub items: Vec<Item>,
}

/// One place on the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The fact that stands here, or whose cover does.
    pub key: Key,
    /// The cover, where the place has one: closed, or opened by this reader's own hand.
    pub cover: Option<Cover>,
    /// The fact; `None` behind a closed cover.
    pub shown: Option<Shown>,
}

impl Item {
    fn body(&self) -> Option<&Body> {
        self.shown.as_ref().map(|shown| &*shown.body)
    }
}

/// What a cover says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// What the author declared of the text behind it.
    pub teaser: Text,
    /// The points from which it is safe.
    pub reach: Vec<Point>,
}

/// A fact that is shown, with the facts that belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What it says.
    pub body: Rc<Body>,
    /// What belongs to it.
    pub children: Vec<Item>,
}

/// Shows a reader as much of a card as is safe.
///
/// A fact is *shown* when it is open, when any of its points is reached, or when the reader opened
/// it; else it is *covered* where its author declared a teaser and *absent* where not, or where the
/// reader wants no covers. Who asks for it is shown the title of the next episode too. What belongs
/// to a fact that is not shown is absent, and what a shown fact replaces is absent too, directly or
/// through versions in between; versions of one fact belong to the same fact, or to none. The time is linear in the facts (and their sort by key).
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
///     as_of: Timestamp::from_days(2027, 6, 1),
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
    let mut states = states(card, reader);
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
        let behind = sections.iter().position(|view| view.section >= fact.section);
        let index = behind.unwrap_or(sections.len());
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
            || tracks.iter().any(|(_, at)| *at > 0)
            || reader.preferences().visibility > Visibility::default()
            || states.contains(&State::Opened)
            || reader.remembers_covers(),
        preferences: reader.preferences(),
        tracks,
        schedules: (card.schedules.iter())
            .map(|schedule| schedule.known_to(|after| is_safe(after, reader)))
            .collect(),
        sections,
    }
}

/// How a reader stands to a fact.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Open to all, reached, or part of an opened everything.
    Safe,
    /// Opened by the reader's own hand.
    Opened,
    /// Closed, with a cover in its place.
    Covered,
    /// Closed, and nothing tells that it exists.
    Absent,
}

impl State {
    fn is_shown(self) -> bool {
        matches!(self, Self::Safe | Self::Opened)
    }
}

/// Returns every fact's state, before later versions replace earlier ones.
fn states(card: &Card, reader: &Reader) -> Vec<State> {
    // The last fact without a parent, where it is shown. A child that does not follow its parent
    // breaks the card's promise and is left out.
    let mut parent: Option<Key> = None;
    let episodes = card.tracks.iter().position(|track| track.unit == Unit::Episode);
    let state = |fact: &Fact| {
        let state = own_state(fact, reader, episodes);
        match fact.parent {
            None => parent = state.is_shown().then_some(fact.key),
            Some(_) if fact.parent != parent => return State::Absent,
            Some(_) => {}
        }
        state
    };
    card.facts.iter().map(state).collect()
}

/// Tells whether somebody may see what is safe from these points on; none means everybody.
fn is_safe(after: &[Point], reader: &Reader) -> bool {
    after.is_empty() || reader.everything() || after.iter().any(|point| reader.has_reached(point))
}

fn own_state(fact: &Fact, reader: &Reader, episodes: Option<usize>) -> State {
    let is_safe = is_safe(&fact.after, reader) || is_next_title(fact, reader, episodes);
    // A remembered key of a fact that has lost its teaser since opens nothing: its very existence
    // is gated now.
    match fact.teaser {
        _ if is_safe => State::Safe,
        None => State::Absent,
        Some(_) if reader.preferences().visibility < Visibility::Covers => State::Absent,
        Some(_) if reader.has_opened(fact.key) => State::Opened,
        Some(_) => State::Covered,
    }
}

/// Tells whether a fact is the title of the next episode, for somebody who wants to see that; `episodes` is
/// the track that counts them. One that its author keeps back for anything but its own episode is not.
fn is_next_title(fact: &Fact, reader: &Reader, episodes: Option<usize>) -> bool {
    let [after] = *fact.after else { return false };
    reader.preferences().visibility >= Visibility::NextTitle
        && episodes == Some(after.track)
        && fact.body.label == Some(Label::Episode(after.at))
        && after.at == reader.progress(after.track).saturating_add(1)
}

/// Takes away what a shown fact replaces, through all versions in between.
fn withdraw_replaced(card: &Card, states: &mut [State]) {
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
        // What belongs to another fact is no version of this one: whatever takes a fact away takes
        // what belongs to it too, and that then takes nothing away.
        let version = |key| find(key).filter(|other| card.facts[*other].parent == fact.parent);
        let mut earlier = fact.replaces.and_then(version);
        while let Some(other) = earlier {
            // What is known already ends the walk, so a circle of versions ends too.
            if other == index || replaced[other] {
                break;
            }
            replaced[other] = true;
            earlier = card.facts[other].replaces.and_then(version);
        }
    }
    for (state, replaced) in states.iter_mut().zip(replaced) {
        if replaced {
            *state = State::Absent;
        }
    }
}

/// Returns the place that a fact takes on the card; `None` where nothing may tell of it.
fn item(fact: &Fact, state: State) -> Option<Item> {
    let cover =
        || Cover { teaser: fact.teaser.clone().unwrap_or_default(), reach: fact.after.clone() };
    let shown = || Shown { body: Rc::clone(&fact.body), children: Vec::new() };
    let (cover, shown) = match state {
        State::Absent => return None,
        State::Safe => (None, Some(shown())),
        State::Opened => (Some(cover()), Some(shown())),
        State::Covered => (Some(cover()), None),
    };
    Some(Item { key: fact.key, cover, shown })
}

#[cfg(test)]
mod tests;
