//! A problem of an authoring file: what was found, what was wanted, where, and "did you mean".

use crate::document::Lint;
use std::ops::Range;

/// One fault of a file, or a warning: what was found, what was wanted, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// The field, as `facts[2].after.anime`; empty for the file as a whole.
    pub field: String,
    /// What stands there, in words that follow "found".
    pub found: String,
    /// What should stand there, in words that follow "wanted".
    pub wanted: String,
    /// A suggestion, as a sentence of its own.
    pub help: Option<String>,
    /// The kind of a warning; `None` for a fault, which keeps a card from being built.
    pub lint: Option<Lint>,
    /// The bytes of the file that the problem is about.
    pub span: Range<usize>,
}

impl Problem {
    /// Adds a "did you mean", where one of the candidates is similar enough to the text that was found.
    pub(crate) fn suggest<'a>(
        mut self,
        found: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        /// The least Jaro-Winkler similarity of a misspelt word to the right one.
        const NEAR: f64 = 0.75;
        let similarity = |candidate: &str| {
            strsim::jaro_winkler(&found.to_lowercase(), &candidate.to_lowercase())
        };
        let nearest = (candidates.into_iter())
            .map(|candidate| (similarity(candidate), candidate))
            .filter(|(similarity, _)| *similarity >= NEAR)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        self.help = nearest.map(|(_, candidate)| format!("did you mean \"{candidate}\"?"));
        self
    }
}

/// Shortens a text that was found to a length that fits a report.
pub(crate) fn shorten(text: &str) -> String {
    /// In characters.
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST {
        text.to_owned()
    } else {
        text.chars().take(LONGEST - 1).chain(['…']).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortens_beyond_60_characters() {
        assert_eq!(shorten(&"ä".repeat(60)), "ä".repeat(60));
        assert_eq!(shorten(&"ä".repeat(61)), format!("{}…", "ä".repeat(59)));
    }
}
