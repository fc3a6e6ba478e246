//! People of the authoring format: characters with their actors and voices, and staff.

use super::gate::{After, GateFields, HasGate};
use super::line::LineDoc;
use super::patterns::{LANG, NAME};
use super::short::Short;
use super::text::TextDoc;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

gated! {
    /// A character.
    pub struct PersonDoc {
        /// The name, in the spelling of the card's language.
        pub name: TextDoc,
        /// The name in its own script.
        pub native: Option<TextDoc>,
        /// Who this is: one line that everybody may read who may read the name, or a gated one.
        pub role: Option<LineDoc>,
        /// Who plays the part before a camera or on a stage.
        #[serde(default)]
        #[schemars(length(max = 50))]
        pub actors: Vec<Short<ActorDoc>>,
        /// Who speaks the part, in an animation or a dub.
        #[serde(default)]
        #[schemars(length(max = 50))]
        pub voices: Vec<VoiceDoc>,
        /// More about this character, each with its own gate.
        #[serde(default)]
        #[schemars(length(max = 100))]
        pub facts: Vec<LineDoc>,
    }
}

gated! {
    /// Who plays a part.
    pub struct ActorDoc {
        /// The name.
        pub name: TextDoc,
        /// The name in its own script.
        pub native: Option<TextDoc>,
        /// Works that readers may know them from.
        #[serde(default)]
        #[schemars(length(max = 20), inner(length(min = 1, max = 200)))]
        pub known_for: Vec<String>,
    }
}

gated! {
    /// Who speaks a part.
    #[schemars(example = json!({ "name": "Shōya Chiba", "lang": "ja" }))]
    pub struct VoiceDoc {
        /// The name.
        pub name: TextDoc,
        /// The language of the dub, as a BCP 47 tag.
        #[schemars(regex(pattern = LANG))]
        pub lang: String,
        /// The name in its own script.
        pub native: Option<TextDoc>,
        /// Works that readers may know them from.
        #[serde(default)]
        #[schemars(length(max = 20), inner(length(min = 1, max = 200)))]
        pub known_for: Vec<String>,
    }
}

gated! {
    /// Somebody who makes the series.
    pub struct StaffDoc {
        /// What they do.
        #[schemars(length(min = 1, max = 60))]
        pub role: String,
        /// The name.
        pub name: TextDoc,
        /// The name in its own script.
        pub native: Option<TextDoc>,
        /// Works that readers may know them from.
        #[serde(default)]
        #[schemars(length(max = 20), inner(length(min = 1, max = 200)))]
        pub known_for: Vec<String>,
    }
}
