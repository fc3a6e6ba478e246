//! The texts of an outlet's row: its episode and time as the station writes them, its state, and the reader's time.

use curtain_core::card::time::Timestamp;
use curtain_core::card::{Schedule, Text};
use curtain_core::gate::CardView;
use curtain_core::i18n::{Message, Messages, Told};
use curtain_core::schedule::{Airing, State};

/// The line of one outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OutletText {
    /// The index of its schedule among those of the view.
    pub index: usize,
    /// The outlet's id.
    pub id: String,
    /// The outlet's name.
    pub name: Text,
    /// Its episode and time, as the station writes them.
    pub time: String,
    /// Its state without the episode: "in 6 d 4 h"; empty without a clock, and where all runs have ended.
    pub state: String,
    /// That time in the reader's time zone; without a clock in UTC where all runs have ended, else empty. Empty for a full day.
    pub local: String,
    /// Whether the outlet has a calendar file.
    pub has_calendar: bool,
    /// Whether the reader has pinned it.
    pub is_pinned: bool,
    /// Whether its state is the headline; without a clock the first outlet's is.
    pub is_headline: bool,
}

impl OutletText {
    /// Makes the line of an outlet without times.
    pub(super) fn new(view: &CardView, index: usize) -> Self {
        let schedule = &view.schedules[index];
        Self {
            index,
            id: schedule.id.clone(),
            name: schedule.outlet.clone(),
            time: String::new(),
            state: String::new(),
            local: String::new(),
            has_calendar: schedule.has_calendar(),
            is_pinned: view.preferences.outlet.as_ref() == Some(&schedule.id),
            is_headline: false,
        }
    }
}

/// Writes the episode and the time of an outlet's row, or its state in a sentence where no instant is known.
pub(super) fn row_time(
    messages: &Messages,
    told: &Told,
    state: State,
    ago: &dyn Fn(Timestamp) -> String,
) -> String {
    match state {
        // A day that is over is told in a sentence.
        State::Finished { last } | State::Stale { last: Some(last) } if last.is_day => {
            messages.state(told, state, ago)
        }
        State::Cancelled { .. }
        | State::Stale { last: None }
        | State::RoughDate { .. }
        | State::Delayed { next: None, .. }
        | State::OnBreak { next: None, .. } => messages.state(told, state, ago),
        _ => station_time(messages, told, told.airing(state)),
    }
}

/// Writes the time of an outlet's row once more, for the reader. A full day is the same for everybody.
pub(super) fn row_local(airing: Option<Airing>, write: impl FnOnce(Airing) -> String) -> String {
    airing.filter(|airing| !airing.is_day).map_or_else(String::new, write)
}

/// Writes an airing as its station does, or the dates of the whole run if there is none.
pub(super) fn station_time(messages: &Messages, told: &Told, airing: Option<Airing>) -> String {
    airing.map_or_else(
        || messages.run(told.schedule, told.tracks),
        |airing| {
            let station = station_clock(messages, told.schedule, airing);
            messages.airing_time(told, &airing, &station)
        },
    )
}

/// Writes the time of an airing as its station does: a time with its zone, or a day.
pub(super) fn station_clock(messages: &Messages, schedule: &Schedule, airing: Airing) -> String {
    let zone = if schedule.is_local {
        messages.message(Message::LocalZone)
    } else {
        schedule.zone(airing.time)
    };
    if airing.is_day {
        messages.station_day(airing.time)
    } else {
        messages.station_time(airing.time, zone)
    }
}
