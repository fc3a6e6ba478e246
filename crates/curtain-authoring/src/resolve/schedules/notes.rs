//! Schedule notes: the facts on a card about skips, moved episodes and specials, with their reasons.

use crate::document::{After, LineDoc};
use crate::field_path::{self as path, Path};
use crate::problems::Problems;
use crate::resolve::facts::{Draft, Facts, gated_by};
use crate::resolve::tracks::Tracks;
use curtain_core::card::time::{Plan, Timestamp};
use curtain_core::card::{Body, Label, Section, Text};

/// A fact about an exception of a schedule, before it is added to the card.
pub(super) struct Note<'a> {
    /// The place of the note in the order of time.
    order: Timestamp,
    fact: Draft<'a>,
    /// The reason, or the name of a special.
    detail: Option<Draft<'a>>,
}

impl<'a> Note<'a> {
    /// Resolves the note of the entry at `path` about a plan, with the line in its field `detail`.
    pub(super) fn new(
        path: &Path<'a>,
        (plan, label, outlet): (Plan, Label, Text),
        after: &After,
        detail: Option<(&'static str, &LineDoc)>,
        tracks: Tracks,
        problems: &mut Problems,
    ) -> Self {
        let body = Body { label: Some(label), text: outlet, ..Body::default() };
        let content = (Section::Airing, body);
        let fact = Draft::new(path.clone(), content, &gated_by(after), tracks, problems);
        let detail = detail.map(|(field, line)| {
            let path = path::join(path, [field.into()]);
            Draft::line(path, (Section::Airing, None), line, tracks, problems)
        });
        Self { order: plan.order(), fact, detail }
    }
}

/// Adds the notes of a schedule as facts in the order of time.
pub(super) fn add_notes<'a>(
    mut notes: Vec<Note<'a>>,
    facts: &mut Facts<'_, 'a>,
    problems: &mut Problems,
) {
    notes.sort_by_key(|note| note.order);
    for note in notes {
        let key = facts.add(note.fact, problems);
        if let Some(detail) = note.detail {
            facts.under(key, |children| {
                children.add(detail, problems);
            });
        }
    }
}
