//! Input fields and focus: read a number, write a number, focus an element.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

/// Gives an element the focus.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Returns the number in the field of an event. Text that is no number counts as 0.
///
/// A number above `max` is `None`: a digit too many is a typing error, and must not open a card.
pub fn number_of(event: &Event, max: u16) -> Option<u16> {
    let typed: u64 = field(event)?.value().parse().unwrap_or(0);
    u16::try_from(typed).ok().filter(|typed| *typed <= max)
}

/// Writes a number into the field of an event.
pub fn set_number(event: &Event, number: u16) {
    if let Some(input) = field(event) {
        input.set_value(&number.to_string());
    }
}

fn field(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}
