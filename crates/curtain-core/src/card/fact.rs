//! Facts: one statement of a card with its section, its gate, its body and its labels.

use super::time::Plan;
use super::{After, Key, Player, Text, Unit};
use std::rc::Rc;

/// One statement of a card, and the points from which it is safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The fact's name, unique within its card.
    pub key: Key,
    /// The section of the card.
    pub section: Section,
    /// The condition under which it is safe.
    pub after: After,
    /// The text of a closed cover. A gated fact without one is absent.
    pub teaser: Option<Text>,
    /// The earlier version of this fact, which is absent when this one is shown.
    pub replaces: Option<Key>,
    /// The fact that this one is a child of, such as the character of a voice: the last fact before it that
    /// has no parent itself.
    pub parent: Option<Key>,
    /// The text, with its label, asides and address.
    pub body: Rc<Body>,
}

/// A section of the card. The order is that on the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Other names of the series, below the title.
    Titles,
    /// The picture at the head of the card.
    Art,
    /// Genres and themes.
    Tags,
    /// Content notes, such as "war, racism".
    Notes,
    /// Breaks, moves and other exceptions of the schedules.
    Airing,
    /// The story.
    Story,
    /// The setting, and its terms.
    World,
    /// The trailers.
    Trailer,
    /// The characters, with their voices.
    People,
    /// The staff.
    Staff,
    /// Format, studio and awards.
    Making,
    /// Opening and ending songs.
    Music,
    /// The work that it adapts.
    Source,
    /// The episodes' titles.
    Episodes,
    /// Services and discs.
    Watch,
    /// Links to other sites.
    Links,
    /// The sources of the card's facts.
    Sources,
}

/// The text of a fact, with an optional label before it, asides after it and an address that it links to. One
/// shape for every section keeps the widget small.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// The label before the text: "Director", "Opening".
    pub label: Option<Label>,
    /// The text.
    pub text: Text,
    /// Shorter texts that follow it: a name in its own script, known works.
    pub asides: Vec<Text>,
    /// Labels that follow the asides.
    pub remarks: Vec<Label>,
    /// The address of a link: http or https, or a path within the site for art.
    pub href: Option<String>,
    /// The player that a trailer starts.
    pub player: Option<Player>,
}

/// The format of a work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", serde(rename_all = "lowercase"))]
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
    /// A series with actors.
    Series,
    /// A game.
    Game,
    /// A visual novel.
    #[cfg_attr(feature = "schema", serde(rename = "visual-novel"))]
    VisualNovel,
    /// A novel, or a series of them.
    Novel,
    /// A comic or a manga.
    Comic,
    /// A podcast or a radio play.
    Podcast,
    /// A play or another stage work.
    Stage,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 13] = [
        Self::Tv,
        Self::Short,
        Self::Film,
        Self::Special,
        Self::Ova,
        Self::Ona,
        Self::Series,
        Self::Game,
        Self::VisualNovel,
        Self::Novel,
        Self::Comic,
        Self::Podcast,
        Self::Stage,
    ];
}

/// A label before or after a text: a message of the interface, or a text of the author.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// "Played by".
    Actor,
    /// "Known for" these works.
    KnownFor(Vec<Text>),
    /// "Episode" with this number.
    Episode(u16),
    /// An episode that moved: its track, its unit, its number, its plan before and its plan after.
    Moved(Option<usize>, Unit, u16, Plan, Plan),
    /// A break at this time.
    Break(Plan),
    /// A break from one day to another, both included.
    Pause(Plan, Plan),
    /// A time.
    On(Plan),
    /// The time at which the text was true.
    AsOf(Plan),
    /// Subtitles in the languages of these BCP 47 tags.
    Subtitles(Vec<String>),
    /// Dubbed in the languages of these BCP 47 tags.
    Dubbed(Vec<String>),
    /// The series' own site.
    Official,
    /// The name of a format.
    Kind(Format),
    /// A text of the author.
    Own(Text),
}
