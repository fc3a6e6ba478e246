//! The audience of each text of a card: the points from which it can be read, and what implies what.

use crate::field_path::Path;
use curtain_core::card::{After, Card, Fact, Label, Point, Schedule, Section, Text};

/// The condition of texts that are open to everybody.
pub(super) static OPEN: After = After::OPEN;

/// A text, and the condition under which it can be read.
pub(super) struct TextUse<'a> {
    pub(super) text: &'a str,
    pub(super) lang: &'a str,
    pub(super) place: Place<'a>,
    pub(super) after: &'a After,
}

/// Where a text stands.
pub(super) enum Place<'a> {
    /// Beside the facts: the title, the name of a track or of an outlet.
    Beside(Path<'a>),
    /// In a fact, the one of this number among the facts.
    Fact(&'a Fact, usize),
    /// On a fact's cover.
    Cover(&'a Fact, usize),
}

impl<'a> TextUse<'a> {
    fn of(card: &'a Card, text: &'a Text, place: Place<'a>, after: &'a After) -> Self {
        let lang = text.lang.as_deref().unwrap_or(&card.lang);
        Self { text: &text.text, lang, place, after }
    }

    /// Returns the fact whose words or cover these are.
    pub(super) fn subject(&self) -> Option<&'a Fact> {
        match self.place {
            Place::Beside(_) => None,
            Place::Fact(fact, _) | Place::Cover(fact, _) => Some(fact),
        }
    }

    /// Returns the fact whose words these are.
    pub(super) fn fact(&self) -> Option<&'a Fact> {
        match self.place {
            Place::Fact(fact, _) => Some(fact),
            _ => None,
        }
    }

    /// Tells whether it is about the story, so that trajectory words in it give something away.
    pub(super) fn is_about_story(&self) -> bool {
        match self.place {
            Place::Beside(_) => false,
            Place::Cover(..) => true,
            Place::Fact(fact, _) => matches!(
                fact.section,
                Section::Story | Section::World | Section::People | Section::Notes
            ),
        }
    }
}

/// Lists every text of a card, with the points from which it can be read.
pub(super) fn text_uses(card: &Card) -> Vec<TextUse<'_>> {
    let mut text_uses = Vec::new();
    for (text, path) in beside(card) {
        text_uses.push(TextUse::of(card, text, Place::Beside(path), &OPEN));
    }
    let mut parent: Option<&Fact> = None;
    for (index, fact) in card.facts.iter().enumerate() {
        let outer: &After = match fact.parent {
            Some(_) => parent.map_or(&OPEN, |parent| &parent.after),
            None => &OPEN,
        };
        if fact.parent.is_none() {
            parent = Some(fact);
        }
        let own = if fact.after.is_open() { outer } else { &fact.after };
        let texts = std::iter::once(&fact.body.text).chain(&fact.body.asides);
        for text in texts.chain(label(fact)).chain(works(fact)) {
            text_uses.push(TextUse::of(card, text, Place::Fact(fact, index), own));
        }
        if let Some(teaser) = &fact.teaser {
            text_uses.push(TextUse::of(card, teaser, Place::Cover(fact, index), outer));
        }
    }
    text_uses
}

/// Lists the texts that are always open, with their paths.
fn beside(card: &Card) -> Vec<(&Text, Path<'static>)> {
    let mut texts = vec![(&card.title, vec!["title".into()])];
    for (index, track) in card.tracks.iter().enumerate() {
        texts.push((&track.name, vec!["tracks".into(), index.into(), "name".into()]));
        for (part_index, part) in track.parts.iter().enumerate() {
            let path =
                ["tracks".into(), index.into(), "parts".into(), part_index.into(), "name".into()];
            texts.push((&part.name, path.to_vec()));
        }
    }
    let outlets = card.schedules.chunk_by(|schedule, other| schedule.id == other.id);
    for (index, schedule) in outlets.filter_map(<[Schedule]>::first).enumerate() {
        let path = vec!["schedules".into(), index.into(), "name".into()];
        texts.push((&schedule.outlet, path));
    }
    texts
}

fn label(fact: &Fact) -> Option<&Text> {
    match &fact.body.label {
        Some(Label::Own(text)) => Some(text),
        _ => None,
    }
}

/// Lists the works that somebody is known for.
fn works(fact: &Fact) -> impl Iterator<Item = &Text> {
    let works = fact.body.remarks.iter().filter_map(|remark| match remark {
        Label::KnownFor(works) => Some(works),
        _ => None,
    });
    works.flatten()
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
