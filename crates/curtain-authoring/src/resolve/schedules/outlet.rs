//! The outlet of a schedule: its track and zone, and the times and plans that are written on its clock.

use crate::broadcast_time::{BroadcastTime, ParseError, parse_day};
use crate::document::{ScheduleDoc, TrackDoc};
use crate::field_path::{self as path, Step};
use crate::problem::shorten;
use crate::problems::Problems;
use crate::resolve::rough_dates::{parse_rough_date_checked, write_rough_date};
use curtain_core::card::time::{Duration, Plan, StationTime, Timestamp};
use curtain_core::card::{Text, Unit};
use jiff::tz::TimeZone;

/// The outlet whose schedule is resolved.
pub(super) struct Outlet<'a> {
    pub(super) doc: &'a ScheduleDoc,
    /// The outlet's name in notes; empty for the card's first outlet.
    pub(super) name: Text,
    pub(super) track: Option<&'a TrackDoc>,
    pub(super) zone: TimeZone,
}

impl Outlet<'_> {
    /// Returns the unit of the track.
    pub(super) fn unit(&self) -> Unit {
        self.track.map_or(Unit::Episode, |track| track.unit)
    }

    /// Tells whether a gap between airings is a break; volumes and films have no rhythm.
    pub(super) fn counts_episodes(&self) -> bool {
        self.unit() == Unit::Episode
    }

    /// Returns how long an episode is on air.
    pub(super) fn length(&self) -> Duration {
        Duration::from_seconds(i64::from(self.doc.minutes) * 60)
    }

    /// Returns the instant of a time at the outlet.
    ///
    /// # Errors
    ///
    /// Returns what was found and what was wanted, where clocks skip the time or show it twice.
    pub(super) fn instant(&self, time: BroadcastTime) -> Result<StationTime, ParseError> {
        time.in_zone(&self.zone, self.doc.ambiguous)
    }

    /// Reads a time as in `start`.
    pub(super) fn parse_time(
        &self,
        path: &[Step],
        text: &str,
        problems: &mut Problems,
    ) -> Option<StationTime> {
        let time = BroadcastTime::parse(text).and_then(|time| self.instant(time));
        problems.parsed(path, time)
    }

    /// Reads a time as in `start`, or a rough date as in `next`.
    pub(super) fn parse_plan(
        &self,
        path: &[Step],
        text: &str,
        problems: &mut Problems,
    ) -> Option<Plan> {
        if text.contains('T') {
            return self.parse_time(path, text, problems).map(Plan::At);
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
        if text.contains('T') {
            return self.parse_time(&path, text, problems).map(|time| time.at);
        }
        let day = parse_day(text).and_then(|day| {
            day.to_zoned_datetime(self.zone.clone()).map_err(|_| ParseError {
                found: format!("\"{text}\""),
                wanted: "a day of the calendar",
            })
        });
        let midnight = problems.parsed(&path, day)?;
        Some(Timestamp::from_seconds(midnight.timestamp().as_second()))
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

/// Reports an announcement that comes after the airing which it is about.
pub(super) fn report_late_announcement(path: &[Step], text: Option<&str>, problems: &mut Problems) {
    let found = format!("\"{}\"", shorten(text.unwrap_or_default()));
    let path = path::join(path, ["announced".into()]);
    problems.report(&path, found, "a day before the episode airs");
}
