//! Validation of a file against the JSON Schema of the authoring format.
//!
//! [`read`] validates a file against the schema that editors use too, and turns each finding into a problem.

mod json_schema;
mod messages;
mod scalars;

pub use json_schema::schema;

use crate::document::{CardDocument, VERSION};
use crate::problem::Problem;
use crate::source::Source;
use json_schema::RULES;
use messages::explain;
use serde::Deserialize;

/// Reads a file as a document.
///
/// # Errors
///
/// Returns every problem of the file's shape.
pub(crate) fn read(source: &Source) -> Result<CardDocument, Vec<Problem>> {
    let value = source.value();
    let mut problems = Vec::new();
    scalars::check(source, value, &mut Vec::new(), &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    // Another version may differ in every field, so no other problem is worth a report.
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
