//! The callback of the page's script, which the program calls for each host event.

use curtain_core::card::Card;
use curtain_core::reader::Action;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use yew::Callback;

/// Returns a callback that passes a reader's actions to a script: `"open"` with the key of a fact, or
/// `"progress"` with a track and a number. The script hears of no other action.
pub(super) fn notify_host(on_event: Function, card: &Card) -> Callback<Action> {
    let tracks = card.tracks.clone();
    Callback::from(move |action: Action| {
        if let Some((kind, subject, number)) = action.event(&tracks) {
            drop(on_event.call3(&JsValue::NULL, &kind.into(), &subject.into(), &number.into()));
        }
    })
}
