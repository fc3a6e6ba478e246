//! Sections in pieces, so that what changes in one redraws no other, and a large card is drawn in many
//! short tasks.

use super::SeriesCardProps;
use super::fact_list::Places;
use crate::card::Section;
use crate::gate::{CardView, Item};
use crate::reader::Action;
use crate::words::Words;
use std::rc::Rc;
use yew::prelude::*;

/// How many places are in a piece.
const PIECE: usize = 24;

/// A card is drawn in steps: what it begins with, then these, then the pieces of its sections.
pub(super) const FORM: usize = 1;
pub(super) const TIMES: usize = 2;

/// Returns in how many steps a card of so many facts is drawn.
pub fn steps(facts: usize) -> usize {
    TIMES + facts.div_ceil(PIECE) + 1
}

/// How the places of a section stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As paragraphs.
    Prose,
    /// As lines of a list of this class.
    List(&'static str),
}

#[derive(Properties)]
struct Props {
    view: Rc<CardView>,
    section: Section,
    /// The first of its places within the section.
    from: usize,
    form: Form,
    words: Rc<Words>,
    on_action: Callback<Action>,
}

impl Props {
    fn items(&self) -> &[Item] {
        let items = self.view.section(self.section).get(self.from..).unwrap_or_default();
        &items[..items.len().min(PIECE)]
    }
}

/// The rest of the view is nothing to a piece.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        (self.section, self.from, self.form) == (other.section, other.from, other.form)
            && self.words == other.words
            && self.on_action == other.on_action
            && self.view.tastes == other.view.tastes
            && (Rc::ptr_eq(&self.view, &other.view) || self.items() == other.items())
    }
}

#[component]
fn Piece(props: &Props) -> Html {
    let places = Places { view: &props.view, words: &props.words, on_action: &props.on_action };
    match props.form {
        Form::Prose => places.prose(props.items()),
        Form::List(class) => places.list(props.items(), class),
    }
}

/// Shows the places of a section that are to be drawn by now.
pub(super) fn pieces(card: &SeriesCardProps, section: Section, form: Form) -> Html {
    let before = card.view.sections.iter().take_while(|view| view.section != section);
    let before: usize = before.map(|view| view.items.len()).sum();
    let drawn = card.drawn.saturating_sub(TIMES).saturating_mul(PIECE);
    let count = card.view.section(section).len().min(drawn.saturating_sub(before));
    let piece = |from| {
        html! {
            <Piece key={from} view={card.view.clone()} words={card.words.clone()} {section} {from} {form} on_action={card.on_action.clone()} />
        }
    };
    (0..count).step_by(PIECE).map(piece).collect()
}
