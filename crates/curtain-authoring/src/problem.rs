//! What is wrong with an authoring file.

use super::document::Lint;
use super::source::{Source, Step};
use std::ops::Range;

/// One thing that is wrong with a file: what was found, what was wanted, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field, as `facts[2].after.anime`; empty for the file as a whole.
    pub field: String,
    /// What stands there, in words that follow "found".
    pub found: String,
    /// What should stand there, in words that follow "wanted".
    pub wanted: String,
    /// What may have been meant, as a sentence of its own.
    pub help: Option<String>,
    /// For a warning, its kind: what gives something away may be meant to. `None` for what is wrong.
    pub lint: Option<Lint>,
    /// The bytes of the file that it is about.
    pub span: Range<usize>,
}

impl Problem {
    /// Makes a problem about the value at `path`.
    pub(super) fn at(
        source: &Source,
        path: &[Step],
        found: impl Into<String>,
        wanted: impl Into<String>,
    ) -> Self {
        Self {
            field: Step::join(path),
            found: found.into(),
            wanted: wanted.into(),
            help: None,
            lint: None,
            span: source.span(path),
        }
    }

    /// Makes a problem about the name of the field at `path`.
    pub(super) fn at_name(
        source: &Source,
        path: &[Step],
        found: impl Into<String>,
        wanted: impl Into<String>,
    ) -> Self {
        Self { span: source.name_span(path), ..Self::at(source, path, found, wanted) }
    }

    /// Adds a "did you mean", where one of the candidates is near enough to what was found.
    pub(super) fn suggest<'a>(
        mut self,
        found: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        /// Below this likeness two words are rather two words than one misspelt.
        const NEAR: f64 = 0.75;
        let likeness = |candidate: &str| {
            strsim::jaro_winkler(&found.to_lowercase(), &candidate.to_lowercase())
        };
        let nearest = (candidates.into_iter())
            .map(|candidate| (likeness(candidate), candidate))
            .filter(|(likeness, _)| *likeness >= NEAR)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        self.help = nearest.map(|(_, candidate)| format!("did you mean \"{candidate}\"?"));
        self
    }
}
