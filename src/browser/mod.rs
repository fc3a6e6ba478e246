//! The edge: the only place that names the browser's own interfaces.
//!
//! Everything here may fail, in a sandboxed frame, under a strict policy, in an old browser. So
//! everything returns an `Option` or does nothing, and the card goes on without it.

pub mod clock;
pub mod hold_gesture;
pub mod locale;
pub mod location;
pub mod page;
pub mod storage;

use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;

thread_local! {
    static BROKEN: Cell<bool> = const { Cell::new(false) };
    static FAILED: RefCell<Vec<js_sys::Function>> = const { RefCell::new(Vec::new()) };
}

/// Calls `failed` with a message when the program panics. From then on no timer and no listener of
/// ours runs anything: what they would touch may be half changed.
pub fn on_panic(failed: js_sys::Function) {
    FAILED.with_borrow_mut(|listeners| {
        // Cards of one page have one who is told.
        if !listeners.contains(&failed) {
            listeners.push(failed);
        }
    });
    yew::set_custom_panic_hook(Box::new(|info| {
        BROKEN.set(true);
        let message = JsValue::from_str(&info.to_string());
        for listener in FAILED.take() {
            let _ = listener.call1(&JsValue::NULL, &message);
        }
    }));
}

/// Ends the program: no timer and no listener of ours runs anything any more.
pub fn stop() {
    BROKEN.set(true);
}

/// Tells whether the program still works.
pub(crate) fn is_alive() -> bool {
    !BROKEN.get()
}
