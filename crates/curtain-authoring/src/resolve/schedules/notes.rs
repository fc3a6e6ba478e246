//! Schedule notes: the facts on a card about skips, moved episodes, specials and breaks, with their reasons.

use crate::document::{After, LineDoc};
use crate::field_path::{self as path, Path};
use crate::problems::Problems;
use crate::resolve::facts::{Draft, Facts, gated_by};
use crate::resolve::tracks::Tracks;
use curtain_core::card::time::{Plan, Timestamp};
use curtain_core::card::{Body, Key, Label, Section, Text};

/// A fact about an exception of a schedule, before it is added to the card.
#[derive(Clone, Debug)]
pub(super) struct Note<'a> {
    /// The place of the note in the order of time.
    order: Timestamp,
    label: Label,
    fact: Draft<'a>,
    /// The reason, or the name of a special.
    details: Vec<Draft<'a>>,
    /// For a special, the indices of its schedule and of its entry there.
    pub(super) special: Option<(usize, usize)>,
}

/// What a note says.
pub(super) struct NoteContent<'d> {
    /// The time that it is about, by which notes are in order.
    pub(super) plan: Plan,
    pub(super) label: Label,
    /// The outlet's name; empty where the card has no other outlet.
    pub(super) outlet: Text,
    /// The line with more about it, and its field.
    pub(super) detail: Option<(&'static str, &'d LineDoc)>,
}

impl<'a> Note<'a> {
    /// Resolves the note of the entry at `path`, which has the gate `after`.
    pub(super) fn new(
        path: &Path<'a>,
        content: NoteContent,
        after: &After,
        tracks: Tracks,
        problems: &mut Problems,
    ) -> Self {
        let NoteContent { plan, label, outlet, detail } = content;
        let body = Body { label: Some(label.clone()), text: outlet, ..Body::default() };
        let body = (Section::Airing, body);
        let fact = Draft::new(path.clone(), body, &gated_by(after), tracks, problems);
        let details = detail.map(|(field, line)| {
            let path = path::join(path, [field.into()]);
            Draft::line(path, (Section::Airing, None), line, tracks, problems)
        });
        let details = details.into_iter().collect();
        Self { order: plan.order(), label, fact, details, special: None }
    }

    /// Tells whether another note says what this one says of a missing slot: that an episode moved away from it, or
    /// that a special was on instead.
    fn is_said_by(&self, other: &Self) -> bool {
        let Label::Break(plan) = self.label else { return false };
        let is_same = match other.label {
            Label::Moved(.., before, _) => before == plan,
            Label::On(on) => other.special.is_some() && on == plan,
            _ => false,
        };
        is_same && self.fact.after() == other.fact.after()
    }
}

/// Leaves out the notes that another one says too. Their reasons go to that one.
fn merge_same(notes: &mut Vec<Note>) {
    let mut index = 0;
    while index < notes.len() {
        let other = notes.iter().position(|other| notes[index].is_said_by(other));
        let Some(other) = other else {
            index += 1;
            continue;
        };
        let details = std::mem::take(&mut notes[index].details);
        notes[other].details.extend(details);
        notes.remove(index);
    }
}

/// Adds the notes of a schedule as facts in the order of time. Returns the key of the fact that names each special.
pub(super) fn add_notes<'a>(
    mut notes: Vec<Note<'a>>,
    facts: &mut Facts<'_, 'a>,
    problems: &mut Problems,
) -> Vec<((usize, usize), Key)> {
    notes.sort_by_key(|note| note.order);
    merge_same(&mut notes);
    let mut specials = Vec::new();
    for note in notes {
        let key = facts.add(note.fact, problems);
        facts.under(key, |children| {
            let keys: Vec<Key> =
                note.details.into_iter().map(|detail| children.add(detail, problems)).collect();
            specials.extend(note.special.zip(keys.first().copied()));
        });
    }
    specials
}
