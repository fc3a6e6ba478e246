//! The places of all texts of a card, so that a text and its translation are matched by place.

use curtain_core::card::{Card, Key, Label, Text};
use std::rc::Rc;

/// Where on a card a text stands. A card and its translations have the same places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TextPlace {
    /// The title.
    Title,
    /// The name of the track of an index.
    Track(usize),
    /// The name of a part of a track.
    Part(usize, usize),
    /// The name of a numbering of a track.
    Numbering(usize, usize),
    /// The name of the outlet of the schedule of an index.
    Outlet(usize),
    /// A text of a fact.
    Fact(Key, FactText),
}

/// A text of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FactText {
    /// The text on its cover.
    Teaser,
    /// Its label, where that is the author's own.
    Label,
    /// Its main text.
    Main,
    /// The aside of an index.
    Aside(usize),
    /// The work of an index among those that somebody is known for.
    Work(usize),
}

impl TextPlace {
    /// Returns the greatest length of a text in this place, in characters; `None` without a limit.
    pub(super) fn limit(self) -> Option<usize> {
        match self {
            Self::Fact(_, FactText::Teaser | FactText::Label) => Some(60),
            _ => None,
        }
    }
}

/// Calls `each` with every text of a card that is not empty, in the order of the card.
pub(super) fn each_text(card: &mut Card, mut each: impl FnMut(TextPlace, &mut Text)) {
    each(TextPlace::Title, &mut card.title);
    for (index, track) in card.tracks.iter_mut().enumerate() {
        each(TextPlace::Track(index), &mut track.name);
        for (part_index, part) in track.parts.iter_mut().enumerate() {
            each(TextPlace::Part(index, part_index), &mut part.name);
        }
        for (numbering_index, numbering) in track.numberings.iter_mut().enumerate() {
            each(TextPlace::Numbering(index, numbering_index), &mut numbering.name);
        }
    }
    for (index, schedule) in card.schedules.iter_mut().enumerate() {
        each(TextPlace::Outlet(index), &mut schedule.outlet);
    }
    for fact in &mut card.facts {
        let place = |text| TextPlace::Fact(fact.key, text);
        if let Some(teaser) = &mut fact.teaser {
            each(place(FactText::Teaser), teaser);
        }
        let body = Rc::make_mut(&mut fact.body);
        if let Some(Label::Own(label)) = &mut body.label {
            each(place(FactText::Label), label);
        }
        // Notes of a card with one outlet and art without a credit have no main text.
        if !body.text.text.is_empty() {
            each(place(FactText::Main), &mut body.text);
        }
        for (index, aside) in body.asides.iter_mut().enumerate() {
            if !aside.text.is_empty() {
                each(place(FactText::Aside(index)), aside);
            }
        }
        for remark in &mut body.remarks {
            let Label::KnownFor(works) = remark else { continue };
            for (index, work) in works.iter_mut().enumerate() {
                each(place(FactText::Work(index)), work);
            }
        }
    }
}
