//! The strip of a run: one mark per slot in rows, with counts of episodes, breaks and moves, and the episodes that
//! these are about.

use super::state::State;
use crate::card::time::{Plan, Timestamp};
use crate::card::{Part, Program, Schedule, Slot};

/// A run as one mark per slot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Strip {
    /// The marks, in rows: one for each part of the track, or of half a year.
    pub rows: Vec<Vec<Mark>>,
    /// The first and the last number of each stretch of episodes that the counts are about.
    pub counted: Vec<(u16, u16)>,
    /// The stretches of episodes in rows that are left out of a long run.
    pub left_out: Vec<(u16, u16)>,
    /// How many episodes there are; of an open-ended run, how many have begun.
    pub episodes: usize,
    /// How many of them have begun.
    pub aired: usize,
    /// How many times the run pauses: slots without an episode one after the other are one break.
    pub breaks: usize,
    /// How many episodes have another time than their first plan.
    pub moved: usize,
    /// Whether the run goes on, so that there is no total.
    pub is_open: bool,
}

/// The mark of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// An episode to come, or any dated episode on a page without a clock.
    Episode,
    /// An episode that has aired or come out.
    Aired,
    /// The episode on air or just out, or the next one.
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
    /// Returns the strip of the run as it was planned at `now`; without an instant, as it is planned at last. An
    /// open-ended run is drawn up to where it is certain, by `as_of`, the day up to which the facts were looked up;
    /// at a later instant it has no counts.
    pub fn strip(&self, now: Option<Timestamp>, as_of: Timestamp, parts: &[Part]) -> Strip {
        let slots = now.map_or(self.slots.as_slice().into(), |now| self.slots_at(now));
        let state = now.map(|now| self.state(now));
        let highlighted = match state {
            Some(State::AiringNow { current }) => Some(current),
            Some(state) => state.next(),
            None => None,
        };
        let is_uncertain = now.is_none_or(|now| self.is_expected(now, as_of));
        let mut strip = Strip { rows: vec![Vec::new()], is_open: self.is_open, ..Strip::default() };
        let mut numbers: Vec<(usize, u16)> = Vec::new();
        let mut counted = Vec::new();
        let (mut current_row, mut is_break) = (0, false);
        let certain = |slot: &&Slot| !self.is_expected(slot.plan.order(), as_of);
        for slot in slots.iter().filter(certain) {
            let has_begun = now.is_some_and(|now| slot.plan.order() <= now);
            let is_next = highlighted.is_some_and(|airing| slot.plan.time() == Some(airing.time));
            let starts_part = match slot.program {
                Program::Episode(number) => parts.iter().any(|part| part.from == number),
                _ => false,
            };
            let is_full = strip.rows.last().is_some_and(|row| row.len() >= MAX_MARKS_PER_ROW);
            if is_full || starts_part && !numbers.is_empty() {
                strip.rows.push(Vec::new());
            }
            let last_row = strip.rows.len() - 1;
            if has_begun || is_next {
                current_row = last_row;
            }
            match slot.program {
                Program::Episode(number) => {
                    numbers.push((last_row, number));
                    strip.aired += usize::from(has_begun);
                    if !self.is_open || has_begun && !is_uncertain {
                        counted.push(number);
                    }
                    is_break = false;
                }
                // A special in a winter without episodes does not part it into two breaks.
                Program::Break if !is_break => {
                    strip.breaks += 1;
                    is_break = true;
                }
                Program::Break | Program::Special(_) => {}
            }
            if let Some(row) = strip.rows.last_mut() {
                row.push(mark(slot, has_begun, is_next));
            }
        }
        strip.episodes = counted.len();
        strip.aired = strip.aired.min(strip.episodes);
        strip.counted = stretches(counted.into_iter());
        strip.moved = slots.iter().filter(|slot| self.has_moved(slot, now)).count();
        let skipped = (current_row + 1).saturating_sub(MAX_ROWS);
        let is_left_out = |row: usize| row < skipped || row >= skipped + MAX_ROWS;
        let left_out = numbers.into_iter().filter(|(row, _)| is_left_out(*row));
        strip.left_out = stretches(left_out.map(|(_, number)| number));
        strip.rows.drain(..skipped);
        strip.rows.truncate(MAX_ROWS);
        strip
    }
}

/// Returns the first and the last number of each stretch without a hole.
fn stretches(numbers: impl Iterator<Item = u16>) -> Vec<(u16, u16)> {
    let mut is_there = Vec::new();
    for number in numbers.map(usize::from) {
        if is_there.len() <= number {
            is_there.resize(number + 1, false);
        }
        is_there[number] = true;
    }
    let mut stretches: Vec<(u16, u16)> = Vec::new();
    for (number, _) in is_there.into_iter().enumerate().filter(|(_, is_there)| *is_there) {
        let number = number as u16;
        match stretches.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => stretches.push((number, number)),
        }
    }
    stretches
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
        let is_other = slot.plan.is_later_than(first.plan)
            || !was_rough && slot.plan.latest() < first.plan.order();
        is_known && !is_break && is_other
    }
}

fn mark(slot: &Slot, has_begun: bool, is_next: bool) -> Mark {
    match slot.program {
        Program::Break => Mark::Break,
        Program::Special(_) => Mark::Special,
        Program::Episode(_) if is_next => Mark::Next,
        Program::Episode(_) if has_begun => Mark::Aired,
        Program::Episode(_) if slot.plan.time().is_none() => Mark::Undated,
        Program::Episode(_) => Mark::Episode,
    }
}
