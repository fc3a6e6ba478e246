//! Problems of JSON syntax in plain words, from the errors of serde_json.

use crate::problem::Problem;
use std::ops::Range;

/// Makes a problem of the file as a whole, about the bytes of `span`.
pub(super) fn whole(found: &str, wanted: &str, span: Range<usize>) -> Problem {
    Problem {
        field: String::new(),
        found: found.into(),
        wanted: wanted.into(),
        help: None,
        lint: None,
        span,
    }
}

/// Explains an error of the JSON parser, in the parser's own words where there are no better ones.
pub(super) fn syntax_problem(text: &str, error: &serde_json::Error) -> Problem {
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
