//! What stands in place of a gated fact.

use super::fact_list::Places;
use super::text::text;
use crate::hooks::on_hold;
use curtain_core::card::Key;
use curtain_core::gate::Cover;
use curtain_core::i18n::Message;
use curtain_core::reader::{Action, RevealMode};
use yew::prelude::*;

/// Shows a drawn curtain that one click opens, or that is open while it is held; its label says what it
/// covers and from where on that is safe. All covers are of one size, whatever is behind them.
pub(super) fn cover(places: Places, at: Key, cover: &Cover, open: bool) -> Html {
    let Places { view, messages, on_action } = places;
    let reveal_mode = view.preferences.reveal_mode;
    let is_held = reveal_mode == RevealMode::Held;
    let turn = move |open: bool| match reveal_mode {
        _ if !open => Action::Close(at),
        RevealMode::Stays => Action::Open(at),
        RevealMode::Minute | RevealMode::Held => Action::Peek(at),
    };
    let onclick = {
        let on_action = on_action.clone();
        Callback::from(move |event: MouseEvent| {
            // What is to be held is not opened by a click, but of who cannot hold it: by voice, or with a screen
            // reader.
            if !is_held || open || event.is_trusted() && event.detail() == 0 {
                on_action.emit(turn(!open));
            }
        })
    };
    // What is open is not held, or is held already.
    let held = (is_held && !open).then(|| on_action.reform(turn));
    html! {
        <div key="cover" part="cover" class="cover">
            <button
                type="button"
                part="reveal"
                class="reveal"
                id={format!("reveal-{at}")}
                aria-expanded={if open { "true" } else { "false" }}
                aria-controls={open.then(|| fact_id(at))}
                {onclick}
                onpointerdown={held.as_ref().map(hold)}
                onkeydown={held.as_ref().map(hold)}
            >
                <span class="sr">{ messages.message(Message::Spoiler).to_owned() }</span>
                { text(&cover.teaser, Some("teaser"), places.own()) }
                <span class="reach">
                    { messages.safe_after(&cover.after, &view.tracks) }
                    if is_held {
                        { messages.message(Message::Comma).to_owned() }
                        { messages.message(Message::Hold).to_owned() }
                    }
                </span>
            </button>
        </div>
    }
}

fn hold<E: AsRef<Event> + 'static>(held: &Callback<bool>) -> Callback<E> {
    let held = held.clone();
    Callback::from(move |event: E| {
        let held = held.clone();
        on_hold(event.as_ref(), move |is_held| held.emit(is_held));
    })
}

/// Names the element that a cover opens.
pub(super) fn fact_id(at: Key) -> String {
    format!("fact-{at}")
}
