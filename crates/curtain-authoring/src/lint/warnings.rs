//! Warnings, with their words, and without those that are meant to be.

use crate::document::{AcceptDoc, Lint};
use crate::problem::Problem;
use crate::source::{Source, Step};

/// Collects warnings, but for those that the author has accepted.
pub(super) struct Warnings<'a> {
    source: &'a Source<'a>,
    accept: &'a [AcceptDoc],
    used: Vec<usize>,
    found: Vec<Problem>,
}

impl<'a> Warnings<'a> {
    pub(super) fn new(source: &'a Source<'a>, accept: &'a [AcceptDoc]) -> Self {
        Self { source, accept, used: Vec::new(), found: Vec::new() }
    }

    /// Warns of a word within the entry at `at`.
    pub(super) fn add(&mut self, lint: Lint, word: &str, at: &[Step], is_teaser: bool) {
        let mut place = at.to_vec();
        if is_teaser {
            place.push("teaser".into());
        }
        let place = self.source.text_within(&place, word).unwrap_or(place);
        self.warn(lint, word, &place);
    }

    pub(super) fn warn(&mut self, lint: Lint, word: &str, at: &[Step]) {
        let is_meant = |accept: &AcceptDoc| {
            accept.lint == lint && accept.word.as_deref().is_none_or(|meant| meant == word)
        };
        if let Some(accepted) = self.accept.iter().position(is_meant) {
            self.used.push(accepted);
            return;
        }
        let found = format!("\"{word}\"");
        let accept =
            format!("{{ \"lint\": \"{}\", \"word\": {found}, \"why\": \"…\" }}", lint.name());
        let help = format!("{}; or say why not: \"accept\": [{accept}]", lint.reason());
        self.tell(lint, found, at, Some(help));
    }

    fn tell(&mut self, lint: Lint, found: String, at: &[Step], help: Option<String>) {
        let problem = Problem::at(self.source, at, found, lint.wanted());
        self.found.push(Problem { lint: Some(lint), help, ..problem });
    }

    pub(super) fn finish(mut self) -> Vec<Problem> {
        for index in 0..self.accept.len() {
            if self.used.contains(&index) {
                continue;
            }
            let at = ["accept".into(), index.into()];
            let word = self.accept[index].word.as_deref().unwrap_or("*");
            let found = format!("\"{word}\", of which nothing warns");
            self.tell(Lint::UnusedAccept, found, &at, None);
        }
        self.found
    }
}

impl Lint {
    /// Returns its name, as authors write it.
    pub fn name(self) -> String {
        let name = serde_json::to_value(self).unwrap_or_default();
        name.as_str().unwrap_or_default().to_owned()
    }

    fn wanted(self) -> &'static str {
        match self {
            Self::GatedName => "words that do not name what is gated beyond them",
            Self::GatedNameInAddress => "an address that does not name what is gated",
            Self::Trajectory => "words that do not tell that this changes",
            Self::Count => "no count, or one of what is open",
            Self::Gap => "numbers without a hole",
            Self::UnusedAccept => "only what is needed",
        }
    }

    fn reason(self) -> &'static str {
        match self {
            Self::GatedName => {
                "who reads this may not know the name yet: gate it, or say it without"
            }
            Self::GatedNameInAddress => {
                "addresses and file names are open to everybody: choose another"
            }
            Self::Trajectory => {
                "who reads it knows that it will not stay so: say what is true, or gate it"
            }
            Self::Count => "it tells that there is more than is shown: leave \"count\" out",
            Self::Gap => {
                "a hole among the numbers tells that something is kept back: gate what follows too"
            }
            Self::UnusedAccept => "nothing warns of it",
        }
    }
}
