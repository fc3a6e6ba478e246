//! Tracks, on which readers count their progress (anime episodes, novel volumes): their units, parts, numberings
//! and points.

use super::{After, Text};
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
    /// The activity of readers on the track.
    pub activity: Activity,
    /// The number of units, where it is known and gives nothing away.
    pub count: Option<u16>,
    /// Named stretches of the track, such as cours, in order.
    pub parts: Vec<Part>,
    /// Other numberings of the same units, such as those of seasons or of a service.
    pub numberings: Vec<Numbering>,
}

/// An activity by which readers come to know a work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Activity {
    /// Watching.
    #[default]
    Watch,
    /// Reading.
    Read,
    /// Playing.
    Play,
    /// Listening.
    Listen,
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
    /// The condition under which its name is safe.
    pub after: After,
}

/// A second numbering of a track's units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct Numbering {
    /// The name in stored preferences and in URL fragments.
    pub id: String,
    /// The name for readers, such as that of the service.
    pub name: Text,
    /// The ranges, in the order of the units.
    pub ranges: Vec<NumberRange>,
}

/// A stretch of units that a numbering counts under one prefix.
///
/// Units and numbers correspond one to one, or one unit is several numbers, or several units are one number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct NumberRange {
    /// The first unit of the track.
    pub from: u16,
    /// The last unit of the track, included.
    pub to: u16,
    /// The text before the number: "S4E" for "S4E29".
    pub prefix: String,
    /// The number of the first unit.
    pub first: u16,
    /// The number of the last unit, included.
    pub last: u16,
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
    /// Issues of a comic or a magazine.
    Issue,
    /// Parts of a work.
    Part,
    /// Acts of a play or a game.
    Act,
    /// Routes through a visual novel.
    Route,
    /// Games of a series, or the one game.
    Game,
}

/// A point of the story: a number of finished units of one track.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize_tuple, Deserialize_tuple)]
pub struct Point {
    /// The index of the track in [`Card::tracks`](super::Card::tracks).
    pub track: usize,
    /// How many units of the track a reader has finished; 1 or more.
    pub at: u16,
}
