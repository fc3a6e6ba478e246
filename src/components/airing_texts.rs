//! The texts of an airing section, with a clock and without: headline, times of the reader and of the outlets, strip.

use super::outlet_text::{OutletText, row_local, row_time, station_clock, station_time};
use curtain_core::card::time::Timestamp;
use curtain_core::card::{Part, Program, Schedule, Text};
use curtain_core::gate::CardView;
use curtain_core::i18n::{Messages, Told};
use curtain_core::schedule::{Airing, Preference, State, Strip, headline, rows};
use std::fmt;

/// What the texts of an airing section are made of at an instant.
#[derive(Clone, Copy, Debug)]
pub struct AiringInput<'a> {
    /// The instant.
    pub now: Timestamp,
    /// What the reader may see.
    pub view: &'a CardView,
    /// The texts of the interface.
    pub messages: &'a Messages,
    /// The formatters of instants.
    pub format: TimeFormat<'a>,
    /// What the reader prefers among the outlets.
    pub preference: Preference<'a>,
}

/// The formatters of instants. Each may lack the language, and returns `None` then.
#[derive(Clone, Copy)]
pub struct TimeFormat<'a> {
    /// Writes the time since an instant: "4 years ago".
    pub relative_time: &'a dyn Fn(Timestamp) -> Option<String>,
    /// Writes an instant in the reader's time zone.
    pub local_time: &'a dyn Fn(Timestamp) -> Option<String>,
}

impl fmt::Debug for TimeFormat<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TimeFormat").finish_non_exhaustive()
    }
}

/// The airing times of a card in words. The static page has them without a clock, the live card with one;
/// both have the same lines.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AiringTexts {
    /// The headline, the state of one outlet: a countdown, "aired 4 years ago", or the dates of the run.
    pub state: String,
    /// A delay, a break or another exception in that state, empty for none; `None` for schedules that never
    /// have one.
    pub note: Option<String>,
    /// The instant of the headline, in the reader's time zone or in UTC; the day of a full day.
    pub local: String,
    /// That instant in RFC 3339, in UTC, or that day.
    pub datetime: Option<String>,
    /// The outlet of the headline, where there are several.
    pub outlet: Option<Text>,
    /// The text for screen readers in place of the countdown, which changes at few instants.
    pub milestone: String,
    /// A line per outlet.
    pub outlets: Vec<OutletText>,
    /// The strip of the headline's run; `None` for a run of one episode.
    pub strip: Option<StripText>,
    /// Whether the headline is a countdown that ticks.
    pub is_counting: bool,
    /// Whether the runs of all outlets have ended: then static and live rows have the same lines.
    pub is_over: bool,
}

/// A strip, and the same in words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StripText {
    /// The strip.
    pub strip: Strip,
    /// Its counts.
    pub in_words: String,
    /// The episodes that are not drawn; `None` where all are.
    pub not_drawn: Option<String>,
}

impl AiringTexts {
    /// Writes the airing times without a clock: the first outlet's whole run, and the first airing of each outlet.
    /// Where the runs of all outlets ended before the card was written, each outlet has its last airing, as in the live
    /// card. Returns `None` for a card without a schedule.
    pub fn without_clock(messages: &Messages, view: &CardView) -> Option<Self> {
        let schedules = &view.schedules;
        let told = |schedule| told(view, schedule, view.as_of);
        let first = schedules.first()?;
        let premiere = first_airing(first);
        let is_over = is_over(schedules, view.as_of);
        let outlets = rows(schedules, &Preference::NONE, view.as_of).into_iter().map(|index| {
            let schedule = &schedules[index];
            let (told, state) = (told(schedule), schedule.state(view.as_of));
            let (time, local) = match state {
                State::Finished { last } if is_over => (
                    row_time(messages, &told, state, &|at| messages.on_day(at)),
                    row_local(Some(last), |airing| messages.utc_time(airing.time.at)),
                ),
                _ => (station_time(messages, &told, first_airing(schedule)), String::new()),
            };
            OutletText { time, local, is_headline: index == 0, ..OutletText::new(view, index) }
        });
        let known = premiere.filter(|_| !first.is_local);
        let local = |airing: Airing| match known {
            Some(_) if !airing.is_day => messages.utc_time(airing.time.at),
            _ => station_clock(messages, first, airing),
        };
        Some(Self {
            state: messages.run(first, &view.tracks),
            note: (!is_over && schedules.iter().any(Schedule::is_eventful)).then(String::new),
            local: premiere.map_or_else(String::new, local),
            datetime: known.map(datetime),
            outlet: None,
            milestone: String::new(),
            outlets: outlets.collect(),
            strip: strip(messages, &told(first), None),
            is_counting: false,
            is_over,
        })
    }

