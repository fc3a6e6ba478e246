//! What stands in place of a gated fact.

use super::Words;
use crate::card::{Key, Track};
use crate::gate::Cover;
use crate::reader::Action;
use crate::words;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) at: Key,
    pub(super) cover: Cover,
    pub(super) tracks: Vec<(Track, u16)>,
    pub(super) open: bool,
    pub(super) on_action: Callback<Action>,
}

/// A drawn curtain that one click opens; its label says what it covers and from where on that is
/// safe. All covers are of one size, whatever is behind them.
#[component]
pub(super) fn CoverButton(props: &Props) -> Html {
    let at = props.at;
    let onclick = props.on_action.reform(move |_| Action::Toggle(at));
    html! {
        <div part="cover" class="cover">
            <button
                type="button"
                part="reveal"
                class="reveal"
                id={format!("reveal-{at}")}
                aria-expanded={if props.open { "true" } else { "false" }}
                aria-controls={props.open.then(|| format!("fact-{at}"))}
                {onclick}
            >
                <span class="sr">{ words::SPOILER }</span>
                <Words class="teaser" text={props.cover.teaser.clone()} />
                <span class="reach">{ words::reach(&props.cover.reach, &props.tracks) }</span>
            </button>
        </div>
    }
}
