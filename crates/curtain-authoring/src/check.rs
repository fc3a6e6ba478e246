//! The check of an authoring file: syntax, then schema, then the meaning of what has the right shape, then warnings
//! about spoilers.

use crate::asset_files::{AssetFiles, Existing};
use crate::checked::{Checked, Linting};
use crate::problem::Problem;
use crate::resolve::resolve;
use crate::schema::{self, Reading};
use crate::source::Source;

/// Checks one authoring file. `id` is the file's stem, which becomes the card's address. `has_file` tells
/// whether an asset exists, by its path `art/NAME`.
///
/// # Errors
///
/// Returns every problem of the file, sorted by place.
///
/// # Examples
///
/// From a file to what two readers see, and to when the next episode airs:
///
/// ```
/// use curtain_authoring::check;
/// use curtain_core::card::{Section, time::Timestamp};
/// use curtain_core::{gate, reader::Reader};
///
/// let file = r##"{
///   "version": 1, "lang": "en", "title": "Lamp and Tide", "format": "tv",
///   "as_of": "2027-04-01", "accent": "#27597a",
///   "tracks": [{ "id": "anime", "name": "Anime", "unit": "episode", "count": 12 }],
///   "facts": [{
///     "section": "story", "text": "The boat brings his sister.",
///     "after": { "anime": 2 }, "teaser": "Who is in the boat"
///   }],
///   "schedules": [{
///     "name": "Island TV", "kind": "broadcast", "zone": "Asia/Tokyo",
///     "runs": [{ "count": 12, "start": "2027-04-03T24:00" }]
///   }]
/// }"##;
/// let card = check("lamp-and-tide", file.as_bytes(), &|_| false).unwrap().card;
///
/// let mut reader = Reader::default();
/// let view = gate::view(&card, &reader);
/// let item = &view.section(Section::Story)[0];
/// assert_eq!(item.cover.as_ref().unwrap().teaser.text, "Who is in the boat");
/// assert!(item.shown.is_none());
///
/// reader.set_progress(0, 2);
/// let view = gate::view(&card, &reader);
/// let item = &view.section(Section::Story)[0];
/// assert_eq!(item.shown.as_ref().unwrap().body.text.text, "The boat brings his sister.");
///
/// let now = Timestamp::from_date(2027, 4, 8);
/// assert_eq!(card.schedules[0].state(now).next().unwrap().first, 2);
/// ```
///
/// A file with a problem:
///
/// ```
/// let problems = curtain_authoring::check("lamp", b"{ \"titel\": \"Lamp and Tide\" }", &|_| false).unwrap_err();
/// let misspelt = problems.iter().find(|problem| problem.field == "titel").unwrap();
/// assert_eq!(misspelt.found, "the field \"titel\"");
/// ```
pub fn check(
    id: &str,
    bytes: &[u8],
    has_file: &dyn Fn(&str) -> bool,
) -> Result<Checked, Vec<Problem>> {
    check_with_files(id, bytes, &Existing(has_file), Linting::On)
}

/// Checks one authoring file as [`check`] does, and the files that it names: whether each can be used, and what the texts
/// in its picture give away.
///
/// # Errors
///
/// Returns every problem of the file, sorted by place. Where its problems are about other files alone, the warnings
/// stand among them.
pub fn check_with_files(
    id: &str,
    bytes: &[u8],
    files: &dyn AssetFiles,
    linting: Linting,
) -> Result<Checked, Vec<Problem>> {
    match check_source(id, Source::parse(bytes), files, linting) {
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

/// Checks a file whose syntax has been checked. What has the right shape is resolved even where the rest has problems.
fn check_source(
    id: &str,
    source: Result<Source, Vec<Problem>>,
    files: &dyn AssetFiles,
    linting: Linting,
) -> Result<Checked, Vec<Problem>> {
    let Reading { source, document, mut problems } = schema::read(source?);
    let Some(document) = document else { return Err(problems) };
    let checked = resolve(id, &source, &document, files, linting);
    if problems.is_empty() {
        return checked;
    }
    // What is left out may be what a warning misses.
    let found = checked.err().into_iter().flatten();
    problems.extend(found.filter(|problem| problem.lint.is_none()));
    Err(problems)
}

/// Sorts problems by their place in the file, and drops repeated ones.
fn sort_by_place(problems: &mut Vec<Problem>) {
    problems.sort_by(|a, b| {
        let place = |problem: &Problem| (problem.span.start, problem.span.end);
        (place(a), &a.field, &a.found).cmp(&(place(b), &b.field, &b.found))
    });
    problems.dedup();
}
