//! Messages of schema validation: the findings of the validator as problems in plain words, and the author's notes.

use super::json_schema::{NOTE, known_fields, parent};
use super::times;
use crate::document::PATTERNS;
use crate::field_path::{self as path, Path, Step};
use crate::problem::{Problem, shorten};
use crate::source::Source;
use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::paths::{Location, LocationSegment};
use serde_json::Value;
use std::borrow::Cow;

/// What the validator finds in a file.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// The problems of the file's shape.
    pub(super) problems: Vec<Problem>,
    /// The paths of the values that they are about.
    pub(super) broken: Vec<Path<'static>>,
    /// The paths of the author's notes: fields whose names begin with `x-`.
    pub(super) notes: Vec<Path<'static>>,
}

impl Findings {
    pub(super) fn add(&mut self, path: &[Step], problem: Problem) {
        self.broken.push(path.iter().cloned().map(Step::into_owned).collect());
        self.problems.push(problem);
    }
}

/// Turns one finding of the validator into problems or notes.
pub(super) fn explain(source: &Source, error: &ValidationError, findings: &mut Findings) {
    let path = steps(error.instance_path());
    let found = preview(error.instance());
    let mut say = |found: String, wanted: String| {
        findings.add(&path, source.problem(&path, found, wanted));
    };
    match error.kind() {
        Kind::Type { kind } => say(found, types(kind) + &example(error)),
        Kind::AdditionalProperties { unexpected } => {
            unknown_fields(source, error, unexpected, findings);
        }
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            findings.add(&path, missing_field(source, error, name));
        }
        Kind::OneOfNotValid { context } | Kind::AnyOf { context } => {
            alternatives(source, error, context, findings);
        }
        Kind::Enum { options } => {
            let options: Vec<_> = options.as_array().into_iter().flatten().collect();
            one_of(source, error, &options, findings);
        }
        Kind::Minimum { .. } | Kind::Maximum { .. } => say(found, range_in_words(error)),
        Kind::MinLength { .. } => say("an empty text".into(), "some words".into()),
        Kind::MaxLength { limit } => {
            let length = error.instance().as_str().unwrap_or_default().chars().count();
            say(format!("{length} characters"), format!("at most {limit}"));
        }
        Kind::MaxItems { limit } => {
            let length = error.instance().as_array().map_or(0, Vec::len);
            say(format!("{length} entries"), format!("at most {limit}"));
        }
        Kind::MinItems { .. } => say(found, "at least one entry".into()),
        Kind::MinProperties { .. } => say("an empty object".into(), "at least one field".into()),
        Kind::MaxProperties { .. } => say(found, "one field alone".into()),
        Kind::Pattern { pattern } => {
            let text = error.instance().as_str().unwrap_or_default();
            let fault = times::fault(pattern, text);
            let (found, wanted) = fault.unwrap_or_else(|| (found, pattern_in_words(pattern)));
            say(found, wanted);
        }
        Kind::PropertyNames { error } => {
            let (Some(name), Kind::Pattern { pattern }) = (error.instance().as_str(), error.kind())
            else {
                return say(found, error.to_string());
            };
            let path: Vec<Step> =
                path.iter().cloned().chain([Step::Name(Cow::Borrowed(name))]).collect();
            let found = format!("\"{}\"", shorten(name));
            findings.add(&path, source.problem_of_name(&path, found, pattern_in_words(pattern)));
        }
        _ => say(found, error.to_string()),
    }
}

/// Adds a problem for each field that the format does not have, but for notes.
fn unknown_fields(
    source: &Source,
    error: &ValidationError,
    unexpected: &[String],
    findings: &mut Findings,
) {
    /// Nobody reads more problems than this, so that a suggestion is not worth its time.
    const MOST_SUGGESTIONS: usize = 1_000;
    let path = steps(error.instance_path());
    let known = known_fields(error.schema_path());
    for name in unexpected {
        let path = path::join(&path, [name.as_str().into()]);
        if name.starts_with(NOTE) {
            findings.notes.push(path.into_iter().map(Step::into_owned).collect());
            continue;
        }
        let found = format!("the field \"{}\"", shorten(name));
        let wanted = format!("only {}", known.join(", "));
        let problem = source.problem_of_name(&path, found, wanted);
        let is_read = findings.problems.len() < MOST_SUGGESTIONS;
        let known = known.iter().map(String::as_str);
        findings.add(&path, if is_read { problem.suggest(name, known) } else { problem });
    }
}

/// Makes the problem of a missing field, with the field's description.
fn missing_field(source: &Source, error: &ValidationError, name: &str) -> Problem {
    let path = steps(error.instance_path());
    let (found, wanted) = (format!("no field \"{name}\""), format!("the field \"{name}\""));
    let mut problem = source.problem(&path, found, wanted);
    problem.help = parent(error.schema_path())
        .and_then(|schema| schema.get("properties")?.get(name)?.get("description"))
        .and_then(Value::as_str)
        .map(|text| format!("{name}: {}", text.replace('\n', " ")));
    problem
}

