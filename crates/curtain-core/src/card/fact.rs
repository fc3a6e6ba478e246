//! The smallest things that a card says.

use super::time::Plan;
use super::{Key, Player, Point, Text, Unit};
use serde::{Deserialize, Serialize};
use serde_tuple::{Deserialize_tuple, Serialize_tuple};
use std::rc::Rc;

/// One thing that a card says, and the points from which it is safe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct Fact {
    /// The fact's name, unique within its card.
    pub key: Key,
    /// Where on the card it stands.
    pub section: Section,
    /// The points from which it is safe, any one of them; none means that it is open to everybody.
    pub after: Vec<Point>,
    /// What a closed cover says in its place. A gated fact without one is absent.
    pub teaser: Option<Text>,
    /// The earlier version of this fact, which gives way as soon as this one is shown.
    pub replaces: Option<Key>,
    /// The fact that this one belongs to, such as the character of a voice: the last one before it
    /// that has no parent itself.
    pub parent: Option<Key>,
    /// What it says.
    pub body: Rc<Body>,
}

/// Where on the card a fact stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Section {
    /// Other names of the series, below the title.
    Titles,
    /// The picture at the head of the card.
    Art,
    /// Genres and themes.
    Tags,
    /// What a reader may want to know before watching, such as "war, racism".
    Notes,
    /// What is out of the ordinary about when it airs.
    Airing,
    /// What it is about.
    Story,
    /// Where and when it plays, and its terms.
    World,
    /// The trailers.
    Trailer,
    /// The characters, with their voices.
    People,
    /// Who makes it.
    Staff,
    /// How it is made: format, studio, awards.
    Making,
    /// Opening and ending songs.
    Music,
    /// The work that it adapts.
    Source,
    /// The episodes' titles.
    Episodes,
    /// Where to see it.
    Watch,
    /// Where to read on.
    Links,
    /// What the card's facts rest on.
    Sources,
}

/// What a fact says: a text with, where it has them, a label before it, asides after it and an
/// address that it leads to. One shape for every section keeps the reader's program small.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct Body {
    /// What kind of thing the text is: "Director", "Opening".
    pub label: Option<Label>,
    /// The text.
    pub text: Text,
    /// Shorter texts that follow it: a name in its own script, known works.
    pub asides: Vec<Text>,
    /// What follows them in Curtain's own words.
    pub remarks: Vec<Label>,
    /// Where it leads: an http(s) address, or a path within the site for art.
    pub href: Option<String>,
    /// The player that a trailer starts.
    pub player: Option<Player>,
}

/// What kind of work a series is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Format {
    /// A television series.
    Tv,
    /// A series of short episodes.
    Short,
    /// A film.
    Film,
    /// A special.
    Special,
    /// A series made for disc.
    Ova,
    /// A series made for streaming.
    Ona,
}

/// Words that Curtain brings in every language, before a text or behind it; or the author's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Label {
    /// "Format".
    Format,
    /// "Studio".
    Studio,
    /// "Opening".
    Opening,
    /// "Ending".
    Ending,
    /// "Insert song".
    Insert,
    /// "Adapted from".
    Work,
    /// "By".
    Author,
    /// "Publisher".
    Publisher,
    /// "Voice" in the language of this BCP 47 tag.
    Voice(String),
    /// "Episode" with this number.
    Episode(u16),
    /// An episode that moved: what it is, its number, where it stood and where it went.
    Moved(Unit, u16, Plan, Plan),
    /// No episode at this time.
    Break(Plan),
    /// At this time.
    On(Plan),
    /// Known to be true at this time.
    AsOf(Plan),
    /// Subtitles in the languages of these BCP 47 tags.
    Subtitles(Vec<String>),
    /// Dubbed in the languages of these BCP 47 tags.
    Dubbed(Vec<String>),
    /// The series' own site.
    Official,
    /// What kind of work it is.
    Kind(Format),
    /// Words of the author's.
    Own(Text),
}
