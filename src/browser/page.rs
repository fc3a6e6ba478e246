//! The page: its window, and whether it is visible.

use super::panics::is_alive;
use gloo::events::EventListener;
use web_sys::{Document, Window};

pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// Returns whether the page is hidden, such as in a background tab.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Calls `changed` with whether the page is visible, each time that this changes.
pub fn on_visibility_change(changed: impl Fn(bool) + 'static) -> Option<EventListener> {
    let listener = EventListener::new(&document()?.into(), "visibilitychange", move |_| {
        if is_alive() {
            changed(!is_hidden());
        }
    });
    Some(listener)
}
