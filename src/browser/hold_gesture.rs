//! Hold gesture (long press): event listeners that report when a button begins and ends to be held, by pointer
//! or by key.

use super::page::{on_visibility_change, window};
use super::panics::is_alive;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, PointerEvent};

/// The time after which a press is a hold, in milliseconds. A scroll that starts on a button releases it
/// sooner.
const HOLD_DELAY: u32 = 250;

struct HoldGesture {
    /// The callback that hears of the end; `None` until the gesture has lasted [`HOLD_DELAY`].
    held: Option<Rc<dyn Fn(bool)>>,
    _delay: Timeout,
    _end_listeners: Vec<EventListener>,
}

thread_local! {
    /// The one gesture that runs, if any: a press of a second button ends the first one.
    static GESTURE: RefCell<Option<HoldGesture>> = const { RefCell::new(None) };
}

/// Calls `held(true)` when the press that an event starts becomes a hold, and `held(false)` when the hold
/// ends, wherever that happens.
pub fn on_hold(event: &Event, held: impl Fn(bool) + 'static) {
    let key = event.dyn_ref::<KeyboardEvent>();
    if let Some(key) = key {
        if !matches!(key.key().as_str(), "Enter" | " ") {
            return;
        }
        // The browser would turn the key into a click.
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
    let delay = Timeout::new(HOLD_DELAY, move || {
        if is_alive() {
            GESTURE.with_borrow_mut(|gesture| {
                if let Some(gesture) = gesture {
                    gesture.held = Some(Rc::clone(&held));
                }
            });
            held(true);
        }
    });
    let released = ["pointerup", "pointercancel", "keyup"].map(|kind| {
        // In the capture phase: listeners of the page may stop the event.
        let options =
            EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
        EventListener::new_with_options(&window, kind, options, move |event| {
            if is_key && event.has_type::<KeyboardEvent>() {
                event.prevent_default();
            }
            end();
        })
    });
    // A switch to another window, or a dialog, sends no pointer event. Without the capture phase, so that
    // only the window's own blur counts: the press itself blurs the element that had the focus.
    let left = ["blur", "focus"].map(|kind| EventListener::new(&window, kind, |_| end()));
    let moved = EventListener::new(&window, "pointermove", move |event| {
        let buttons = event.dyn_ref::<PointerEvent>().map(|event| event.buttons());
        if !is_key && buttons == Some(0) {
            end();
        }
    });
    let hidden = on_visibility_change(|_| end());
    let end_listeners = released.into_iter().chain(left).chain([moved]).chain(hidden).collect();
    GESTURE.set(Some(HoldGesture { held: None, _delay: delay, _end_listeners: end_listeners }));
}

fn end() {
    // Taken out first: the callback may start another gesture.
    let gesture = GESTURE.take();
    if let Some(held) = gesture.and_then(|gesture| gesture.held)
        && is_alive()
    {
        held(false);
    }
}
