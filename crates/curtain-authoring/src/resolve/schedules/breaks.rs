//! Breaks between runs: the end of a regular run, the break that a later run makes, and its note.

use super::notes::{Note, NoteContent};
use super::outlet::Outlet;
use super::rhythm::Rhythm;
use super::timeline::Timeline;
use crate::broadcast_time::Start;
use crate::document::RunDoc;
use crate::field_path::{self as path, Path};
use crate::problems::Problems;
use crate::resolve::tracks::Tracks;
use curtain_core::card::time::{Duration, Plan, StationTime};
use curtain_core::card::{self, Label, Program, Slot};
use jiff::civil::Date;

/// The longest rhythm in days of which a missing slot is a break: what comes once in a season or a year has none.
const LONGEST_RHYTHM: i64 = 31;

/// The end of a regular run, behind which a break can follow.
#[derive(Clone, Debug)]
pub(super) struct RegularEnd<'a> {
    /// The run's last slot, its index within the run, and the entry that its time comes from.
    last: Plan,
    index: u16,
    path: Path<'a>,
    rhythm: std::rc::Rc<Rhythm>,
}

impl<'a> RegularEnd<'a> {
    /// Returns the end of a run, whose last slot is that of an index; `None` for one without a regular rhythm.
    pub(super) fn new(
        (last, index): (Plan, u16),
        path: Path<'a>,
        rhythm: &std::rc::Rc<Rhythm>,
    ) -> Option<Self> {
        is_regular(rhythm, index).then(|| Self { last, index, path, rhythm: rhythm.clone() })
    }

    /// Returns the start of the first and of the last slot that are missing before a day.
    fn missed(&self, before: Date) -> Option<(Start, Start)> {
        let slots = (1..).map_while(|more| self.rhythm.slot(self.index.checked_add(more)?));
        let mut missed = slots.take_while(|start| start.day() < before);
        let first = missed.next()?;
        Some((first, missed.last().unwrap_or(first)))
    }

    /// Returns the least time from the last slot to the start of a run that makes a break: two slots, and more than a
    /// week, since daily runs often pause for some days.
    fn least_gap(&self) -> Duration {
        const OVER_A_WEEK: i64 = 8;
        let days = self.rhythm.mean_days().unwrap_or(OVER_A_WEEK);
        Duration::from_seconds((2 * days).max(OVER_A_WEEK) * 86_400)
    }
}

/// Tells whether a run up to the slot of an index has a rhythm of which a missing slot is a break.
pub(super) fn is_regular(rhythm: &Rhythm, last_index: u16) -> bool {
    last_index > 0 && rhythm.mean_days().is_some_and(|days| days <= LONGEST_RHYTHM)
}

/// A run at its first slot.
pub(super) struct Beginning<'r, 'a> {
    pub(super) path: &'r Path<'a>,
    pub(super) run: &'a RunDoc,
    pub(super) start: Start,
    pub(super) plan: Plan,
    /// Whether it has a rhythm of its own.
    pub(super) is_regular: bool,
    pub(super) after: &'r card::After,
}

/// Adds the break before a run that begins long after the last one, and its note where the run has a reason.
pub(super) fn add_break_before<'a>(
    beginning: &Beginning<'_, 'a>,
    outlet: &Outlet,
    timeline: &mut Timeline<'a>,
    tracks: Tracks,
    problems: &mut Problems,
) {
    let why = beginning.run.why.as_ref().map(|why| ("why", why));
    let end = timeline.regular_end.take();
    let Some((end, missed)) = end.and_then(|end| {
        let missed = end.missed(beginning.start.day())?;
        let gap = beginning.plan.order() - end.last.order();
        let is_long = gap >= end.least_gap() && (outlet.is_live() || beginning.is_regular);
        (is_long || why.is_some()).then_some((end, missed))
    }) else {
        if why.is_some() {
            let found = "a reason for a break, where no slot is missing";
            let wanted = "a run that begins later than the rhythm of the run before it";
            problems.report(&path::join(beginning.path, ["why".into()]), found, wanted);
        }
        return;
    };
    let after = beginning.after.clone();
    let Some(plan) = break_plan(&end, missed.0, beginning.plan, outlet) else { return };
    let slot = Slot { program: Program::Break, plan, length: None, after };
    timeline.add(slot, end.path);
    let (Some(why), Some(label)) = (why, missed_label(missed, outlet)) else { return };
    let content = NoteContent { plan, label, outlet: outlet.name.clone(), detail: Some(why) };
    let gate = &beginning.run.after;
    timeline.notes.push(Note::new(beginning.path, content, gate, tracks, problems));
}

/// Returns the plan of the break's slot: the first day that is missed, or behind the first time, in which a special may
/// air.
fn break_plan(end: &RegularEnd, missed: Start, next: Plan, outlet: &Outlet) -> Option<Plan> {
    /// The part of the least gap, or of the whole one where that is shorter.
    const BREAK_AT: (i64, i64) = (3, 4);
    let gap = (next.order() - end.last.order()).min(end.least_gap());
    let delay = Duration::from_millis(gap.millis() * BREAK_AT.0 / BREAK_AT.1);
    match end.last {
        Plan::At(time) => Some(Plan::At(StationTime { at: time.at + delay, ..time })),
        _ => outlet.plan(missed).ok(),
    }
}

/// Returns the label of a note about missing slots, from the first to the last.
pub(super) fn missed_label((first, last): (Start, Start), outlet: &Outlet) -> Option<Label> {
    if first == last {
        return outlet.plan(first).ok().map(Label::Break);
    }
    let day = |start: Start| outlet.plan(Start::Day(start.day())).ok();
    Some(Label::Pause(day(first)?, day(last)?))
}
