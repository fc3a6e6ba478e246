//! The text of an authoring file: its JSON syntax, its limits, and the byte range of each field.

mod lines;
mod syntax;
mod tree;

pub use lines::{Lines, Location};

use crate::field_path::{self as path, Path, Step};
use crate::normal_form::normal_form;
use crate::problem::Problem;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::borrow::Cow;
use std::collections::HashSet;
use syntax::{syntax_problem, whole};
use tree::Node;

/// The largest file that is read, in bytes: 1 MiB.
pub const MAX_BYTES: usize = 1024 * 1024;

/// An authoring file of valid JSON.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    text: &'a str,
    root: Node,
    value: serde_json::Value,
    /// The paths of repeated fields, and the problems of that.
    repeated: Vec<(Path<'static>, Problem)>,
    /// The texts and the names of fields within what is left out.
    left_out: HashSet<String>,
}

impl<'a> Source<'a> {
    /// Reads a file's bytes as one JSON value.
    ///
    /// # Errors
    ///
    /// Returns the problem of its size, encoding or syntax: the first error of the syntax alone, since the text
    /// behind it is a guess.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Vec<Problem>> {
        if bytes.len() > MAX_BYTES {
            let found = format!("{} bytes", bytes.len());
            return Err(vec![whole(&found, "at most 1 MiB (1048576 bytes)", 0..0)]);
        }
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let at = error.valid_up_to();
            let found = format!("the byte 0x{:02x}, which is not UTF-8", bytes[at]);
            vec![whole(&found, "a file in UTF-8", at..at + 1)]
        })?;
        if text.starts_with('\u{feff}') {
            let found = "a byte order mark";
            let mut problem = whole(found, "a file that begins with the card's {", 0..3);
            problem.help = Some("save it as UTF-8 without a byte order mark".to_owned());
            return Err(vec![problem]);
        }
        // serde_json limits the depth, so it goes first: what comes after may recurse.
        let value =
            serde_json::from_str(text).map_err(|error| vec![syntax_problem(text, &error)])?;
        let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT)
            .ok()
            .and_then(|parsed| parsed.value);
        let Some(tree) = parsed else {
            return Err(vec![whole("something else", "one JSON value", 0..0)]);
        };
        let mut repeated = Vec::new();
        let root = Node::new(&tree, &mut Vec::new(), &mut repeated);
        Ok(Self { text, root, value, repeated, left_out: HashSet::new() })
    }

    /// Returns the file's text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Returns the file's value, without byte ranges.
    pub fn value(&self) -> &serde_json::Value {
        &self.value
    }

    /// Returns the paths of repeated fields, and the problems of that. The value has the last of each.
    pub(crate) fn repeated_fields(&self) -> &[(Path<'static>, Problem)] {
        &self.repeated
    }

    /// Leaves out the values at some paths. The problems of what remains have the places of the whole file.
    pub(crate) fn leave_out(&mut self, paths: &[Path]) {
        let paths: Vec<&[Step]> = paths.iter().map(Vec::as_slice).collect();
        for value in self.root.take(&mut self.value, &paths) {
            collect_words(value, &mut self.left_out);
        }
    }

    /// Removes the author's notes at some paths, which are no part of the card.
    pub(crate) fn remove_notes(&mut self, paths: &[Path]) {
        let paths: Vec<&[Step]> = paths.iter().map(Vec::as_slice).collect();
        self.root.take(&mut self.value, &paths);
    }

    /// Tells whether a word is a text, or the name of a field, within what is left out.
    pub(crate) fn leaves_out(&self, word: &str) -> bool {
        self.left_out.contains(word)
    }

    /// Adds a field to the file's object, in the place of one that is left out.
    pub(crate) fn replace(&mut self, field: &str, value: serde_json::Value) {
        if let Some(fields) = self.value.as_object_mut() {
            fields.insert(field.to_owned(), value);
        }
    }

    /// Returns the path of the text that holds a word: the value at `path`, a field of it, or an entry of such a field.
    pub(crate) fn text_within<'p>(&self, path: &[Step<'p>], word: &str) -> Option<Vec<Step<'p>>> {
        use serde_json::Value;
        let mut value = &self.value;
        for step in path {
            value = match step {
                Step::Name(name) => value.get(name.as_ref())?,
                Step::Index(index) => value.get(index)?,
            };
        }
        let plain = |text: &str| normal_form(text).to_lowercase();
        let word = plain(word);
        let has = |value: &Value| value.as_str().is_some_and(|text| plain(text).contains(&word));
        let named = |field: &str| Step::Name(Cow::Owned(field.to_owned()));
        let fields = || value.as_object().into_iter().flatten();
        let texts = fields().flat_map(|(field, value)| {
            let text = value.get("text").unwrap_or(&Value::Null);
            [(vec![named(field)], value), (vec![named(field), named("text")], text)]
        });
        let entries = fields().flat_map(|(field, value)| {
            let entries = value.as_array().into_iter().flatten().enumerate();
            entries.map(|(index, entry)| (vec![named(field), index.into()], entry))
        });
        let whole = [(Vec::new(), value)];
        let (rest, _) =
            whole.into_iter().chain(texts).chain(entries).find(|(_, text)| has(text))?;
        Some(path.iter().cloned().chain(rest).collect())
    }

    /// Makes a problem about the value at `path`.
    pub(crate) fn problem(
        &self,
        path: &[Step],
        found: impl Into<String>,
        wanted: impl Into<String>,
    ) -> Problem {
        let place = self.root.find(path);
        Problem {
            field: path::write(&place.path),
            found: found.into(),
            wanted: wanted.into(),
            help: None,
            lint: None,
            span: place.span,
        }
    }

    /// Makes a problem about the name of the field at `path`.
    pub(crate) fn problem_of_name(
        &self,
        path: &[Step],
        found: impl Into<String>,
        wanted: impl Into<String>,
    ) -> Problem {
        let place = self.root.find(path);
        let span = place.name.unwrap_or(place.span);
        Problem { span, ..self.problem(path, found, wanted) }
    }
}

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Adds the texts of a value and the names of its fields.
fn collect_words(value: serde_json::Value, words: &mut HashSet<String>) {
    use serde_json::Value;
    match value {
        Value::String(text) => {
            words.insert(text);
        }
        Value::Array(entries) => entries.into_iter().for_each(|entry| collect_words(entry, words)),
        Value::Object(fields) => {
            for (name, field) in fields {
                words.insert(name);
                collect_words(field, words);
            }
        }
        _ => {}
    }
}
