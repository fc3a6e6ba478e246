//! Parsing of broadcast times such as 25:30 on a clock of 0 to 29 hours, of days, and of starts that are one of
//! the two, and their instants in a time zone.

use crate::document::Ambiguous;
use crate::problem::shorten;
use curtain_core::card::time::{Duration, Plan, StationTime, Timestamp};
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};
use std::fmt::{self, Display};
use thiserror::Error;

/// A broadcast day and a time on a clock of 0 to 29 hours: `2021-04-10T24:00` is the night of the
/// 10th, which calendars call the 11th, 00:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BroadcastTime {
    day: Date,
    hour: i8,
    minute: i8,
}

/// Why a time or a day cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("found {found}, wanted {wanted}")]
pub(crate) struct ParseError {
    /// The text that was found, in words that follow "found".
    pub(crate) found: String,
    /// The form that was wanted, in words that follow "wanted".
    pub(crate) wanted: &'static str,
}

const TIME: &str = "a broadcast day and time such as 2021-04-10T24:00";
const HOUR: &str = "hours 00 to 29, as in 2021-04-10T24:00";
const MINUTE: &str = "minutes 00 to 59";
const DAY: &str = "a day of the calendar";
const WITHIN: &str = "a time within the years 0 to 9999";

impl BroadcastTime {
    /// Reads `YYYY-MM-DDThh:mm`.
    ///
    /// # Errors
    ///
    /// Returns what was found and what was wanted.
    pub(crate) fn parse(text: &str) -> Result<Self, ParseError> {
        let error = || ParseError { found: format!("\"{}\"", shorten(text)), wanted: TIME };
        let (day, time) = text.split_once('T').ok_or_else(error)?;
        let (hour, minute) = time.split_once(':').ok_or_else(error)?;
        let two_digits = |part: &str| {
            let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse::<i8>().ok()).flatten()
        };
        let hour = two_digits(hour).ok_or_else(error)?;
        let minute = two_digits(minute).ok_or_else(error)?;
        if hour > 29 {
            return Err(ParseError { found: format!("hour {hour}"), wanted: HOUR });
        }
        if minute > 59 {
            return Err(ParseError { found: format!("minute {minute}"), wanted: MINUTE });
        }
        Ok(Self { day: parse_day(day)?, hour, minute })
    }

    /// Returns the same time on a later day, by a number of days; `None` beyond the end of the calendar.
    pub(crate) fn later(self, days: i64) -> Option<Self> {
        Some(Self { day: later(self.day, days)?, ..self })
    }

    /// Returns the key that times are sorted by.
    pub(crate) fn order(self) -> (Date, i8, i8) {
        let day = later(self.day, i64::from(self.hour / 24)).unwrap_or(self.day);
        (day, self.hour % 24, self.minute)
    }

    /// Returns the broadcast day, which is a day early for hours 24 to 29.
    pub(crate) fn day(self) -> Date {
        self.day
    }

    /// Returns the instant of this time in a zone; `pick` decides where clocks show it twice or skip it.
    ///
    /// # Errors
    ///
    /// Returns an error where the zone's clocks skip the time or show it twice, and `pick` is `None`.
    pub(crate) fn in_zone(
        self,
        zone: &TimeZone,
        pick: Option<Ambiguous>,
    ) -> Result<StationTime, ParseError> {
        let late = self.hour >= 24;
        let beyond = |_| ParseError { found: beyond_calendar(&self), wanted: WITHIN };
        let day = if late { self.day.tomorrow().map_err(beyond)? } else { self.day };
        let clock = day.at(self.hour % 24, self.minute, 0, 0);
        Ok(station_time(zone, instant(clock, zone, pick, &self)?, late))
    }
}

/// Returns the instant of a time of the calendar in a zone. `written` is the time in reports.
///
/// # Errors
///
/// Returns an error where the zone's clocks skip the time or show it twice, and `pick` is `None`.
pub(crate) fn instant(
    clock: DateTime,
    zone: &TimeZone,
    pick: Option<Ambiguous>,
    written: &dyn Display,
) -> Result<jiff::Timestamp, ParseError> {
    const ONCE: &str = "a time that clocks there show once, or \"ambiguous\" beside \"zone\"";
    let error = |why: &str| ParseError { found: format!("{written}, {why}"), wanted: ONCE };
    let ambiguous = zone.to_ambiguous_timestamp(clock);
    let instant = match (ambiguous.offset(), pick) {
        (AmbiguousOffset::Gap { .. }, None) => {
            return Err(error("which clocks in this zone skip for summer time"));
        }
        (AmbiguousOffset::Fold { .. }, None) => {
            return Err(error("which clocks in this zone show twice after summer time"));
        }
        (_, None) => ambiguous.unambiguous(),
        (_, Some(Ambiguous::Earlier)) => ambiguous.earlier(),
        (_, Some(Ambiguous::Later)) => ambiguous.later(),
    };
    instant.map_err(|_| ParseError { found: beyond_calendar(written), wanted: WITHIN })
}

