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
    let answer = |is_followed| on_action.reform(move |_| Action::FollowLink(is_followed));
    html! {
        <div key="offer" part="link" class="offer" role="status">
            <p key="text">{ changing(messages.fill(Message::LinkOffer, &[("points", &points)])) }</p>
            <div key="answers" class="all">
                <button key="show" type="button" part="link-show" onclick={answer(true)}>{ messages.message(Message::LinkFollow).to_owned() }</button>
                <button key="stay" type="button" part="link-stay" onclick={answer(false)}>{ changing(stay) }</button>
            </div>
        </div>
    }
}
