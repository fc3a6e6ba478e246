//! Address of a card: the fragment of the page's URL, or an attribute of the card's host element.
//!
//! The fragment is the one channel to a card that survives every embed.

use super::page::window;
use super::panics::is_alive;
use curtain_core::fragment;
use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// The source of a card's address.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum AddressSource {
    /// The fragment of the page's own URL: the page belongs to the card.
    Page,
    /// The attribute `data-address` of a host element, in the form of a fragment. The page and its URL
    /// belong to another site.
    Host(Element),
}

/// The event on a host element whose `data-address` has changed.
const HOST_EVENT: &str = "curtain-address";

impl AddressSource {
    /// Returns the fragment without its `#`.
    pub fn fragment(&self) -> Option<String> {
        let hash = match self {
            Self::Page => window()?.location().hash().ok()?,
            Self::Host(host) => host.get_attribute("data-address")?,
        };
        Some(hash.strip_prefix('#').unwrap_or(&hash).to_owned())
    }

    /// Returns the value of a parameter of the fragment: `2021-04-09` for `at` in
    /// `anime=5&at=2021-04-09`.
    pub fn parameter(&self, name: &str) -> Option<String> {
        let fragment = self.fragment()?;
        let value = fragment::parameter(&fragment, name)?;
        js_sys::decode_uri_component(value).ok().map(String::from)
    }

    /// Calls `changed` when the fragment changes, except by [`Self::set_fragment`].
    pub fn on_change(&self, changed: impl Fn() + 'static) -> Option<EventListener> {
        let (target, kind) = match self {
            Self::Page => (window()?.into(), "hashchange"),
            Self::Host(host) => (host.clone().into(), HOST_EVENT),
        };
        Some(EventListener::new(&target, kind, move |_| {
            if is_alive() {
                changed();
            }
        }))
    }

    /// Replaces the fragment of the page's own URL, and stores a token in the entry of the history. A
    /// host element is left as it is.
    ///
    /// This adds no entry to the history: in a frame, the back button must still leave the page around it.
    pub fn set_fragment(&self, fragment: &str, token: &str, scope: TokenScope) -> Option<()> {
        if *self != Self::Page {
            return None;
        }
        let window = window()?;
        let url = if fragment.is_empty() {
            // An empty relative URL would keep the old fragment.
            let whole = window.location().href().ok()?;
            whole.split('#').next().unwrap_or_default().to_owned()
        } else {
            format!("#{fragment}")
        };
        let state = JsValue::from(scope.prefix() + token);
        window.history().ok()?.replace_state_with_url(&state, "", Some(&url)).ok()
    }

    /// Returns the token that [`Self::set_fragment`] stored in this entry of the history, if it is valid
    /// in this scope.
    pub fn history_token(&self, scope: TokenScope) -> Option<String> {
        if *self != Self::Page {
            return None;
        }
        let state = window()?.history().ok()?.state().ok()?.as_string()?;
        state.strip_prefix(&scope.prefix()).map(str::to_owned)
    }
}

/// The time for which a token in the history is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenScope {
    /// As long as the entry of the history, across reloads.
    Entry,
    /// Until the page is unloaded.
    Page,
}

impl TokenScope {
    /// Returns the beginning of a history state that holds a token of this scope.
    fn prefix(self) -> String {
        thread_local! {
            static LOADED_AT: i64 = super::clock::now().millis();
        }
        match self {
            Self::Entry => "curtain:".to_owned(),
            Self::Page => LOADED_AT.with(|millis| format!("curtain-{millis}:")),
        }
    }
}