fn beyond_calendar(written: &dyn Display) -> String {
    format!("{written}, beyond the end of the calendar")
}

/// Returns an instant in the notation of a zone.
pub(crate) fn station_time(zone: &TimeZone, instant: jiff::Timestamp, late: bool) -> StationTime {
    StationTime {
        at: Timestamp::from_seconds(instant.as_second()),
        offset: Duration::from_seconds(i64::from(zone.to_offset(instant).seconds())),
        late,
    }
}

/// Returns the first instant of a day in a zone, which is not midnight where clocks skip that.
///
/// # Errors
///
/// Returns an error where the zone's calendar skips the whole day, as at a move of the date line.
pub(crate) fn first_instant(day: Date, zone: &TimeZone) -> Result<StationTime, ParseError> {
    let beyond = |_| ParseError { found: beyond_calendar(&day), wanted: WITHIN };
    let midnight = zone.to_ambiguous_timestamp(day.at(0, 0, 0, 0));
    let is_skipped = matches!(midnight.offset(), AmbiguousOffset::Gap { .. });
    let mut instant = midnight.earlier().map_err(beyond)?;
    if is_skipped && let Some(change) = zone.following(instant).next() {
        instant = change.timestamp();
    }
    if instant.to_zoned_datetime(zone.clone()).date() != day {
        let found = format!("{day}, which the calendar in this zone skips");
        return Err(ParseError { found, wanted: "a day that there is in this zone" });
    }
    Ok(station_time(zone, instant, false))
}

/// The start of something on an outlet's clock: a time, or a day without an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    Time(BroadcastTime),
    Day(Date),
}

impl Start {
    /// Reads `YYYY-MM-DDThh:mm` or `YYYY-MM-DD`.
    ///
    /// # Errors
    ///
    /// Returns what was found and what was wanted.
    pub(crate) fn parse(text: &str) -> Result<Self, ParseError> {
        match text.contains('T') {
            true => BroadcastTime::parse(text).map(Self::Time),
            false => parse_day(text).map(Self::Day),
        }
    }

    /// Returns the same start on a later day, by a number of days; `None` beyond the end of the calendar.
    pub(crate) fn later(self, days: i64) -> Option<Self> {
        Some(match self {
            Self::Time(time) => Self::Time(time.later(days)?),
            Self::Day(day) => Self::Day(later(day, days)?),
        })
    }

    /// Returns the outlet's day.
    pub(crate) fn day(self) -> Date {
        match self {
            Self::Time(time) => time.day(),
            Self::Day(day) => day,
        }
    }

    /// Returns the plan of this start in a zone; `pick` decides where clocks show a time twice or skip it.
    ///
    /// # Errors
    ///
    /// Returns an error where the zone skips the start, or shows it twice and `pick` is `None`.
    pub(crate) fn plan(self, zone: &TimeZone, pick: Option<Ambiguous>) -> Result<Plan, ParseError> {
        match self {
            Self::Time(time) => time.in_zone(zone, pick).map(Plan::At),
            Self::Day(day) => first_instant(day, zone).map(Plan::Day),
        }
    }
}

impl Display for Start {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(time) => time.fmt(f),
            Self::Day(day) => day.fmt(f),
        }
    }
}

/// Returns a later day, by a number of days; `None` beyond the end of the calendar.
fn later(day: Date, days: i64) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

impl Display for BroadcastTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}", self.day, self.hour, self.minute)
    }
}

