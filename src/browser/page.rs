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

/// Returns the number that was typed into the field of an event, held to `max`; what is no number
/// is 0. A number beyond the end is corrected in the field too.
pub fn typed_number(event: &Event, max: u16) -> u16 {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
    else {
        return 0;
    };
    let typed: u64 = input.value().parse().unwrap_or(0);
    if typed > max.into() {
        input.set_value(&max.to_string());
    }
    typed.min(max.into()) as u16
}
