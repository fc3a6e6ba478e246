//! The text of an authoring file: its JSON syntax, its limits, and the byte range of each field.

mod lines;
mod syntax;

pub use lines::{Lines, Location};

use crate::field_path::{self as path, Step};
use crate::normal_form::normal_form;
use crate::problem::Problem;
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use syntax::{syntax_problem, whole};

/// The largest file that is read, in bytes: 1 MiB.
pub const MAX_BYTES: usize = 1024 * 1024;

/// An authoring file of valid JSON.
#[derive(Debug)]
pub struct Source<'a> {
    text: &'a str,
    root: Node,
    value: serde_json::Value,
}

/// The byte range of a value, and its parts.
#[derive(Debug)]
struct Node {
    span: Range<usize>,
    parts: Parts,
}

#[derive(Debug)]
enum Parts {
    None,
    List(Vec<Node>),
    /// Each field's value, and the byte range of its name.
    Fields(HashMap<String, (Range<usize>, Node)>),
}

impl<'a> Source<'a> {
    /// Reads a file's bytes as one JSON value.
    ///
    /// # Errors
    ///
    /// Returns the problems of its size, encoding or syntax: the first error of the syntax alone, since the text
    /// behind it is a guess, or every repeated field.
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
        let mut twice = Vec::new();
        let root = node(&tree, &mut Vec::new(), &mut twice);
        if twice.is_empty() { Ok(Self { text, root, value }) } else { Err(twice) }
    }

    /// Returns the file's text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Returns the file's value, without byte ranges.
    pub fn value(&self) -> &serde_json::Value {
        &self.value
    }

    /// Returns the path of the text that holds a word: the value at `path`, or a field of it.
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
        let candidates = value.as_object().into_iter().flatten().flat_map(|(field, value)| {
            let text = value.get("text").unwrap_or(&Value::Null);
            [(vec![named(field)], value), (vec![named(field), named("text")], text)]
        });
        let (rest, _) =
            [(Vec::new(), value)].into_iter().chain(candidates).find(|(_, text)| has(text))?;
        Some(path.iter().cloned().chain(rest).collect())
    }

    /// Makes a problem about the value at `path`.
    pub(crate) fn problem(
        &self,
        path: &[Step],
        found: impl Into<String>,
        wanted: impl Into<String>,
    ) -> Problem {
        Problem {
            field: path::write(path),
            found: found.into(),
            wanted: wanted.into(),
            help: None,
            lint: None,
            span: self.find(path).1.span.clone(),
        }
    }

    /// Makes a problem about the name of the field at `path`.
    pub(crate) fn problem_of_name(
        &self,
        path: &[Step],
        found: impl Into<String>,
        wanted: impl Into<String>,
    ) -> Problem {
        let (name, node) = self.find(path);
        let span = name.unwrap_or_else(|| node.span.clone());
        Problem { span, ..self.problem(path, found, wanted) }
    }

    /// Finds the value at `path`, or the nearest value around it, and the byte range of its name.
    fn find(&self, path: &[Step]) -> (Option<Range<usize>>, &Node) {
        let mut found = (None, &self.root);
        for step in path {
            let next = match (step, &found.1.parts) {
                (Step::Index(index), Parts::List(list)) => {
                    list.get(*index).map(|node| (None, node))
                }
                (Step::Name(name), Parts::Fields(fields)) => {
                    fields.get(name.as_ref()).map(|(span, node)| (Some(span.clone()), node))
                }
                _ => None,
            };
            match next {
                Some(next) => found = next,
                None => return (None, found.1),
            }
        }
        found
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

/// Copies the byte ranges of the tree, and collects repeated fields.
fn node<'a>(value: &'a ast::Value, path: &mut Vec<Step<'a>>, twice: &mut Vec<Problem>) -> Node {
    let range = value.range();
    let parts = match value {
        ast::Value::Array(array) => {
            let entries = array.elements.iter().enumerate().map(|(index, element)| {
                path.push(Step::Index(index));
                let node = node(element, path, twice);
                path.pop();
                node
            });
            Parts::List(entries.collect())
        }
        ast::Value::Object(object) => {
            let mut fields = HashMap::new();
            for property in &object.properties {
                let name = property.name.as_str().to_owned();
                let range = property.name.range();
                path.push(Step::Name(Cow::Owned(name.clone())));
                let node = node(&property.value, path, twice);
                if fields.contains_key(&name) {
                    twice.push(Problem {
                        field: path::write(path),
                        found: format!("a second field \"{name}\""),
                        wanted: "each field once".to_owned(),
                        help: None,
                        lint: None,
                        span: range.start..range.end,
                    });
                }
                path.pop();
                fields.insert(name, (range.start..range.end, node));
            }
            Parts::Fields(fields)
        }
        _ => Parts::None,
    };
    Node { span: range.start..range.end, parts }
}
