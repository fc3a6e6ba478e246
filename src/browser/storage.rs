//! What is remembered between visits, where the browser lets us.
//!
//! In a sandboxed frame even asking for the storage throws, so this does not use gloo-storage, which
//! panics there (<https://github.com/ranile/gloo/blob/master/crates/storage/src/local_storage.rs>).

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{PageTransitionEvent, Storage, StorageEvent};

fn storage() -> Option<Storage> {
    super::page::window()?.local_storage().ok()?
}

fn name(card: &str) -> String {
    format!("curtain:{card}")
}

/// Returns what is remembered of a card, empty text for nothing; `None` where nothing can be.
pub fn read(card: &str) -> Option<String> {
    Some(storage()?.get_item(&name(card)).ok()?.unwrap_or_default())
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

/// Calls `changed` when what is remembered of a card may have been changed elsewhere: by another page
/// or frame of the site, or while this page was kept aside for the back button, where no event tells.
pub fn on_change(card: &str, changed: impl Fn() + 'static) -> Option<[EventListener; 2]> {
    let (window, name) = (super::page::window()?, name(card));
    let changed = std::rc::Rc::new(changed);
    let shown = {
        let changed = std::rc::Rc::clone(&changed);
        EventListener::new(&window, "pageshow", move |event| {
            let event = event.dyn_ref::<PageTransitionEvent>();
            if super::is_alive() && event.is_some_and(PageTransitionEvent::persisted) {
                changed();
            }
        })
    };
    let stored = EventListener::new(&window, "storage", move |event| {
        let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        if super::is_alive() && key.is_none_or(|key| key == name) {
            changed();
        }
    });
    Some([shown, stored])
}
