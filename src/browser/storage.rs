//! What is remembered between visits, where the browser lets us.
//!
//! In a sandboxed frame even asking for the storage throws, so this does not use gloo-storage, which
//! panics there (<https://github.com/ranile/gloo/blob/master/crates/storage/src/local_storage.rs>).

use gloo_events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
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
    let (storage, name) = (storage()?, name(card));
    if storage.get_item(&name).ok()?.unwrap_or_default() == text {
        return Some(());
    }
    if text.is_empty() {
        storage.remove_item(&name).ok()?;
    } else {
        storage.set_item(&name, text).ok()?;
    }
    // The browser tells other windows alone.
    let here: Vec<Changed> = HERE.with_borrow(|here| {
        (here.iter().filter(|(_, of, _)| *of == name))
            .map(|(_, _, changed)| changed.clone())
            .collect()
    });
    here.iter().for_each(|changed| changed());
    Some(())
}

type Changed = Rc<dyn Fn()>;

thread_local! {
    /// Who is to be told in this window: a number, a name of what is stored, and the way to tell.
    static HERE: RefCell<Vec<(u32, String, Changed)>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// Who is told of changes; dropping it ends that.
#[must_use = "who is dropped is told nothing"]
pub struct Subscription {
    number: u32,
    _events: [EventListener; 2],
}

impl Drop for Subscription {
    fn drop(&mut self) {
        HERE.with_borrow_mut(|here| here.retain(|(number, ..)| *number != self.number));
    }
}

/// Calls `changed` when what is remembered of a card may have been changed: by another page or frame of the
/// site, by another card of this page, or while this page was kept aside for the back button, where no
/// event tells.
pub fn on_change(card: &str, changed: impl Fn() + 'static) -> Option<Subscription> {
    let (window, name) = (super::page::window()?, name(card));
    let changed: Changed = Rc::new(changed);
    let number = NEXT.replace(NEXT.get() + 1);
    HERE.with_borrow_mut(|here| here.push((number, name.clone(), Rc::clone(&changed))));
    let shown = {
        let changed = Rc::clone(&changed);
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
    Some(Subscription { number, _events: [shown, stored] })
}
