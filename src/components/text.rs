//! A text, with its language or in time.

use curtain_core::card::{Body, Text};
use curtain_core::gate::CardView;
use curtain_core::i18n::Messages;
use yew::prelude::*;

/// Shows words that change while the card stands. Each wording is an element of its own: where a
/// browser's translator has put its words in place of ours, a change of ours would go unseen.
pub(super) fn changing(messages: String) -> Html {
    html! { <span key={messages.clone()}>{ messages }</span> }
}

/// Returns the language of a card's own text where that is not the one of the interface.
pub(super) fn own<'a>(view: &'a CardView, messages: &Messages) -> Option<&'a str> {
    Some(view.lang.as_str()).filter(|lang| *lang != messages.lang())
}

/// Shows a text of the card, isolated from the direction of its surroundings, with the language
/// that it is in where that is not the interface's; `own` is the card's.
pub(super) fn text(text: &Text, class: Option<&'static str>, own: Option<&str>) -> Html {
    html! { <bdi {class} lang={lang(text, own)}>{ text.text.clone() }</bdi> }
}

/// Returns the language of a text of the card.
pub(super) fn lang(text: &Text, own: Option<&str>) -> Option<String> {
    text.lang.clone().or_else(|| own.map(str::to_owned))
}

/// Shows what follows the text of a fact: the author's shorter texts, and Curtain's own words.
pub(super) fn asides(body: &Body, messages: &Messages, own: Option<&str>) -> Html {
    let asides = body.asides.iter().map(|aside| text(aside, Some("aside"), own));
    let class = if body.text.text.is_empty() { "text" } else { "aside" };
    let remark = |remark| html! { <span {class}>{ messages.label(remark) }</span> };
    asides
        .chain(body.remarks.iter().map(remark))
        .map(|said| html! { <>{ " " }{ said }</> })
        .collect()
}
