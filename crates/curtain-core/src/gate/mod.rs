//! The spoiler gate: which facts of a card one reader may see, which are covered, and which are absent.
//!
//! [`view`] is a pure function of a [`Card`] and a [`Reader`], and the only way from a card to anything that
//! shows text. Every surface, in the browser and at build time, takes a [`CardView`], so text that the view
//! leaves out is nowhere.

mod card_view;

pub use card_view::{CardView, Cover, Item, SectionView, Shown};

use crate::card::{
    After, Card, Fact, Key, Label, Program, Schedule, Section, Text, TrackView, Unit,
};
use crate::reader::{Reader, Visibility};
use std::rc::Rc;

/// Returns as much of a card as is safe for a reader.
///
/// - A fact is *shown* when it is open, when the reader has reached any of its points, or when the reader has
///   opened it. With [`Visibility::NextTitle`], the title of the next episode is shown too.
/// - Another fact is *covered* where its author declared a teaser, unless the reader's visibility is
///   [`Visibility::Nothing`].
/// - All other facts are *absent*. So are the children of a fact that is not shown, and the facts that a shown
///   fact replaces, directly or through versions in between; versions have the same parent, or none.
/// - So are the slots and changes of schedules and the parts of tracks that are not safe.
///
/// The time is linear in the number of facts, apart from sorting them by key.
///
/// # Examples
///
/// ```
/// use curtain_core::card::time::Timestamp;
/// use curtain_core::card::{Activity, After, Body, Card, Fact, Key, Point, Section, Text, Track, Unit};
/// use curtain_core::{bundle, gate, reader::Reader};
///
/// let card = Card {
///     id: "vivy".into(),
///     lang: "en".into(),
///     title: Text::new("Vivy"),
///     as_of: Timestamp::from_date(2026, 1, 1),
///     tracks: vec![Track {
///         id: "anime".into(),
///         name: Text::new("Anime"),
///         unit: Unit::Episode,
///         activity: Activity::Watch,
///         count: Some(13),
///         parts: Vec::new(),
///         numberings: Vec::new(),
///     }],
///     schedules: Vec::new(),
///     facts: vec![Fact {
///         key: Key::new("vivy", "finale"),
///         section: Section::Story,
///         after: After::any_of(vec![Point { track: 0, at: 13 }]),
///         teaser: Some(Text::new("How it ends")),
///         replaces: None,
///         parent: None,
///         body: Body { text: Text::new("She sings."), ..Body::default() }.into(),
///     }],
/// };
///
/// // The shipped form does not show gated text, and reads back as the same card.
/// let shipped = bundle::encode(&card, &[], &["en"]);
/// assert!(!shipped.contains("sings"));
/// let card = bundle::decode(&shipped)?;
///
/// let mut reader = Reader::default();
/// let view = gate::view(&card, &reader);
/// let item = &view.section(Section::Story)[0];
/// assert_eq!(item.cover.as_ref().unwrap().teaser.text, "How it ends");
/// assert!(item.shown.is_none());
///
/// reader.set_progress(0, 13);
/// let view = gate::view(&card, &reader);
/// assert_eq!(view.shown(Section::Story).next().unwrap().text.text, "She sings.");
/// # Ok::<(), Box<dyn std::error::Error>>(())
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
    let schedules: Vec<Schedule> = (card.schedules.iter())
        .map(|schedule| schedule.visible_to(|after| is_safe(after, reader)))
        .collect();
    let tracks: Vec<TrackView> = (card.tracks.iter().enumerate())
        .map(|(index, track)| {
            let mut track = track.clone();
            track.parts.retain(|part| is_safe(&part.after, reader));
            let (finished, picked) =
                (reader.progress(index), reader.preferences().numbering(index));
            TrackView { track, finished, picked }
        })
        .collect();
    CardView {
        id: card.id.clone(),
        lang: card.lang.clone(),
        title: card.title.clone(),
        as_of: card.as_of,
        opened: reader.everything()
            || tracks.iter().any(|track| track.finished > 0)
            || reader.preferences().visibility > Visibility::default()
            || states.contains(&FactState::Opened)
            || reader.remembers_covers(),
        preferences: reader.preferences().clone(),
        tracks,
        specials: specials(&schedules, &sections),
        schedules,
        sections,
    }
}

/// Returns the names of the specials whose naming facts are shown.
fn specials(schedules: &[Schedule], sections: &[SectionView]) -> Vec<(Key, Text)> {
    let is_special = |key| {
        let special = Program::Special(key);
        schedules.iter().any(|schedule| schedule.slots.iter().any(|slot| slot.program == special))
    };
    let mut specials = Vec::new();
    let mut add = |item: &Item| {
        if let Some(body) = item.body()
            && is_special(item.key)
        {
            specials.push((item.key, body.text.clone()));
        }
    };
    for view in sections.iter().filter(|view| view.section == Section::Airing) {
        for item in &view.items {
            add(item);
            item.shown.iter().for_each(|shown| shown.children.iter().for_each(&mut add));
        }
    }
    specials
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

/// Tells whether a reader meets a condition.
fn is_safe(after: &After, reader: &Reader) -> bool {
    reader.everything() || after.is_met(|point| reader.has_reached(point))
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
    let [group] = fact.after.groups() else { return false };
    let [after] = **group else { return false };
    reader.preferences().visibility >= Visibility::NextTitle
        && episodes == Some(after.track)
        && fact.body.label == Some(Label::Episode(after.at))
        && after.at == reader.progress(after.track).saturating_add(1)
}

/// Makes the facts absent that a shown fact replaces, directly or through versions in between.
fn withdraw_replaced(card: &Card, states: &mut [FactState]) {
    let mut by_key: Vec<(Key, usize)> =
        (card.facts.iter().enumerate()).map(|(index, fact)| (fact.key, index)).collect();
    sort(&mut by_key);
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

/// Sorts by a heap: the sorts of the standard library add 4 KB to the widget.
fn sort(pairs: &mut [(Key, usize)]) {
    for root in (0..pairs.len() / 2).rev() {
        sift(pairs, root);
    }
    for end in (1..pairs.len()).rev() {
        pairs.swap(0, end);
        sift(&mut pairs[..end], 0);
    }
}

/// Moves a pair of a heap down to its place.
fn sift(heap: &mut [(Key, usize)], mut root: usize) {
    loop {
        let mut child = 2 * root + 1;
        if heap.get(child) < heap.get(child + 1) {
            child += 1;
        }
        if child >= heap.len() || heap[child] <= heap[root] {
            return;
        }
        heap.swap(root, child);
        root = child;
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
