//! The sink that collects the problems of a document while it is resolved.

use crate::broadcast_time::ParseError;
use crate::field_path::Step;
use crate::problem::Problem;
use crate::source::Source;

/// Collects the problems of one document.
#[derive(Debug)]
pub(crate) struct Problems<'a> {
    source: &'a Source<'a>,
    list: Vec<Problem>,
}

/// How many problems there were at a moment, for [`Problems::any_since`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark(usize);

impl<'a> Problems<'a> {
    pub(crate) fn new(source: &'a Source<'a>) -> Self {
        Self { source, list: Vec::new() }
    }

    /// Reports a problem of the value at `path`.
    pub(crate) fn report(
        &mut self,
        path: &[Step],
        found: impl Into<String>,
        wanted: impl Into<String>,
    ) {
        self.list.push(self.source.problem(path, found, wanted));
    }

    /// Reports a problem of the value at `path`, and suggests the candidate that `word` is most similar to.
    pub(crate) fn report_unknown<'c>(
        &mut self,
        path: &[Step],
        (found, wanted): (String, String),
        word: &str,
        candidates: impl IntoIterator<Item = &'c str>,
    ) {
        let problem = self.source.problem(path, found, wanted);
        self.list.push(problem.suggest(word, candidates));
    }

    /// Reports a problem of the name of the field at `path`.
    pub(crate) fn report_name(
        &mut self,
        path: &[Step],
        found: impl Into<String>,
        wanted: impl Into<String>,
    ) {
        self.list.push(self.source.problem_of_name(path, found, wanted));
    }

    /// Reports a problem of the name of the field at `path`, and suggests the candidate that `word` is most
    /// similar to.
    pub(crate) fn report_unknown_name<'c>(
        &mut self,
        path: &[Step],
        (found, wanted): (String, String),
        word: &str,
        candidates: impl IntoIterator<Item = &'c str>,
    ) {
        let problem = self.source.problem_of_name(path, found, wanted);
        self.list.push(problem.suggest(word, candidates));
    }

    /// Returns the parsed value, or reports why the value at `path` cannot be parsed.
    pub(crate) fn parsed<T>(&mut self, path: &[Step], parsed: Result<T, ParseError>) -> Option<T> {
        parsed.map_err(|ParseError { found, wanted }| self.report(path, found, wanted)).ok()
    }

    /// Returns a mark for [`any_since`](Self::any_since).
    pub(crate) fn mark(&self) -> Mark {
        Mark(self.list.len())
    }

    /// Tells whether a problem has been reported since the mark.
    pub(crate) fn any_since(&self, mark: Mark) -> bool {
        self.list.len() > mark.0
    }

    /// Tells whether there is no problem.
    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Returns the problems as an error, where there are any.
    ///
    /// # Errors
    ///
    /// Returns the problems in the order of their reports.
    pub(crate) fn finish(self) -> Result<(), Vec<Problem>> {
        if self.list.is_empty() { Ok(()) } else { Err(self.list) }
    }
}
