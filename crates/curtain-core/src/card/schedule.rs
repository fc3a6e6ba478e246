//! When episodes air on one outlet: slots, earlier plans, and how the run ends.

use super::text::Text;
use super::time::{Duration, Plan, StationTime, Timestamp};
use super::track::{Point, Unit};
use serde::{Deserialize, Serialize};
use serde_tuple::{Deserialize_tuple, Serialize_tuple};

/// When the episodes of a series air on one outlet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct Schedule {
    /// The outlet's name, such as "Tokyo MX".
    pub outlet: Text,
    /// How it brings the episodes.
    pub kind: OutletKind,
    /// What airs: episodes, or the one film.
    pub unit: Unit,
    /// The short names of its time zone, such as "JST", by how far its clock is ahead of UTC.
    pub zones: Vec<(Duration, String)>,
    /// How long an episode is on air.
    pub length: Duration,
    /// The run, in the order of time; what has no time comes last.
    pub slots: Vec<Slot>,
    /// What was planned before; the plans of one episode in the order in which they were given up.
    pub changes: Vec<Change>,
    /// What comes after the last slot.
    pub end: End,
}

/// How an outlet brings the episodes.
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
}

/// One place in a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Vec<i64>", try_from = "Vec<i64>")]
pub struct Slot {
    /// What is on.
    pub program: Program,
    /// When.
    pub plan: Plan,
    /// The points of the story from which it may be known that there is such a slot, any one of
    /// them; none means that everybody may know.
    pub after: Vec<Point>,
}

/// What is on in a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// An episode, by its number. Episodes at one instant are one airing.
    Episode(u16),
    /// No episode, where one could have been.
    Break,
    /// Something else, such as a recap, that has no number.
    Special,
}

/// An earlier plan of an episode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Vec<i64>", try_from = "Vec<i64>")]
pub struct Change {
    /// The episode.
    pub episode: u16,
    /// When the plan was given up; `None` where that is not known: then it never counted.
    pub until: Option<Timestamp>,
    /// The plan.
    pub plan: Plan,
    /// The points of the story from which it may be known of, as for a [`Slot`].
    pub after: Vec<Point>,
}

/// What comes after the last slot of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum End {
    /// Nothing: the run is complete.
    Finished,
    /// Nothing: it was cancelled.
    Cancelled,
    /// It goes on some day, and nobody knows when.
    Hiatus,
    /// Not known yet.
    #[cfg_attr(feature = "schema", schemars(skip))]
    Open,
}

impl Schedule {
    /// Returns what a reader may know of the schedule, who has reached the points that `reached`
    /// tells.
    pub fn known_to(&self, reached: impl Fn(&[Point]) -> bool) -> Self {
        let mut known = self.clone();
        if self.slots.last().is_some_and(|last| !reached(&last.after)) {
            // How a run ends that is not known of is not known either.
            known.end = End::Finished;
        }
        known.slots.retain(|slot| reached(&slot.after));
        known.changes.retain(|change| reached(&change.after));
        known
    }

    /// Returns the short name of the outlet's time zone at a time of its own.
    pub fn zone(&self, time: StationTime) -> &str {
        let named = self.zones.iter().find(|(offset, _)| *offset == time.offset);
        named.map_or("", |(_, name)| name)
    }
}
