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

/// Tells whether a video would play here, one of a video host or a file. Players of hosts want to know
/// what page they are on, which a frame without an origin and a file on a disk do not tell, and none
/// fits where there is hardly room for it.
pub fn can_play(hosted: bool) -> bool {
    /// What YouTube asks for, in CSS pixels
    /// (<https://developers.google.com/youtube/iframe_api_reference>).
    const LEAST: f64 = 200.0;
    let Some(window) = window() else { return false };
    let side = |side: Result<JsValue, JsValue>| side.ok().and_then(|side| side.as_f64());
    let has_room = |pixels: Option<f64>| pixels.is_none_or(|pixels| pixels >= LEAST);
    let is_somewhere = || {
        let scheme = window.location().protocol();
        window.origin() != "null" && scheme.is_ok_and(|scheme| scheme != "file:")
    };
    has_room(side(window.inner_width()))
        && has_room(side(window.inner_height()))
        && (!hosted || is_somewhere())
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
