//! Delays: one callback that runs some time later.

use super::panics::is_alive;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;

/// A callback that waits. A delay that is dropped cancels it.
#[derive(Debug, Default)]
pub struct Delay(RefCell<Option<Timeout>>);

impl Delay {
    /// Runs a callback after so many milliseconds, in place of the one that waits.
    pub fn start(&self, millis: u32, run: impl FnOnce() + 'static) {
        let timeout = Timeout::new(millis, || {
            if is_alive() {
                run();
            }
        });
        self.0.replace(Some(timeout));
    }

    /// Cancels the callback that waits.
    pub fn cancel(&self) {
        self.0.take();
    }
}
