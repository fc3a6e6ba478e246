//! Slots without an episode: the entries of `skips`, their checks, and the breaks and notes that they make.

use super::notes::Note;
use super::outlet::{Outlet, report_late_announcement};
use super::revisions::Skip;
use super::timeline::Timeline;
use crate::broadcast_time::{BroadcastTime, parse_day};
use crate::document::{RunDoc, SkipDoc};
use crate::field_path::{self as path, Path, Step};
use crate::problems::Problems;
use crate::resolve::tracks::Tracks;
use curtain_core::card::time::{Duration, Plan};
use curtain_core::card::{Label, Program, Slot};

/// Resolves the skips of a run that begins at `start`, and adds a break and a note for each to the timeline.
pub(super) fn resolve_skips<'a>(
    path: &[Step<'a>],
    (run, start): (&'a RunDoc, BroadcastTime),
    outlet: &Outlet,
    timeline: &mut Timeline<'a>,
    tracks: Tracks,
    problems: &mut Problems,
) -> Vec<Skip> {
    let mut skips: Vec<Skip> = Vec::new();
    for (index, doc) in run.skips.iter().enumerate() {
        let path = path::join(path, ["skips".into(), index.into()]);
        let date_path = path::join(&path, ["date".into()]);
        let Some(slot_index) = find_slot(&date_path, doc, index, (run, start), problems) else {
            continue;
        };
        if skips.last().is_some_and(|other| other.slot_index >= slot_index) {
            let found = format!("\"{}\" behind a later one or twice", doc.date);
            problems.report(&date_path, found, "each skipped day once, in order");
            continue;
        }
        let announced = outlet.parse_announced(&path, doc.announced.as_deref(), problems);
        let gate = if doc.after.is_open() { &run.after } else { &doc.after };
        let after = tracks.points(&path, gate, problems);
        skips.push(Skip { slot_index, announced, after: after.clone() });
        let time = slot_time(run, start, slot_index).map(|time| outlet.instant(time));
        let Some(Ok(time)) = time else { continue };
        let next = Duration::from_seconds(i64::from(run.every_days) * 86_400);
        if announced.is_some_and(|announced| announced > time.at + next) {
            report_late_announcement(&path, doc.announced.as_deref(), problems);
        }
        let plan = Plan::At(time);
        let about = (plan, Label::Break(plan), outlet.name.clone());
        let why = doc.why.as_ref().map(|why| ("why", why));
        timeline.notes.push(Note::new(&path, about, gate, why, tracks, problems));
        timeline.add(Slot { program: Program::Break, plan, length: None, after }, date_path);
    }
    skips
}

/// Returns the time of a slot of a run; `None` beyond the end of the calendar.
pub(super) fn slot_time(
    run: &RunDoc,
    start: BroadcastTime,
    slot_index: u16,
) -> Option<BroadcastTime> {
    start.later(i64::from(slot_index) * i64::from(run.every_days))
}

/// Returns the index of the slot on the day of a skip, the `index`th of its run. A day without a slot before the
/// end of the run is reported at `path`.
fn find_slot(
    path: &Path,
    doc: &SkipDoc,
    index: usize,
    (run, start): (&RunDoc, BroadcastTime),
    problems: &mut Problems,
) -> Option<u16> {
    let day = problems.parsed(path, parse_day(&doc.date))?;
    // A skip behind the last episode would part nothing.
    let mut slots = 0..(run.count / run.together.max(1)).saturating_add(index as u16);
    let time = |slot_index| slot_time(run, start, slot_index);
    let found = slots.find(|slot| time(*slot).is_some_and(|time| time.day() == day));
    if found.is_none() {
        let wanted = match time(1) {
            Some(second) => format!("a day of this run before its end, such as {}", second.day()),
            None => "a day of this run".to_owned(),
        };
        problems.report(path, format!("\"{}\"", doc.date), wanted);
    }
    found
}
