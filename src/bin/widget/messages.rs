//! JavaScript class `Messages`: the texts of the interface in one language.

use curtain_core::i18n;
use curtain_widget::browser::locale::Intl;
use curtain_widget::{Shared, SharedMessages};
use wasm_bindgen::prelude::*;

/// The texts of the interface in one language.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Messages {
    pub(super) messages: SharedMessages,
}

#[wasm_bindgen]
impl Messages {
    /// Takes a language as a BCP 47 tag, and the lines of its file.
    ///
    /// # Errors
    ///
    /// Throws a message for a wrong number of lines.
    #[wasm_bindgen(constructor)]
    pub fn new(lang: String, lines: &str) -> Result<Self, JsValue> {
        let intl = Box::new(Intl::new(&lang));
        let messages = i18n::Messages::new(lang, lines, intl);
        Ok(Self { messages: Shared::new(messages.ok_or("the card's words are damaged")?) })
    }
}
