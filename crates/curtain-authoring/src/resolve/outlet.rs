//! The outlet whose schedule is read.

use super::timeline::Timeline;
use crate::broadcast_time::{BroadcastTime, ParseError};
use crate::document::{ScheduleDoc, TrackDoc};
use curtain_core::card::time::{Duration, Plan, StationTime, Timestamp};
use curtain_core::card::{Text, Unit};
use jiff::tz::TimeZone;

/// One outlet's schedule while it is read.
pub(super) struct Outlet<'d> {
    pub(super) doc: &'d ScheduleDoc,
    /// The outlet's name, but for the first one, which needs none.
    pub(super) name: Text,
    pub(super) track: Option<&'d TrackDoc>,
    pub(super) zone: TimeZone,
}

impl Outlet<'_> {
    /// Returns what its track counts.
    pub(super) fn unit(&self) -> Unit {
        self.track.map_or(Unit::Episode, |track| track.unit)
    }

    /// Tells whether a gap between its airings is a break; volumes and films have no rhythm.
    pub(super) fn counts_episodes(&self) -> bool {
        self.unit() == Unit::Episode
    }

    /// Returns the instant of a time at the outlet.
    ///
    /// # Errors
    ///
    /// Returns what is odd about it.
    pub(super) fn instant(&self, time: BroadcastTime) -> Result<StationTime, ParseError> {
        time.in_zone(&self.zone, self.doc.ambiguous)
    }

    pub(super) fn length(&self) -> Duration {
        Duration::from_seconds(i64::from(self.doc.minutes) * 60)
    }

    /// Writes a plan as authors do, for reports.
    pub(super) fn write(&self, plan: Plan) -> String {
        match plan {
            Plan::At(time) => curtain_core::i18n::broadcast_time(time),
            Plan::Within(window) => super::times::write(window),
            Plan::Unknown => "no time".to_owned(),
        }
    }

    /// Lists the short names of the zone that the times of a schedule have.
    pub(super) fn zones(&self, line: &Timeline) -> Vec<(Duration, String)> {
        let planned = line.slots.iter().map(|(slot, _)| slot.plan);
        let given_up = line.changes.iter().map(|change| change.plan);
        let mut zones: Vec<(Duration, String)> = Vec::new();
        for plan in planned.chain(given_up) {
            if let Plan::At(time) = plan
                && !zones.iter().any(|(offset, _)| *offset == time.offset)
            {
                zones.push((time.offset, abbreviation(&self.zone, time.at)));
            }
        }
        zones
    }
}

/// Writes the day of an instant in a zone, as authors do.
pub(super) fn day(zone: &TimeZone, at: Timestamp) -> String {
    jiff::Timestamp::from_second(at.seconds())
        .map_or_else(|_| String::new(), |at| at.to_zoned_datetime(zone.clone()).date().to_string())
}

/// Returns the short name of a zone at an instant: "JST", or "+08" where it has none.
fn abbreviation(zone: &TimeZone, at: Timestamp) -> String {
    jiff::Timestamp::from_second(at.seconds())
        .map_or_else(|_| String::new(), |at| zone.to_offset_info(at).abbreviation().to_owned())
}
