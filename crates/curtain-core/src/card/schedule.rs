//! Schedules of one outlet: slots, earlier plans of episodes, and the end of the run.

use super::after::After;
use super::key::Key;
use super::text::Text;
use super::time::{Duration, Plan, StationTime, Timestamp};
use super::track::Unit;

/// The times at which the episodes of a series air on one outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The id of the outlet in URL fragments and calendars. Schedules with the same id are those of one outlet in
    /// several zones.
    pub id: String,
    /// The outlet's name, such as "Tokyo MX".
    pub outlet: Text,
    /// The kind of the outlet.
    pub kind: OutletKind,
    /// The index of the track whose units air; `None` for a card without tracks.
    pub track: Option<usize>,
    /// The unit that airs: episodes, or the one film.
    pub unit: Unit,
    /// Whether its times are those of every reader's own clock, as if that were at UTC.
    pub is_local: bool,
    /// Whether the run goes on beyond its last slot, so that its length is not known.
    pub is_open: bool,
    /// The countries of its audience, as ISO 3166 codes such as `US`; none for no certain ones.
    pub regions: Vec<String>,
    /// The short names of its time zone, such as "JST", by how far its clock is ahead of UTC.
    pub zones: Vec<(Duration, String)>,
    /// The run in the order of time, slots without a time last.
    pub slots: Vec<Slot>,
    /// Earlier plans; those of one episode in the order in which they were given up.
    pub changes: Vec<Change>,
    /// The end of the run.
    pub end: End,
    /// The end of the run for readers who may not know of its last episode.
    pub earlier_end: End,
}

/// The kind of an outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", serde(rename_all = "lowercase"))]
pub enum OutletKind {
    /// On television.
    Broadcast,
    /// Online, in the original language.
    Stream,
    /// Online or on television, dubbed.
    Dub,
    /// In cinemas.
    Cinema,
    /// On disc.
    Disc,
    /// In print: magazines and books.
    Print,
    /// In stores, such as games.
    Store,
    /// On a stage.
    Stage,
}

/// One place in a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The program.
    pub program: Program,
    /// Its time, as far as that is known.
    pub plan: Plan,
    /// How long it is on air; `None` for a release, which has no end.
    pub length: Option<Duration>,
    /// The condition under which the existence of the slot is safe.
    pub after: After,
}

/// The program of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// An episode, by its number. Episodes at one instant are one airing.
    Episode(u16),
    /// No episode at a time of the run.
    Break,
    /// A program without a number, such as a recap, by the key of the fact that names it.
    Special(Key),
}

/// An earlier plan of an episode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The episode.
    pub episode: u16,
    /// The instant at which the plan was given up; `None` where that is not known, and then it never counts.
    pub until: Option<Timestamp>,
    /// The plan.
    pub plan: Plan,
    /// The condition under which it is safe, as for a [`Slot`].
    pub after: After,
}

/// The end of a run, after its last slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", serde(rename_all = "lowercase"))]
pub enum End {
    /// The run is complete.
    Finished,
    /// The run was cancelled.
    Cancelled,
    /// The run is paused without a date.
    Hiatus,
    /// Not known yet.
    #[cfg_attr(feature = "schema", schemars(skip))]
    Open,
}

impl Schedule {
    /// Returns the part of the schedule that a reader may see, by whether points are safe for this reader. It is the
    /// schedule that there would be without the slots and changes that are not safe.
    pub fn visible_to(&self, is_safe: impl Fn(&After) -> bool) -> Self {
        let mut visible = self.clone();
        if self.last_episode().is_some_and(|last| !is_safe(&last.after)) {
            visible.forget_last_episode();
        }
        visible.slots.retain(|slot| is_safe(&slot.after));
        visible.changes.retain(|change| is_safe(&change.after));
        let mut zones = std::mem::take(&mut visible.zones);
        zones.retain(|(offset, _)| visible.has_offset(*offset));
        visible.zones = zones;
        visible
    }

