//! Cards: facts, tracks, schedules, texts and times, as validated types.
//!
//! A [`Card`] has a list of [`Fact`]s, and the name, the [`Track`]s and the [`Schedule`]s of its series. Authors
//! write the form of the package `curtain-authoring`; a card of these types is validated, and its times are
//! instants.

mod after;
mod fact;
mod key;
mod numbering;
mod player;
mod schedule;
mod text;
pub mod time;
mod track;

pub use after::After;
pub use fact::{Body, Fact, Format, Label, Section};
pub use key::{Key, ParseKeyError};
pub use numbering::{NumberRange, Numbering};
pub use player::{Embed, Player};
pub use schedule::{Change, End, OutletKind, Program, Schedule, Slot};
pub use text::Text;
pub use track::{Activity, Part, Point, Track, TrackView, Unit};

use time::Timestamp;

/// The card of one series, with all its facts, open and gated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The id in addresses: the file stem of its source, such as `86-eighty-six`.
    pub id: String,
    /// The language of every text without one of its own, as a BCP 47 tag.
    pub lang: String,
    /// The name of the series, open to everybody.
    pub title: Text,
    /// The day up to which the card's facts were looked up, as its first instant in UTC.
    pub as_of: Timestamp,
    /// The axes on which readers measure their progress, at most [`Card::MAX_TRACKS`]; at least one where a
    /// fact is gated.
    pub tracks: Vec<Track>,
    /// The schedules in the author's order. Those of one outlet in several zones stand one after the other.
    pub schedules: Vec<Schedule>,
    /// The facts in reading order; children stand right behind their parent.
    pub facts: Vec<Fact>,
}

impl Card {
    /// The most tracks that a card can have; the authoring format allows no more.
    pub const MAX_TRACKS: usize = 8;
}
