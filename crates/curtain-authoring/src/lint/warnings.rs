//! The collector of warnings: their texts, and `accept`, by which an author allows one.

use crate::document::{AcceptDoc, Lint};
use crate::field_path::Step;
use crate::normal_form::is_same_word;
use crate::problem::Problem;
use crate::source::Source;

/// Collects warnings that the author does not accept.
pub(super) struct Warnings<'a> {
    source: &'a Source<'a>,
    accept: &'a [AcceptDoc],
    /// The indices of the entries of `accept` that accepted a warning.
    used: Vec<usize>,
    warnings: Vec<Problem>,
}

impl<'a> Warnings<'a> {
    pub(super) fn new(source: &'a Source<'a>, accept: &'a [AcceptDoc]) -> Self {
        Self { source, accept, used: Vec::new(), warnings: Vec::new() }
    }

    /// Adds a warning about a word in the entry at `path`, placed at the text that holds the word.
    pub(super) fn add_in_entry(&mut self, lint: Lint, word: &str, path: &[Step]) {
        match self.source.text_within(path, word) {
            Some(path) => self.add(lint, word, &path),
            None => self.add(lint, word, path),
        }
    }

    /// Adds a warning about a word of the value at `path`, unless the author accepts it.
    pub(super) fn add(&mut self, lint: Lint, word: &str, path: &[Step]) {
        let is_accepted = |accept: &AcceptDoc| {
            let word_of = accept.word.as_deref();
            accept.lint == lint && word_of.is_none_or(|accepted| is_same_word(accepted, word))
        };
        if let Some(accepted) = self.accept.iter().position(is_accepted) {
            self.used.push(accepted);
            return;
        }
        let found = format!("\"{word}\"");
        let accept =
            format!("{{ \"lint\": \"{}\", \"word\": {found}, \"why\": \"…\" }}", lint.name());
        let help = format!("{}; or say why not: \"accept\": [{accept}]", lint.reason());
        self.push(lint, found, path, Some(help));
    }

    fn push(&mut self, lint: Lint, found: String, path: &[Step], help: Option<String>) {
        let problem = self.source.problem(path, found, lint.wanted());
        self.warnings.push(Problem { lint: Some(lint), help, ..problem });
    }

    /// Returns the warnings, with one for each entry of `accept` that accepted none.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        for index in 0..self.accept.len() {
            if self.used.contains(&index) {
                continue;
            }
            let path = ["accept".into(), index.into()];
            let word = self.accept[index].word.as_deref().unwrap_or("*");
            let found = format!("\"{word}\", of which nothing warns");
            self.push(Lint::UnusedAccept, found, &path, None);
        }
        self.warnings
    }
}

impl Lint {
    /// Returns its name in an authoring file, such as `gated-name`.
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
            Self::SpoilerWord => "words that do not tell what is kept back",
            Self::SharedVoice => {
                "a voice or an actor that no earlier character has, or a later gate"
            }
            Self::GateBeyondEnd => "a point that the track reaches",
            Self::EarlyStream => "the stream no earlier than the broadcast",
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
            Self::SpoilerWord => {
                "who reads this can guess what is gated: say it without, or gate it"
            }
            Self::SharedVoice => "it tells that two are one: give the voice a later \"after\"",
            Self::GateBeyondEnd => {
                "it lies behind the last unit that parts and schedules know, so it never opens"
            }
            Self::EarlyStream => "compare the times: the stream would be ahead of the broadcast",
            Self::UnusedAccept => "nothing warns of it",
        }
    }
}
