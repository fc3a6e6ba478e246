//! Panics: the report to the page, and the flag that stops timers and listeners afterwards.

use js_sys::Function;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;

thread_local! {
    static IS_STOPPED: Cell<bool> = const { Cell::new(false) };
    static LISTENERS: RefCell<Vec<Function>> = const { RefCell::new(Vec::new()) };
}

/// Calls `on_failure` with a message when the program panics, and stops the program then.
///
/// After a panic no timer and no listener of the program runs: the state that they would use may be
/// half changed.
pub fn on_panic(on_failure: Function) {
    LISTENERS.with_borrow_mut(|listeners| {
        // All cards of a page share one listener.
        if !listeners.contains(&on_failure) {
            listeners.push(on_failure);
        }
    });
    yew::set_custom_panic_hook(Box::new(|info| {
        stop();
        let message = JsValue::from_str(&info.to_string());
        for listener in LISTENERS.take() {
            let _ = listener.call1(&JsValue::NULL, &message);
        }
    }));
}

/// Stops the program: no timer and no listener of it runs again.
pub fn stop() {
    IS_STOPPED.set(true);
}

/// Returns whether timers and listeners may still run.
pub(super) fn is_alive() -> bool {
    !IS_STOPPED.get()
}
