//! The slots, changes and notes of a schedule while it is resolved, with breaks between runs and overlaps.

use super::notes::Note;
use crate::document::{After, RunDoc};
use crate::field_path::{Path, Step};
use crate::problems::Problems;
use curtain_core::card::time::{Duration, Plan, RoughDate, StationTime, Timestamp};
use curtain_core::card::{self, Change, Program, Slot};

/// A slot, and the entry of the document that its time comes from.
pub(super) struct PlacedSlot<'a> {
    pub(super) slot: Slot,
    pub(super) path: Path<'a>,
}

/// A schedule while it is resolved.
#[derive(Default)]
pub(super) struct Timeline<'a> {
    pub(super) slots: Vec<PlacedSlot<'a>>,
    pub(super) changes: Vec<Change>,
    pub(super) notes: Vec<Note<'a>>,
    /// The first and the last episode of each run, and the run's gate.
    pub(super) run_gates: Vec<(u16, u16, &'a After)>,
    /// Whether a run is missing because of a problem, so that an unknown episode is no problem of its own.
    pub(super) is_partial: bool,
    /// The instant from which the start of the next run counts as one after a break.
    pub(super) break_from: Option<Timestamp>,
}

impl<'a> Timeline<'a> {
    /// Adds a slot.
    pub(super) fn add(&mut self, slot: Slot, path: Path<'a>) {
        self.slots.push(PlacedSlot { slot, path });
    }

    /// Returns the index of an episode's slot.
    pub(super) fn find(&self, episode: u16) -> Option<usize> {
        self.slots.iter().position(|placed| placed.slot.program == Program::Episode(episode))
    }

    /// Returns the gate of an entry about an episode: its own, or that of the episode's run.
    pub(super) fn gate(&self, episode: u16, own: &'a After) -> &'a After {
        let run =
            self.run_gates.iter().find(|(first, last, _)| (*first..=*last).contains(&episode));
        run.filter(|_| own.is_open()).map_or(own, |(.., run)| run)
    }

    /// Returns the first and the last number of an episode.
    pub(super) fn numbers(&self) -> Option<(u16, u16)> {
        let numbers = || {
            self.slots.iter().filter_map(|placed| match placed.slot.program {
                Program::Episode(number) => Some(number),
                _ => None,
            })
        };
        numbers().min().zip(numbers().max())
    }

    /// Returns the plans of all slots, and those that changes gave up.
    pub(super) fn plans(&self) -> impl Iterator<Item = Plan> {
        let planned = self.slots.iter().map(|placed| placed.slot.plan);
        planned.chain(self.changes.iter().map(|change| change.plan))
    }

    /// Sorts the slots by time. Slots of one time keep their order.
    pub(super) fn sort(&mut self) {
        self.slots.sort_by_key(|placed| placed.slot.plan.order());
    }

    /// Reports a rough date that lies before the last airing whose time is known.
    pub(super) fn check_behind_last(
        &self,
        path: &[Step],
        text: &str,
        date: RoughDate,
        problems: &mut Problems,
    ) {
        let plans = self.slots.iter().map(|placed| placed.slot.plan);
        let last = plans.filter(|plan| matches!(plan, Plan::At(_))).map(Plan::order).max();
        if last.is_some_and(|last| date.end() < last) {
            problems.report(path, format!("\"{text}\""), "a date behind the last airing");
        }
    }

    /// Adds a break before a run that begins long after the last airing.
    pub(super) fn add_break_before(&mut self, start: StationTime, after: &card::After) {
        /// The break stands at 3/4 of the least gap: behind the first slot that is missed, in which a special
        /// may air.
        const BREAK_AT: (i64, i64) = (3, 4);
        let last = self.slots.iter().rev().find_map(|placed| match placed.slot.plan {
            Plan::At(time) if placed.slot.program != Program::Break => {
                Some((time, placed.path.clone()))
            }
            _ => None,
        });
        let Some(((last, path), break_from)) = last.zip(self.break_from) else { return };
        if start.at < break_from {
            return;
        }
        let gap = (break_from - last.at).millis();
        let delay = Duration::from_millis(gap * BREAK_AT.0 / BREAK_AT.1);
        let time = StationTime { at: last.at + delay, ..last };
        self.add(
            Slot {
                program: Program::Break,
                plan: Plan::At(time),
                length: None,
                after: after.clone(),
            },
            path,
        );
    }

    /// Sorts the slots by time, and reports episodes that begin while another one is on air.
    pub(super) fn check_overlaps(&mut self, length: Duration, problems: &mut Problems) {
        self.sort();
        let is_change = |path: &[Step]| path.contains(&"changes".into());
        let mut on_air: Option<(Timestamp, Timestamp, u16)> = None;
        let mut path_before: &[Step] = &[];
        for PlacedSlot { slot, path } in &self.slots {
            let (Program::Episode(episode), Plan::At(time)) = (slot.program, slot.plan) else {
                continue;
            };
            match on_air {
                Some((begin, end, other)) if time.at == begin && other + 1 == episode => {
                    on_air = Some((begin, end + length, episode));
                }
                Some((_, end, other)) if time.at < end => {
                    let found = format!("episode {episode} while episode {other} is on air");
                    // The cause is the change that moved one of the two there.
                    let is_before = is_change(path_before) && !is_change(path);
                    let path = if is_before { path_before } else { path };
                    problems.report(path, found, "one airing after the other");
                    on_air = Some((time.at, time.at + length, episode));
                }
                _ => on_air = Some((time.at, time.at + length, episode)),
            }
            path_before = path;
        }
    }
}

/// Returns the least time from the last slot of a run to the start of the next one that makes a break: two slots,
/// and more than a week, since daily runs often pause for some days.
pub(super) fn least_gap(run: &RunDoc) -> Duration {
    const OVER_A_WEEK: i64 = 8;
    Duration::from_seconds((2 * i64::from(run.every_days)).max(OVER_A_WEEK) * 86_400)
}
