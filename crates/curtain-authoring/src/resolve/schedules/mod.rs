//! Schedules, outlet by outlet: runs, skips, changes, specials, the next airing and the end.

mod changes;
mod notes;
mod outlet;
mod revisions;
mod runs;
mod skips;
mod timeline;
mod zones;

use super::facts::Facts;
use super::rough_dates::parse_rough_date;
use super::text::text;
use super::tracks::{Tracks, expected_unit_range, is_beyond};
use crate::document::ScheduleDoc;
use crate::field_path::{self as path, Step};
use crate::problems::Problems;
use changes::resolve_change;
use curtain_core::card::time::{Plan, RoughDate};
use curtain_core::card::{After, End, Key, Label, Program, Schedule, Slot, Text, Unit};
use notes::{Note, add_notes};
use outlet::Outlet;
use runs::resolve_run;
use timeline::Timeline;
use zones::{abbreviations, find_zone};

/// Resolves the schedules, and adds the notes of each as facts.
pub(super) fn resolve_schedules<'a>(
    docs: &'a [ScheduleDoc],
    facts: &mut Facts<'_, 'a>,
    tracks: Tracks<'a>,
    problems: &mut Problems,
) -> Vec<Schedule> {
    let mut schedules = Vec::new();
    for (index, doc) in docs.iter().enumerate() {
        let name = if index > 0 { text(&doc.name) } else { Text::default() };
        let path = ["schedules".into(), index.into()];
        let Some(outlet) = resolve_outlet(&path, doc, name, tracks, problems) else { continue };
        schedules.extend(resolve_schedule(&path, &outlet, facts, tracks, problems));
    }
    schedules
}

fn resolve_outlet<'a>(
    path: &[Step],
    doc: &'a ScheduleDoc,
    name: Text,
    tracks: Tracks<'a>,
    problems: &mut Problems,
) -> Option<Outlet<'a>> {
    let track = match &doc.track {
        Some(id) => tracks.find(&path::join(path, ["track".into()]), id, problems),
        None => tracks.default_track(),
    };
    let zone = find_zone(&path::join(path, ["zone".into()]), &doc.zone, problems)?;
    Some(Outlet { doc, name, track, zone })
}

fn resolve_schedule<'a>(
    path: &[Step<'a>],
    outlet: &Outlet<'a>,
    facts: &mut Facts<'_, 'a>,
    tracks: Tracks,
    problems: &mut Problems,
) -> Option<Schedule> {
    let doc = outlet.doc;
    let mut timeline = Timeline::default();
    let before = problems.mark();
    for (index, run) in doc.runs.iter().enumerate() {
        let path = path::join(path, ["runs".into(), index.into()]);
        resolve_run(&path, run, outlet, &mut timeline, tracks, problems);
    }
    timeline.is_partial = problems.any_since(before);
    for (index, change) in doc.changes.iter().enumerate() {
        let path = path::join(path, ["changes".into(), index.into()]);
        resolve_change(&path, change, outlet, &mut timeline, tracks, problems);
    }
    add_specials(path, outlet, &mut timeline, tracks, problems);
    add_notes(std::mem::take(&mut timeline.notes), facts, problems);
    timeline.check_overlaps(outlet.length(), problems);
    if timeline.is_partial {
        return None;
    }
    let next_path = path::join(path, ["next".into()]);
    if let Some(next) = &doc.next
        && let Some(date) = parse_rough_date(&next_path, next, problems)
    {
        add_next_airing(&next_path, (next, date), outlet, &mut timeline, problems);
        if doc.ends.is_some() {
            problems.report(&next_path, "\"next\" beside \"ends\"", "one of them");
            return None;
        }
    }
    let name = text(&doc.name);
    Some(Schedule {
        id: name.text.clone(),
        outlet: name,
        kind: doc.kind,
        track: outlet.track.and_then(|track| tracks.position(track)),
        unit: outlet.unit(),
        is_local: false,
        is_open: false,
        regions: Vec::new(),
        zones: abbreviations(&outlet.zone, timeline.plans()),
        end: resolve_end(&path::join(path, ["ends".into()]), outlet, &timeline, problems),
        slots: timeline.slots.into_iter().map(|placed| placed.slot).collect(),
        changes: timeline.changes,
    })
}

/// Adds the airings without a number, each with a note.
fn add_specials<'a>(
    path: &[Step<'a>],
    outlet: &Outlet<'a>,
    timeline: &mut Timeline<'a>,
    tracks: Tracks,
    problems: &mut Problems,
) {
    for (index, doc) in outlet.doc.specials.iter().enumerate() {
        let path = path::join(path, ["specials".into(), index.into()]);
        let start_path = path::join(&path, ["start".into()]);
        let Some(time) = outlet.parse_time(&start_path, &doc.start, problems) else { continue };
        let after = tracks.points(&path, &doc.after, problems);
        let plan = Plan::At(time);
        let about = (plan, Label::On(plan), outlet.name.clone());
        let name = Some(("name", &doc.name));
        timeline.notes.push(Note::new(&path, about, &doc.after, name, tracks, problems));
        let program = Program::Special(Key::new("", &doc.start));
        let length = Some(outlet.length());
        timeline.add(Slot { program, plan, length, after }, path);
    }
}

/// Adds the episode behind the last one, at the rough date that `next` gives.
fn add_next_airing<'a>(
    path: &[Step<'a>],
    (next, date): (&str, RoughDate),
    outlet: &Outlet,
    timeline: &mut Timeline<'a>,
    problems: &mut Problems,
) {
    let episode = timeline.numbers().map_or(1, |(_, last)| last + 1);
    if let Some(track) = outlet.track
        && is_beyond(track, episode)
    {
        let found = format!("a date for episode {episode}");
        problems.report(path, found, expected_unit_range(track));
    }
    timeline.check_behind_last(path, next, date, problems);
    // A reader who may not know of the last episode may not know of the next one.
    let after = timeline.slots.last().map_or(After::OPEN, |placed| placed.slot.after.clone());
    let (program, plan) = (Program::Episode(episode), Plan::Within(date));
    timeline.add(Slot { program, plan, length: None, after }, path.to_vec());
}

/// Returns what follows the last airing, and reports an end that contradicts the schedule.
fn resolve_end(
    path: &[Step],
    outlet: &Outlet,
    timeline: &Timeline,
    problems: &mut Problems,
) -> End {
    let last = timeline.numbers().map(|(_, last)| last);
    let count = outlet.track.and_then(|track| track.count);
    let is_film = outlet.track.is_none_or(|track| track.unit == Unit::Film);
    let plans = || timeline.slots.iter().map(|placed| placed.slot.plan);
    match outlet.doc.ends {
        Some(end @ (End::Finished | End::Hiatus)) if last.is_none() => {
            problems.report(path, "an end of a schedule without runs", "runs that end");
            end
        }
        Some(End::Finished) if plans().any(|plan| !matches!(plan, Plan::At(_))) => {
            problems.report(path, "an end behind an episode without a time", "a time for it");
            End::Finished
        }
        Some(End::Cancelled) if plans().any(|plan| matches!(plan, Plan::Within(_))) => {
            problems.report(path, "\"cancelled\" behind an episode with a date", "one of them");
            End::Cancelled
        }
        Some(end) => end,
        None if last.is_some() && (is_film || last == count) => End::Finished,
        None => End::Open,
    }
}
