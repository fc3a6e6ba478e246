//! What readers do, as scripts of a page are told of it.

use curtain_core::card::Card;
use curtain_core::reader::Action;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use yew::Callback;

/// Tells a function of what a reader does: `"open"` and the key of a fact, or `"progress"`, a track and a
/// number.
pub(super) fn notify_host(acted: Function, card: &Card) -> Callback<Action> {
    let tracks = card.tracks.clone();
    Callback::from(move |action: Action| {
        if let Some((kind, what, at)) = action.event(&tracks) {
            drop(acted.call3(&JsValue::NULL, &kind.into(), &what.into(), &at.into()));
        }
    })
}
