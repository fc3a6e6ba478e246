//! Stretches of regular airings.

use super::schedules::{Outlet, Placed, gate};
use super::{Builder, path};
use crate::card::{Label, Point};
use crate::catalog::broadcast_time::{BroadcastTime, Odd, parse_day};
use crate::catalog::document::{After, RunDoc};
use crate::catalog::source::Step;
use crate::schedule::{Change, Duration, Plan, Program, Slot, Time, Timestamp, Window};

/// A schedule while it is put together.
#[derive(Default)]
pub(super) struct Timeline<'a> {
    pub(super) slots: Vec<Placed<'a>>,
    pub(super) changes: Vec<Change>,
    /// The gates of the runs, by their first and last episode.
    gates: Vec<(u16, u16, &'a After)>,
    /// From when on a gap behind the last run is a break.
    gap: Option<Timestamp>,
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

/// A slot that is skipped: its place in the run, and when that was announced.
struct Skip {
    place: u16,
    announced: Option<Timestamp>,
    /// The points from which it may be known of.
    after: Vec<Point>,
}

/// Returns how long after the last slot of a run the next one begins at the earliest so that it was a break:
/// two slots, and more than a week, since daily runs often rest on some days.
fn least_gap(run: &RunDoc) -> Duration {
    const OVER_A_WEEK: i64 = 8;
    Duration::from_seconds((2 * i64::from(run.every_days)).max(OVER_A_WEEK) * 86_400)
}

/// Returns the place in a run of the slot that is `index`th among those that are not skipped.
fn place(index: u16, skips: &[&Skip]) -> u16 {
    skips.iter().fold(index, |place, skip| place + u16::from(skip.place <= place))
}

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
            Err(Odd { found, wanted }) => return self.problem(&start_at, found, wanted),
        };
        let after = self.points(at, &gate(&run.after));
        let skips = self.skips(at, run, start, outlet, line);
        let time_of = |place: u16| {
            let days = i64::from(place) * i64::from(run.every_days);
            let time = start.later(days).ok_or(Odd {
                found: "a run beyond the year 9999".to_owned(),
                wanted: "a run that ends",
            })?;
            Ok((time, outlet.instant(time)?))
        };
        // Each plan in turn: at first without the skips that nobody had announced yet.
        let mut announced: Vec<Timestamp> =
            skips.iter().filter_map(|skip| skip.announced).collect();
        announced.sort_unstable();
        announced.dedup();
        let known = |until: Option<Timestamp>| -> Vec<&Skip> {
            skips.iter().filter(|skip| skip.announced.is_none_or(|at| Some(at) <= until)).collect()
        };
        let stages: Vec<(Option<Timestamp>, Vec<&Skip>)> = std::iter::once(None)
            .chain(announced.iter().copied().map(Some))
            .map(|until| (until, known(until)))
            .collect();
        for step in 0..run.count {
            let episode = run.first.saturating_add(step);
            let index = step / run.together;
            let plans = stages.iter().map(|(from, skips)| (*from, place(index, skips)));
            let plans: Vec<(Option<Timestamp>, u16)> = plans.collect();
            // Those behind it only follow; what a viewer waited for in vain is the one that was skipped.
            for pair in plans.windows(2) {
                let (place, until) = (pair[0].1, pair[1].0);
                let is_skipped = |skip: &&Skip| skip.place == place && skip.announced == until;
                let earlier: Result<_, Odd> = time_of(place);
                if let (Some(skip), Ok((_, time))) = (skips.iter().find(is_skipped), earlier) {
                    let (plan, after) = (Plan::At(time), skip.after.clone());
                    line.changes.push(Change { episode, until, plan, after });
                }
            }
            let last = plans.last().map_or(index, |(_, place)| *place);
            let (written, time) = match time_of(last) {
                Ok(times) => times,
                Err(Odd { found, wanted }) => return self.problem(&start_at, found, wanted),
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

    /// Refuses a rough date that lies before what is known to the minute.
    pub(super) fn check_behind(
        &mut self,
        at: &[Step<'a>],
        written: &str,
        window: Window,
        line: &Timeline,
    ) {
        let last = line.slots.iter().map(|(slot, _)| slot.plan);
        let last = last.filter(|plan| matches!(plan, Plan::At(_))).map(Plan::order).max();
        if last.is_some_and(|last| window.end() < last) {
            self.problem(at, format!("\"{written}\""), "a date behind the last airing");
        }
    }

    /// Reads the slots of a run that have no episode, and adds them.
    fn skips(
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
                Err(Odd { found, wanted }) => {
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
            self.news(&at, label, doc_after, outlet, ("why", doc.why.as_ref()));
            let slot = Slot { program: Program::Break, plan: Plan::At(time), after };
            line.slots.push((slot, on_at));
        }
        skips
    }

    /// Puts a break before a run that begins long behind the one before.
    fn gap_before(&mut self, start: Time, after: &[Point], line: &mut Timeline<'a>) {
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
        let time = Time { at: last.at + between, ..last };
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
