//! JavaScript class `Card`: a card that a script reads from its bundle line by line.

use curtain_core::bundle::{DecodeError, Decoder};
use curtain_widget::{Shared, SharedCard};
use wasm_bindgen::prelude::*;

/// A card that is read line by line, so that a large one takes many short tasks. Afterwards any number of
/// slots can show it.
#[derive(Debug, Default)]
#[wasm_bindgen]
pub struct Card {
    decoder: Decoder,
    pub(super) card: Option<SharedCard>,
}

#[wasm_bindgen]
impl Card {
    /// Makes a card of which no line is read yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the next line of the card's bundle. Returns whether that was the last one.
    ///
    /// # Errors
    ///
    /// Throws a message for a line that is damaged or of another version.
    pub fn read(&mut self, line: &str) -> Result<bool, JsValue> {
        let card = self.decoder.read(line).map_err(|error| match error {
            DecodeError::Version(_) => "the card's data is of another version",
            _ => "the card's data is damaged",
        })?;
        self.card = card.map(Shared::new);
        Ok(self.card.is_some())
    }
}
