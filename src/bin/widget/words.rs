//! The words of the interface, as scripts of a page hold them.

use curtain_card::browser::locale::Intl;
use curtain_card::words;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// What the interface says in one language.
#[wasm_bindgen]
pub struct Words {
    pub(super) words: Rc<words::Words>,
}

#[wasm_bindgen]
impl Words {
    /// Takes the lines of a language.
    ///
    /// # Errors
    ///
    /// Throws a message where there are more or fewer than there should be.
    #[wasm_bindgen(constructor)]
    pub fn new(lang: String, lines: &str) -> Result<Self, JsValue> {
        let intl = Box::new(Intl::new(&lang));
        let words = words::Words::new(lang, lines, intl);
        Ok(Self { words: Rc::new(words.ok_or("the card's words are damaged")?) })
    }
}
