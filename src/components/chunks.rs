//! Sections in pieces, so that what changes in one redraws no other, and a large card is drawn in many
//! short tasks.

use super::SeriesCardProps;
use super::fact_list::Places;
use super::shared_messages::SharedMessages;
use curtain_core::card::Section;
use curtain_core::gate::{CardView, Item};
use curtain_core::reader::Action;
use std::rc::Rc;
use yew::prelude::*;

/// How many places are in a piece.
const CHUNK: usize = 24;

/// A card is drawn in steps: what it begins with, then these, then the pieces of its sections.
pub(super) const FORM: usize = 1;
pub(super) const TIMES: usize = 2;

/// Returns in how many steps a card of so many facts is drawn.
pub fn steps(facts: usize) -> usize {
    TIMES + facts.div_ceil(CHUNK) + 1
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
    messages: SharedMessages,
    on_action: Callback<Action>,
}

impl Props {
    fn items(&self) -> &[Item] {
        let items = self.view.section(self.section).get(self.from..).unwrap_or_default();
        &items[..items.len().min(CHUNK)]
    }
}

/// The rest of the view is nothing to a piece.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        (self.section, self.from, self.form) == (other.section, other.from, other.form)
            && self.messages == other.messages
            && self.on_action == other.on_action
            && self.view.preferences == other.view.preferences
            && (Rc::ptr_eq(&self.view, &other.view) || self.items() == other.items())
    }
}

#[component]
fn Chunk(props: &Props) -> Html {
    let places =
        Places { view: &props.view, messages: &props.messages, on_action: &props.on_action };
    match props.form {
        Form::Prose => places.prose(props.items()),
        Form::List(class) => places.list(props.items(), class),
    }
}

/// Shows the places of a section that are to be drawn by now.
pub(super) fn chunks(card: &SeriesCardProps, section: Section, form: Form) -> Html {
    let before = card.view.sections.iter().take_while(|view| view.section != section);
    let before: usize = before.map(|view| view.items.len()).sum();
    let rendered_steps = card.rendered_steps.saturating_sub(TIMES).saturating_mul(CHUNK);
    let count = card.view.section(section).len().min(rendered_steps.saturating_sub(before));
    let piece = |from| {
        html! {
            <Chunk key={from} view={card.view.clone()} messages={card.messages.clone()} {section} {from} {form} on_action={card.on_action.clone()} />
        }
    };
    (0..count).step_by(CHUNK).map(piece).collect()
}
