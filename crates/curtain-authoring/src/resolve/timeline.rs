//! A schedule while it is put together.

use super::Builder;
use super::schedules::Placed;
use crate::document::{After, RunDoc};
use crate::source::Step;
use curtain_core::card::Point;
use curtain_core::card::time::{Duration, Plan, RoughDate, StationTime, Timestamp};
use curtain_core::card::{Change, Program, Slot};

/// A schedule while it is put together.
#[derive(Default)]
pub(super) struct Timeline<'a> {
    pub(super) slots: Vec<Placed<'a>>,
    pub(super) changes: Vec<Change>,
    /// The gates of the runs, by their first and last episode.
    pub(super) gates: Vec<(u16, u16, &'a After)>,
    /// Whether a run is left out, with what is wrong with it: nothing can be said then of what is missing.
    pub(super) is_partial: bool,
    /// From when on a gap behind the last run is a break.
    pub(super) gap: Option<Timestamp>,
}

impl<'a> Timeline<'a> {
    /// Returns where an episode stands among the slots.
    pub(super) fn find(&self, episode: u16) -> Option<usize> {
        self.slots.iter().position(|(slot, _)| slot.program == Program::Episode(episode))
    }

    /// Returns the gate of what is said of an episode: its own, or that of its run.
    pub(super) fn gate(&self, episode: u16, own: &'a After) -> &'a After {
        let run = self.gates.iter().find(|(first, last, _)| (*first..=*last).contains(&episode));
        run.filter(|_| own.0.is_empty()).map_or(own, |(.., run)| run)
    }

    /// Returns the first and the last number of an episode.
    pub(super) fn numbers(&self) -> Option<(u16, u16)> {
        let numbers = || {
            self.slots.iter().filter_map(|(slot, _)| match slot.program {
                Program::Episode(number) => Some(number),
                _ => None,
            })
        };
        numbers().min().zip(numbers().max())
    }
}

/// Returns how long after the last slot of a run the next one begins at the earliest so that it was a break:
/// two slots, and more than a week, since daily runs often rest on some days.
pub(super) fn least_gap(run: &RunDoc) -> Duration {
    const OVER_A_WEEK: i64 = 8;
    Duration::from_seconds((2 * i64::from(run.every_days)).max(OVER_A_WEEK) * 86_400)
}

impl<'a> Builder<'a> {
    /// Refuses a rough date that lies before what is known to the minute.
    pub(super) fn check_behind(
        &mut self,
        at: &[Step<'a>],
        written: &str,
        window: RoughDate,
        line: &Timeline,
    ) {
        let last = line.slots.iter().map(|(slot, _)| slot.plan);
        let last = last.filter(|plan| matches!(plan, Plan::At(_))).map(Plan::order).max();
        if last.is_some_and(|last| window.end() < last) {
            self.problem(at, format!("\"{written}\""), "a date behind the last airing");
        }
    }

    /// Puts a break before a run that begins long behind the one before.
    pub(super) fn gap_before(
        &mut self,
        start: StationTime,
        after: &[Point],
        line: &mut Timeline<'a>,
    ) {
        let last = line.slots.iter().rev().find_map(|(slot, at)| match slot.plan {
            Plan::At(time) if slot.program != Program::Break => Some((time, at.clone())),
            _ => None,
        });
        let Some(((last, at), gap)) = last.zip(line.gap) else { return };
        if start.at < gap {
            return;
        }
        // Behind the first slot that goes by, where a special may be.
        let between = Duration::from_millis((gap - last.at).millis() * 3 / 4);
        let time = StationTime { at: last.at + between, ..last };
        let slot = Slot { program: Program::Break, plan: Plan::At(time), after: after.to_vec() };
        line.slots.push((slot, at));
    }

    /// Refuses two airings at once.
    pub(super) fn check_overlaps(&mut self, line: &mut Timeline<'a>, length: Duration) {
        line.slots.sort_by_key(|(slot, _)| slot.plan.order());
        let is_change = |at: &[Step]| at.iter().any(|step| *step == "changes".into());
        let mut on_air: Option<(Timestamp, Timestamp, u16)> = None;
        let mut before: &[Step] = &[];
        for (slot, at) in &line.slots {
            let (Program::Episode(episode), Plan::At(time)) = (slot.program, slot.plan) else {
                continue;
            };
            match on_air {
                Some((begin, end, other)) if time.at == begin && other + 1 == episode => {
                    on_air = Some((begin, end + length, episode));
                }
                Some((_, end, other)) if time.at < end => {
                    let found = format!("episode {episode} while episode {other} is on air");
                    // Where one of them was moved there, that is what is wrong.
                    let at = if is_change(before) && !is_change(at) { before } else { at };
                    self.problem(at, found, "one airing after the other");
                    on_air = Some((time.at, time.at + length, episode));
                }
                _ => on_air = Some((time.at, time.at + length, episode)),
            }
            before = at;
        }
    }
}
