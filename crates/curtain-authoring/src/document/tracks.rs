//! Tracks of the authoring format, and their parts and numberings.

use super::gate::After;
use super::patterns::{NAME, TRACK};
use super::text::TextDoc;
use curtain_core::card::{Activity, Unit};
use schemars::JsonSchema;
use serde::Deserialize;

/// An axis on which readers measure how far they are.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrackDoc {
    /// Its name in `after` and in addresses: `anime` in `#anime=5`.
    #[schemars(regex(pattern = TRACK), length(max = 32))]
    pub id: String,
    /// Its name for readers.
    pub name: TextDoc,
    /// What is counted.
    pub unit: Unit,
    /// How readers come to know it, where that is not the usual way of its unit and of the card's format.
    pub activity: Option<Activity>,
    /// How many there are, where that is known and gives nothing away.
    #[schemars(range(min = 1, max = 10_000))]
    pub count: Option<u16>,
    /// Named stretches, such as cours, in order.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub parts: Vec<PartDoc>,
    /// Other numbers of the same units, such as those of a service that counts otherwise. Readers pick one.
    #[serde(default)]
    #[schemars(length(max = 16))]
    pub numberings: Vec<NumberingDoc>,
}

/// A named stretch of a track.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartDoc {
    /// Its name for readers.
    pub name: TextDoc,
    /// Its first unit.
    #[schemars(range(min = 1, max = 10_000))]
    pub from: u16,
    /// Its last unit, included.
    #[schemars(range(min = 1, max = 10_000))]
    pub to: u16,
    /// A short name such as `S2`, by which readers may count: the part's first episode is then `S2E1` too. It is
    /// open to everybody.
    #[schemars(length(min = 1, max = 16))]
    pub short: Option<String>,
    /// The points of the story from which the name is safe. Without it the name is open to everybody.
    #[serde(default)]
    pub after: After,
}

/// A second numbering of a track's units.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NumberingDoc {
    /// Its name in what readers' browsers store, unique within the card.
    #[schemars(regex(pattern = NAME), length(max = 32))]
    pub id: String,
    /// Its name for readers, such as that of the service.
    pub name: TextDoc,
    /// The stretches that it counts, in order.
    #[schemars(length(min = 1, max = 100))]
    pub parts: Vec<NumberRangeDoc>,
}

/// A stretch of units that a numbering counts.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NumberRangeDoc {
    /// What stands before the number: `S4` for `S4E1`, `SP` for `SP1`. Nothing without it.
    #[schemars(length(min = 1, max = 16))]
    pub short: Option<String>,
    /// Its first unit of the track.
    #[schemars(range(min = 1, max = 10_000))]
    pub from: u16,
    /// Its last unit of the track, included.
    #[schemars(range(min = 1, max = 10_000))]
    pub to: u16,
    /// The number of the first unit: 1, or the one behind the stretch before with the same `short`.
    #[schemars(range(min = 1, max = 10_000))]
    pub first: Option<u16>,
    /// The number of the last unit: as many as there are units. Where one unit is several numbers, the last of
    /// them; where several units are one number, that number.
    #[schemars(range(min = 1, max = 10_000))]
    pub last: Option<u16>,
}
