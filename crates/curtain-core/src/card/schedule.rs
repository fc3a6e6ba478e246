//! Schedules of one outlet: slots, earlier plans of episodes, and the end of the run.

use super::after::After;
use super::key::Key;
use super::text::Text;
use super::time::{Duration, Plan, StationTime, Timestamp};
use super::track::Unit;
use serde::{Deserialize, Serialize};
use serde_tuple::{Deserialize_tuple, Serialize_tuple};

/// The times at which the episodes of a series air on one outlet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
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
}

/// The kind of an outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Vec<i64>", try_from = "Vec<i64>")]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Vec<i64>", try_from = "Vec<i64>")]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// Returns the part of the schedule that a reader may see, by whether points are safe for this reader.
    pub fn visible_to(&self, is_safe: impl Fn(&After) -> bool) -> Self {
        let mut visible = self.clone();
        if self.slots.last().is_some_and(|last| !is_safe(&last.after)) {
            // The end of the run would give its last slot away.
            visible.end = End::Finished;
        }
        visible.slots.retain(|slot| is_safe(&slot.after));
        visible.changes.retain(|change| is_safe(&change.after));
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

    /// Returns the short name of the outlet's time zone at a time of its own.
    pub fn zone(&self, time: StationTime) -> &str {
        let zone = self.zones.iter().find(|(offset, _)| *offset == time.offset);
        zone.map_or("", |(_, name)| name)
    }
}
