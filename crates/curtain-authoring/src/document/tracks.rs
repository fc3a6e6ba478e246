//! Tracks of the authoring format, and their parts.

use super::patterns::TRACK;
use super::text::TextDoc;
use curtain_core::card::Unit;
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
    /// How many there are, where that is known and gives nothing away.
    #[schemars(range(min = 1, max = 10_000))]
    pub count: Option<u16>,
    /// Named stretches, such as cours, in order.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub parts: Vec<PartDoc>,
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
}
