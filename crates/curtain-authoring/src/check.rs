//! The check of an authoring file: syntax, then schema, then meaning, then warnings about spoilers.

use crate::checked::Checked;
use crate::problem::Problem;
use crate::resolve::resolve;
use crate::schema;
use crate::source::Source;

/// Checks one authoring file. `id` is the file's stem, which becomes the card's address. `has_file` tells
/// whether an asset exists, by its path `art/NAME`.
///
/// # Errors
///
/// Returns every problem of the file, sorted by place.
pub fn check(
    id: &str,
    bytes: &[u8],
    has_file: &dyn Fn(&str) -> bool,
) -> Result<Checked, Vec<Problem>> {
    let checked = Source::parse(bytes).and_then(|source| {
        let document = schema::read(&source)?;
        resolve(id, &source, &document, has_file)
    });
    match checked {
        Ok(mut checked) => {
            sort_by_place(&mut checked.warnings);
            Ok(checked)
        }
        Err(mut problems) => {
            sort_by_place(&mut problems);
            Err(problems)
        }
    }
}

/// Sorts problems by their place in the file, and drops repeated ones.
fn sort_by_place(problems: &mut Vec<Problem>) {
    problems.sort_by(|a, b| {
        let place = |problem: &Problem| (problem.span.start, problem.span.end);
        (place(a), &a.field, &a.found).cmp(&(place(b), &b.field, &b.found))
    });
    problems.dedup();
}
