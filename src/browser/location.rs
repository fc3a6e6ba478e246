//! The fragment of the page's address: the one channel that survives every embed.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;

/// Returns the fragment without its `#`.
pub fn fragment() -> Option<String> {
    let hash = super::page::window()?.location().hash().ok()?;
    Some(hash.strip_prefix('#').unwrap_or(&hash).to_owned())
}

/// Returns what the fragment says of a name, as `dark` of `theme` in `anime=5&theme=dark`.
pub fn parameter(name: &str) -> Option<String> {
    let fragment = fragment()?;
    let value = fragment.split('&').find_map(|entry| entry.strip_prefix(name)?.strip_prefix('='));
    js_sys::decode_uri_component(value?).ok().map(String::from)
}

/// For how long a mark in the history counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Whenever the entry is shown again.
    Always,
    /// While this page lives: after a reload it is none.
    Page,
}

impl Scope {
    /// Returns what a mark of this scope begins with.
    fn prefix(self) -> String {
        thread_local! {
            static PAGE: i64 = super::clock::now().millis();
        }
        match self {
            Self::Always => "curtain:".to_owned(),
            Self::Page => PAGE.with(|page| format!("curtain-{page}:")),
        }
    }
}

/// Returns the mark of this entry of the history, which [`set_fragment`] put there.
pub fn mark(scope: Scope) -> Option<String> {
    let state = super::page::window()?.history().ok()?.state().ok()?.as_string()?;
    state.strip_prefix(&scope.prefix()).map(str::to_owned)
}

/// Replaces the fragment, and marks the entry of the history. It makes no new entry, so that the back
/// button of a page around a frame keeps leading back.
pub fn set_fragment(fragment: &str, mark: &str, scope: Scope) -> Option<()> {
    let window = super::page::window()?;
    let address = if fragment.is_empty() {
        // An empty reference would keep the old fragment.
        let whole = window.location().href().ok()?;
        whole.split('#').next().unwrap_or_default().to_owned()
    } else {
        format!("#{fragment}")
    };
    let state = JsValue::from(scope.prefix() + mark);
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
