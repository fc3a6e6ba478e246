//! Cover: the button in place of a gated fact. A click opens it, or holding it, by the reader's reveal mode.

use super::card_context::CardContext;
use super::text::text;
use crate::hooks::on_hold;
use curtain_core::card::Key;
use curtain_core::gate::Cover;
use curtain_core::i18n::Message;
use curtain_core::reader::{Action, RevealMode};
use yew::prelude::*;

/// Draws a cover. Its label names the topic of the fact and the point of the story from which it is safe. All
/// covers have one size, whatever is behind them.
pub(super) fn cover(context: CardContext, key: Key, cover: &Cover, is_open: bool) -> Html {
    let CardContext { view, messages, on_action } = context;
    let reveal_mode = view.preferences.reveal_mode;
    let is_hold_mode = reveal_mode == RevealMode::Held;
    let set_open = move |open: bool| match reveal_mode {
        _ if !open => Action::Close(key),
        RevealMode::Stays => Action::Open(key),
        RevealMode::Minute | RevealMode::Held => Action::Peek(key),
    };
    let onclick = {
        let on_action = on_action.clone();
        Callback::from(move |event: MouseEvent| {
            // Voice control and screen readers cannot hold a button; their click has no pointer and a
            // `detail` of 0.
            if !is_hold_mode || is_open || event.is_trusted() && event.detail() == 0 {
                on_action.emit(set_open(!is_open));
            }
        })
    };
    // An open fact needs no further gesture: it is held already, or was opened by such a click.
    let held = (is_hold_mode && !is_open).then(|| on_action.reform(set_open));
    html! {
        <div key="cover" part="cover" class="cover">
            <button
                type="button"
                part="reveal"
                class="reveal"
                id={format!("reveal-{key}")}
                aria-expanded={if is_open { "true" } else { "false" }}
                aria-controls={is_open.then(|| fact_id(key))}
                {onclick}
                onpointerdown={held.as_ref().map(start_hold)}
                onkeydown={held.as_ref().map(start_hold)}
            >
                <span class="sr">{ messages.message(Message::Spoiler).to_owned() }</span>
                { text(&cover.teaser, Some("teaser"), context.own_lang()) }
                <span class="reach">
                    { messages.safe_after(&cover.after, &view.tracks) }
                    if is_hold_mode {
                        { messages.message(Message::Comma).to_owned() }
                        { messages.message(Message::Hold).to_owned() }
                    }
                </span>
            </button>
        </div>
    }
}

fn start_hold<E: AsRef<Event> + 'static>(held: &Callback<bool>) -> Callback<E> {
    let held = held.clone();
    Callback::from(move |event: E| {
        let held = held.clone();
        on_hold(event.as_ref(), move |is_held| held.emit(is_held));
    })
}

/// Returns the id of the element that a cover opens.
pub(super) fn fact_id(key: Key) -> String {
    format!("fact-{key}")
}
