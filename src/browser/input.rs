//! Input fields and focus: read a text, select it, focus an element.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

/// Gives an element the focus.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Returns the text in the field of an event.
pub fn text_of(event: &Event) -> Option<String> {
    Some(field(event)?.value())
}

/// Selects the text in the field of an event, so that typing replaces it.
pub fn select_text(event: &Event) {
    if let Some(input) = field(event) {
        input.select();
    }
}

fn field(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}
