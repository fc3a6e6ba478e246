//! What is remembered between visits, where the browser lets us.
//!
//! In a sandboxed frame even asking for the storage throws, so this does not use gloo-storage, which
//! panics there (<https://github.com/ranile/gloo/blob/master/crates/storage/src/local_storage.rs>).

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Storage, StorageEvent};

fn storage() -> Option<Storage> {
    super::page::window()?.local_storage().ok()?
}

fn name(card: &str) -> String {
    format!("curtain:{card}")
}

/// Returns what was remembered of a card.
pub fn read(card: &str) -> Option<String> {
    storage()?.get_item(&name(card)).ok()?
}

/// Remembers something of a card; empty text forgets it.
pub fn write(card: &str, text: &str) -> Option<()> {
    let storage = storage()?;
    if text.is_empty() {
        storage.remove_item(&name(card)).ok()
    } else {
        storage.set_item(&name(card), text).ok()
    }
}

/// Calls `changed` with what another page or frame of the site remembers of a card now.
pub fn on_change(card: &str, changed: impl Fn(String) + 'static) -> Option<EventListener> {
    let (window, name) = (super::page::window()?, name(card));
    Some(EventListener::new(&window, "storage", move |event| {
        let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
        if super::is_alive() && event.key().is_none_or(|key| key == name) {
            changed(event.new_value().unwrap_or_default());
        }
    }))
}
