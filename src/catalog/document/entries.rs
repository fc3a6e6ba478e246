//! The entries of a card's lists.

use super::{
    ASSET, After, BILIBILI, DAY, Gate, Gated, LANG, LineDoc, NAME, NICONICO, ROUGH, TextDoc, VIMEO,
    WHEN, YOUTUBE,
};
use crate::schedule::{End, OutletKind};
use schemars::JsonSchema;
use serde::Deserialize;

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

gated! {
    /// A character.
    pub struct PersonDoc {
        /// The name, in the spelling of the card's language.
        pub name: TextDoc,
        /// The name in its own script.
        pub native: Option<TextDoc>,
        /// Who this is: one line that everybody may read who may read the name, or a gated one.
        pub role: Option<LineDoc>,
        /// Who speaks the part.
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
    /// Who speaks a part.
    pub struct VoiceDoc {
        /// The name.
        pub name: TextDoc,
        /// The language of the dub, as a BCP 47 tag.
        #[schemars(regex(pattern = LANG))]
        pub lang: String,
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
        /// Its title.
        pub title: TextDoc,
        /// Its title in its own script.
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
        /// Its title.
        pub title: TextDoc,
        /// Its title in its own script.
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

/// Which of two instants a time names that clocks skip or show twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Ambiguous {
    /// The earlier one.
    Earlier,
    /// The later one.
    Later,
}

/// When episodes air on one outlet.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScheduleDoc {
    /// The outlet's name.
    pub outlet: TextDoc,
    /// How it brings the episodes.
    pub kind: OutletKind,
    /// The track whose units air. Left out, it is the card's first that counts episodes, else its
    /// first.
    pub track: Option<String>,
    /// The outlet's time zone, as `Asia/Tokyo`.
    #[schemars(length(min = 1, max = 64))]
    pub zone: String,
    /// Which of two instants a time names that clocks in the zone skip or show twice. Left out, such a
    /// time is refused.
    pub ambiguous: Option<Ambiguous>,
    /// How many minutes an episode is on air.
    #[serde(default = "half_an_hour")]
    #[schemars(range(min = 1, max = 600))]
    pub minutes: u16,
    /// Stretches of regular airings, in order.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub runs: Vec<RunDoc>,
    /// Episodes that moved, in the order in which that was announced.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub changes: Vec<ChangeDoc>,
    /// What else was on, without a number, such as a recap in a slot of its own.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub specials: Vec<SpecialDoc>,
    /// What is known of the next airing while its time is not: a day, a month, a season, a quarter or
    /// a year, as 2026-11-01, 2026-11, 2026-fall, 2026-Q4 or 2026.
    #[schemars(regex(pattern = ROUGH))]
    pub when: Option<String>,
    /// What comes after the last airing. Left out, a schedule that has the last unit of its track is
    /// finished, and of any other it is not known.
    pub ends: Option<End>,
}

const fn half_an_hour() -> u16 {
    30
}

/// Airings at a regular distance, such as weekly.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RunDoc {
    /// The number of the first episode.
    #[serde(default = "one")]
    #[schemars(range(min = 1, max = 10_000))]
    pub first: u16,
    /// How many episodes.
    #[serde(default = "one")]
    #[schemars(range(min = 1, max = 5_000))]
    pub count: u16,
    /// How many of them air together in one slot, one after the other.
    #[serde(default = "one")]
    #[schemars(range(min = 1, max = 100))]
    pub together: u16,
    /// When the first one begins on the outlet's own clock of 0 to 29 hours: `2021-04-10T24:00`
    /// for what calendars call the 11th, 00:00. Or what is known of it, as in `when`.
    #[schemars(length(max = 32))]
    pub start: String,
    /// How many days lie between two slots.
    #[serde(default = "seven")]
    #[schemars(range(min = 1, max = 366))]
    pub every_days: u16,
    /// Slots of this run without an episode, in order. Those behind them move on by one slot.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub skips: Vec<SkipDoc>,
    /// The points of the story from which it may be known that there is this run.
    #[serde(default)]
    pub after: After,
}

const fn one() -> u16 {
    1
}

const fn seven() -> u16 {
    7
}

/// A slot of a run without an episode.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SkipDoc {
    /// The outlet's day of the slot, as 2021-11-13.
    #[schemars(regex(pattern = DAY))]
    pub on: String,
    /// When it was announced, as a day or a day and time at the outlet. With it, the episodes behind
    /// the slot count as delayed; without it, the break was planned all along.
    #[schemars(length(max = 32))]
    pub announced: Option<String>,
    /// Why, or what was on instead.
    pub why: Option<LineDoc>,
    /// The points of the story from which it may be known that there was this break.
    #[serde(default)]
    pub after: After,
}

/// An episode that moved.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeDoc {
    /// The episode's number.
    #[schemars(range(min = 1, max = 10_000))]
    pub episode: u16,
    /// Where it stood, for those who read the card's file; it has to be the time that the run gives.
    #[schemars(length(max = 32))]
    pub from: Option<String>,
    /// Where it went: a time as in `start`, or what is known of it as in `when`. Left out, nothing is.
    #[schemars(length(max = 32))]
    pub to: Option<String>,
    /// When it was announced, as a day or a day and time at the outlet.
    #[schemars(length(max = 32))]
    pub announced: Option<String>,
    /// Why.
    pub why: Option<LineDoc>,
    /// The points of the story from which it may be known that the episode moved.
    #[serde(default)]
    pub after: After,
}

/// Something on air that has no number.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpecialDoc {
    /// What it is.
    pub name: LineDoc,
    /// When it begins, as in a run.
    #[schemars(length(max = 32))]
    pub start: String,
    /// The points of the story from which it may be known that there was something.
    #[serde(default)]
    pub after: After,
}

gated! {
    /// An episode's title.
    pub struct EpisodeDoc {
        /// The episode's number.
        #[schemars(range(min = 1, max = 10_000))]
        pub number: u16,
        /// Its title.
        pub title: TextDoc,
        /// Its title in its own script.
        pub native: Option<TextDoc>,
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
        pub region: String,
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
        /// When this was last known to be true: a day, a month or a year. Licences change.
        #[schemars(regex(pattern = WHEN))]
        pub as_of: String,
    }
}

gated! {
    /// A place to read on.
    pub struct LinkDoc {
        /// What is there.
        pub text: TextDoc,
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
