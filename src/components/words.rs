//! A text with its language.

use crate::card::Text;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) text: Text,
    #[prop_or_default]
    pub(super) class: Option<AttrValue>,
}

/// Shows a text of the card, isolated from the direction of its surroundings, with the language
/// that it is in where that is not the card's.
#[component]
pub(super) fn Words(props: &Props) -> Html {
    html! {
        <bdi class={props.class.clone()} lang={props.text.lang.clone()}>{ props.text.text.clone() }</bdi>
    }
}
