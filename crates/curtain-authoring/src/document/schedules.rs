//! Types of schedules in the authoring format: outlets, runs and their entries.

use super::gate::After;
use super::line::LineDoc;
use super::patterns::{DAY, DAY_OR_TIME, PLAN, ROUGH, TIME};
use super::text::TextDoc;
use curtain_core::card::{End, OutletKind};
use schemars::JsonSchema;
use serde::Deserialize;

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
    pub name: TextDoc,
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
    pub next: Option<String>,
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
    /// for what calendars call the 11th, 00:00. Or what is known of it, as in `next`.
    #[schemars(regex(pattern = PLAN))]
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
    pub date: String,
    /// When it was announced, as a day or a day and time at the outlet. With it, the episodes behind
    /// the slot count as delayed; without it, the break was planned all along.
    #[schemars(regex(pattern = DAY_OR_TIME))]
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
    #[schemars(regex(pattern = PLAN))]
    pub was: Option<String>,
    /// When it begins instead: a time or a rough date as in a run. Left out, nothing is known.
    #[schemars(regex(pattern = PLAN))]
    pub start: Option<String>,
    /// When it was announced, as a day or a day and time at the outlet.
    #[schemars(regex(pattern = DAY_OR_TIME))]
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
    #[schemars(regex(pattern = TIME))]
    pub start: String,
    /// The points of the story from which it may be known that there was something.
    #[serde(default)]
    pub after: After,
}
