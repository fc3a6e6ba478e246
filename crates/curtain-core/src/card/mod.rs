//! Cards: facts, tracks, schedules, texts and times, as validated types.
//!
//! A [`Card`] is a list of [`Fact`]s beside the little that is true of the whole card: its name, its
//! [`Track`]s and its [`Schedule`]s. Authors write the richer form of the package `curtain-authoring`; by the
//! time a card has these types it is validated, and its times are instants.

mod fact;
mod key;
mod player;
mod schedule;
mod text;
pub mod time;
mod track;

pub use fact::{Body, Fact, Format, Label, Section};
pub use key::{Key, ParseKeyError};
pub use player::{Embed, Player};
pub use schedule::{Change, End, OutletKind, Program, Schedule, Slot};
pub use text::Text;
pub use track::{Part, Point, Track, Unit};

use serde_tuple::{Deserialize_tuple, Serialize_tuple};
use time::Timestamp;

/// One series: everything that its card may ever say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct Card {
    /// The card's address: the file stem of its source, such as `86-eighty-six`.
    pub id: String,
    /// The language of every text that does not name its own, as a BCP 47 tag.
    pub lang: String,
    /// The name of the series that everybody may read.
    pub title: Text,
    /// The day up to which the card's facts were looked up, as its first instant in UTC.
    pub as_of: Timestamp,
    /// The axes on which readers measure their progress, at most [`Card::MAX_TRACKS`]; at least one where a
    /// fact is gated.
    pub tracks: Vec<Track>,
    /// When episodes air, one per outlet, the one that counts first.
    pub schedules: Vec<Schedule>,
    /// The facts in reading order; children stand right behind their parent.
    pub facts: Vec<Fact>,
}

impl Card {
    /// The most tracks that a card can have; the authoring format allows no more.
    pub const MAX_TRACKS: usize = 8;
}
