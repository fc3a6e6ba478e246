//! The audience of each text of a card: the points from which it can be read, and what implies what.

use crate::field_path::Path;
use curtain_core::card::{Card, Fact, Label, Point, Section, Text};

/// A text, and the points from which it can be read.
pub(super) struct TextUse<'a> {
    pub(super) text: &'a str,
    pub(super) lang: &'a str,
    pub(super) place: Place<'a>,
    pub(super) after: &'a [Point],
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
    fn of(card: &'a Card, text: &'a Text, place: Place<'a>, after: &'a [Point]) -> Self {
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
        text_uses.push(TextUse::of(card, text, Place::Beside(path), &[]));
    }
    let mut parent: Option<&Fact> = None;
    for (index, fact) in card.facts.iter().enumerate() {
        let outer: &[Point] = match fact.parent {
            Some(_) => parent.map_or(&[], |parent| &parent.after),
            None => &[],
        };
        if fact.parent.is_none() {
            parent = Some(fact);
        }
        let own: &[Point] = if fact.after.is_empty() { outer } else { &fact.after };
        let texts = std::iter::once(&fact.body.text).chain(&fact.body.asides);
        for text in texts.chain(label(fact)) {
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
    for (index, schedule) in card.schedules.iter().enumerate() {
        let path = vec!["schedules".into(), index.into(), "outlet".into()];
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

/// Tells whether every reader who may read what is gated by `known` may read what is gated by `other` too.
pub(super) fn implies(known: &[Point], other: &[Point]) -> bool {
    let is_reached = |point: &Point| {
        other.iter().any(|other| other.track == point.track && other.at <= point.at)
    };
    other.is_empty() || !known.is_empty() && known.iter().all(is_reached)
}
