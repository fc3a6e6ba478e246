//! Viewport: where an element is, whether it is on the screen, scrolling.

use super::page::window;
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

/// Returns the distance from the upper edge of the screen to an element, in pixels.
pub fn top_of(element: &web_sys::Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// Scrolls the page down by a number of pixels.
pub fn scroll_by(pixels: f64) {
    if let Some(window) = window().filter(|_| pixels != 0.0) {
        window.scroll_by_with_x_and_y(0.0, pixels);
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
