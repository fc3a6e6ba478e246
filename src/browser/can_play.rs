//! Trailer playback: whether this page can play a trailer in place, or only link to it.

use super::page::window;
use wasm_bindgen::JsValue;

/// Returns whether a video can play here; `is_hosted` for the player of a video host, else a video file.
///
/// A host's player needs the origin of its page, which a sandboxed frame and a `file:` page do not have.
/// Every player needs some room.
pub fn can_play(is_hosted: bool) -> bool {
    /// The least width and height that YouTube asks for, in CSS pixels
    /// (<https://developers.google.com/youtube/iframe_api_reference>).
    const LEAST: f64 = 200.0;
    let Some(window) = window() else { return false };
    let side = |side: Result<JsValue, JsValue>| side.ok().and_then(|side| side.as_f64());
    let has_room = |pixels: Option<f64>| pixels.is_none_or(|pixels| pixels >= LEAST);
    let has_origin = || {
        let scheme = window.location().protocol();
        window.origin() != "null" && scheme.is_ok_and(|scheme| scheme != "file:")
    };
    has_room(side(window.inner_width()))
        && has_room(side(window.inner_height()))
        && (!is_hosted || has_origin())
}
