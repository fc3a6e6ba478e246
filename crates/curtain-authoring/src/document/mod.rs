//! The types of the authoring format, version 1: what authors write by hand.
//!
//! These types are the format. The JSON Schema that editors use is generated from them, and the
//! comments below become its descriptions.

use curtain_core::card::Format;
use schemars::{JsonSchema, Schema};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;

/// The version of the format that this program reads.
pub const VERSION: u64 = 1;

#[macro_use]
mod gate;

mod accept;
mod entries;
mod ids;
mod line;
mod patterns;
mod people;
mod schedules;
mod short;
mod text;
mod tracks;

pub use accept::{AcceptDoc, Lint};
pub use entries::*;
pub use gate::{After, GateFields, Group, HasGate, Points, Units};
pub use ids::{IdsDoc, ImdbId, Number, OneOrMore, WikidataId};
pub use line::{FullLineDoc, LineDoc};
pub(super) use patterns::{DAY, DAY_OR_TIME, PATTERNS, PLAN, ROUGH, WHEN};
pub use people::{ActorDoc, PersonDoc, StaffDoc, VoiceDoc};
pub use schedules::*;
pub use short::Short;
pub use text::{ForeignDoc, TextDoc};
pub use tracks::{NumberRangeDoc, NumberingDoc, PartDoc, TrackDoc};

use patterns::{ASSET, COLOUR, LANG, NAME};

/// The address of the JSON Schema on the site of the project.
const SCHEMA_ADDRESS: &str = "https://curtain-card.github.io/curtain/card.schema.json";

/// A card of Curtain: one work, as its author writes it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Curtain card, version 1", extend("$id" = SCHEMA_ADDRESS))]
pub struct CardDocument {
    /// Where editors find the schema of this file.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The version of the format: 1.
    #[schemars(range(min = 1, max = 1))]
    pub version: u64,
    /// The language of the card's text, as a BCP 47 tag such as `en` or `pt-BR`.
    #[schemars(regex(pattern = LANG))]
    pub lang: String,
    /// The name of the series that everybody may read.
    pub title: TextDoc,
    /// Other names: in its own script, romanised, translated, for short.
    #[serde(default)]
    #[schemars(length(max = 50))]
    pub titles: Vec<LineDoc>,
    /// What kind of work it is.
    pub format: Format,
    /// The day up to which the facts were looked up, as `2026-11-01`.
    #[schemars(regex(pattern = DAY))]
    pub as_of: String,
    /// The card's one colour, as `#rrggbb`. It is darkened or lightened where text needs it. Left out, the site
    /// chooses one.
    #[schemars(regex(pattern = COLOUR))]
    pub accent: Option<String>,
    /// What other sites call the work, for programs that read cards. Readers never see it.
    pub ids: Option<IdsDoc>,
    /// The picture at the head of the card.
    pub art: Option<ArtDoc>,
    /// The axes on which readers measure how far they are.
    #[serde(default)]
    #[schemars(length(max = 8))]
    pub tracks: Vec<TrackDoc>,
    /// Points of the story by name, for `after`: the tracks of each, and how many of their units are finished. Any
    /// one of them is enough.
    #[serde(default)]
    #[schemars(transform = names, extend("maxProperties" = 500))]
    pub points: BTreeMap<String, Points>,
    /// Genres and themes.
    #[serde(default)]
    #[schemars(length(max = 50))]
    pub tags: Vec<LineDoc>,
    /// What a reader may want to know before watching.
    #[serde(default)]
    #[schemars(length(max = 50))]
    pub content_notes: Vec<LineDoc>,
    /// What the card says of the story, its world and how it is made.
    #[serde(default)]
    #[schemars(length(max = 5_000))]
    pub facts: Vec<FactDoc>,
    /// The characters, with their actors and voices.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub people: Vec<Short<PersonDoc>>,
    /// Who makes it.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub staff: Vec<StaffDoc>,
    /// The studios.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub studios: Vec<LineDoc>,
    /// The songs.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub songs: Vec<SongDoc>,
    /// The work that it adapts.
    pub source_work: Option<SourceWorkDoc>,
    /// The trailers, the one to play first.
    #[serde(default)]
    #[schemars(length(max = 50))]
    pub trailers: Vec<TrailerDoc>,
    /// When episodes air, one schedule per outlet, the one that counts first.
    #[serde(default)]
    #[schemars(length(max = 50))]
    pub schedules: Vec<ScheduleDoc>,
    /// The episodes' titles. Each is safe after its own episode unless `after` says otherwise.
    #[serde(default)]
    #[schemars(length(max = 5_000))]
    pub episodes: Vec<EpisodeDoc>,
    /// Where to watch it.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub watch: Vec<Short<WatchDoc>>,
    /// Where to read on.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub links: Vec<LinkDoc>,
    /// What the card's facts rest on.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub sources: Vec<Short<SourceDoc>>,
    /// The card's texts in other languages: for each language its texts, each under the one that it stands
    /// for, letter by letter. A text without one stays as it is. Each is gated like the one that it
    /// stands for.
    #[serde(default)]
    #[schemars(transform = tags)]
    pub translations: BTreeMap<String, BTreeMap<String, TranslationDoc>>,
    /// Warnings that are meant to be, each with the reason.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub accept: Vec<AcceptDoc>,
}

/// What a text is in another language; empty where that is still to be written.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct TranslationDoc(#[schemars(length(max = 2_000))] pub String);

/// Wants the names of a map's fields to be language tags.
fn tags(schema: &mut Schema) {
    schema.insert("propertyNames".to_owned(), json!({ "pattern": LANG }));
}

/// Wants the names of a map's fields to be names as those of facts.
fn names(schema: &mut Schema) {
    schema.insert("propertyNames".to_owned(), json!({ "pattern": NAME, "maxLength": 64 }));
}

/// A picture. It is open to everybody: a file cannot be sealed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArtDoc {
    /// The file, as `art/NAME`, beside the folder of the cards.
    #[schemars(regex(pattern = ASSET))]
    pub file: String,
    /// Who drew it, or under which licence it is.
    #[schemars(length(min = 1, max = 300))]
    pub credit: Option<String>,
}
