//! Cards, as scripts of a page hold them.

use curtain_core::bundle::{Error, Reading};
use curtain_core::card;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A card that is read line by line, so that a large one keeps nobody waiting, and then shown wherever
/// it is wanted.
#[derive(Default)]
#[wasm_bindgen]
pub struct Card {
    reading: Reading,
    pub(super) card: Option<Rc<card::Card>>,
}

#[wasm_bindgen]
impl Card {
    /// Makes a card of which nothing is read.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the next line of the card's bundle; returns whether that was the last one.
    ///
    /// # Errors
    ///
    /// Throws a message where that cannot be read.
    pub fn read(&mut self, line: &str) -> Result<bool, JsValue> {
        let card = self.reading.read(line).map_err(|error| match error {
            Error::Broken => "the card's data is damaged",
            Error::Version(_) => "the card's data is of another version",
        })?;
        self.card = card.map(Rc::new);
        Ok(self.card.is_some())
    }
}
