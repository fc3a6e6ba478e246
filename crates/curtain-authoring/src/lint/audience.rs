//! The audience of each text of a card: the points from which it can be read, and what implies what.

use crate::field_path::Path;
use crate::normal_form::{lowercase_in_place, normal_form};
use curtain_core::card::{After, Card, Fact, Key, Label, Point, Section, Text};
use std::collections::HashSet;

/// The condition of texts that are open to everybody.
pub(super) static OPEN: After = After::OPEN;

/// A text, and the condition under which it can be read.
pub(super) struct TextUse<'a> {
    /// The text as the author wrote it.
    pub(super) written: &'a str,
    /// Its normal form.
    pub(super) text: String,
    /// The normal form in small letters, each at the same byte.
    pub(super) small: String,
    pub(super) lang: &'a str,
    pub(super) place: Place<'a>,
    pub(super) after: &'a After,
}

/// Where a text stands.
#[derive(Clone)]
pub(super) enum Place<'a> {
    /// Beside the facts: the title, the name of a track or of an outlet.
    Beside(Path<'a>),
    /// In a picture, by the path of the field that names it.
    Picture(Path<'a>),
    /// In a fact, the one of this number among the facts.
    Fact(&'a Fact, usize, Part),
    /// On a fact's cover.
    Cover(&'a Fact, usize),
}

/// Which text of a fact it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Label,
    Main,
    /// The aside of this number.
    Aside(usize),
}

impl<'a> TextUse<'a> {
    pub(super) fn new(written: &'a str, lang: &'a str, place: Place<'a>, after: &'a After) -> Self {
        let text = normal_form(written);
        Self { written, small: lowercase_in_place(&text), text, lang, place, after }
    }

    fn of(card: &'a Card, text: &'a Text, place: Place<'a>, after: &'a After) -> Self {
        Self::new(&text.text, text.lang.as_deref().unwrap_or(&card.lang), place, after)
    }

    /// Returns the fact whose words or cover these are.
    pub(super) fn subject(&self) -> Option<&'a Fact> {
        match self.place {
            Place::Beside(_) | Place::Picture(_) => None,
            Place::Fact(fact, ..) | Place::Cover(fact, _) => Some(fact),
        }
    }

    /// Returns the fact whose words these are.
    pub(super) fn fact(&self) -> Option<&'a Fact> {
        match self.place {
            Place::Fact(fact, ..) => Some(fact),
            _ => None,
        }
    }

    /// Tells whether it is about the story, so that trajectory words in it give something away.
    pub(super) fn is_about_story(&self) -> bool {
        match self.place {
            Place::Beside(_) => false,
            Place::Cover(..) | Place::Picture(_) => true,
            Place::Fact(fact, ..) => {
                !is_performer(fact)
                    && matches!(
                        fact.section,
                        Section::Story | Section::World | Section::People | Section::Notes
                    )
            }
        }
    }

    /// Tells whether it names who speaks or plays a character.
    pub(super) fn is_performer(&self) -> bool {
        self.fact().is_some_and(is_performer)
    }
}

/// Tells whether a fact is the voice or the actor of a character.
pub(super) fn is_performer(fact: &Fact) -> bool {
    fact.section == Section::People
        && matches!(fact.body.label, Some(Label::Voice(_) | Label::Actor))
}

/// Lists every text of a card, with the points from which it can be read.
pub(super) fn text_uses(card: &Card) -> Vec<TextUse<'_>> {
    let mut text_uses = Vec::new();
    for (text, path) in beside(card) {
        text_uses.push(TextUse::of(card, text, Place::Beside(path), &OPEN));
    }
    for (index, (fact, own, outer)) in with_audience(card).into_iter().enumerate() {
        let asides = fact.body.asides.iter().enumerate();
        let asides = asides.map(|(number, aside)| (aside, Part::Aside(number)));
        let texts = std::iter::once((&fact.body.text, Part::Main)).chain(asides);
        for (text, part) in texts.chain(label(fact).map(|label| (label, Part::Label))) {
            text_uses.push(TextUse::of(card, text, Place::Fact(fact, index, part), own));
        }
        if let Some(teaser) = &fact.teaser {
            text_uses.push(TextUse::of(card, teaser, Place::Cover(fact, index), outer));
        }
    }
    text_uses
}

/// Lists the facts, each with the condition under which it can be read, and that of its cover.
pub(super) fn with_audience(card: &Card) -> Vec<(&Fact, &After, &After)> {
    let mut parent: &After = &OPEN;
    let mut facts = Vec::with_capacity(card.facts.len());
    for fact in &card.facts {
        let outer = if fact.parent.is_some() { parent } else { &OPEN };
        let own = if fact.after.is_open() { outer } else { &fact.after };
        if fact.parent.is_none() {
            parent = &fact.after;
        }
        facts.push((fact, own, outer));
    }
    facts
}

/// Lists the texts that are always open, with their paths.
fn beside(card: &Card) -> Vec<(&Text, Path<'static>)> {
    let mut texts = vec![(&card.title, vec!["title".into()])];
    for (index, track) in card.tracks.iter().enumerate() {
        texts.push((&track.name, vec!["tracks".into(), index.into(), "name".into()]));
        let parts = track.parts.iter().enumerate().filter(|(_, part)| part.after.is_open());
        for (part_index, part) in parts {
            let path =
                ["tracks".into(), index.into(), "parts".into(), part_index.into(), "name".into()];
            texts.push((&part.name, path.to_vec()));
        }
    }
    for (schedule, index) in card.schedules.iter().zip(document_indices(card)) {
        let path = vec!["schedules".into(), index.into(), "name".into()];
        texts.push((&schedule.outlet, path));
    }
    texts
}

/// Returns for each schedule the index of its entry in the document: one entry makes a schedule per zone, and those stand
/// one after the other with one id.
pub(super) fn document_indices(card: &Card) -> Vec<usize> {
    let mut index = 0;
    let mut indices = Vec::with_capacity(card.schedules.len());
    for (place, schedule) in card.schedules.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| &card.schedules[before]);
        if before.is_some_and(|before| before.id != schedule.id) {
            index += 1;
        }
        indices.push(index);
    }
    indices
}

fn label(fact: &Fact) -> Option<&Text> {
    match &fact.body.label {
        Some(Label::Own(text)) => Some(text),
        _ => None,
    }
}

/// Returns the keys of the characters.
pub(super) fn people(card: &Card) -> HashSet<Key> {
    let people = card.facts.iter().filter(|fact| fact.section == Section::People);
    people.filter(|fact| fact.parent.is_none()).map(|fact| fact.key).collect()
}

/// Tells whether every reader who may read what is gated by `known` may read what is gated by `other` too: each group
/// of `other` holds for everybody for whom some group of `known` holds.
pub(super) fn implies(known: &After, other: &After) -> bool {
    let reaches = |point: &Point, group: &[Point]| {
        group.iter().any(|other| other.track == point.track && other.at <= point.at)
    };
    let is_implied = |group: &Vec<Point>| {
        known.groups().iter().any(|known| known.iter().all(|point| reaches(point, group)))
    };
    other.groups().iter().all(is_implied)
}
