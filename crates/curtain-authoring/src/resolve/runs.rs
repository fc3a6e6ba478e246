//! Stretches of regular airings.

use super::outlet::Outlet;
use super::schedules::gate;
use super::skips::PlanRevisions;
use super::timeline::{Timeline, least_gap};
use super::{Builder, path};
use crate::broadcast_time::{BroadcastTime, ParseError};
use crate::document::RunDoc;
use crate::source::Step;
use curtain_core::card::time::{Plan, StationTime};
use curtain_core::card::{Change, Program, Slot};

impl<'a> Builder<'a> {
    pub(super) fn run(
        &mut self,
        at: &[Step<'a>],
        run: &'a RunDoc,
        outlet: &Outlet,
        line: &mut Timeline<'a>,
    ) {
        let last = run.first.saturating_add(run.count - 1);
        if let Some(track) = outlet.track
            && track.count.is_some_and(|count| last > count)
        {
            let wanted = self.within(track);
            self.problem(at, format!("episodes {} to {last}", run.first), wanted);
        }
        if !run.count.is_multiple_of(run.together) {
            let found = format!("{} episodes, {} together", run.count, run.together);
            self.problem(&path(at, &["together".into()]), found, "whole slots");
        }
        line.gates.push((run.first, last, &run.after));
        let start_at = path(at, &["start".into()]);
        if !run.start.contains('T') {
            return self.rough_run(&start_at, run, line);
        }
        let start = match BroadcastTime::parse(&run.start) {
            Ok(start) => start,
            Err(ParseError { found, wanted }) => return self.problem(&start_at, found, wanted),
        };
        let after = self.points(at, &gate(&run.after));
        let skips = self.skips(at, run, start, outlet, line);
        let time_of = |place: u16| -> Result<(BroadcastTime, StationTime), ParseError> {
            let days = i64::from(place) * i64::from(run.every_days);
            let time = start.later(days).ok_or(ParseError {
                found: "a run beyond the year 9999".to_owned(),
                wanted: "a run that ends",
            })?;
            Ok((time, outlet.instant(time)?))
        };
        let stages = PlanRevisions::of(&skips);
        for step in 0..run.count {
            let episode = run.first.saturating_add(step);
            let index = step / run.together;
            // Those behind it only follow; what a viewer waited for in vain is the one that was skipped.
            for (skip, until) in stages.skipped(index) {
                if let Ok((_, time)) = time_of(skip.place) {
                    let (plan, after) = (Plan::At(time), skip.after.clone());
                    line.changes.push(Change { episode, until: Some(until), plan, after });
                }
            }
            let (written, time) = match time_of(stages.place(index)) {
                Ok(times) => times,
                Err(ParseError { found, wanted }) => return self.problem(&start_at, found, wanted),
            };
            if step == 0 && outlet.counts_episodes() {
                self.gap_before(time, &after, line);
            }
            let is_episode = |slot: &Slot| matches!(slot.program, Program::Episode(_));
            let before = line.slots.iter().rev().find(|(slot, _)| is_episode(slot));
            if before.is_some_and(|(slot, _)| slot.plan.order() > time.at) {
                let found = format!("{written}, before the episode that stands before it");
                return self.problem(&start_at, found, "runs in the order of time");
            }
            if line.find(episode).is_some() {
                return self.second_airing(at, episode);
            }
            let slot = Slot {
                program: Program::Episode(episode),
                plan: Plan::At(time),
                after: after.clone(),
            };
            line.slots.push((slot, start_at.clone()));
            line.gap = (run.count > run.together).then(|| time.at + least_gap(run));
        }
        // Skips stand among the slots that they part.
        line.slots.sort_by_key(|(slot, _)| slot.plan.order());
    }

    /// Reads a run of which only a rough date is known.
    fn rough_run(&mut self, at: &[Step<'a>], run: &'a RunDoc, line: &mut Timeline<'a>) {
        let Some(window) = self.rough(at, &run.start) else { return };
        self.check_behind(at, &run.start, window, line);
        let plan = Plan::Within(window);
        let after = self.points(&at[..at.len() - 1], &gate(&run.after));
        if !run.skips.is_empty() {
            self.problem(
                at,
                format!("\"{}\" of a run with skips", run.start),
                "a time such as 2021-04-10T24:00",
            );
        }
        for step in 0..run.count {
            let episode = run.first.saturating_add(step);
            if line.find(episode).is_some() {
                return self.second_airing(&at[..at.len() - 1], episode);
            }
            let program = Program::Episode(episode);
            line.slots.push((Slot { program, plan, after: after.clone() }, at.to_vec()));
        }
    }

    fn second_airing(&mut self, at: &[Step<'a>], episode: u16) {
        let found = format!("a second airing of episode {episode}");
        self.problem(at, found, "each episode once per outlet");
    }
}
