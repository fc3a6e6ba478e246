//! Slots of a run without an episode.

use super::outlet::Outlet;
use super::schedules::gate;
use super::timeline::Timeline;
use super::{Builder, path};
use crate::broadcast_time::{BroadcastTime, ParseError, parse_day};
use crate::document::RunDoc;
use crate::source::Step;
use curtain_core::card::time::{Duration, Plan, Timestamp};
use curtain_core::card::{Label, Point};
use curtain_core::card::{Program, Slot};

/// A slot that is skipped: its place in the run, and when that was announced.
pub(super) struct Skip {
    pub(super) place: u16,
    announced: Option<Timestamp>,
    /// The points from which it may be known of.
    pub(super) after: Vec<Point>,
}

/// A run as it was planned in turn: at first without the skips that nobody had announced yet.
pub(super) struct PlanRevisions<'s> {
    /// When each plan began to count, `None` for the first one, and the skips that were known then.
    plans: Vec<(Option<Timestamp>, Vec<&'s Skip>)>,
}

impl<'s> PlanRevisions<'s> {
    /// Reads the plans off the skips of a run.
    pub(super) fn of(skips: &'s [Skip]) -> Self {
        let mut announced: Vec<Option<Timestamp>> =
            skips.iter().map(|skip| skip.announced).collect();
        announced.push(None);
        announced.sort_unstable();
        announced.dedup();
        let known = |until| skips.iter().filter(move |skip| skip.announced <= until).collect();
        Self { plans: announced.into_iter().map(|until| (until, known(until))).collect() }
    }

    /// Returns the place in the run, as it is planned at last, of the slot that is `index`th among
    /// those that are not skipped.
    pub(super) fn place(&self, index: u16) -> u16 {
        self.plans.last().map_or(index, |(_, skips)| place(index, skips))
    }

    /// Lists the skips that took the place of that slot, each with when that was announced.
    pub(super) fn skipped(&self, index: u16) -> impl Iterator<Item = (&'s Skip, Timestamp)> {
        self.plans.windows(2).filter_map(move |pair| {
            let (planned, until) = (place(index, &pair[0].1), pair[1].0?);
            let is_new = |skip: &&&Skip| skip.place == planned && skip.announced == Some(until);
            Some((*pair[1].1.iter().find(is_new)?, until))
        })
    }
}

fn place(index: u16, skips: &[&Skip]) -> u16 {
    skips.iter().fold(index, |place, skip| place + u16::from(skip.place <= place))
}

impl<'a> Builder<'a> {
    /// Reads the slots of a run that have no episode, and adds them.
    pub(super) fn skips(
        &mut self,
        at: &[Step<'a>],
        run: &'a RunDoc,
        start: BroadcastTime,
        outlet: &Outlet,
        line: &mut Timeline<'a>,
    ) -> Vec<Skip> {
        let mut skips: Vec<Skip> = Vec::new();
        let slots = run.count / run.together.max(1);
        for (index, doc) in run.skips.iter().enumerate() {
            let at = path(at, &["skips".into(), index.into()]);
            let on_at = path(&at, &["on".into()]);
            let day = match parse_day(&doc.on) {
                Ok(day) => day,
                Err(ParseError { found, wanted }) => {
                    self.problem(&on_at, found, wanted);
                    continue;
                }
            };
            // A skip behind the last episode parts nothing.
            let places = 0..slots.saturating_add(index as u16);
            let time = |place: u16| start.later(i64::from(place) * i64::from(run.every_days));
            let found =
                places.into_iter().find(|place| time(*place).is_some_and(|time| time.day() == day));
            let Some(found) = found else {
                let wanted = match time(1) {
                    Some(second) => {
                        format!("a day of this run before its end, such as {}", second.day())
                    }
                    None => "a day of this run".to_owned(),
                };
                self.problem(&on_at, format!("\"{}\"", doc.on), wanted);
                continue;
            };
            if skips.last().is_some_and(|other| other.place >= found) {
                let found = format!("\"{}\" behind a later one or twice", doc.on);
                self.problem(&on_at, found, "each skipped day once, in order");
                continue;
            }
            let announced = self.announced(&at, doc.announced.as_deref(), outlet);
            let doc_after = if doc.after.0.is_empty() { &run.after } else { &doc.after };
            let after = self.points(&at, &gate(doc_after));
            skips.push(Skip { place: found, announced, after: after.clone() });
            let Some(Ok(time)) = time(found).map(|time| outlet.instant(time)) else {
                continue;
            };
            let next = Duration::from_seconds(i64::from(run.every_days) * 86_400);
            if announced.is_some_and(|announced| announced > time.at + next) {
                self.announced_late(&at, doc.announced.as_deref());
            }
            let label = Label::Break(Plan::At(time));
            self.schedule_notes(&at, label, doc_after, outlet, ("why", doc.why.as_ref()));
            let slot = Slot { program: Program::Break, plan: Plan::At(time), after };
            line.slots.push((slot, on_at));
        }
        skips
    }
}
