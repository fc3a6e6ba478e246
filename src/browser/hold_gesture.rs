//! A button that is held, by pointer or by key.

use super::is_alive;
use super::page::{on_visibility, window};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, PointerEvent};

/// How long a press lasts at least that is no click, in milliseconds: whoever begins to scroll on a button
/// holds it for less.
const BEGIN: u32 = 250;

struct Press {
    /// Told that the press is over, once it has been told that it is one.
    held: Option<Rc<dyn Fn(bool)>>,
    _begin: Timeout,
    _ends: Vec<EventListener>,
}

thread_local! {
    /// There is one at most: whoever presses a second button lets the first one go.
    static PRESS: RefCell<Option<Press>> = const { RefCell::new(None) };
}

/// Calls `held(true)` when the press that an event begins lasts, and `held(false)` when it ends, wherever and
/// however it does.
pub fn on_hold(event: &Event, held: impl Fn(bool) + 'static) {
    let key = event.dyn_ref::<KeyboardEvent>();
    if let Some(key) = key {
        if !matches!(key.key().as_str(), "Enter" | " ") {
            return;
        }
        // Nor is the key a click.
        key.prevent_default();
        if key.repeat() {
            return;
        }
    } else if event.dyn_ref::<PointerEvent>().is_none_or(|event| event.button() != 0) {
        return;
    }
    end();
    let is_key = key.is_some();
    let Some(window) = window() else { return };
    let held: Rc<dyn Fn(bool)> = Rc::new(held);
    let begin = Timeout::new(BEGIN, move || {
        if is_alive() {
            PRESS.with_borrow_mut(|hold_gesture| {
                if let Some(hold_gesture) = hold_gesture {
                    hold_gesture.held = Some(Rc::clone(&held));
                }
            });
            held(true);
        }
    });
    let ends = ["pointerup", "pointercancel", "keyup"].map(|kind| {
        // Before the page, which may stop them.
        let options =
            EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
        EventListener::new_with_options(&window, kind, options, move |event| {
            if is_key && event.has_type::<KeyboardEvent>() {
                event.prevent_default();
            }
            end();
        })
    });
    // Where the window is left for another one, or for a dialog, no pointer tells. Its own blur alone: a press
    // takes the focus from where it was.
    let left = ["blur", "focus"].map(|kind| EventListener::new(&window, kind, |_| end()));
    let moved = EventListener::new(&window, "pointermove", move |event| {
        let buttons = event.dyn_ref::<PointerEvent>().map(|event| event.buttons());
        if !is_key && buttons == Some(0) {
            end();
        }
    });
    let ends = ends.into_iter().chain(left).chain([moved]).chain(on_visibility(|_| end()));
    let hold_gesture = Press { held: None, _begin: begin, _ends: ends.collect() };
    PRESS.set(Some(hold_gesture));
}

fn end() {
    // Not while it is borrowed: who is told may begin another one.
    let hold_gesture = PRESS.take();
    if let Some(held) = hold_gesture.and_then(|hold_gesture| hold_gesture.held)
        && is_alive()
    {
        held(false);
    }
}