    /// Writes the airing times at an instant. Returns `None` for a card without a schedule.
    pub fn at(input: &AiringInput) -> Option<Self> {
        let AiringInput { now, view, messages, format, preference } = input;
        let schedules = &*preference.localized(&view.schedules);
        let index = headline(schedules, preference, *now)?;
        let schedule = &schedules[index];
        let state = schedule.state(*now);
        let ago = |at| (format.relative_time)(at).unwrap_or_else(|| messages.on_day(at));
        let local = |airing: Airing| {
            (format.local_time)(airing.time.at).unwrap_or_else(|| messages.utc_time(airing.time.at))
        };
        let is_over = is_over(&view.schedules, *now);
        let outlets: Vec<OutletText> = rows(schedules, preference, *now)
            .into_iter()
            .map(|row| {
                let schedule = &schedules[row];
                let (told, state) = (told(view, schedule, *now), schedule.state(*now));
                // Where nothing is to come, the age in the headline is enough.
                let row_state = (!is_over).then(|| messages.row_state(&told, state, &ago));
                OutletText {
                    time: row_time(messages, &told, state, &ago),
                    state: row_state.unwrap_or_default(),
                    local: row_local(told.airing(state), local),
                    is_headline: row == index,
                    ..OutletText::new(view, row)
                }
            })
            .collect();
        let told = told(view, schedule, *now);
        let airing = told.airing(state);
        Some(Self {
            state: messages.state(&told, state, &ago),
            note: (!is_over && schedules.iter().any(Schedule::is_eventful))
                .then(|| messages.note(state)),
            local: airing.map_or_else(String::new, |airing| {
                if airing.is_day {
                    return messages.station_day(airing.time);
                }
                let time = (format.local_time)(airing.time.at);
                time.map_or_else(
                    || messages.utc_time(airing.time.at),
                    |time| messages.your_time(&time),
                )
            }),
            datetime: airing.map(datetime),
            outlet: (outlets.len() > 1).then(|| schedule.outlet.clone()),
            milestone: messages.milestone(&told, state),
            outlets,
            strip: strip(messages, &told, Some(*now)),
            is_counting: state.next().is_some(),
            is_over,
        })
    }
}

/// Tells whether all runs have ended, at instants that do not depend on the reader.
fn is_over(schedules: &[Schedule], now: Timestamp) -> bool {
    let has_ended = |schedule: &Schedule| matches!(schedule.state(now), State::Finished { .. });
    schedules.iter().all(|schedule| !schedule.is_local && has_ended(schedule))
}

/// Returns the first episode of a run; of one without episodes, the first special.
fn first_airing(schedule: &Schedule) -> Option<Airing> {
    let is_episode = |airing: &Airing| airing.special().is_none();
    schedule.airings().find(is_episode).or_else(|| schedule.airings().next())
}

fn told<'a>(view: &'a CardView, schedule: &'a Schedule, now: Timestamp) -> Told<'a> {
    Told { schedule, tracks: &view.tracks, specials: &view.specials, as_of: view.as_of, now }
}

/// Returns the instant of an airing in RFC 3339, or the day of a full day.
fn datetime(airing: Airing) -> String {
    if airing.is_day {
        let day = (airing.time.at + airing.time.offset).to_string();
        return day.split('T').next().unwrap_or_default().to_owned();
    }
    airing.time.at.to_string()
}

/// Makes the strip of a schedule, and writes it in words; `None` for a schedule of a single episode.
fn strip(messages: &Messages, told: &Told, now: Option<Timestamp>) -> Option<StripText> {
    let schedule = told.schedule;
    let episodes = schedule.slots.iter().filter(|slot| matches!(slot.program, Program::Episode(_)));
    if episodes.count() < 2 {
        return None;
    }
    let track = schedule.track.and_then(|index| told.tracks.get(index));
    let parts: &[Part] = track.map_or(&[], |view| &view.track.parts);
    let strip = schedule.strip(now, told.as_of, parts);
    let in_words = messages.strip(told, &strip, now.is_some());
    let not_drawn = messages.not_drawn(told, &strip);
    Some(StripText { strip, in_words, not_drawn })
}
