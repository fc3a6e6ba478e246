//! Viewport observer: whether an element is on the screen.

use super::panics::is_alive;
use js_sys::Array;
use std::fmt;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry};

/// Observes an element until it is dropped.
#[must_use = "a dropped observer reports nothing"]
pub struct ViewportObserver {
    observer: IntersectionObserver,
    _changed: Closure<dyn FnMut(Array)>,
}

impl fmt::Debug for ViewportObserver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ViewportObserver").finish_non_exhaustive()
    }
}

impl Drop for ViewportObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `changed` with whether an element is on the screen: once at first, then each time that this
/// changes. Returns `None` in a browser without `IntersectionObserver`.
pub fn observe(
    element: &web_sys::Element,
    changed: impl Fn(bool) + 'static,
) -> Option<ViewportObserver> {
    let changed = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let entry = entries.pop().dyn_into::<IntersectionObserverEntry>();
        if let Ok(entry) = entry
            && is_alive()
        {
            changed(entry.is_intersecting());
        }
    });
    // A browser without it has no constructor, and the call throws.
    let observer = IntersectionObserver::new(changed.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(ViewportObserver { observer, _changed: changed })
}
