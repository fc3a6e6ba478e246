//! Words.

use super::patterns::{LANG, NAME};
use super::{After, GateFields, HasGate};
use schemars::JsonSchema;
use serde::Deserialize;

/// Words, either plain (in the card's language) or with the language that they are in.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum TextDoc {
    /// Words in the card's language.
    Plain(#[schemars(length(min = 1, max = 2_000))] String),
    /// Words in a language of their own.
    Foreign(ForeignDoc),
}

/// Words and the language that they are in.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ForeignDoc {
    /// The words.
    #[schemars(length(min = 1, max = 2_000))]
    pub text: String,
    /// Their language, as a BCP 47 tag such as `ja` or `ja-Latn`.
    #[schemars(regex(pattern = LANG))]
    pub lang: String,
}

/// A short text, either plain and open, or with a language and a gate.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum LineDoc {
    /// Words in the card's language, open to everybody.
    Plain(#[schemars(length(min = 1, max = 300))] String),
    /// Words with a language or a gate.
    Full(Box<FullLineDoc>),
}

gated! {
    /// A short text with a language or a gate.
    pub struct FullLineDoc {
        /// The words.
        #[schemars(length(min = 1, max = 300))]
        pub text: String,
        /// Their language where it is not the card's.
        #[schemars(regex(pattern = LANG))]
        pub lang: Option<String>,
    }
}
