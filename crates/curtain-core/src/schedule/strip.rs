//! The strip of a run: one mark per slot in rows, with counts of episodes, breaks and moves.

use super::state::State;
use crate::card::time::{Plan, Timestamp};
use crate::card::{Part, Program, Schedule, Slot};

/// A run as one mark per slot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Strip {
    /// The marks, in rows: one for each part of the track, or of half a year.
    pub rows: Vec<Vec<Mark>>,
    /// How many rows are left out before the first, in a long run.
    pub skipped: usize,
    /// How many episodes there are.
    pub episodes: usize,
    /// How many of them have begun.
    pub aired: usize,
    /// How many slots have no episode.
    pub breaks: usize,
    /// How many episodes have another time than their first plan.
    pub moved: usize,
}

/// The mark of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// An episode to come, or any dated episode on a page without a clock.
    Episode,
    /// An episode that has aired.
    Aired,
    /// The episode on air, or the next one.
    Next,
    /// An episode without a time.
    Undated,
    /// A slot without an episode.
    Break,
    /// A program without a number, such as a recap.
    Special,
}

/// The most marks of a row, which fit on a phone: half a year of weeks.
const MAX_MARKS_PER_ROW: usize = 26;
/// The most rows of a strip.
const MAX_ROWS: usize = 6;

impl Schedule {
    /// Returns the strip of the run as it was planned at `now`; without an instant, as it is planned at last.
    pub fn strip(&self, now: Option<Timestamp>, parts: &[Part]) -> Strip {
        let slots = now.map_or(self.slots.as_slice().into(), |now| self.slots_at(now));
        let state = now.map(|now| self.state(now));
        let highlighted = match state {
            Some(State::AiringNow { current }) => Some(current),
            Some(state) => state.next(),
            None => None,
        };
        let mut strip = Strip { rows: vec![Vec::new()], ..Strip::default() };
        let mut current_row = 0;
        for slot in slots.iter() {
            if let Program::Episode(number) = slot.program {
                let starts_part = parts.iter().any(|part| part.from == number);
                if starts_part && strip.episodes > 0 {
                    strip.rows.push(Vec::new());
                }
            }
            let has_begun = now.is_some_and(|now| slot.plan.order() <= now);
            let is_next = highlighted.is_some_and(|airing| slot.plan == Plan::At(airing.time));
            let mark = mark(slot, has_begun, is_next);
            strip.count(slot, has_begun);
            if strip.rows.last().is_some_and(|row| row.len() >= MAX_MARKS_PER_ROW) {
                strip.rows.push(Vec::new());
            }
            if has_begun || is_next {
                current_row = strip.rows.len() - 1;
            }
            if let Some(row) = strip.rows.last_mut() {
                row.push(mark);
            }
        }
        strip.moved = slots.iter().filter(|slot| self.has_moved(slot, now)).count();
        strip.keep_around(current_row);
        strip
    }
}

impl Schedule {
    /// Tells whether an episode has another time than its first plan. An episode whose first plan became a
    /// break is counted as that break.
    fn has_moved(&self, slot: &Slot, now: Option<Timestamp>) -> bool {
        let Program::Episode(number) = slot.program else { return false };
        let Some(first) = self.changes.iter().find(|change| change.episode == number) else {
            return false;
        };
        let is_known = first.until.is_none_or(|until| now.is_none_or(|now| until <= now));
        let is_break =
            self.slots.iter().any(|slot| slot.program == Program::Break && slot.plan == first.plan);
        let was_rough = matches!(first.plan, Plan::Within(_));
        let is_other = slot.plan.latest() > first.plan.latest()
            || !was_rough && slot.plan.latest() < first.plan.latest();
        is_known && !is_break && is_other
    }
}

impl Strip {
    fn count(&mut self, slot: &Slot, has_begun: bool) {
        match slot.program {
            Program::Episode(_) => {
                self.episodes += 1;
                self.aired += usize::from(has_begun);
            }
            Program::Break => self.breaks += 1,
            Program::Special(_) => {}
        }
    }

    /// Keeps at most [`MAX_ROWS`] rows, the given one among them.
    fn keep_around(&mut self, row: usize) {
        self.skipped = (row + 1).saturating_sub(MAX_ROWS);
        self.rows.drain(..self.skipped);
        self.rows.truncate(MAX_ROWS);
    }
}

fn mark(slot: &Slot, has_begun: bool, is_next: bool) -> Mark {
    match slot.program {
        Program::Break => Mark::Break,
        Program::Special(_) => Mark::Special,
        Program::Episode(_) if is_next => Mark::Next,
        Program::Episode(_) if has_begun => Mark::Aired,
        Program::Episode(_) if !matches!(slot.plan, Plan::At(_)) => Mark::Undated,
        Program::Episode(_) => Mark::Episode,
    }
}
