//! The outlet of a schedule: its track and zone, the lengths of its programs, and the times and plans that are
//! written on its clock.

use crate::broadcast_time::{ParseError, Start, first_instant, parse_day};
use crate::document::{EpisodeDoc, ScheduleDoc, TrackDoc};
use crate::field_path::{self as path, Step};
use crate::problem::shorten;
use crate::problems::Problems;
use crate::resolve::rough_dates::{parse_rough_date_checked, write_rough_date};
use curtain_core::card::time::{Duration, Plan, Timestamp};
use curtain_core::card::{OutletKind, Text, Unit};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The outlet whose schedule is resolved, in one of its zones.
#[derive(Clone, Debug)]
pub(super) struct Outlet<'a> {
    pub(super) doc: &'a ScheduleDoc,
    /// The index of the schedule in the document.
    pub(super) index: usize,
    pub(super) id: String,
    /// The outlet's name in notes; empty where the card has no other outlet.
    pub(super) name: Text,
    pub(super) track: Option<&'a TrackDoc>,
    pub(super) zone: TimeZone,
    /// Whether its times are those of every reader's own clock; the zone is UTC then.
    pub(super) is_local: bool,
    /// The day up to which the card's facts were looked up.
    pub(super) as_of: Date,
    /// The episodes of the document, where they are those of the outlet's track.
    pub(super) episodes: &'a [EpisodeDoc],
}

impl Outlet<'_> {
    /// Returns the unit of the track.
    pub(super) fn unit(&self) -> Unit {
        self.track.map_or(Unit::Episode, |track| track.unit)
    }

    /// Tells whether a program is on air for some time, rather than out from a moment on.
    pub(super) fn is_live(&self) -> bool {
        let kind = self.doc.kind;
        self.doc.live.unwrap_or(matches!(kind, OutletKind::Broadcast | OutletKind::Stage))
    }

    /// Returns how long a program is on air, by the minutes that its entry gives; `None` where the outlet is not
    /// live.
    pub(super) fn length(&self, minutes: Option<u16>) -> Option<Duration> {
        /// The length of a program of which nothing else is said.
        const HALF_AN_HOUR: u16 = 30;
        let minutes = minutes.or(self.doc.minutes).unwrap_or(HALF_AN_HOUR);
        self.is_live().then(|| Duration::from_seconds(i64::from(minutes) * 60))
    }

    /// Returns how long an episode is on air, by its own minutes or else those that its run gives.
    pub(super) fn episode_length(&self, number: u16, minutes: Option<u16>) -> Option<Duration> {
        let episode = self.episodes.iter().find(|episode| episode.number == number);
        self.length(episode.and_then(|episode| episode.minutes).or(minutes))
    }

    /// Returns the plan of a start at the outlet.
    ///
    /// # Errors
    ///
    /// Returns what was found and what was wanted, where clocks skip the start or show it twice.
    pub(super) fn plan(&self, start: Start) -> Result<Plan, ParseError> {
        start.plan(&self.zone, self.doc.ambiguous)
    }

    /// Reads a time or a day as in `start`, or a rough date as in `next`.
    pub(super) fn parse_plan(
        &self,
        path: &[Step],
        text: &str,
        problems: &mut Problems,
    ) -> Option<Plan> {
        if is_start(text) {
            return problems.parsed(path, Start::parse(text).and_then(|start| self.plan(start)));
        }
        parse_rough_date_checked(path, text, problems).map(Plan::Within)
    }

    /// Reads the field `announced` of the entry at `path`: a day, or a day and a time.
    pub(super) fn parse_announced(
        &self,
        path: &[Step],
        text: Option<&str>,
        problems: &mut Problems,
    ) -> Option<Timestamp> {
        let text = text?;
        let path = path::join(path, ["announced".into()]);
        let time = match text.contains('T') {
            true => Start::parse(text).and_then(|start| self.plan(start)).map(Plan::order),
            false => {
                parse_day(text).and_then(|day| first_instant(day, &self.zone)).map(|first| first.at)
            }
        };
        problems.parsed(&path, time)
    }

    /// Writes a plan as authors do, for reports.
    pub(super) fn write(&self, plan: Plan) -> String {
        match plan {
            Plan::At(time) => curtain_core::i18n::broadcast_time(time),
            Plan::Day(time) => self.write_day(time.at),
            Plan::Within(date) => write_rough_date(date),
            Plan::Unknown => "no time".to_owned(),
        }
    }

    /// Writes the day of an instant at the outlet as authors do, for reports.
    pub(super) fn write_day(&self, instant: Timestamp) -> String {
        jiff::Timestamp::from_second(instant.seconds()).map_or_else(
            |_| String::new(),
            |instant| instant.to_zoned_datetime(self.zone.clone()).date().to_string(),
        )
    }
}

/// Tells whether a text has the form of a time or a day, and not that of a rough date.
pub(super) fn is_start(text: &str) -> bool {
    text.contains('T') || text.len() == "2021-04-10".len() && text.matches('-').count() == 2
}

/// Reports an announcement that comes after the airing which it is about.
pub(super) fn report_late_announcement(path: &[Step], text: Option<&str>, problems: &mut Problems) {
    let found = format!("\"{}\"", shorten(text.unwrap_or_default()));
    let path = path::join(path, ["announced".into()]);
    problems.report(&path, found, "a day before the episode airs");
}
