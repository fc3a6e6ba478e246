//! The page that the card is in.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Event, HtmlElement, HtmlInputElement, Window};

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
