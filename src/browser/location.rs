//! The fragment of the page's address: the one channel that survives every embed.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;

/// Returns the fragment without its `#`.
pub fn fragment() -> Option<String> {
    let hash = super::page::window()?.location().hash().ok()?;
    Some(hash.strip_prefix('#').unwrap_or(&hash).to_owned())
}

/// What the history's entries of our own begin with.
const MARK: &str = "curtain:";

/// Returns the mark of this entry of the history, which [`set_fragment`] put there.
pub fn mark() -> Option<String> {
    let state = super::page::window()?.history().ok()?.state().ok()?.as_string()?;
    state.strip_prefix(MARK).map(str::to_owned)
}

/// Replaces the fragment, and marks the entry of the history. It makes no new entry, so that the back
/// button of a page around a frame keeps leading back.
pub fn set_fragment(fragment: &str, mark: Option<&str>) -> Option<()> {
    let window = super::page::window()?;
    let location = window.location();
    let address = if fragment.is_empty() {
        // An empty reference would keep the old fragment.
        format!("{}{}", location.pathname().ok()?, location.search().ok()?)
    } else {
        format!("#{fragment}")
    };
    let state = mark.map_or(JsValue::NULL, |mark| JsValue::from(format!("{MARK}{mark}")));
    window.history().ok()?.replace_state_with_url(&state, "", Some(&address)).ok()
}

/// Calls `changed` when the fragment is changed by anybody else.
pub fn on_change(changed: impl Fn() + 'static) -> Option<EventListener> {
    let window = super::page::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| {
        if super::is_alive() {
            changed();
        }
    }))
}