    /// Returns the name of a schedule's calendar among the schedules of its card: the outlet's id. Of an outlet's second
    /// feed and later ones it has the number and the zone too, as in `abc.2-CST`.
    pub fn calendar_name(schedules: &[Self], index: usize) -> String {
        let Some(schedule) = schedules.get(index) else { return String::new() };
        let is_feed = |other: &&Self| other.id == schedule.id;
        match schedules[..index].iter().filter(is_feed).count() {
            0 => schedule.id.clone(),
            before => {
                let zone = schedule.zones.first().map_or("", |(_, zone)| zone);
                [&schedule.id, ".", &(before + 1).to_string(), "-", zone].concat()
            }
        }
    }

    /// Returns the slot of the episode with the highest number.
    fn last_episode(&self) -> Option<&Slot> {
        let mut last: Option<(u16, &Slot)> = None;
        for slot in &self.slots {
            if let Program::Episode(number) = slot.program
                && last.is_none_or(|(other, _)| number > other)
            {
                last = Some((number, slot));
            }
        }
        last.map(|(_, slot)| slot)
    }

    /// Gives the run the end that it has without its last episode.
    fn forget_last_episode(&mut self) {
        self.end = self.earlier_end;
        self.is_open = false;
    }

    /// Tells whether a slot or an earlier plan has a time with an offset from UTC.
    fn has_offset(&self, offset: Duration) -> bool {
        let has = |plan| matches!(plan, Plan::At(time) if time.offset == offset);
        self.slots.iter().any(|slot| has(slot.plan))
            || self.changes.iter().any(|change| has(change.plan))
    }

    /// Returns the short name of the outlet's time zone at a time of its own.
    pub fn zone(&self, time: StationTime) -> &str {
        let zone = self.zones.iter().find(|(offset, _)| *offset == time.offset);
        zone.map_or("", |(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Point;
    use super::*;

    /// A run of four in New York: two open ones in summer, a gated one and its gated break in winter, and a special
    /// that is gated by a point of its own.
    fn schedule(end: End, earlier_end: End) -> Schedule {
        let (summer, winter) = (Duration::from_seconds(-14_400), Duration::from_seconds(-18_000));
        let slot = |program, days: i64, offset, points: &[u16]| Slot {
            program,
            plan: Plan::At(StationTime {
                at: Timestamp::from_seconds(days * 86_400),
                offset,
                late: false,
            }),
            length: None,
            after: After::any_of(points.iter().map(|at| Point { track: 0, at: *at }).collect()),
        };
        Schedule {
            id: "station-one".into(),
            outlet: Text::new("Station One"),
            kind: OutletKind::Broadcast,
            track: Some(0),
            unit: Unit::Episode,
            is_local: false,
            is_open: true,
            regions: Vec::new(),
            zones: vec![(summer, "EDT".into()), (winter, "EST".into())],
            slots: vec![
                slot(Program::Episode(1), 0, summer, &[]),
                slot(Program::Episode(2), 7, summer, &[]),
                slot(Program::Break, 90, winter, &[2]),
                slot(Program::Episode(3), 100, winter, &[2]),
                slot(Program::Special(Key::new("t", "recap")), 200, summer, &[3]),
            ],
            changes: Vec::new(),
            end,
            earlier_end,
        }
    }

    /// What a reader sees of [`schedule`] who has reached a point.
    fn seen(schedule: &Schedule, progress: u16) -> (usize, usize, bool, End) {
        let is_reached = |point: &Point| point.at <= progress;
        let visible = schedule.visible_to(|after| after.is_met(is_reached));
        (visible.slots.len(), visible.zones.len(), visible.is_open, visible.end)
    }

    #[test]
    fn nothing_tells_of_slots_that_are_not_safe() {
        for (end, earlier) in
            [(End::Finished, End::Open), (End::Hiatus, End::Hiatus), (End::Open, End::Open)]
        {
            let schedule = schedule(end, earlier);
            assert_eq!(seen(&schedule, 0), (2, 1, false, earlier));
            // A special behind the last episode says nothing about the end.
            assert_eq!(seen(&schedule, 2), (4, 2, true, end));
            assert_eq!(seen(&schedule, 3), (5, 2, true, end));
        }
    }
}
