//! When episodes air.
//!
//! Everything here is pure: `now` is an argument without a default. Instants are epoch
//! milliseconds; a station's own wall clock is the instant shifted by the offset that its zone had
//! then, which the command resolved when the card was built, so no time-zone database travels.

mod civil;
mod countdown;
mod state;
mod timestamp;

pub use civil::{Civil, Weekday};
pub use countdown::Countdown;
pub use state::State;
pub use timestamp::{Duration, Timestamp};

use crate::card::Text;
use serde::{Deserialize, Serialize};
use serde_tuple::{Deserialize_tuple, Serialize_tuple};

/// When the episodes of a series air on one outlet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct Schedule {
    /// The outlet's name, such as "Tokyo MX".
    pub outlet: Text,
    /// How it brings the episodes.
    pub kind: OutletKind,
    /// The short name of its time zone, such as "JST", for the station's own notation.
    pub zone: String,
    /// How long an episode is on air.
    pub length: Duration,
    /// The airings whose instant is known, in the order of time.
    pub airings: Vec<Airing>,
    /// What is known of the first airing while no instant is.
    pub window: Option<Window>,
}

/// How an outlet brings the episodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum OutletKind {
    /// On television.
    Broadcast,
    /// Online, in the original language.
    Stream,
    /// Online or on television, dubbed.
    Dub,
    /// In cinemas.
    Cinema,
    /// On disc.
    Disc,
}

/// One episode on one outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct Airing {
    /// The episode's number.
    pub episode: u16,
    /// When it begins.
    pub at: Timestamp,
    /// How far the station's clock is ahead of UTC then.
    pub offset: Duration,
    /// Whether the station counts the hour as part of the evening before: 24:00 and later.
    pub late: bool,
}

impl Airing {
    /// Returns the calendar day and time that clocks at the station show when the episode begins.
    pub fn local(&self) -> Civil {
        Civil::from_timestamp(self.at + self.offset)
    }

    /// Returns the day that the station prints, and the hour on its clock of 0 to 29 hours:
    /// Saturday 24:00 for what clocks call Sunday 00:00.
    pub fn broadcast(&self) -> (Civil, u8) {
        let local = self.local();
        if self.late {
            let day_before = Civil::from_timestamp(self.at + self.offset - Duration::DAY);
            (day_before, local.hour + 24)
        } else {
            (local, local.hour)
        }
    }
}

/// What is known of a date that is not known to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Window {
    /// A year.
    Year(i32),
    /// A month of a year, 1 to 12.
    Month(i32, u8),
    /// A day: year, month, day of the month.
    Day(i32, u8, u8),
}
