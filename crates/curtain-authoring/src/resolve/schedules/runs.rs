//! Runs of regular airings: the slot of each episode.

use super::breaks::{Beginning, RegularEnd, add_break_before, is_regular};
use super::extent::{Extent, extent};
use super::outlet::{Outlet, is_start};
use super::revisions::PlanRevisions;
use super::rhythm::Rhythm;
use super::skips::{SlotCount, resolve_skips};
use super::timeline::{Timeline, end};
use crate::broadcast_time::{ParseError, Start};
use crate::document::RunDoc;
use crate::field_path::{self as path, Path, Step};
use crate::problems::Problems;
use crate::resolve::rough_dates::parse_rough_date_checked;
use crate::resolve::tracks::{Tracks, expected_unit_range, is_beyond};
use curtain_core::card::time::Plan;
use curtain_core::card::{After, Change, Program, Slot};
use std::rc::Rc;

/// Adds the slots of the run at `path` to the timeline.
pub(super) fn resolve_run<'a>(
    path: &Path<'a>,
    (run, is_last): (&'a RunDoc, bool),
    outlet: &Outlet,
    timeline: &mut Timeline<'a>,
    tracks: Tracks,
    problems: &mut Problems,
) {
    if run.start.as_deref().is_some_and(|start| !is_start(start)) {
        return add_rough_run(path, run, outlet, timeline, tracks, problems);
    }
    let Some(rhythm) = Rhythm::parse(path, run, problems) else { return };
    let extent = extent(path, (run, is_last), &rhythm, outlet, problems);
    let Some(extent) = extent else { return };
    let slots = match extent {
        Extent::Episodes(count) => SlotCount::WithEpisodes(count / run.together),
        Extent::Slots(slots) => SlotCount::All(slots),
    };
    let skips = resolve_skips(path, (run, &rhythm), slots, outlet, timeline, tracks, problems);
    let count = match extent {
        Extent::Episodes(count) => count,
        Extent::Slots(slots) => slots.saturating_sub(skips.len() as u16) * run.together,
    };
    timeline.is_open = matches!(extent, Extent::Slots(_));
    check_count(path, run, count, outlet, problems);
    timeline.run_gates.push((run.first, last_number(run, count), &run.after));
    let after = tracks.points(path, &run.after, problems);
    let (rhythm, revisions) = (Rc::new(rhythm), PlanRevisions::new(&skips));
    let resolved = ResolvedRun { path, run, rhythm, revisions: &revisions, after: &after };
    resolved.add_slots(count, outlet, timeline, tracks, problems);
    // Sorted, each skip stands between the slots that it parts.
    timeline.sort();
}

/// Reports episodes beyond the end of their track, and slots with a part of their episodes.
fn check_count(path: &[Step], run: &RunDoc, count: u16, outlet: &Outlet, problems: &mut Problems) {
    let last = last_number(run, count);
    if let Some(track) = outlet.track
        && is_beyond(track, last)
    {
        let found = format!("episodes {} to {last}", run.first);
        problems.report(path, found, expected_unit_range(track));
    }
    if !count.is_multiple_of(run.together) {
        let found = format!("{count} episodes, {} together", run.together);
        problems.report(&path::join(path, ["together".into()]), found, "whole slots");
    }
}

/// Returns the number of the last of so many episodes.
fn last_number(run: &RunDoc, count: u16) -> u16 {
    run.first.saturating_add(count.saturating_sub(1))
}

/// A run whose skips are resolved.
struct ResolvedRun<'r, 'a> {
    path: &'r Path<'a>,
    run: &'a RunDoc,
    rhythm: Rc<Rhythm>,
    revisions: &'r PlanRevisions<'r>,
    after: &'r After,
}

