//! An authoring file as text: its syntax, and where each field of it stands.

mod lines;
mod step;

pub use lines::{Lines, Location};
pub(crate) use step::Step;

use super::Problem;
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// The largest file that is read, in bytes: 1 MiB.
pub const MAX_BYTES: usize = 1024 * 1024;

/// An authoring file whose syntax is right.
#[derive(Debug)]
pub struct Source<'a> {
    text: &'a str,
    root: Node,
    value: serde_json::Value,
}

/// Where a value stands, and its parts.
#[derive(Debug)]
struct Node {
    span: Range<usize>,
    parts: Parts,
}

#[derive(Debug)]
enum Parts {
    None,
    List(Vec<Node>),
    /// Each field's value, and where its name stands.
    Fields(HashMap<String, (Range<usize>, Node)>),
}

impl<'a> Source<'a> {
    /// Reads a file's bytes as one JSON value.
    ///
    /// # Errors
    ///
    /// Returns what is wrong with its size, encoding or syntax. Only the first break of the syntax
    /// is told, as what follows it is a guess; fields that stand twice are all told.
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
        let value = serde_json::from_str(text).map_err(|error| vec![broken(text, &error)])?;
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

    /// Returns the file's value, without places.
    pub fn value(&self) -> &serde_json::Value {
        &self.value
    }

    /// Returns the way to the text with a word in it, in the value at `path` or a field of it.
    pub(super) fn text_within<'p>(&self, path: &[Step<'p>], word: &str) -> Option<Vec<Step<'p>>> {
        use serde_json::Value;
        let mut value = &self.value;
        for step in path {
            value = match step {
                Step::Name(name) => value.get(name.as_ref())?,
                Step::Index(index) => value.get(index)?,
            };
        }
        let word = word.to_lowercase();
        let has =
            |value: &Value| value.as_str().is_some_and(|text| text.to_lowercase().contains(&word));
        let named = |field: &str| Step::Name(Cow::Owned(field.to_owned()));
        let ways = value.as_object().into_iter().flatten().flat_map(|(field, value)| {
            let text = value.get("text").unwrap_or(&Value::Null);
            [(vec![named(field)], value), (vec![named(field), named("text")], text)]
        });
        let (way, _) = [(Vec::new(), value)].into_iter().chain(ways).find(|(_, text)| has(text))?;
        Some(path.iter().cloned().chain(way).collect())
    }

    /// Returns the bytes of the value at `path`, or of the nearest value around it.
    pub(super) fn span(&self, path: &[Step]) -> Range<usize> {
        self.find(path).1.span.clone()
    }

    /// Returns the bytes of the name of the field at `path`.
    pub(super) fn name_span(&self, path: &[Step]) -> Range<usize> {
        let (name, node) = self.find(path);
        name.unwrap_or_else(|| node.span.clone())
    }

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

fn whole(found: &str, wanted: &str, span: Range<usize>) -> Problem {
    Problem {
        field: String::new(),
        found: found.into(),
        wanted: wanted.into(),
        help: None,
        lint: None,
        span,
    }
}

/// Says a break of the syntax, in the words of the parser where there are no better ones.
fn broken(text: &str, error: &serde_json::Error) -> Problem {
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let line_start: usize = lines.map(str::len).sum();
    // The parser's column counts bytes and names the last one read; 0 is the break before the line.
    let mut at = (line_start + error.column()).saturating_sub(1).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let c = text[at..].chars().next();
    let span = at..at + c.map_or(0, char::len_utf8);
    let said = error.to_string();
    let reason = said.split(" at line ").next().unwrap_or(&said);
    let (found, wanted) = match (reason, c) {
        _ if text.trim().is_empty() => {
            return whole("an empty file", "a card: a JSON object", 0..0);
        }
        _ if error.classify() == serde_json::error::Category::Eof => {
            ("the end of the file".to_owned(), "the rest of the card")
        }
        (reason, _) if reason.starts_with("recursion limit") => {
            ("lists and objects nested deeper than 127".to_owned(), "a flat card")
        }
        (_, Some('/')) => ("a comment".to_owned(), "none: JSON has no comments"),
        (_, Some('\'')) => ("a single quote".to_owned(), "a text in \"double quotes\""),
        (reason, Some('\n' | '\r')) if reason.starts_with("control character") => {
            ("the end of the line".to_owned(), "the \" that ends the text")
        }
        (reason, Some(c)) if reason.starts_with("control character") => {
            (format!("the control character {c:?} in a text"), "its escape")
        }
        ("invalid escape", Some(c)) => (format!("\"\\{c}\""), "an escape that JSON has"),
        (reason, _) if reason.ends_with("hex escape") => {
            let wanted = "\\u and four digits from 0 to f, twice for what has two such halves";
            ("an escape that is no character".to_owned(), wanted)
        }
        ("key must be a string", Some(c)) => (format!("{c:?}"), "the name of a field"),
        ("trailing characters", Some(c)) => (format!("{c:?}"), "the end of the file"),
        ("trailing comma", Some(c)) => (format!("{c:?}"), "another entry, or no comma before it"),
        ("expected value", Some(c)) => (format!("{c:?}"), "a value"),
        (reason, c) => {
            let found = c.map_or("the end of the file".to_owned(), |c| format!("{c:?}"));
            let wanted = reason.strip_prefix("expected ").unwrap_or(reason).to_owned();
            return whole(&found, &wanted, span);
        }
    };
    whole(&found, wanted, span)
}

/// Copies the tree's places and collects the fields that stand twice.
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
                        field: Step::join(path),
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
