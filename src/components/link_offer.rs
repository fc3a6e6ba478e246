//! Link offer: the question whether the progress of a link, beyond the reader's own, is to be shown.

use super::card_context::CardContext;
use super::text::changing;
use curtain_core::i18n::Message;
use curtain_core::reader::{Action, Link};
use yew::prelude::*;

/// Draws the question with its two answers.
pub(super) fn link_offer(context: CardContext, offer: &Link) -> Html {
    let CardContext { view, messages, on_action } = context;
    let points = messages.reached(&view.tracks, offer.progress());
    let own: Vec<(usize, u16)> = (offer.progress().iter())
        .filter_map(|&(track, _)| Some((track, view.tracks.get(track)?.finished)))
        .collect();
    let own = messages.reached(&view.tracks, &own);
    let stay = if own.is_empty() {
        messages.message(Message::LinkStayHidden).to_owned()
    } else {
        messages.fill(Message::LinkStay, &[("points", &own)])
    };
    let button = |name: &'static str, text: String, is_followed| {
        let onclick = on_action.reform(move |_| Action::FollowLink(is_followed));
        html! { <button key={name} type="button" part={name} {onclick}>{ changing(text) }</button> }
    };
    html! {
        <div key="offer" part="link" class="offer" role="status">
            <p key="text">{ changing(messages.fill(Message::LinkOffer, &[("points", &points)])) }</p>
            <div key="answers" class="all">
                { button("link-show", messages.message(Message::LinkFollow).to_owned(), true) }
                { button("link-stay", stay, false) }
            </div>
        </div>
    }
}
