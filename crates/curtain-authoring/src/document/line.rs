//! Lines of the authoring format: short texts with or without a language and a gate.

use super::gate::{After, GateFields, HasGate};
use super::patterns::{LANG, NAME};
use schemars::JsonSchema;
use serde::Deserialize;

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
