//! When episodes air, outlet by outlet.

use super::outlet::{self, Outlet};
use super::timeline::Timeline;
use super::{Builder, Path, path, text};
use crate::document::{After, ChangeDoc, GateFields, LineDoc, ScheduleDoc, TrackDoc};
use crate::link;
use crate::problem::Problem;
use crate::source::Step;
use curtain_core::card::time::{Plan, Timestamp};
use curtain_core::card::{Body, Label, Section, Text, Unit};
use curtain_core::card::{Change, End, Program, Schedule, Slot};
use jiff::tz::TimeZone;

/// What is gated by points alone.
pub(super) fn gate(after: &After) -> GateFields<'_> {
    GateFields { id: None, after, teaser: None, replaces: None }
}

impl<'a> Builder<'a> {
    pub(super) fn schedules(&mut self, docs: &'a [ScheduleDoc]) -> Vec<Schedule> {
        (docs.iter().enumerate())
            .filter_map(|(index, doc)| {
                let name = if index > 0 { text(&doc.outlet) } else { Text::default() };
                self.schedule(&["schedules".into(), index.into()], doc, name)
            })
            .collect()
    }

    fn schedule(&mut self, at: &[Step<'a>], doc: &'a ScheduleDoc, name: Text) -> Option<Schedule> {
        let track = match &doc.track {
            Some(id) => self.track(&path(at, &["track".into()]), id),
            None => {
                let counts_episodes = |track: &TrackDoc| track.unit == Unit::Episode;
                let first = (!self.tracks.is_empty()).then_some(0);
                self.tracks.iter().position(counts_episodes).or(first)
            }
        };
        let track = track.map(|track| &self.tracks[track]);
        let zone = self.zone(&path(at, &["zone".into()]), &doc.zone)?;
        let outlet = Outlet { doc, name, track, zone };
        let first = self.facts.len();
        let mut line = Timeline::default();
        let known = self.problems.len();
        for (index, run) in doc.runs.iter().enumerate() {
            self.run(&path(at, &["runs".into(), index.into()]), run, &outlet, &mut line);
        }
        line.is_partial = self.problems.len() > known;
        for (index, change) in doc.changes.iter().enumerate() {
            self.change(&path(at, &["changes".into(), index.into()]), change, &outlet, &mut line);
        }
        self.specials(at, &outlet, &mut line);
        self.sort_schedule_notes(first);
        self.check_overlaps(&mut line, outlet.length());
        if line.is_partial {
            return None;
        }
        if let Some(when) = &doc.when {
            self.when(&path(at, &["when".into()]), when, &outlet, &mut line);
        }
        if line.is_partial {
            return None;
        }
        let end = self.end(&path(at, &["ends".into()]), &outlet, &line);
        Some(Schedule {
            outlet: text(&doc.outlet),
            kind: doc.kind,
            unit: outlet.unit(),
            zones: outlet.zones(&line),
            length: outlet.length(),
            slots: line.slots.into_iter().map(|(slot, _)| slot).collect(),
            changes: line.changes,
            end,
        })
    }

    fn zone(&mut self, at: &[Step<'a>], name: &str) -> Option<TimeZone> {
        // "EST" is a zone as well, and an hour wrong all summer.
        let is_place = name.contains('/') || name == "UTC";
        if let Ok(zone) = TimeZone::get(name)
            && is_place
        {
            return Some(zone);
        }
        let found = format!("\"{}\"", link::shorten(name));
        let names: Vec<String> =
            (jiff::tz::db().available()).map(|name| name.as_str().to_owned()).collect();
        let names = names.iter().map(String::as_str).filter(|name| name.contains('/'));
        let wanted = "a time zone of the IANA database, by a place such as Asia/Tokyo";
        let problem = Problem::at(self.source, at, found, wanted);
        self.problems.push(problem.suggest(name, names));
        None
    }

    /// Takes over what is said of an episode that moved.
    fn change(
        &mut self,
        at: &[Step<'a>],
        doc: &'a ChangeDoc,
        outlet: &Outlet,
        line: &mut Timeline<'a>,
    ) {
        let Some(index) = line.find(doc.episode) else {
            if line.is_partial {
                return;
            }
            let wanted = match line.numbers() {
                Some((first, last)) => format!("an episode that the runs have: {first} to {last}"),
                None => "runs that have this episode".to_owned(),
            };
            let found = format!("episode {}", doc.episode);
            return self.problem(&path(at, &["episode".into()]), found, wanted);
        };
        let before = line.slots[index].0.plan;
        if let Some(from) = &doc.from {
            let at = path(at, &["from".into()]);
            let Some(from) = self.plan(&at, from, outlet) else { return };
            if from != before {
                let wanted = format!("{}, where it stands", outlet.write(before));
                return self.problem(&at, outlet.write(from), wanted);
            }
        }
        let to = match &doc.to {
            None => Plan::Unknown,
            Some(to) => match self.plan(&path(at, &["to".into()]), to, outlet) {
                Some(to) => to,
                None => return,
            },
        };
        if to == before {
            let found = format!("{}, where it stands already", outlet.write(to));
            return self.problem(at, found, "another time");
        }
        let until = self.announced(at, doc.announced.as_deref(), outlet);
        if let (Plan::At(to), Some(until)) = (to, until)
            && until > to.at
        {
            return self.announced_late(at, doc.announced.as_deref());
        }
        let earlier = line.changes.iter().filter(|change| change.episode == doc.episode);
        if let Some(other) = earlier.filter_map(|change| change.until).max()
            && until.is_some_and(|until| until < other)
        {
            let found = format!(
                "a change announced before another one, of {}",
                outlet::day(&outlet.zone, other)
            );
            let wanted =
                "changes and skips of one episode in the order in which they were announced";
            return self.problem(at, found, wanted);
        }
        let doc_after = line.gate(doc.episode, &doc.after);
        let after = self.points(at, &gate(doc_after));
        let label = Label::Moved(outlet.unit(), doc.episode, before, to);
        self.schedule_notes(at, label, doc_after, outlet, ("why", doc.why.as_ref()));
        line.changes.push(Change { episode: doc.episode, until, plan: before, after });
        line.slots[index].0.plan = to;
        line.slots[index].1 = at.to_vec();
    }

    fn specials(&mut self, at: &[Step<'a>], outlet: &Outlet<'a>, line: &mut Timeline<'a>) {
        for (index, doc) in outlet.doc.specials.iter().enumerate() {
            let at = path(at, &["specials".into(), index.into()]);
            let Some(time) = self.time(&path(&at, &["start".into()]), &doc.start, outlet) else {
                continue;
            };
            let after = self.points(&at, &gate(&doc.after));
            self.schedule_notes(
                &at,
                Label::On(Plan::At(time)),
                &doc.after,
                outlet,
                ("name", Some(&doc.name)),
            );
            let slot = Slot { program: Program::Special, plan: Plan::At(time), after };
            line.slots.push((slot, at));
        }
    }

    /// Says on the card what is out of the ordinary, with its reason below it.
    pub(super) fn schedule_notes(
        &mut self,
        at: &[Step<'a>],
        label: Label,
        after: &After,
        outlet: &Outlet,
        (field, reason): (&'static str, Option<&LineDoc>),
    ) {
        let body = Body { label: Some(label), text: outlet.name.clone(), ..Body::default() };
        let key = self.add(at, Section::Airing, &gate(after), body);
        if let Some(reason) = reason {
            self.parent = Some(key);
            self.line(&path(at, &[field.into()]), Section::Airing, None, reason);
            self.parent = None;
        }
    }

    /// Puts what is out of the ordinary into the order of time, from the fact of a number on.
    fn sort_schedule_notes(&mut self, first: usize) {
        let mut begins = Timestamp::from_seconds(0);
        let begins: Vec<Timestamp> = (self.facts[first..].iter())
            .map(|fact| {
                // What belongs to a fact stays behind it.
                if let Some(Label::Moved(_, _, at, _) | Label::Break(at) | Label::On(at)) =
                    &fact.body.label
                {
                    begins = at.order();
                }
                begins
            })
            .collect();
        let mut order: Vec<usize> = (first..self.facts.len()).collect();
        order.sort_by_key(|index| begins[index - first]);
        let (facts, places) = (self.facts.split_off(first), self.places.split_off(first));
        for index in &order {
            self.facts.push(facts[index - first].clone());
            self.places.push(places[index - first].clone());
        }
        for (index, ..) in &mut self.replaces {
            if let Some(now) = order.iter().position(|before| before == index) {
                *index = first + now;
            }
        }
    }

    /// Adds what is known of the episode behind the last one.
    fn when(&mut self, at: &[Step<'a>], when: &str, outlet: &Outlet, line: &mut Timeline<'a>) {
        let Some(window) = self.window(at, when) else { return };
        let episode = line.numbers().map_or(1, |(_, last)| last + 1);
        if outlet.doc.ends.is_some() {
            self.problem(at, "\"when\" beside \"ends\"", "one of them");
            line.is_partial = true;
        }
        if let Some(track) = outlet.track
            && track.count.is_some_and(|count| episode > count)
        {
            let wanted = self.within(track);
            self.problem(at, format!("a date for episode {episode}"), wanted);
        }
        self.check_behind(at, when, window, line);
        let plan = Plan::Within(window);
        // Who may not know of the last episode may not know of one behind it.
        let after = line.slots.last().map_or_else(Vec::new, |(slot, _)| slot.after.clone());
        let slot = Slot { program: Program::Episode(episode), plan, after };
        line.slots.push((slot, at.to_vec()));
    }

    fn end(&mut self, at: &[Step<'a>], outlet: &Outlet, line: &Timeline) -> End {
        let last = line.numbers().map(|(_, last)| last);
        let count = outlet.track.and_then(|track| track.count);
        let is_film = outlet.track.is_none_or(|track| track.unit == Unit::Film);
        let is_rough = |slot: &Slot| matches!(slot.plan, Plan::Within(_));
        let undated = |slot: &Slot| !matches!(slot.plan, Plan::At(_));
        match outlet.doc.ends {
            Some(end @ (End::Finished | End::Hiatus)) if last.is_none() => {
                self.problem(at, "an end of a schedule without runs", "runs that end");
                end
            }
            Some(End::Finished) if line.slots.iter().any(|(slot, _)| undated(slot)) => {
                self.problem(at, "an end behind an episode without a time", "a time for it");
                End::Finished
            }
            Some(End::Cancelled) if line.slots.iter().any(|(slot, _)| is_rough(slot)) => {
                self.problem(at, "\"cancelled\" behind an episode with a date", "one of them");
                End::Cancelled
            }
            Some(end) => end,
            None if last.is_some() && (is_film || last == count) => End::Finished,
            None => End::Open,
        }
    }
}

/// What a schedule is made of, and where in the document each part of it stands.
pub(super) type Placed<'a> = (Slot, Path<'a>);
