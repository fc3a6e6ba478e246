//! Slots without an episode: the entries of `skips`, their checks, and the breaks and notes that they make.

use super::breaks::missed_label;
use super::notes::{Note, NoteContent};
use super::outlet::{Outlet, report_late_announcement};
use super::revisions::Skip;
use super::rhythm::Rhythm;
use super::timeline::Timeline;
use crate::broadcast_time::{Start, parse_day};
use crate::document::{After, LineDoc, RunDoc, SkipDoc};
use crate::field_path::{self as path, Path, Step};
use crate::problems::Problems;
use crate::resolve::tracks::Tracks;
use curtain_core::card::time::Plan;
use curtain_core::card::{Program, Slot};

/// A skip with its slot.
struct PlacedSkip<'a> {
    skip: Skip,
    start: Start,
    plan: Plan,
    doc: &'a SkipDoc,
    gate: &'a After,
    path: Path<'a>,
}

impl PlacedSkip<'_> {
    /// Tells whether it is one break with the skip before it: nobody knows of it earlier.
    fn continues(&self, before: &Self) -> bool {
        self.skip.slot_index == before.skip.slot_index + 1
            && self.skip.announced >= before.skip.announced
            && self.skip.after == before.skip.after
    }

    /// Tells whether it has no reason of its own beside that of the skip with which its break begins.
    fn shares_reason(&self, first: &Self) -> bool {
        match (&self.doc.why, &first.doc.why) {
            (None, _) => true,
            (Some(LineDoc::Plain(why)), Some(LineDoc::Plain(first))) => why == first,
            _ => false,
        }
    }
}

/// Resolves the skips of the run at `path`, and adds a break for each row of them and their notes to the timeline. The
/// run has so many slots with episodes; a run that goes on has so many slots.
pub(super) fn resolve_skips<'a>(
    path: &[Step<'a>],
    (run, rhythm): (&'a RunDoc, &Rhythm),
    slots: SlotCount,
    outlet: &Outlet,
    timeline: &mut Timeline<'a>,
    tracks: Tracks,
    problems: &mut Problems,
) -> Vec<Skip> {
    let mut skips: Vec<PlacedSkip> = Vec::new();
    for (index, doc) in run.skips.iter().enumerate() {
        let path = path::join(path, ["skips".into(), index.into()]);
        let date_path = path::join(&path, ["date".into()]);
        let slots = match slots {
            // A skip behind the last episode would part nothing.
            SlotCount::WithEpisodes(slots) => slots.saturating_add(index as u16),
            SlotCount::All(slots) => slots,
        };
        let found = find_slot(&date_path, &doc.date, (rhythm, slots), problems);
        let Some((slot_index, start)) = found else { continue };
        if skips.last().is_some_and(|other| other.skip.slot_index >= slot_index) {
            let found = format!("\"{}\" behind a later one or twice", doc.date);
            problems.report(&date_path, found, "each skipped day once, in order");
            continue;
        }
        let announced = outlet.parse_announced(&path, doc.announced.as_deref(), problems);
        let gate = if doc.after.is_open() { &run.after } else { &doc.after };
        let after = tracks.points(&path, gate, problems);
        let Some(plan) = problems.parsed(&date_path, outlet.plan(start)) else { continue };
        let next = rhythm.slot(slot_index + 1).and_then(|next| outlet.plan(next).ok());
        if let (Some(announced), Some(next)) = (announced, next)
            && announced > next.order()
        {
            report_late_announcement(&path, doc.announced.as_deref(), problems);
        }
        let skip = Skip { slot_index, announced, after };
        skips.push(PlacedSkip { skip, start, plan, doc, gate, path });
    }
    for skips in skips.chunk_by(|before, skip| skip.continues(before)) {
        let (first, after) = (&skips[0], skips[0].skip.after.clone());
        let path = path::join(&first.path, ["date".into()]);
        let program = Program::Break;
        timeline.add(Slot { program, plan: first.plan, length: None, after }, path);
        add_notes(skips, outlet, timeline, tracks, problems);
    }
    skips.into_iter().map(|placed| placed.skip).collect()
}

/// The slots of a run in which skips are looked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum SlotCount {
    /// So many with episodes; skipped ones are beside them.
    WithEpisodes(u16),
    /// So many, skipped ones among them.
    All(u16),
}

/// Adds a note for the skips of one break, and another one for each that has a reason of its own.
fn add_notes<'a>(
    mut skips: &[PlacedSkip<'a>],
    outlet: &Outlet,
    timeline: &mut Timeline<'a>,
    tracks: Tracks,
    problems: &mut Problems,
) {
    while let [first, rest @ ..] = skips {
        let same = rest.iter().take_while(|skip| skip.shares_reason(first)).count();
        let last = &skips[same];
        skips = &rest[same..];
        let Some(label) = missed_label((first.start, last.start), outlet) else { continue };
        let detail = first.doc.why.as_ref().map(|why| ("why", why));
        let plan = first.plan;
        let content = NoteContent { plan, label, outlet: outlet.name.clone(), detail };
        timeline.notes.push(Note::new(&first.path, content, first.gate, tracks, problems));
    }
}

/// Returns the index and the start of the slot on a day. A day without a slot among the first of the run is reported
/// at `path`.
fn find_slot(
    path: &Path,
    date: &str,
    (rhythm, slots): (&Rhythm, u16),
    problems: &mut Problems,
) -> Option<(u16, Start)> {
    let day = problems.parsed(path, parse_day(date))?;
    let mut starts = (0..slots).filter_map(|index| Some((index, rhythm.slot(index)?)));
    let found = starts.find(|(_, start)| start.day() == day);
    if found.is_none() {
        let wanted = match rhythm.slot(1) {
            Some(second) => format!("a day of this run before its end, such as {}", second.day()),
            None => "a day of this run".to_owned(),
        };
        problems.report(path, format!("\"{date}\""), wanted);
    }
    found
}