/// Reads a day as `YYYY-MM-DD`.
///
/// # Errors
///
/// Returns what was found and what was wanted.
pub(crate) fn parse_day(text: &str) -> Result<Date, ParseError> {
    let date: Result<Date, _> = text.parse();
    match date {
        Ok(date) if date.to_string() == text => Ok(date),
        _ => Err(ParseError { found: format!("\"{}\"", shorten(text)), wanted: DAY }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    #[test]
    fn reads_the_late_clock() {
        #[track_caller]
        fn case(text: &str, name: &str, instant: &str) {
            let time = BroadcastTime::parse(text).unwrap();
            let airing = time.in_zone(&zone(name), None).unwrap();
            let expected: jiff::Timestamp = instant.parse().unwrap();
            assert_eq!(airing.at.seconds(), expected.as_second(), "{text}");
            assert_eq!(time.to_string(), text);
        }
        case("2021-04-10T24:00", "Asia/Tokyo", "2021-04-10T15:00Z");
        case("2021-04-11T00:00", "Asia/Tokyo", "2021-04-10T15:00Z");
        case("2021-04-03T26:38", "Asia/Tokyo", "2021-04-03T17:38Z");
        case("2021-12-31T29:59", "Asia/Tokyo", "2021-12-31T20:59Z");
        case("2024-02-28T24:30", "Asia/Kolkata", "2024-02-28T19:00Z");
    }

    #[test]
    fn says_what_is_not_a_time() {
        #[track_caller]
        fn case(text: &str, found: &str) {
            assert_eq!(BroadcastTime::parse(text).unwrap_err().found, found, "{text}");
        }
        case("2021-04-10T30:00", "hour 30");
        case("2021-04-10T10:60", "minute 60");
        case("2021-04-10", "\"2021-04-10\"");
        case("2021-04-10T9:00", "\"2021-04-10T9:00\"");
        case("2021-04-10T+9:00", "\"2021-04-10T+9:00\"");
        case("2021-06-31T10:00", "\"2021-06-31\"");
    }

    #[test]
    fn refuses_times_that_a_zone_skips_or_shows_twice() {
        let berlin = zone("Europe/Berlin");
        let at = |text| BroadcastTime::parse(text).unwrap().in_zone(&berlin, None);
        assert!(at("2021-03-28T02:30").unwrap_err().found.contains("skip"));
        // The same gap, on the clock of the evening before.
        assert!(at("2021-03-27T26:30").unwrap_err().found.contains("skip"));
        assert!(at("2021-10-31T02:30").unwrap_err().found.contains("twice"));
        assert!(at("2021-10-31T03:30").is_ok());
    }

    #[test]
    fn a_day_begins_at_the_first_instant_that_clocks_there_show() {
        #[track_caller]
        fn case(day: &str, name: &str, instant: Option<&str>) {
            let found = Start::parse(day).unwrap().plan(&zone(name), None);
            let wanted = instant.map(|instant| instant.parse::<jiff::Timestamp>().unwrap());
            let found = found.ok().map(|plan| plan.order().seconds());
            assert_eq!(found, wanted.map(jiff::Timestamp::as_second), "{day} {name}");
        }
        case("2026-12-18", "America/New_York", Some("2026-12-18T05:00Z"));
        // Clocks go from 24:00 to 01:00, from 23:30 to 00:30, and back from 00:00 to 23:00.
        case("2018-11-04", "America/Sao_Paulo", Some("2018-11-04T03:00Z"));
        case("1919-03-31", "America/Toronto", Some("1919-03-31T04:30Z"));
        case("2018-02-18", "America/Sao_Paulo", Some("2018-02-18T03:00Z"));
        // Samoa had no 30 December.
        case("2011-12-30", "Pacific/Apia", None);
        case("2011-12-31", "Pacific/Apia", Some("2011-12-30T10:00Z"));
    }

    #[test]
    fn takes_the_one_of_two_instants_that_the_author_names() {
        let (new_york, at) = (zone("America/New_York"), |text| BroadcastTime::parse(text).unwrap());
        for (text, pick, instant) in [
            ("2026-10-31T25:30", Ambiguous::Earlier, "2026-11-01T05:30Z"),
            ("2026-10-31T25:30", Ambiguous::Later, "2026-11-01T06:30Z"),
            ("2026-03-07T26:30", Ambiguous::Earlier, "2026-03-08T06:30Z"),
            ("2026-03-07T26:30", Ambiguous::Later, "2026-03-08T07:30Z"),
        ] {
            let wanted: jiff::Timestamp = instant.parse().unwrap();
            let time = at(text).in_zone(&new_york, Some(pick)).unwrap();
            assert_eq!(time.at.seconds(), wanted.as_second(), "{text} {pick:?}");
        }
    }
}
