//! Validation of a file against the JSON Schema of the authoring format.
//!
//! [`read`] validates a file against the schema that editors use too, turns each finding into a problem, and reads the
//! rest of the file as a document.

mod json_schema;
mod messages;
mod partial;
mod scalars;
mod times;

pub use json_schema::schema;

use crate::document::{CardDocument, VERSION};
use crate::problem::Problem;
use crate::source::Source;
use json_schema::RULES;
use messages::{Findings, explain};
use serde::Deserialize;
use std::collections::HashSet;

/// A file as a document, and the problems of its shape.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    /// The file without the author's notes, and without the entries that have problems.
    pub(crate) source: Source<'a>,
    /// The document of what remains; `None` where that is no card.
    pub(crate) document: Option<CardDocument>,
    /// Every problem of the file's shape.
    pub(crate) problems: Vec<Problem>,
}

/// Reads a file as a document.
pub(crate) fn read(mut source: Source) -> Reading {
    if let Some(problem) = other_version(&source) {
        return Reading { source, document: None, problems: vec![problem] };
    }
    let mut findings = validate(&source);
    for (path, problem) in source.repeated_fields() {
        findings.add(path, problem.clone());
    }
    source.remove_notes(&findings.notes);
    let mut scalars = Findings::default();
    scalars::check(&source, source.value(), &mut Vec::new(), &mut scalars);
    // A text of blanks has no other fault.
    let told: HashSet<_> = scalars.problems.iter().map(|problem| problem.span.clone()).collect();
    findings.problems.retain(|problem| !told.contains(&problem.span));
    findings.problems.append(&mut scalars.problems);
    findings.broken.append(&mut scalars.broken);
    let mut problems = findings.problems;
    if !problems.is_empty() {
        partial::leave_out(&mut source, &findings.broken);
        if !validate(&source).problems.is_empty() {
            return Reading { source, document: None, problems };
        }
    }
    // The schema is made from the types, so this fails only where the two disagree.
    let document = CardDocument::deserialize(source.value()).map_err(|error| {
        if problems.is_empty() {
            problems.push(source.problem(&[], error.to_string(), "a card of version 1"));
        }
    });
    Reading { document: document.ok(), source, problems }
}

/// Returns the problem of a file of another version. It may differ in every field, so no other problem is worth a
/// report.
fn other_version(source: &Source) -> Option<Problem> {
    let version = source.value().get("version").filter(|version| version.is_number())?;
    let number = version.as_f64()?;
    if number == VERSION as f64 {
        return None;
    }
    let mut problem = source.problem(
        &["version".into()],
        format!("version {version}"),
        format!("version {VERSION}, the one that this curtain-card reads"),
    );
    problem.help = (number > 1.0).then(|| "a newer curtain-card may read this file".to_owned());
    Some(problem)
}

/// Validates a file against the schema.
fn validate(source: &Source) -> Findings {
    let mut findings = Findings::default();
    if let Some(validator) = &RULES.validator {
        for error in validator.iter_errors(source.value()) {
            explain(source, &error, &mut findings);
        }
    }
    findings
}
