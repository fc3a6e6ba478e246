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
    /// The fragment of the URL of a card's own page. Readers pass such a URL on.
    Page,
    /// The fragment of the URL of a frame. The page around it has chosen the fragment.
    Frame,
    /// The attribute `data-address` of a host element, in the form of a fragment. The page and its URL
    /// belong to another site.
    Host(Element),
}

/// The event on a host element whose `data-address` has changed.
const HOST_EVENT: &str = "curtain-address";

/// The beginning of a history state that holds a token.
const TOKEN: &str = "curtain:";

impl AddressSource {
    /// Returns the fragment without its `#`.
    pub fn fragment(&self) -> Option<String> {
        let hash = match self {
            Self::Page | Self::Frame => window()?.location().hash().ok()?,
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
            Self::Page | Self::Frame => (window()?.into(), "hashchange"),
            Self::Host(host) => (host.clone().into(), HOST_EVENT),
        };
        Some(EventListener::new(&target, kind, move |_| {
            if is_alive() {
                changed();
            }
        }))
    }

    /// Tells whether the URL belongs to the card, and not to a page of another site.
    fn is_own(&self) -> bool {
        !matches!(self, Self::Host(_))
    }

    /// Replaces the fragment of the card's own URL, and stores a token in the entry of the history. A
    /// host element is left as it is.
    ///
    /// This adds no entry to the history: in a frame, the back button must still leave the page around it.
    pub fn set_fragment(&self, fragment: &str, token: &str) -> Option<()> {
        if !self.is_own() {
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
        let state = JsValue::from([TOKEN, token].concat());
        window.history().ok()?.replace_state_with_url(&state, "", Some(&url)).ok()
    }

    /// Returns the token that [`Self::set_fragment`] stored in this entry of the history.
    pub fn history_token(&self) -> Option<String> {
        if !self.is_own() {
            return None;
        }
        let state = window()?.history().ok()?.state().ok()?.as_string()?;
        state.strip_prefix(TOKEN).map(str::to_owned)
    }
}
