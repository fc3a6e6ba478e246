//! The root of the widget: a place for one card after another.

use super::{LiveCard, LiveCardProps};
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{Key, VComp};

/// What [`CardSlot`] takes.
#[derive(Default, PartialEq, Properties)]
pub struct Props {
    /// The card that is shown, if any, under a number that no card had before: of the card before it
    /// nothing is left.
    pub shown: Option<(u32, Rc<LiveCardProps>)>,
}

/// Shows a card or nothing.
#[component]
pub fn CardSlot(props: &Props) -> Html {
    props.shown.as_ref().map_or_else(Html::default, |(number, card)| {
        VComp::new::<LiveCard>(Rc::clone(card), Some(Key::from(*number))).into()
    })
}
