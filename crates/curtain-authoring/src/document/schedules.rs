//! Types of schedules in the authoring format: outlets, runs and their entries.

use super::gate::After;
use super::line::LineDoc;
use super::patterns::{COUNTRY, DAY, DAY_OR_TIME, NAME, PLAN, ROUGH};
use super::text::TextDoc;
use curtain_core::card::{End, OutletKind};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

/// Which of two instants a time names that clocks skip or show twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Ambiguous {
    /// The earlier one.
    Earlier,
    /// The later one.
    Later,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum WeekdayDoc {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

/// When episodes air on one outlet.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScheduleDoc {
    /// Its name in addresses and calendars. Left out, it is made of `name`.
    #[schemars(regex(pattern = NAME), length(max = 64))]
    pub id: Option<String>,
    /// The outlet's name.
    pub name: TextDoc,
    /// How it brings the episodes.
    pub kind: OutletKind,
    /// The track whose units air. Left out, it is the card's first that counts episodes, else its
    /// first.
    pub track: Option<String>,
    /// The outlet's time zone, as `Asia/Tokyo`; or `local` for an outlet that shows everything at the
    /// same hour of every reader's own clock.
    #[schemars(length(min = 1, max = 64))]
    pub zone: Option<String>,
    /// In place of `zone`, the zones of an outlet that shows everything at the same hour of each: "8/7c".
    #[serde(default)]
    #[schemars(length(max = 24), inner(length(min = 1, max = 64)))]
    pub zones: Vec<String>,
    /// Which of two instants a time names that clocks in the zone skip or show twice. Left out, such a
    /// time is refused.
    pub ambiguous: Option<Ambiguous>,
    /// The countries of its audience, as ISO 3166 codes such as `US`.
    #[serde(default)]
    #[schemars(length(max = 250), inner(regex(pattern = COUNTRY)))]
    pub regions: Vec<String>,
    /// Whether an episode is on air for some time, rather than out from a moment on. Left out, it is so
    /// for `broadcast` and `stage`.
    pub live: Option<bool>,
    /// How many minutes an episode is on air, where the outlet is live: 30 if nothing else is said.
    #[schemars(range(min = 1, max = 600))]
    pub minutes: Option<u16>,
    /// The outlet that this one follows at a distance, in place of runs.
    pub follows: Option<FollowsDoc>,
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

/// An outlet that another one follows, with all of its airings, moves and gates.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(example = json!({ "outlet": "tokyo-mx", "minutes": 60 }))]
pub struct FollowsDoc {
    /// The id of that outlet.
    #[schemars(length(max = 64))]
    pub outlet: String,
    /// How many minutes later this one shows everything; negative for earlier.
    #[schemars(range(min = -100_000, max = 100_000))]
    pub minutes: Option<i32>,
    /// How many days later on this outlet's own clock.
    #[schemars(range(min = -3_660, max = 3_660))]
    pub days: Option<i32>,
}

/// Airings at a regular distance, such as weekly.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RunDoc {
    /// The number of the first episode.
    #[serde(default = "one")]
    #[schemars(range(min = 1, max = 10_000))]
    pub first: u16,
    /// How many episodes. Left out, the last run goes on, at most to the end of its track; any other run
    /// and one without a rhythm is a single slot.
    #[schemars(range(min = 1, max = 5_000))]
    pub count: Option<u16>,
    /// How many of them air together in one slot, one after the other.
    #[serde(default = "one")]
    #[schemars(range(min = 1, max = 100))]
    pub together: u16,
    /// When the first one begins on the outlet's own clock of 0 to 29 hours: `2021-04-10T24:00`
    /// for what calendars call the 11th, 00:00. A day alone where there is no hour, as `2021-04-10`. Or
    /// what is known of it, as in `next`.
    #[schemars(regex(pattern = PLAN))]
    pub start: Option<String>,
    /// How many days lie between two slots: 7 if nothing else is said.
    #[schemars(range(min = 1, max = 366))]
    pub every_days: Option<u16>,
    /// In place of `every_days`, the days of the week that have a slot.
    #[serde(default)]
    #[schemars(length(max = 7))]
    pub days: Vec<WeekdayDoc>,
    /// In place of `start` and `count`, the time or the day of each slot.
    #[serde(default)]
    #[schemars(length(max = 1_000), inner(regex(pattern = DAY_OR_TIME)))]
    pub dates: Vec<String>,
    /// How many minutes an episode of this run is on air, where that is not as in the schedule.
    #[schemars(range(min = 1, max = 600))]
    pub minutes: Option<u16>,
    /// Why there was a break before this run.
    pub why: Option<LineDoc>,
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
    /// When it begins instead: a time, a day or a rough date as in a run. Left out, nothing is known.
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
    #[schemars(regex(pattern = PLAN))]
    pub start: String,
    /// How many minutes it is on air, where that is not as in the schedule.
    #[schemars(range(min = 1, max = 600))]
    pub minutes: Option<u16>,
    /// The points of the story from which it may be known that there was something.
    #[serde(default)]
    pub after: After,
}
