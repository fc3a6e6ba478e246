//! The message files of a site, one per interface language, which the widget loads.

use crate::translations::Languages;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The files of messages, one for each language. One hash of all of them stands in their names.
#[derive(Debug)]
pub struct MessageFiles {
    pattern: String,
    files: Vec<(&'static str, &'static str)>,
}

impl MessageFiles {
    /// Writes the messages of all languages.
    #[must_use]
    pub fn new(languages: Languages) -> Self {
        let files: Vec<_> =
            languages.all().iter().map(|language| (language.tag(), language.lines())).collect();
        Self { pattern: pattern_of(files.iter().copied()), files }
    }

    /// Returns the names of the files and their content.
    pub fn files(&self) -> impl Iterator<Item = (String, &'static str)> {
        self.files.iter().map(|(tag, lines)| (self.pattern.replace("{}", tag), *lines))
    }

    /// Returns what the build of the scripts has to know: the `pattern` of the names, with `{}` in place of the
    /// language, and the tags of the languages, `langs`.
    #[must_use]
    pub fn describe(&self) -> Value {
        let langs: Vec<&str> = self.files.iter().map(|(tag, _)| *tag).collect();
        json!({ "pattern": self.pattern, "langs": langs })
    }
}

/// Returns the pattern of the names of files with these tags and texts, with `{}` in place of the language.
pub(super) fn pattern_of<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let all: Vec<&str> = files.flat_map(|(tag, lines)| [tag, lines]).collect();
    let hash = Sha256::digest(all.join("\n"));
    let hash: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("messages-{{}}-{hash}.txt")
}
