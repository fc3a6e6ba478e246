//! The WebAssembly program that readers load: JavaScript classes `Card`, `Messages` and `CardSlot`.

mod card;
mod card_slot;
mod events;
mod messages;

use curtain_widget::browser::panics;
use wasm_bindgen::prelude::*;

/// Stops the program after a failure that its panic hook does not see, such as a trap.
#[wasm_bindgen]
pub fn stop() {
    panics::stop();
}

fn main() {}
