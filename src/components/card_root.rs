//! Root component of the widget, which shows one card after another in one element of a page.

use super::chunks::render_steps;
use super::live_card::{LiveCard, Props as LiveCardProps};
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{Key, VComp};

/// The content of a [`CardRoot`]: a card or nothing.
///
/// Each card that is shown gets a number of its own. It is the key of the card's component, so the state and
/// listeners of a component belong to one card for as long as it lives.
#[derive(Clone, Debug, Default, PartialEq, Properties)]
pub struct Props {
    /// The number of the card that is shown, or was shown last.
    number: u32,
    shown: Option<Rc<LiveCardProps>>,
}

impl Props {
    /// Shows a card, as a new component.
    pub fn show(&mut self, card: LiveCardProps) {
        self.number += 1;
        self.shown = Some(Rc::new(card));
    }

    /// Shows nothing.
    pub fn clear(&mut self) {
        self.shown = None;
    }

    /// Renders one more step of the card. Returns whether there are more; there are none without a card.
    pub fn render_step(&mut self) -> bool {
        let Some(shown) = &mut self.shown else { return false };
        let shown = Rc::make_mut(shown);
        shown.rendered_steps = shown.rendered_steps.saturating_add(1);
        let is_left = shown.rendered_steps < render_steps(shown.card.facts.len());
        if !is_left {
            shown.rendered_steps = usize::MAX;
        }
        is_left
    }
}

/// Shows a card or nothing.
#[component]
pub fn CardRoot(props: &Props) -> Html {
    props.shown.as_ref().map_or_else(Html::default, |card| {
        VComp::new::<LiveCard>(Rc::clone(card), Some(Key::from(props.number))).into()
    })
}
