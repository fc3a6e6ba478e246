//! Runs of regular airings: the slot of each episode.

use super::outlet::Outlet;
use super::revisions::PlanRevisions;
use super::skips::{resolve_skips, slot_time};
use super::timeline::{Timeline, least_gap};
use crate::broadcast_time::{BroadcastTime, ParseError};
use crate::document::RunDoc;
use crate::field_path::{self as path, Step};
use crate::problems::Problems;
use crate::resolve::rough_dates::parse_rough_date_checked;
use crate::resolve::tracks::{Tracks, expected_unit_range, is_beyond};
use curtain_core::card::time::{Plan, StationTime};
use curtain_core::card::{After, Change, Program, Slot};

/// Adds the slots of the run at `path` to the timeline.
pub(super) fn resolve_run<'a>(
    path: &[Step<'a>],
    run: &'a RunDoc,
    outlet: &Outlet,
    timeline: &mut Timeline<'a>,
    tracks: Tracks,
    problems: &mut Problems,
) {
    let last = run.first.saturating_add(run.count - 1);
    if let Some(track) = outlet.track
        && is_beyond(track, last)
    {
        let found = format!("episodes {} to {last}", run.first);
        problems.report(path, found, expected_unit_range(track));
    }
    if !run.count.is_multiple_of(run.together) {
        let found = format!("{} episodes, {} together", run.count, run.together);
        problems.report(&path::join(path, ["together".into()]), found, "whole slots");
    }
    timeline.run_gates.push((run.first, last, &run.after));
    if !run.start.contains('T') {
        return add_rough_run(path, run, outlet, timeline, tracks, problems);
    }
    let start_path = path::join(path, ["start".into()]);
    let start = problems.parsed(&start_path, BroadcastTime::parse(&run.start));
    let Some(start) = start else { return };
    let after = tracks.points(path, &run.after, problems);
    let skips = resolve_skips(path, (run, start), outlet, timeline, tracks, problems);
    let revisions = PlanRevisions::new(&skips);
    for offset in 0..run.count {
        let episode = run.first.saturating_add(offset);
        let slot = RunSlot { run, start, index: offset / run.together, revisions: &revisions };
        slot.record_changes(episode, outlet, timeline);
        let Some((written, time)) = problems.parsed(&start_path, slot.time(outlet)) else { return };
        if offset == 0 && outlet.counts_episodes() {
            timeline.add_break_before(time, &after);
        }
        if is_before_last_episode(timeline, time) {
            let found = format!("{written}, before the episode that stands before it");
            return problems.report(&start_path, found, "runs in the order of time");
        }
        if timeline.find(episode).is_some() {
            return report_second_airing(path, episode, problems);
        }
        timeline.add(episode_slot(episode, Plan::At(time), outlet, &after), start_path.clone());
        timeline.break_from = (run.count > run.together).then(|| time.at + least_gap(run));
    }
    // Sorted, each skip stands between the slots that it parts.
    timeline.sort();
}

/// A slot of a run that is not skipped.
struct RunSlot<'r> {
    run: &'r RunDoc,
    start: BroadcastTime,
    /// The number of slots before it that are not skipped.
    index: u16,
    revisions: &'r PlanRevisions<'r>,
}

impl RunSlot<'_> {
    /// Returns its time in the last plan.
    fn time(&self, outlet: &Outlet) -> Result<(BroadcastTime, StationTime), ParseError> {
        self.time_of(self.revisions.slot_index(self.index), outlet)
    }

    fn time_of(
        &self,
        slot_index: u16,
        outlet: &Outlet,
    ) -> Result<(BroadcastTime, StationTime), ParseError> {
        let time = slot_time(self.run, self.start, slot_index).ok_or(ParseError {
            found: "a run beyond the year 9999".to_owned(),
            wanted: "a run that ends",
        })?;
        Ok((time, outlet.instant(time)?))
    }

    /// Records a change only for the skipped slot; later episodes just shift.
    fn record_changes(&self, episode: u16, outlet: &Outlet, timeline: &mut Timeline) {
        for (skip, until) in self.revisions.skipped(self.index) {
            if let Ok((_, time)) = self.time_of(skip.slot_index, outlet) {
                let (plan, after) = (Plan::At(time), skip.after.clone());
                timeline.changes.push(Change { episode, until: Some(until), plan, after });
            }
        }
    }
}

/// Adds the episodes of a run whose start is a rough date.
fn add_rough_run<'a>(
    path: &[Step<'a>],
    run: &'a RunDoc,
    outlet: &Outlet,
    timeline: &mut Timeline<'a>,
    tracks: Tracks,
    problems: &mut Problems,
) {
    let start_path = path::join(path, ["start".into()]);
    let date = parse_rough_date_checked(&start_path, &run.start, problems);
    let Some(date) = date else { return };
    timeline.check_behind_last(&start_path, &run.start, date, problems);
    let after = tracks.points(path, &run.after, problems);
    if !run.skips.is_empty() {
        let found = format!("\"{}\" of a run with skips", run.start);
        problems.report(&start_path, found, "a time such as 2021-04-10T24:00");
    }
    for offset in 0..run.count {
        let episode = run.first.saturating_add(offset);
        if timeline.find(episode).is_some() {
            return report_second_airing(path, episode, problems);
        }
        timeline.add(episode_slot(episode, Plan::Within(date), outlet, &after), start_path.clone());
    }
}

fn episode_slot(episode: u16, plan: Plan, outlet: &Outlet, after: &After) -> Slot {
    let length = Some(outlet.length());
    Slot { program: Program::Episode(episode), plan, length, after: after.clone() }
}

fn is_before_last_episode(timeline: &Timeline, time: StationTime) -> bool {
    let is_episode = |slot: &Slot| matches!(slot.program, Program::Episode(_));
    let last = timeline.slots.iter().rev().find(|placed| is_episode(&placed.slot));
    last.is_some_and(|placed| placed.slot.plan.order() > time.at)
}

fn report_second_airing(path: &[Step], episode: u16, problems: &mut Problems) {
    let found = format!("a second airing of episode {episode}");
    problems.report(path, found, "each episode once per outlet");
}
