//! Airings without a number: the entries of `specials`, each with a slot and a note.

use super::notes::{Note, NoteContent};
use super::outlet::Outlet;
use super::timeline::{PlacedSlot, Timeline};
use crate::field_path::{self as path, Step};
use crate::problems::Problems;
use crate::resolve::tracks::Tracks;
use curtain_core::card::{Key, Label, Program, Slot};

/// Adds the airings without a number to a timeline. Their keys follow from the notes.
pub(super) fn add_specials<'a>(
    path: &[Step<'a>],
    outlet: &Outlet<'a>,
    timeline: &mut Timeline<'a>,
    tracks: Tracks,
    problems: &mut Problems,
) {
    for (index, doc) in outlet.doc.specials.iter().enumerate() {
        let path = path::join(path, ["specials".into(), index.into()]);
        let start_path = path::join(&path, ["start".into()]);
        let Some(plan) = outlet.parse_plan(&start_path, &doc.start, problems) else { continue };
        let after = tracks.points(&path, &doc.after, problems);
        let content = NoteContent {
            plan,
            label: Label::On(plan),
            outlet: outlet.name.clone(),
            detail: Some(("name", &doc.name)),
        };
        let special = Some((outlet.index, index));
        let mut note = Note::new(&path, content, &doc.after, tracks, problems);
        note.special = special;
        timeline.notes.push(note);
        let program = Program::Special(Key::new("", ""));
        let length = outlet.length(doc.minutes);
        timeline.slots.push(PlacedSlot {
            slot: Slot { program, plan, length, after },
            path,
            special,
        });
    }
}
