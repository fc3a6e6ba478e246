//! The words of the interface, as scripts of a page hold them.

use curtain_core::i18n;
use curtain_widget::browser::locale::Intl;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// What the interface says in one language.
#[wasm_bindgen]
pub struct Messages {
    pub(super) messages: Rc<i18n::Messages>,
}

#[wasm_bindgen]
impl Messages {
    /// Takes the lines of a language.
    ///
    /// # Errors
    ///
    /// Throws a message where there are more or fewer than there should be.
    #[wasm_bindgen(constructor)]
    pub fn new(lang: String, lines: &str) -> Result<Self, JsValue> {
        let intl = Box::new(Intl::new(&lang));
        let messages = i18n::Messages::new(lang, lines, intl);
        Ok(Self { messages: Rc::new(messages.ok_or("the card's words are damaged")?) })
    }
}