/// Writes the limits of a number in words that follow "wanted".
fn range_in_words(error: &ValidationError) -> String {
    let limit = |name: &str| parent(error.schema_path())?.get(name).cloned();
    match (limit("minimum"), limit("maximum")) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, max) => format!("at most {}", max.unwrap_or_default()),
    }
}

/// Writes the meaning of a pattern in words that follow "wanted".
fn pattern_in_words(pattern: &str) -> String {
    let words = PATTERNS.iter().find(|(known, _)| *known == pattern);
    words.map_or(pattern, |(_, words)| words).to_owned()
}

/// Explains a value that has none of several shapes: by the shape of its own type, or by all of them.
fn alternatives(
    source: &Source,
    error: &ValidationError,
    context: &[Vec<ValidationError<'static>>],
    findings: &mut Findings,
) {
    let here = error.instance_path();
    let constants: Vec<&Value> = (context.iter().flatten())
        .filter(|error| error.instance_path() == here)
        .filter_map(|error| match error.kind() {
            Kind::Constant { expected_value } => Some(&**expected_value),
            Kind::Enum { options } => options.as_array()?.first(),
            _ => None,
        })
        .collect();
    if error.instance().is_string() && !constants.is_empty() {
        return one_of(source, error, &constants, findings);
    }
    let wrong_type = |error: &&ValidationError| {
        matches!(error.kind(), Kind::Type { .. }) && error.instance_path() == here
    };
    match context.iter().find(|errors| !errors.iter().any(|error| wrong_type(&error))) {
        Some(errors) if constants.is_empty() => {
            for error in errors {
                explain(source, error, findings);
            }
        }
        _ => {
            let mut wanted: Vec<String> = (context.iter().flatten().filter(wrong_type))
                .filter_map(|error| match error.kind() {
                    Kind::Type { kind } => Some(types(kind) + &example(error)),
                    _ => None,
                })
                .filter(|kind| kind != "null")
                .collect();
            wanted.dedup();
            if !constants.is_empty() {
                wanted = constants.iter().map(ToString::to_string).collect();
            }
            let path = steps(here);
            let found = preview(error.instance());
            findings.add(&path, source.problem(&path, found, either(&wanted)));
        }
    }
}

/// Writes alternatives in words: "a text, an object or a list".
fn either(texts: &[String]) -> String {
    match texts {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        texts => texts.concat(),
    }
}

/// Adds the problem of a value that is none of a list of words.
fn one_of(source: &Source, error: &ValidationError, options: &[&Value], findings: &mut Findings) {
    let names: Vec<String> = options.iter().map(ToString::to_string).collect();
    let path = steps(error.instance_path());
    let found = preview(error.instance());
    let wanted = format!("one of {}", names.join(", "));
    let problem = source.problem(&path, found, wanted);
    let word = error.instance().as_str().unwrap_or_default();
    let options = options.iter().filter_map(|option| option.as_str());
    findings.add(&path, problem.suggest(word, options));
}

/// Returns the path of a value.
fn steps(location: &Location) -> Vec<Step<'_>> {
    let step = |segment| match segment {
        LocationSegment::Property(name) => Step::Name(name),
        LocationSegment::Index(index) => Step::Index(index),
    };
    location.iter().map(step).collect()
}

/// Writes the format's example of a value, where it has one.
fn example(error: &ValidationError) -> String {
    let schema = parent(error.schema_path());
    let example = schema.and_then(|schema| schema.get("examples")?.get(0));
    example.map_or_else(String::new, |example| format!(" such as {example}"))
}

/// Writes a type in words that follow "wanted".
fn types(kind: &TypeKind) -> String {
    let word = |name: &str| match name {
        "object" => "an object",
        "array" => "a list",
        "string" => "a text",
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        _ => "null",
    };
    match kind {
        TypeKind::Single(kind) => word(&kind.to_string()).to_owned(),
        TypeKind::Multiple(kinds) => {
            let words: Vec<_> = kinds.iter().map(|kind| word(&kind.to_string())).collect();
            let without_null: Vec<_> = words.into_iter().filter(|word| *word != "null").collect();
            without_null.join(" or ")
        }
    }
}

/// Writes a value in words that follow "found".
fn preview(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Array(entries) => match entries.len() {
            0 => "an empty list".into(),
            1 => "a list of 1 entry".into(),
            length => format!("a list of {length} entries"),
        },
        Value::Object(_) => "an object".into(),
        Value::String(text) => Value::String(shorten(text)).to_string(),
        other => other.to_string(),
    }
}
