//! Texts of the authoring format, in the card's language or in another one.

use super::patterns::LANG;
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
