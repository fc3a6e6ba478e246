//! What stands in place of a gated fact.

use super::fact_list::Places;
use super::text::text;
use crate::card::Key;
use crate::gate::Cover;
use crate::reader::Action;
use crate::words::Message;
use yew::prelude::*;

/// Shows a drawn curtain that one click opens; its label says what it covers and from where on that
/// is safe. All covers are of one size, whatever is behind them.
pub(super) fn cover(places: Places, at: Key, cover: &Cover, open: bool) -> Html {
    let Places { view, words, on_action } = places;
    let onclick =
        on_action.reform(move |_| if open { Action::Close(at) } else { Action::Open(at) });
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
            >
                <span class="sr">{ words.say(Message::Spoiler).to_owned() }</span>
                { text(&cover.teaser, Some("teaser"), places.own()) }
                <span class="reach">{ words.reach(&cover.reach, &view.tracks) }</span>
            </button>
        </div>
    }
}

/// Names the element that a cover opens.
pub(super) fn fact_id(at: Key) -> String {
    format!("fact-{at}")
}
