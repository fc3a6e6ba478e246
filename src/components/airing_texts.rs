//! The texts of an airing section, with a clock and without: state, times of the reader and of the outlets,
//! strip.

use curtain_core::card::time::Timestamp;
use curtain_core::card::{Part, Schedule, Text, TrackView};
use curtain_core::i18n::{Messages, UnitsOf};
use curtain_core::schedule::{Airing, State, Strip};
use std::fmt;

/// The airing times of a card in words. The static page has them without a clock, the live card with one;
/// both have the same lines.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AiringTexts {
    /// The state of the first outlet: a countdown, "aired 4 years ago", or the dates of the run.
    pub state: String,
    /// A delay, a break or another exception in that state, empty for none; `None` for a schedule that never
    /// has one.
    pub note: Option<String>,
    /// The instant of the state, in the reader's time zone or in UTC.
    pub local: String,
    /// That instant in RFC 3339, in UTC.
    pub datetime: Option<String>,
    /// The text for screen readers in place of the countdown, which changes at few instants.
    pub milestone: String,
    /// A line per outlet, with the time as the station writes it.
    pub outlets: Vec<OutletText>,
    /// The strip of the first outlet's run, and the same in words.
    pub strip: Option<(Strip, String)>,
    /// Whether the state is a countdown that ticks.
    pub is_counting: bool,
}

/// The line of one outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OutletText {
    /// The outlet's name.
    pub name: Text,
    /// Its episode and time, as the station writes them.
    pub time: String,
    /// Whether the outlet has a calendar file.
    pub has_calendar: bool,
}

/// The formatters of instants.
#[derive(Clone, Copy)]
pub struct TimeFormat<'a> {
    /// The texts of the interface.
    pub messages: &'a Messages,
    /// Writes the time since an instant: "4 years ago". A browser may lack the language.
    pub relative_time: &'a dyn Fn(Timestamp) -> Option<String>,
    /// Writes an instant in the reader's time zone.
    pub local_time: &'a dyn Fn(Timestamp) -> Option<String>,
}

impl fmt::Debug for TimeFormat<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TimeFormat").field("lang", &self.messages.lang()).finish_non_exhaustive()
    }
}

impl AiringTexts {
    /// Writes the airing times without a clock: each outlet's whole run and its first airing. Returns `None`
    /// for a card without a schedule.
    pub fn without_clock(
        messages: &Messages,
        schedules: &[Schedule],
        tracks: &[TrackView],
    ) -> Option<Self> {
        let first = schedules.first()?;
        let premiere = first.airings().next().map(|airing| airing.time.at);
        Some(Self {
            state: messages.run(first, tracks),
            note: first.is_eventful().then(String::new),
            local: premiere.map_or_else(String::new, |at| messages.utc_time(at)),
            datetime: premiere.map(|at| at.to_string()),
            milestone: String::new(),
            outlets: schedules
                .iter()
                .map(|schedule| {
                    let first_airing = schedule.airings().next();
                    outlet(schedule, station_time(messages, schedule, tracks, first_airing))
                })
                .collect(),
            strip: strip(messages, first, None, tracks),
            is_counting: false,
        })
    }

    /// Writes the airing times at an instant. Returns `None` for a card without a schedule.
    pub fn at(
        now: Timestamp,
        schedules: &[Schedule],
        tracks: &[TrackView],
        format: &TimeFormat,
    ) -> Option<Self> {
        let TimeFormat { messages, .. } = format;
        let first = schedules.first()?;
        let state = first.state(now);
        let airing = state.airing();
        let since_end = match state {
            State::Finished { last } | State::Stale { last: Some(last) } => {
                let at = last.time.at;
                (format.relative_time)(at).unwrap_or_else(|| messages.on_day(at))
            }
            _ => String::new(),
        };
        let local = |at| {
            (format.local_time)(at)
                .map_or_else(|| messages.utc_time(at), |time| messages.your_time(&time))
        };
        let outlet_time = |schedule: &Schedule| match schedule.state(now) {
            state @ (State::Cancelled { .. }
            | State::RoughDate { .. }
            | State::Delayed { next: None, .. }
            | State::OnBreak { next: None, .. }) => {
                messages.state(UnitsOf::schedule(schedule, tracks), state, now, "")
            }
            state => station_time(messages, schedule, tracks, state.airing()),
        };
        let of = UnitsOf::schedule(first, tracks);
        Some(Self {
            state: messages.state(of, state, now, &since_end),
            note: first.is_eventful().then(|| messages.note(state)),
            local: airing.map_or_else(String::new, |airing| local(airing.time.at)),
            datetime: airing.map(|airing| airing.time.at.to_string()),
            milestone: messages.milestone(of, state, now),
            outlets: (schedules.iter())
                .map(|schedule| outlet(schedule, outlet_time(schedule)))
                .collect(),
            strip: strip(messages, first, Some(now), tracks),
            is_counting: state.next().is_some(),
        })
    }
}

fn outlet(schedule: &Schedule, time: String) -> OutletText {
    let has_calendar = schedule.has_calendar();
    OutletText { name: schedule.outlet.clone(), time, has_calendar }
}

/// Writes an airing as its station does, or the dates of the whole run if there is none.
fn station_time(
    messages: &Messages,
    schedule: &Schedule,
    tracks: &[TrackView],
    airing: Option<Airing>,
) -> String {
    airing.map_or_else(
        || messages.run(schedule, tracks),
        |airing| {
            let station = messages.station_time(airing.time, schedule.zone(airing.time));
            messages.episode_time(UnitsOf::schedule(schedule, tracks), &airing, &station)
        },
    )
}

/// Makes the strip of a schedule, and writes it in words; `None` for a schedule of a single slot.
fn strip(
    messages: &Messages,
    schedule: &Schedule,
    now: Option<Timestamp>,
    tracks: &[TrackView],
) -> Option<(Strip, String)> {
    let track = schedule.track.and_then(|track| tracks.get(track));
    let parts: &[Part] = track.map_or(&[], |view| &view.track.parts);
    let strip = schedule.strip(now, parts);
    let in_words = messages.strip(&strip, schedule.unit, now.is_some());
    (strip.episodes > 1).then_some((strip, in_words))
}
