//! Faults of the texts in `assets/i18n/`.

/// A fault of a file of texts, named by the language's tag.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no English file, which the others are compared with.
    #[error("found no English texts")]
    NoEnglish,
    /// The file's name is not a language tag.
    #[error("assets/i18n/{tag}.json: found a tag of no language")]
    NoTag {
        /// The file's name.
        tag: &'static str,
    },
    /// The file is not JSON of the wanted shape.
    #[error("assets/i18n/{tag}.json: {source}")]
    Json {
        /// The language.
        tag: &'static str,
        /// What the parser found.
        source: serde_json::Error,
    },
    /// A text is missing.
    #[error("assets/i18n/{tag}.json: found no \"{key}\"")]
    Missing {
        /// The language.
        tag: &'static str,
        /// The text's key.
        key: &'static str,
    },
    /// A text has a key that the program does not know.
    #[error("assets/i18n/{tag}.json: found \"{key}\", which nothing says")]
    Unknown {
        /// The language.
        tag: &'static str,
        /// The unknown key.
        key: String,
    },
    /// A text is empty, has a line break, or has other places than the English one.
    #[error(
        "assets/i18n/{tag}.json: found {found:?} as the places of \"{key}\", wanted {wanted:?} and a line"
    )]
    Places {
        /// The language.
        tag: &'static str,
        /// The text's key.
        key: &'static str,
        /// The places of the text, sorted.
        found: Vec<String>,
        /// The places of the English text, sorted.
        wanted: Vec<String>,
    },
    /// A text with a number has other plural forms than the language has categories.
    #[error("assets/i18n/{tag}.json: found the forms {found:?} of \"{key}\", wanted {wanted:?}")]
    Forms {
        /// The language.
        tag: &'static str,
        /// The text's key.
        key: &'static str,
        /// The forms of the text.
        found: Vec<String>,
        /// The forms that numbers have in the language.
        wanted: Vec<&'static str>,
    },
    /// A text is a list or a set of forms where the English one is not, or the other way round.
    #[error("assets/i18n/{tag}.json: found another form of \"{key}\" than English has")]
    Shape {
        /// The language.
        tag: &'static str,
        /// The text's key.
        key: &'static str,
    },
}
