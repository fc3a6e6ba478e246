//! The program that readers load: shows live cards in elements.

mod card;
mod card_slot;
mod events;
mod messages;

use curtain_widget::browser;
use wasm_bindgen::prelude::*;

/// Ends the program after a failure that it could not notice itself, such as a trap.
#[wasm_bindgen]
pub fn stop() {
    browser::stop();
}

fn main() {}