impl<'a> ResolvedRun<'_, 'a> {
    /// Adds the slots of so many episodes to a timeline, with the break before them.
    fn add_slots(
        &self,
        count: u16,
        outlet: &Outlet,
        timeline: &mut Timeline<'a>,
        tracks: Tracks,
        problems: &mut Problems,
    ) {
        let Self { path, run, after, .. } = *self;
        let mut last_slot = None;
        for offset in 0..count {
            let episode = run.first.saturating_add(offset);
            let index = offset / run.together;
            self.record_changes((episode, index), outlet, timeline);
            let start_path = self.start_path(index);
            let slot_index = self.revisions.slot_index(index);
            let planned = problems.parsed(&start_path, self.plan(slot_index, outlet));
            let Some((start, plan)) = planned else { return };
            if is_before_last_episode(timeline, plan) {
                let found = format!("{start}, before the episode that stands before it");
                return problems.report(&start_path, found, "runs in the order of time");
            }
            if timeline.find(episode).is_some() {
                return report_second_airing(path, episode, problems);
            }
            if offset == 0 {
                let is_regular = is_regular(&self.rhythm, (count - 1) / run.together);
                let beginning = Beginning { path, run, start, plan, is_regular, after };
                add_break_before(&beginning, outlet, timeline, tracks, problems);
            }
            timeline.add(episode_slot(episode, plan, (run, outlet), after), start_path);
            last_slot = Some((plan, slot_index));
        }
        timeline.regular_end = last_slot.and_then(|(plan, index)| {
            RegularEnd::new((plan, index), self.start_path(index), &self.rhythm)
        });
    }

    /// Returns the start and the plan of a slot.
    fn plan(&self, slot_index: u16, outlet: &Outlet) -> Result<(Start, Plan), ParseError> {
        let start = self.rhythm.slot(slot_index).ok_or(ParseError {
            found: "a run beyond the year 9999".to_owned(),
            wanted: "a run that ends",
        })?;
        Ok((start, outlet.plan(start)?))
    }

    /// Returns the path of the field that a slot's time comes from.
    fn start_path(&self, index: u16) -> Path<'a> {
        match &*self.rhythm {
            Rhythm::Regular { .. } => path::join(self.path, ["start".into()]),
            Rhythm::Listed(_) => path::join(self.path, ["dates".into(), usize::from(index).into()]),
        }
    }

    /// Records a change only for the skipped slot; later episodes just shift.
    fn record_changes(
        &self,
        (episode, index): (u16, u16),
        outlet: &Outlet,
        timeline: &mut Timeline,
    ) {
        for (skip, until) in self.revisions.skipped(index) {
            if let Ok((_, plan)) = self.plan(skip.slot_index, outlet) {
                let after = skip.after.clone();
                timeline.changes.push(Change { episode, until: Some(until), plan, after });
            }
        }
    }
}

/// Adds the episodes of a run whose start is a rough date.
fn add_rough_run<'a>(
    path: &Path<'a>,
    run: &'a RunDoc,
    outlet: &Outlet,
    timeline: &mut Timeline<'a>,
    tracks: Tracks,
    problems: &mut Problems,
) {
    let start_path = path::join(path, ["start".into()]);
    let start = run.start.as_deref().unwrap_or_default();
    for (name, is_there) in [
        ("skips", !run.skips.is_empty()),
        ("days", !run.days.is_empty()),
        ("dates", !run.dates.is_empty()),
    ] {
        if is_there {
            let found = format!("\"{start}\" of a run with {name}");
            problems.report(&start_path, found, "a time such as 2021-04-10T24:00");
        }
    }
    if run.why.is_some() {
        let found = "a reason for a break before a run without a day";
        problems.report(&path::join(path, ["why".into()]), found, "a run with a day or a time");
    }
    let count = run.count.unwrap_or(run.together);
    check_count(path, run, count, outlet, problems);
    timeline.is_open = false;
    timeline.regular_end = None;
    timeline.run_gates.push((run.first, last_number(run, count), &run.after));
    let date = parse_rough_date_checked(&start_path, start, problems);
    let Some(plan) = date.map(Plan::Within) else { return };
    timeline.check_behind_last(&start_path, (start, plan), problems);
    let after = tracks.points(path, &run.after, problems);
    for offset in 0..count {
        let episode = run.first.saturating_add(offset);
        if timeline.find(episode).is_some() {
            return report_second_airing(path, episode, problems);
        }
        timeline.add(episode_slot(episode, plan, (run, outlet), &after), start_path.clone());
    }
}

fn episode_slot(
    episode: u16,
    plan: Plan,
    (run, outlet): (&RunDoc, &Outlet),
    after: &After,
) -> Slot {
    let length = outlet.episode_length(episode, run.minutes);
    Slot { program: Program::Episode(episode), plan, length, after: after.clone() }
}

/// Tells whether a plan is before the last episode. A day without an hour is before what is on the day after it.
fn is_before_last_episode(timeline: &Timeline, plan: Plan) -> bool {
    let is_episode = |slot: &Slot| matches!(slot.program, Program::Episode(_));
    let last = timeline.slots.iter().rev().find(|placed| is_episode(&placed.slot));
    last.is_some_and(|placed| placed.slot.plan.order() > end(plan))
}

fn report_second_airing(path: &[Step], episode: u16, problems: &mut Problems) {
    let found = format!("a second airing of episode {episode}");
    problems.report(path, found, "each episode once per outlet");
}
