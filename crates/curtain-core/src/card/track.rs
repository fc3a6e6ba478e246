//! Tracks, on which readers count their progress (anime episodes, novel volumes): their units, parts, activities
//! and points, and tracks as one reader counts them.

use super::{After, Format, Numbering, Text};

/// An axis on which readers measure their progress: anime episodes, novel volumes.
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", serde(rename_all = "lowercase"))]
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

impl Activity {
    /// All activities.
    pub const ALL: [Self; 4] = [Self::Watch, Self::Read, Self::Play, Self::Listen];

    /// Returns the usual activity of readers on a track of a unit, or on a work without tracks.
    pub const fn usual(format: Format, unit: Option<Unit>) -> Self {
        match (unit, format) {
            (Some(Unit::Volume | Unit::Chapter | Unit::Issue), _) => Self::Read,
            (Some(Unit::Route | Unit::Game), _) => Self::Play,
            (_, Format::Podcast) => Self::Listen,
            (_, Format::Game | Format::VisualNovel) => Self::Play,
            (_, Format::Novel | Format::Comic) => Self::Read,
            _ => Self::Watch,
        }
    }
}

/// A named stretch of a track.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// The unit of a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", serde(rename_all = "lowercase"))]
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

impl Unit {
    /// All units.
    pub const ALL: [Self; 9] = [
        Self::Episode,
        Self::Volume,
        Self::Chapter,
        Self::Film,
        Self::Issue,
        Self::Part,
        Self::Act,
        Self::Route,
        Self::Game,
    ];
}

/// A point of the story: a number of finished units of one track.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Point {
    /// The index of the track in [`Card::tracks`](super::Card::tracks).
    pub track: usize,
    /// How many units of the track a reader has finished; 1 or more.
    pub at: u16,
}

/// A track as one reader counts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackView {
    /// The track, with the parts whose names are safe for the reader.
    pub track: Track,
    /// How many of its units the reader has finished.
    pub finished: u16,
    /// The index of the numbering that the reader has picked; `None` for the track's own numbers.
    pub picked: Option<usize>,
}

impl TrackView {
    /// Returns the numbering that the reader has picked.
    pub fn numbering(&self) -> Option<&Numbering> {
        self.track.numberings.get(self.picked?)
    }
}
