//! Where a card is told what to show: the fragment of the page's address, the one channel that survives
//! every embed; or, on a page of somebody else's, its host element.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Who tells a card what to show.
#[derive(Clone, Debug, PartialEq)]
pub enum Address {
    /// The page's own address: the page is the card's.
    Page,
    /// An element, by its attribute `data-address`, which is written like a fragment. The page and its
    /// address are somebody else's.
    Host(Element),
}

/// What a host element is told when its `data-address` has changed.
const CHANGED: &str = "curtain-address";

impl Address {
    /// Returns the fragment without its `#`.
    pub fn fragment(&self) -> Option<String> {
        let hash = match self {
            Self::Page => super::page::window()?.location().hash().ok()?,
            Self::Host(host) => host.get_attribute("data-address")?,
        };
        Some(hash.strip_prefix('#').unwrap_or(&hash).to_owned())
    }

    /// Returns what the fragment says of a name, as `2021-04-09` of `at` in `anime=5&at=2021-04-09`.
    pub fn parameter(&self, name: &str) -> Option<String> {
        let fragment = self.fragment()?;
        let mut entries = fragment.split(['&', '#', '?']);
        let value = entries.find_map(|entry| entry.strip_prefix(name)?.strip_prefix('='));
        js_sys::decode_uri_component(value?).ok().map(String::from)
    }

    /// Calls `changed` when the fragment is changed by anybody else.
    pub fn on_change(&self, changed: impl Fn() + 'static) -> Option<EventListener> {
        let (target, kind) = match self {
            Self::Page => (super::page::window()?.into(), "hashchange"),
            Self::Host(host) => (host.clone().into(), CHANGED),
        };
        Some(EventListener::new(&target, kind, move |_| {
            if super::is_alive() {
                changed();
            }
        }))
    }

    /// Replaces the fragment of the page's own address, and marks the entry of the history. It makes no
    /// new entry, so that the back button of a page around a frame keeps leading back.
    pub fn set_fragment(&self, fragment: &str, mark: &str, scope: Scope) -> Option<()> {
        if *self != Self::Page {
            return None;
        }
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

    /// Returns the mark of this entry of the history, which [`Self::set_fragment`] put there.
    pub fn mark(&self, scope: Scope) -> Option<String> {
        if *self != Self::Page {
            return None;
        }
        let state = super::page::window()?.history().ok()?.state().ok()?.as_string()?;
        state.strip_prefix(&scope.prefix()).map(str::to_owned)
    }
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
