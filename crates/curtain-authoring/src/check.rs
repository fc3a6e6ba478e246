//! From a file's bytes to a card, or to everything that is wrong with it.

use super::problem::Problem;
use super::resolve::resolve;
use super::schema;
use super::source::Source;
use curtain_core::card::{Card, Format};

/// A card that passed every check, with what only the command needs of it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The card.
    pub card: Card,
    /// The card in other languages, as far as it has texts in them; everything else is the same.
    pub translations: Vec<Card>,
    /// The card's colour, as `#rrggbb`.
    pub accent: String,
    /// What kind of work it is.
    pub format: Format,
    /// What it may give away, in the order of the file.
    pub warnings: Vec<Problem>,
    /// The files that it needs beside it, as `art/NAME`, each once.
    pub assets: Vec<String>,
}

/// Checks one authoring file. `id` is its stem: the card's address. `has_file` tells whether a file
/// that the card names, as `art/NAME`, is there.
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
            in_order(&mut checked.warnings);
            Ok(checked)
        }
        Err(mut problems) => {
            in_order(&mut problems);
            Err(problems)
        }
    }
}

/// Puts problems into the order of the file, each once.
fn in_order(problems: &mut Vec<Problem>) {
    problems.sort_by(|a, b| {
        let place = |problem: &Problem| (problem.span.start, problem.span.end);
        (place(a), &a.field, &a.found).cmp(&(place(b), &b.field, &b.found))
    });
    problems.dedup();
}
