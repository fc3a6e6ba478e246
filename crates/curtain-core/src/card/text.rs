//! Words and the language they are in.

use serde_tuple::{Deserialize_tuple, Serialize_tuple};

/// A string for readers: always text, never mark-up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct Text {
    /// The words themselves.
    pub text: String,
    /// Their BCP 47 tag where it is not the card's own, for `lang` attributes.
    pub lang: Option<String>,
}

impl Text {
    /// Makes a text in the card's own language.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), lang: None }
    }
}
