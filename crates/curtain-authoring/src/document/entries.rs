//! The entries of the authoring format: facts, songs, source work, trailers, episodes, watch, links, sources.

use super::gate::{After, GateFields, HasGate};
use super::patterns::{ASSET, BILIBILI, LANG, NAME, NICONICO, VIMEO, WHEN, YOUTUBE};
use super::text::TextDoc;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

/// The sections that `facts` can stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FactSection {
    /// What it is about.
    Story,
    /// Where and when it plays, and its terms.
    World,
    /// How it is made.
    Making,
    /// The work that it adapts.
    Source,
}

gated! {
    /// The smallest thing that a card says.
    pub struct FactDoc {
        /// Where on the card it stands.
        pub section: FactSection,
        /// What kind of thing it is, for a line of its own such as "Awards: …".
        #[schemars(length(min = 1, max = 60))]
        pub label: Option<String>,
        /// What it says.
        pub text: TextDoc,
    }
}

/// What a song is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SongKind {
    /// It opens episodes.
    Opening,
    /// It closes episodes.
    Ending,
    /// It is heard within one.
    Insert,
}

gated! {
    /// A song.
    pub struct SongDoc {
        /// What it is for.
        pub kind: SongKind,
        /// Its name.
        pub name: TextDoc,
        /// Its name in its own script.
        pub native: Option<TextDoc>,
        /// Who performs it.
        pub artist: TextDoc,
        /// Which episodes it is heard in, in words.
        #[schemars(length(min = 1, max = 200))]
        pub episodes: Option<String>,
    }
}

gated! {
    /// The work that a series adapts.
    pub struct SourceWorkDoc {
        /// What kind of work: "light novel", "manga".
        #[schemars(length(min = 1, max = 60))]
        pub kind: String,
        /// Its name.
        pub name: TextDoc,
        /// Its name in its own script.
        pub native: Option<TextDoc>,
        /// Who wrote and drew it.
        #[serde(default)]
        #[schemars(length(max = 20))]
        pub authors: Vec<TextDoc>,
        /// Who publishes it.
        #[serde(default)]
        #[schemars(length(max = 20))]
        pub publishers: Vec<TextDoc>,
    }
}

/// What plays: a video at one of the hosts that Curtain knows, or a file of the site's own. One of
/// its fields alone.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(example = json!({ "youtube": "AAAAAAAAAAA" }))]
pub struct VideoDoc {
    /// A video on YouTube, by its 11-character id.
    #[schemars(regex(pattern = YOUTUBE))]
    pub youtube: Option<String>,
    /// A video on Vimeo, by its number.
    #[schemars(regex(pattern = VIMEO))]
    pub vimeo: Option<String>,
    /// A video on Bilibili, by its id that begins with `BV`.
    #[schemars(regex(pattern = BILIBILI))]
    pub bilibili: Option<String>,
    /// A video on Niconico, by its id such as `sm9`.
    #[schemars(regex(pattern = NICONICO))]
    pub niconico: Option<String>,
    /// A video file, as `art/NAME`, beside the folder of the cards.
    #[schemars(regex(pattern = ASSET))]
    pub file: Option<String>,
    /// A video file of another site, by its https address. It ends in .mp4 or .webm.
    #[schemars(length(max = 2_000))]
    pub url: Option<String>,
}

gated! {
    /// A trailer.
    pub struct TrailerDoc {
        /// Its name.
        pub name: TextDoc,
        /// When it came out: a day, a month or a year.
        #[schemars(regex(pattern = WHEN))]
        pub date: Option<String>,
        /// What plays. Leave it out, or null, until somebody has verified the id: a trailer without
        /// one is shown as a link.
        pub video: Option<VideoDoc>,
        /// Where it is to be found. Needed where nothing plays.
        #[schemars(length(max = 2_000))]
        pub url: Option<String>,
        /// A word about it, such as who made it.
        #[schemars(length(min = 1, max = 200))]
        pub note: Option<String>,
    }
}

gated! {
    /// An episode's title.
    pub struct EpisodeDoc {
        /// The episode's number.
        #[schemars(range(min = 1, max = 10_000))]
        pub number: u16,
        /// Its name.
        pub name: TextDoc,
        /// Its name in its own script.
        pub native: Option<TextDoc>,
        /// How many minutes it is on air, on the live outlets of its track.
        #[schemars(range(min = 1, max = 600))]
        pub minutes: Option<u16>,
        /// Whether the title is open to everybody, instead of safe after its episode.
        #[serde(default)]
        pub open: bool,
    }
}

gated! {
    /// A place to watch a series.
    pub struct WatchDoc {
        /// Who shows it.
        pub name: TextDoc,
        /// In which countries, in words.
        #[schemars(length(min = 1, max = 200))]
        pub region: Option<String>,
        /// Where.
        #[schemars(length(max = 2_000))]
        pub url: Option<String>,
        /// The languages of its subtitles, as BCP 47 tags.
        #[serde(default)]
        #[schemars(length(max = 50), inner(regex(pattern = LANG)))]
        pub sub: Vec<String>,
        /// The languages that it is dubbed in, as BCP 47 tags.
        #[serde(default)]
        #[schemars(length(max = 50), inner(regex(pattern = LANG)))]
        pub dub: Vec<String>,
        /// When this was last known to be true: a day, a month or a year. Licences change. Left out, it is
        /// the card's own day.
        #[schemars(regex(pattern = WHEN))]
        pub as_of: Option<String>,
    }
}

gated! {
    /// A place to read on.
    pub struct LinkDoc {
        /// What is there.
        pub name: TextDoc,
        /// Where it is.
        #[schemars(length(max = 2_000))]
        pub url: String,
        /// Whether it is the series' own site.
        #[serde(default)]
        pub official: bool,
    }
}

gated! {
    /// What the card's facts rest on.
    pub struct SourceDoc {
        /// Who says it, and where.
        pub name: TextDoc,
        /// Where it can be read.
        #[schemars(length(max = 2_000))]
        pub url: Option<String>,
        /// When it was published: a day, a month or a year.
        #[schemars(regex(pattern = WHEN))]
        pub date: Option<String>,
    }
}
