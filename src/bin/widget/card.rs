//! JavaScript class `Card`: a card that a script reads from its bundle line by line.

use curtain_core::bundle::{Error, Reading};
use curtain_widget::{Shared, SharedCard};
use std::fmt;
use wasm_bindgen::prelude::*;

/// A card that is read line by line, so that a large one takes many short tasks. Afterwards any number of
/// slots can show it.
#[derive(Default)]
#[wasm_bindgen]
pub struct Card {
    reading: Reading,
    pub(super) card: Option<SharedCard>,
}

impl fmt::Debug for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Card").field("card", &self.card).finish_non_exhaustive()
    }
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
        let card = self.reading.read(line).map_err(|error| match error {
            Error::Broken => "the card's data is damaged",
            Error::Version(_) => "the card's data is of another version",
        })?;
        self.card = card.map(Shared::new);
        Ok(self.card.is_some())
    }
}
