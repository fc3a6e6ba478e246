//! Words and the language they are in.

use serde::{Deserialize, Serialize};

/// A string for readers: always text, never mark-up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The words themselves.
    #[serde(rename = "t")]
    pub text: String,
    /// Their BCP 47 tag where it is not the card's own, for `lang` attributes.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
}

impl Text {
    /// Makes a text in the card's own language.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            lang: None,
        }
    }
}
