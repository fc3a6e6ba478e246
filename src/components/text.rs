//! A text with its language.

use crate::card::Text;
use yew::prelude::*;

/// Shows a text of the card, isolated from the direction of its surroundings, with the language
/// that it is in where that is not the card's.
pub(super) fn text(text: &Text, class: Option<&'static str>) -> Html {
    html! { <bdi {class} lang={text.lang.clone()}>{ text.text.clone() }</bdi> }
}

/// Shows the shorter texts that follow a text.
pub(super) fn asides(asides: &[Text]) -> Html {
    asides.iter().map(|aside| html! { <>{ " " }{ text(aside, Some("aside")) }</> }).collect()
}
