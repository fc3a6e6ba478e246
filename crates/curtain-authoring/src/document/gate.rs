//! Gates of the authoring format: the fields `id`, `after`, `teaser` and `replaces`, and structs that have them.

use super::patterns::NAME;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;

/// Defines a struct of the format that can be gated: it gets the four fields of a gate beside its own, and
/// refuses unknown fields.
macro_rules! gated {
    ($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* }) => {
        #[derive(Clone, Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        $(#[$meta])*
        pub struct $name {
            $($body)*
            /// A name for this fact, unique within the card, for `replaces`. Readers never see it.
            #[schemars(regex(pattern = NAME), length(max = 64))]
            pub id: Option<String>,
            /// The points of the story from which this is safe: a track and how many of its units
            /// are finished, of which any one is enough; the name of one of the card's `points`; or a
            /// list of these, all of which have to be reached. Without it the fact is open to everybody.
            #[serde(default)]
            pub after: After,
            /// What a closed cover says in place of this fact. Without it the fact is absent, and
            /// nothing tells that it exists, until it is safe.
            #[schemars(length(min = 1, max = 60))]
            pub teaser: Option<String>,
            /// The id of the earlier version of this fact, which gives way when this one is shown.
            pub replaces: Option<String>,
        }

        impl HasGate for $name {
            fn gate(&self) -> GateFields<'_> {
                GateFields {
                    id: self.id.as_deref(),
                    after: &self.after,
                    teaser: self.teaser.as_deref(),
                    replaces: self.replaces.as_deref(),
                }
            }
        }
    };
}

/// The points of the story from which something is safe.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum After {
    /// Points of which any one is enough.
    Any(Points),
    /// The name of one of the card's `points`.
    Named(
        #[schemars(regex(pattern = NAME), length(max = 64), extend("examples" = ["name-of-a-point"]))]
         String,
    ),
    /// Several of these, all of which have to be reached.
    All(#[schemars(length(min = 1, max = 8))] Vec<Group>),
}

/// One of several points that all have to be reached.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Group {
    /// Points of which any one is enough.
    Any(Points),
    /// The name of one of the card's `points`.
    Named(
        #[schemars(regex(pattern = NAME), length(max = 64), extend("examples" = ["name-of-a-point"]))]
         String,
    ),
}

/// Points of the story, any one of which is enough: a track's id and how many of its units are finished, from 1.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(extend("minProperties" = 1), example = json!({ "anime": 5 }))]
pub struct Points(pub BTreeMap<String, Units>);

impl After {
    /// The gate of what is open to everybody.
    pub const OPEN: Self = Self::Any(Points(BTreeMap::new()));

    /// Makes the gate of one point.
    pub fn at(track: &str, unit: u16) -> Self {
        Self::Any(Points(BTreeMap::from([(track.to_owned(), Units(unit))])))
    }

    /// Tells whether it is open to everybody.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Any(Points(points)) if points.is_empty())
    }
}

impl Default for After {
    fn default() -> Self {
        Self::OPEN
    }
}

/// How many units of a track are finished.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Units(#[schemars(range(min = 1, max = 10_000))] pub u16);

/// The four fields that gate a fact.
#[derive(Clone, Copy, Debug)]
pub struct GateFields<'a> {
    /// The fact's name for `replaces`.
    pub id: Option<&'a str>,
    /// The points from which it is safe.
    pub after: &'a After,
    /// What its cover says.
    pub teaser: Option<&'a str>,
    /// The id of the version before it.
    pub replaces: Option<&'a str>,
}

/// What can be gated.
pub trait HasGate {
    /// Returns the fields that gate it.
    fn gate(&self) -> GateFields<'_>;
}
