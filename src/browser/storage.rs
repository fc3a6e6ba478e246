//! Local storage: texts that a reader's browser keeps between visits, and changes of them.
//!
//! In a sandboxed frame the storage object itself throws, and gloo-storage panics there
//! (<https://github.com/ranile/gloo/blob/master/crates/storage/src/local_storage.rs>), so this uses `web_sys`.

use super::page::window;
use super::panics::is_alive;
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{PageTransitionEvent, Storage, StorageEvent};

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

/// Returns the storage key of a name: a card's id, or a name that begins with a dot.
fn key_of(name: &str) -> String {
    format!("curtain:{name}")
}

/// Returns the text stored under a name, empty if there is none; `None` where there is no storage.
pub fn read(name: &str) -> Option<String> {
    Some(storage()?.get_item(&key_of(name)).ok()?.unwrap_or_default())
}

/// Stores a text under a name, or removes the entry for empty text; `None` where that fails.
pub fn write(name: &str, text: &str) -> Option<()> {
    let (storage, key) = (storage()?, key_of(name));
    if storage.get_item(&key).ok()?.unwrap_or_default() == text {
        return Some(());
    }
    if text.is_empty() {
        storage.remove_item(&key).ok()?;
    } else {
        storage.set_item(&key, text).ok()?;
    }
    // The event `storage` reaches other windows only.
    let same_window: Vec<Changed> = LISTENERS.with_borrow(|listeners| {
        (listeners.iter().filter(|(_, of, _)| *of == key))
            .map(|(_, _, changed)| changed.clone())
            .collect()
    });
    same_window.iter().for_each(|changed| changed());
    Some(())
}

type Changed = Rc<dyn Fn()>;

thread_local! {
    /// The subscriptions of this window: an id, a storage key, and the callback.
    static LISTENERS: RefCell<Vec<(u32, String, Changed)>> = const { RefCell::new(Vec::new()) };
    static NEXT_ID: Cell<u32> = const { Cell::new(0) };
}

/// Calls of one listener; they end when it is dropped.
#[must_use = "a dropped subscription reports nothing"]
pub struct Subscription {
    id: u32,
    _listeners: [EventListener; 2],
}

impl fmt::Debug for Subscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Subscription").field(&self.id).finish()
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        LISTENERS.with_borrow_mut(|listeners| listeners.retain(|(id, ..)| *id != self.id));
    }
}

/// Calls `changed` when the text under a name may have changed: in another page or frame of the site, by
/// another card of this page, or while this page was in the back/forward cache, which gets no event.
pub fn on_change(name: &str, changed: impl Fn() + 'static) -> Option<Subscription> {
    let (window, key) = (window()?, key_of(name));
    let changed: Changed = Rc::new(changed);
    let id = NEXT_ID.replace(NEXT_ID.get() + 1);
    LISTENERS.with_borrow_mut(|listeners| listeners.push((id, key.clone(), Rc::clone(&changed))));
    let restored = {
        let changed = Rc::clone(&changed);
        EventListener::new(&window, "pageshow", move |event| {
            let event = event.dyn_ref::<PageTransitionEvent>();
            if is_alive() && event.is_some_and(PageTransitionEvent::persisted) {
                changed();
            }
        })
    };
    let stored = EventListener::new(&window, "storage", move |event| {
        let changed_key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        if is_alive() && changed_key.is_none_or(|changed_key| changed_key == key) {
            changed();
        }
    });
    Some(Subscription { id, _listeners: [restored, stored] })
}
