//! Checks of every number and text of a file: whole numbers, blank texts, control characters.

use super::messages::Findings;
use crate::field_path::Step;
use crate::source::Source;
use serde_json::Value;
use std::borrow::Cow;

/// Tells what no field of the format may hold, whatever its shape: whole numbers written as
/// fractions, and texts that say nothing or that no page can show.
pub(super) fn check<'a>(
    source: &Source,
    value: &'a Value,
    path: &mut Vec<Step<'a>>,
    findings: &mut Findings,
) {
    let mut say = |path: &[Step], found: String, wanted: &str| {
        findings.add(path, source.problem(path, found, wanted));
    };
    match value {
        Value::Number(number)
            if number.as_f64().is_some_and(|n| number.is_f64() && n.fract() == 0.0) =>
        {
            say(path, number.to_string(), "a whole number without a point");
        }
        Value::String(text) if !text.is_empty() && text.chars().all(is_blank) => {
            say(path, "blanks alone".to_owned(), "some words");
        }
        Value::String(text) => {
            if let Some(c) = text.chars().find(|c| c.is_control()) {
                say(path, format!("the control character U+{:04X}", u32::from(c)), "words alone");
            }
        }
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                path.push(Step::Index(index));
                check(source, entry, path, findings);
                path.pop();
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                path.push(Step::Name(Cow::Borrowed(name)));
                check(source, field, path, findings);
                path.pop();
            }
        }
        _ => {}
    }
}

/// Tells whether nobody sees a character: blanks, joiners, and marks of direction.
fn is_blank(c: char) -> bool {
    let is_invisible = matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}'
    );
    c.is_whitespace() || is_invisible
}
