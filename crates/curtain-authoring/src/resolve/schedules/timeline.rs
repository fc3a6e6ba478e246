//! The slots, changes and notes of a schedule while it is resolved, and the overlaps of its airings.

use super::breaks::RegularEnd;
use super::notes::Note;
use crate::document::After;
use crate::field_path::{Path, Step};
use crate::problems::Problems;
use curtain_core::card::time::{Duration, Plan, Timestamp};
use curtain_core::card::{Change, Program, Slot};

/// A slot, and the entry of the document that its time comes from.
#[derive(Clone, Debug)]
pub(super) struct PlacedSlot<'a> {
    pub(super) slot: Slot,
    pub(super) path: Path<'a>,
    /// For a special, the indices of its schedule and of its entry there.
    pub(super) special: Option<(usize, usize)>,
}

/// A schedule while it is resolved.
#[derive(Clone, Debug, Default)]
pub(super) struct Timeline<'a> {
    pub(super) slots: Vec<PlacedSlot<'a>>,
    pub(super) changes: Vec<Change>,
    pub(super) notes: Vec<Note<'a>>,
    /// The first and the last episode of each run, and the run's gate.
    pub(super) run_gates: Vec<(u16, u16, &'a After)>,
    /// Whether a run is missing because of a problem, so that an unknown episode is no problem of its own.
    pub(super) is_partial: bool,
    /// Whether the last run goes on beyond its slots.
    pub(super) is_open: bool,
    /// The end of the last run, where a break can follow.
    pub(super) regular_end: Option<RegularEnd<'a>>,
}

impl<'a> Timeline<'a> {
    /// Adds a slot.
    pub(super) fn add(&mut self, slot: Slot, path: Path<'a>) {
        self.slots.push(PlacedSlot { slot, path, special: None });
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

    /// Returns the slot of the episode with the highest number.
    pub(super) fn last_episode(&self) -> Option<&Slot> {
        let (_, last) = self.numbers()?;
        self.find(last).map(|index| &self.slots[index].slot)
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

    /// Reports a day or a rough date that lies before the last airing whose time is known.
    pub(super) fn check_behind_last(
        &self,
        path: &[Step],
        (text, plan): (&str, Plan),
        problems: &mut Problems,
    ) {
        let plans = self.slots.iter().map(|placed| placed.slot.plan);
        let last = plans.filter(|plan| is_dated(*plan)).map(Plan::order).max();
        if last.is_some_and(|last| end(plan) < last) {
            problems.report(path, format!("\"{text}\""), "a date behind the last airing");
        }
    }

    /// Sorts the slots by time, and reports episodes that begin while another one is on air.
    pub(super) fn check_overlaps(&mut self, problems: &mut Problems) {
        self.sort();
        let is_change = |path: &[Step]| path.contains(&"changes".into());
        let mut on_air: Option<(Timestamp, Timestamp, u16)> = None;
        let mut path_before: &[Step] = &[];
        for PlacedSlot { slot, path, .. } in &self.slots {
            let (Program::Episode(episode), Plan::At(time), Some(length)) =
                (slot.program, slot.plan, slot.length)
            else {
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

/// Tells whether a plan has a time or a day.
pub(super) fn is_dated(plan: Plan) -> bool {
    matches!(plan, Plan::At(_) | Plan::Day(_))
}

/// Returns the last instant that a plan allows.
pub(super) fn end(plan: Plan) -> Timestamp {
    match plan {
        Plan::Day(time) => time.at + Duration::DAY,
        Plan::Within(date) => date.end(),
        Plan::At(_) | Plan::Unknown => plan.order(),
    }
}
