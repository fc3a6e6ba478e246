//! Cards, as scripts of a page hold them.

use curtain_core::bundle::{DecodeError, Decoder};
use curtain_core::card;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A card that is read line by line, so that a large one keeps nobody waiting, and then shown wherever
/// it is wanted.
#[derive(Default)]
#[wasm_bindgen]
pub struct Card {
    decoder: Decoder,
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
        let card = self.decoder.read(line).map_err(|error| match error {
            DecodeError::Version(_) => "the card's data is of another version",
            _ => "the card's data is damaged",
        })?;
        self.card = card.map(Rc::new);
        Ok(self.card.is_some())
    }
}
