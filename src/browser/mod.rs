//! The browser's interfaces: clock, storage, address, page visibility, input fields, hold gesture, `Intl`.
//!
//! This is the only place that names `web_sys`, `js_sys` and `gloo`. Each call may fail: in a sandboxed
//! frame, under a strict policy, in an old browser. A function that fails returns `None` or does nothing,
//! and the card works without it.

pub mod can_play;
pub mod clock;
pub mod delay;
pub mod hold_gesture;
pub mod input;
pub mod locale;
pub mod location;
pub mod page;
pub mod panics;
pub mod storage;
pub mod viewport;
