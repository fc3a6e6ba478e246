//! A text, with its language or in time.

use crate::card::Text;
use yew::prelude::*;

/// Shows words that change while the card stands. Each wording is an element of its own: where a
/// browser's translator has put its words in place of ours, a change of ours would go unseen.
pub(super) fn changing(words: String) -> Html {
    html! { <span key={words.clone()}>{ words }</span> }
}

/// Shows a text of the card, isolated from the direction of its surroundings, with the language
/// that it is in where that is not the card's.
pub(super) fn text(text: &Text, class: Option<&'static str>) -> Html {
    html! { <bdi {class} lang={text.lang.clone()}>{ text.text.clone() }</bdi> }
}

/// Shows the shorter texts that follow a text.
pub(super) fn asides(asides: &[Text]) -> Html {
    asides.iter().map(|aside| html! { <>{ " " }{ text(aside, Some("aside")) }</> }).collect()
}
