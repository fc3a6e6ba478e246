//! Gates of the authoring format: the fields `id`, `after`, `teaser` and `replaces`, and structs that have them.

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
            /// are finished. Any one of them is enough. Without it the fact is open to everybody.
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

/// Points of the story: a track's id and how many of its units are finished, from 1.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(extend("minProperties" = 1), example = json!({ "anime": 5 }))]
pub struct After(pub BTreeMap<String, Units>);

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
