//! The chunk component, which draws up to 24 facts of one section, and the render steps in which a large card is
//! drawn chunk by chunk.
//!
//! A change in one chunk does not draw the others again.

use super::card_context::CardContext;
use super::fact_list::{list, prose};
use crate::shared::SharedMessages;
use curtain_core::card::Section;
use curtain_core::gate::{CardView, Item};
use curtain_core::reader::Action;
use std::rc::Rc;
use yew::prelude::*;

/// The number of items in a chunk.
const CHUNK: usize = 24;

/// The render step that draws the airing times. Step 0 draws the head of the card.
pub(super) const TIMES_STEP: usize = 1;
/// The render step that draws the form for the progress. Each later one draws a chunk.
pub(super) const FORM_STEP: usize = 2;

/// Returns the number of steps in which a card with this many facts is drawn.
pub(super) fn render_steps(facts: usize) -> usize {
    FORM_STEP + facts.div_ceil(CHUNK) + 1
}

/// The form in which a section shows its items.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum SectionForm {
    /// Paragraphs.
    Prose,
    /// A list of this class.
    List(&'static str),
}

/// A section of a card, from one of its items on.
#[derive(Clone, Properties)]
pub(super) struct ChunkProps {
    pub(super) view: Rc<CardView>,
    pub(super) section: Section,
    /// The index of the chunk's first item within the section.
    #[prop_or_default]
    pub(super) from: usize,
    pub(super) form: SectionForm,
    pub(super) messages: SharedMessages,
    pub(super) on_action: Callback<Action>,
}

impl ChunkProps {
    fn items(&self) -> &[Item] {
        let items = self.view.section(self.section).get(self.from..).unwrap_or_default();
        &items[..items.len().min(CHUNK)]
    }
}

/// Of two views, a chunk compares its own items alone.
impl PartialEq for ChunkProps {
    fn eq(&self, other: &Self) -> bool {
        (self.section, self.from, self.form) == (other.section, other.from, other.form)
            && self.messages == other.messages
            && self.on_action == other.on_action
            && self.view.preferences == other.view.preferences
            && (Rc::ptr_eq(&self.view, &other.view) || self.items() == other.items())
    }
}

#[component]
fn Chunk(props: &ChunkProps) -> Html {
    let context =
        CardContext { view: &props.view, messages: &props.messages, on_action: &props.on_action };
    match props.form {
        SectionForm::Prose => prose(context, props.items()),
        SectionForm::List(class) => list(context, props.items(), class),
    }
}

/// Draws the chunks of a section that the first `rendered_steps` steps of the card contain.
pub(super) fn chunks(section: &ChunkProps, rendered_steps: usize) -> Html {
    let view = &section.view;
    let before = view.sections.iter().take_while(|other| other.section != section.section);
    let before: usize = before.map(|view| view.items.len()).sum();
    let rendered_items = rendered_steps.saturating_sub(FORM_STEP).saturating_mul(CHUNK);
    let count = view.section(section.section).len().min(rendered_items.saturating_sub(before));
    let chunk = |from| {
        let props = ChunkProps { from, ..section.clone() };
        html! { <Chunk key={from} ..props /> }
    };
    (0..count).step_by(CHUNK).map(chunk).collect()
}
