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
///     "outlet": "Island TV", "kind": "broadcast", "zone": "Asia/Tokyo",
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
