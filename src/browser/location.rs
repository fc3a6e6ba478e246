//! The fragment of the page's address: the one channel that survives every embed.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;

/// Returns the fragment without its `#`.
pub fn fragment() -> Option<String> {
    let hash = super::page::window()?.location().hash().ok()?;
    Some(hash.strip_prefix('#').unwrap_or(&hash).to_owned())
}

/// Replaces the fragment. It makes no entry in the history, so that the back button of a page
/// around a frame keeps leading back.
pub fn set_fragment(fragment: &str) -> Option<()> {
    let window = super::page::window()?;
    let location = window.location();
    let address = if fragment.is_empty() {
        // An empty reference would keep the old fragment.
        format!("{}{}", location.pathname().ok()?, location.search().ok()?)
    } else {
        format!("#{fragment}")
    };
    window.history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(&address)).ok()
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
