//! Texts of a card, marked with their language and direction, and texts that change with time.

use curtain_core::card::{Body, Text, TrackView};
use curtain_core::gate::CardView;
use curtain_core::i18n::Messages;
use yew::prelude::*;

/// Draws a text of the interface that changes while the card is shown.
///
/// Each text is an element of its own. A browser's translator replaces text nodes, and a change of a replaced
/// node would not be seen.
pub(super) fn changing(text: String) -> Html {
    html! { <span key={text.clone()}>{ text }</span> }
}

/// Returns the language of a card's texts if it is not that of the interface.
pub(super) fn own_lang<'a>(view: &'a CardView, messages: &Messages) -> Option<&'a str> {
    Some(view.lang.as_str()).filter(|lang| *lang != messages.lang())
}

/// Draws a text of the card, isolated from the direction of the texts around it. It is marked with its
/// language if that is not the language of the interface; `own_lang` is the card's.
pub(super) fn text(text: &Text, class: Option<&'static str>, own_lang: Option<&str>) -> Html {
    html! { <bdi {class} lang={lang(text, own_lang)}>{ text.text.clone() }</bdi> }
}

/// Returns the language of a text of the card if it is not that of the interface.
pub(super) fn lang(text: &Text, own_lang: Option<&str>) -> Option<String> {
    text.lang.clone().or_else(|| own_lang.map(str::to_owned))
}

/// Draws what follows the text of a fact: the author's short additions, then remarks of the interface.
pub(super) fn asides(
    body: &Body,
    messages: &Messages,
    tracks: &[TrackView],
    own_lang: Option<&str>,
) -> Html {
    let asides = body.asides.iter().map(|aside| text(aside, Some("aside"), own_lang));
    let class = if body.text.text.is_empty() { "text" } else { "aside" };
    let remark = |remark| html! { <span {class}>{ messages.label(remark, tracks) }</span> };
    asides
        .chain(body.remarks.iter().map(remark))
        .map(|aside| html! { <>{ " " }{ aside }</> })
        .collect()
}
