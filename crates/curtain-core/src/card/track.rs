//! Tracks, on which readers count their progress (anime episodes, novel volumes): their units, parts and
//! points.

use super::Text;
use serde::{Deserialize, Serialize};
use serde_tuple::{Deserialize_tuple, Serialize_tuple};

/// An axis on which readers measure their progress: anime episodes, novel volumes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct Track {
    /// The name in the URL fragment and in authoring files: `anime` in `#anime=5`.
    pub id: String,
    /// The name for readers, such as "Anime".
    pub name: Text,
    /// The unit that is counted.
    pub unit: Unit,
    /// The number of units, where it is known and gives nothing away.
    pub count: Option<u16>,
    /// Named stretches of the track, such as cours, in order.
    pub parts: Vec<Part>,
}

/// A named stretch of a track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct Part {
    /// The name for readers, such as "Part 2".
    pub name: Text,
    /// The first unit of the part, counting from 1.
    pub from: u16,
    /// The last unit of the part, included.
    pub to: u16,
}

/// The unit of a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Unit {
    /// Episodes of a series.
    Episode,
    /// Volumes of a book series.
    Volume,
    /// Chapters of a book or a manga.
    Chapter,
    /// Films of a film series, or the one film.
    Film,
}

/// A point of the story: a number of finished units of one track.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize_tuple, Deserialize_tuple)]
pub struct Point {
    /// The index of the track in [`Card::tracks`](super::Card::tracks).
    pub track: usize,
    /// How many units of the track a reader has finished; 1 or more.
    pub at: u16,
}
