//! The page that the card is in.

use gloo_events::EventListener;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Event, HtmlElement, HtmlInputElement, IntersectionObserver,
    IntersectionObserverEntry, Window,
};

pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// Tells whether the page is hidden, such as behind another tab.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Calls `changed` with whether the page is visible, each time that changes.
pub fn on_visibility(changed: impl Fn(bool) + 'static) -> Option<EventListener> {
    let listener = EventListener::new(&document()?.into(), "visibilitychange", move |_| {
        if super::is_alive() {
            changed(!is_hidden());
        }
    });
    Some(listener)
}

/// Watches where an element is; dropping it ends that.
#[must_use = "an observer that is dropped sees nothing"]
pub struct Observer {
    observer: IntersectionObserver,
    _changed: Closure<dyn FnMut(Array)>,
}

impl Drop for Observer {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `changed` with whether an element is on the screen, at first and each time that changes.
pub fn on_screen(element: &web_sys::Element, changed: impl Fn(bool) + 'static) -> Option<Observer> {
    let seen = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let entry = entries.pop().dyn_into::<IntersectionObserverEntry>();
        if let Ok(entry) = entry
            && super::is_alive()
        {
            changed(entry.is_intersecting());
        }
    });
    // Browsers without it have no constructor, which throws.
    let observer = IntersectionObserver::new(seen.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(Observer { observer, _changed: seen })
}

/// Gives an element the focus.
pub fn focus(element: &web_sys::Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Returns the number that stands in the field of an event; what is no number is 0, and a number
/// beyond `max` is `None`: a digit too many is a slip, and nothing to open a card for.
pub fn typed_number(event: &Event, max: u16) -> Option<u16> {
    let typed: u64 = field(event)?.value().parse().unwrap_or(0);
    u16::try_from(typed).ok().filter(|typed| *typed <= max)
}

/// Puts a number into the field of an event.
pub fn put_number(event: &Event, number: u16) {
    if let Some(input) = field(event) {
        input.set_value(&number.to_string());
    }
}

fn field(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}
