//! The JSON Schema of the authoring format, and its messages in plain words.
//!
//! [`read`] validates a file against the schema that editors use too, and turns each finding into a problem.

mod scalars;

use crate::document::{CardDocument, PATTERNS, VERSION};
use crate::path::Step;
use crate::problem::{Problem, shorten};
use crate::source::Source;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::paths::{Location, LocationSegment};
use jsonschema::{ValidationError, Validator};
use serde::Deserialize;
use serde_json::Value;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Returns the JSON Schema of the authoring format.
pub fn schema() -> Value {
    schemars::schema_for!(CardDocument).to_value()
}

struct Rules {
    schema: Value,
    validator: Option<Validator>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let schema = schema();
    let validator = jsonschema::validator_for(&schema).ok();
    Rules { schema, validator }
});

/// Reads a file as a document, or says everything that is wrong with its shape.
pub(super) fn read(source: &Source) -> Result<CardDocument, Vec<Problem>> {
    let value = source.value();
    let mut odd = Vec::new();
    scalars::check(source, value, &mut Vec::new(), &mut odd);
    if !odd.is_empty() {
        return Err(odd);
    }
    // Another version may differ in everything, so nothing else is worth saying.
    if let Some(version) = value.get("version").filter(|version| version.is_number())
        && version.as_u64() != Some(VERSION)
    {
        let mut problem = source.problem(
            &["version".into()],
            format!("version {version}"),
            format!("version {VERSION}, the one that this curtain-card reads"),
        );
        let newer = version.as_f64().is_some_and(|version| version > 1.0);
        problem.help = newer.then(|| "a newer curtain-card may read this file".to_owned());
        return Err(vec![problem]);
    }
    let mut problems = Vec::new();
    if let Some(validator) = &RULES.validator {
        for error in validator.iter_errors(value) {
            explain(source, &error, &mut problems);
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    // The schema is made from the types, so this fails only where the two disagree.
    CardDocument::deserialize(value)
        .map_err(|error| vec![source.problem(&[], error.to_string(), "a card of version 1")])
}

/// Turns one finding of the schema into problems.
fn explain(source: &Source, error: &ValidationError, problems: &mut Vec<Problem>) {
    let path = steps(error.instance_path());
    let found = preview(error.instance());
    let mut say = |found: String, wanted: String| {
        problems.push(source.problem(&path, found, wanted));
    };
    match error.kind() {
        Kind::Type { kind } => say(found, types(kind) + &example(error)),
        Kind::AdditionalProperties { unexpected } => {
            let known = known_fields(error.schema_path());
            for name in unexpected {
                let mut path = path.clone();
                path.push(Step::Name(Cow::Borrowed(name)));
                let found = format!("the field \"{}\"", shorten(name));
                let wanted = format!("only {}", known.join(", "));
                let problem = source.problem_of_name(&path, found, wanted);
                let known = known.iter().map(String::as_str);
                // Beyond what anybody reads, a guess is not worth its time.
                let is_read = problems.len() < 1_000;
                problems.push(if is_read { problem.suggest(name, known) } else { problem });
            }
        }
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            let mut problem = source.problem(
                &path,
                format!("no field \"{name}\""),
                format!("the field \"{name}\""),
            );
            problem.help = parent(error.schema_path())
                .and_then(|schema| schema.get("properties")?.get(name)?.get("description"))
                .and_then(Value::as_str)
                .map(|text| format!("{name}: {}", text.replace('\n', " ")));
            problems.push(problem);
        }
        Kind::OneOfNotValid { context } | Kind::AnyOf { context } => {
            alternatives(source, error, context, problems);
        }
        Kind::Enum { options } => {
            let options: Vec<_> = options.as_array().into_iter().flatten().collect();
            one_of(source, error, &options, problems);
        }
        Kind::Minimum { .. } | Kind::Maximum { .. } => {
            let limit = |name: &str| parent(error.schema_path())?.get(name).cloned();
            match (limit("minimum"), limit("maximum")) {
                (Some(min), Some(max)) if min == max => say(found, min.to_string()),
                (Some(min), Some(max)) => say(found, format!("{min} to {max}")),
                (Some(min), None) => say(found, format!("at least {min}")),
                (None, max) => say(found, format!("at most {}", max.unwrap_or_default())),
            }
        }
        Kind::MinLength { .. } => say("an empty text".into(), "some words".into()),
        Kind::MaxLength { limit } => {
            let length = error.instance().as_str().unwrap_or_default().chars().count();
            say(format!("{length} characters"), format!("at most {limit}"));
        }
        Kind::MaxItems { limit } => {
            let length = error.instance().as_array().map_or(0, Vec::len);
            say(format!("{length} entries"), format!("at most {limit}"));
        }
        Kind::MinProperties { .. } => say("an empty object".into(), "at least one field".into()),
        Kind::MaxProperties { .. } => say(found, "one field alone".into()),
        Kind::Pattern { pattern } => say(found, pattern_in_words(pattern)),
        Kind::PropertyNames { error } => {
            let (Some(name), Kind::Pattern { pattern }) = (error.instance().as_str(), error.kind())
            else {
                return say(found, error.to_string());
            };
            let path: Vec<Step> =
                path.iter().cloned().chain([Step::Name(Cow::Borrowed(name))]).collect();
            let found = format!("\"{}\"", shorten(name));
            problems.push(source.problem_of_name(&path, found, pattern_in_words(pattern)));
        }
        _ => say(found, error.to_string()),
    }
}

fn pattern_in_words(pattern: &str) -> String {
    let words = PATTERNS.iter().find(|(known, _)| *known == pattern);
    words.map_or(pattern, |(_, words)| words).to_owned()
}

/// Explains a value that fits none of several shapes: by the one whose type it has, or by naming
/// them all.
fn alternatives(
    source: &Source,
    error: &ValidationError,
    context: &[Vec<ValidationError<'static>>],
    problems: &mut Vec<Problem>,
) {
    let constants: Vec<&Value> = (context.iter().flatten())
        .filter_map(|error| match error.kind() {
            Kind::Constant { expected_value } => Some(&**expected_value),
            Kind::Enum { options } => options.as_array()?.first(),
            _ => None,
        })
        .collect();
    if error.instance().is_string() && !constants.is_empty() {
        return one_of(source, error, &constants, problems);
    }
    let here = error.instance_path();
    let wrong_type = |error: &&ValidationError| {
        matches!(error.kind(), Kind::Type { .. }) && error.instance_path() == here
    };
    match context.iter().find(|errors| !errors.iter().any(|error| wrong_type(&error))) {
        Some(errors) if constants.is_empty() => {
            for error in errors {
                explain(source, error, problems);
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
            problems.push(source.problem(&path, found, wanted.join(" or ")));
        }
    }
}

fn one_of(
    source: &Source,
    error: &ValidationError,
    options: &[&Value],
    problems: &mut Vec<Problem>,
) {
    let names: Vec<String> = options.iter().map(ToString::to_string).collect();
    let path = steps(error.instance_path());
    let found = preview(error.instance());
    let wanted = format!("one of {}", names.join(", "));
    let problem = source.problem(&path, found, wanted);
    let word = error.instance().as_str().unwrap_or_default();
    problems.push(problem.suggest(word, options.iter().filter_map(|option| option.as_str())));
}

fn steps(location: &Location) -> Vec<Step<'_>> {
    let step = |segment| match segment {
        LocationSegment::Property(name) => Step::Name(name),
        LocationSegment::Index(index) => Step::Index(index),
    };
    location.iter().map(step).collect()
}

/// Returns the schema around the keyword at `location`.
fn parent(location: &Location) -> Option<&'static Value> {
    let (parent, _) = location.as_str().rsplit_once('/')?;
    RULES.schema.pointer(parent)
}

fn known_fields(location: &Location) -> Vec<String> {
    let fields = parent(location).and_then(|schema| schema.get("properties")?.as_object());
    fields.map_or_else(Vec::new, |fields| fields.keys().cloned().collect())
}

/// Returns an example of what a value should have been, where the format has one.
fn example(error: &ValidationError) -> String {
    let schema = parent(error.schema_path());
    let example = schema.and_then(|schema| schema.get("examples")?.get(0));
    example.map_or_else(String::new, |example| format!(" such as {example}"))
}

/// Says a type in words that follow "wanted".
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

/// Says a value in words that follow "found".
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
