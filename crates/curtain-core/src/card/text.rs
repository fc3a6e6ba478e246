//! Texts for readers, with their languages.

/// A text for readers, without mark-up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The characters.
    pub text: String,
    /// The BCP 47 tag of the language where it is not the card's own, for `lang` attributes.
    pub lang: Option<String>,
}

impl Text {
    /// Makes a text in the card's own language.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), lang: None }
    }
}
