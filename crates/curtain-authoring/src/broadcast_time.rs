//! Parsing of broadcast times such as 25:30 on a clock of 0 to 29 hours, and of days, and their instants in a
//! time zone.

use crate::document::Ambiguous;
use crate::problem::shorten;
use curtain_core::card::time::{Duration, StationTime, Timestamp};
use jiff::civil::Date;
use jiff::tz::{AmbiguousOffset, TimeZone};
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
        let span = jiff::Span::new().try_days(days).ok()?;
        let day = self.day.checked_add(span).ok()?;
        Some(Self { day, ..self })
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
        let error = |why: &str, wanted| ParseError { found: format!("{self}, {why}"), wanted };
        let beyond = |_| error("beyond the end of the calendar", WITHIN);
        let late = self.hour >= 24;
        let day = if late { self.day.tomorrow().map_err(beyond)? } else { self.day };
        let clock = day.at(self.hour % 24, self.minute, 0, 0);
        let ambiguous = zone.to_ambiguous_timestamp(clock);
        const ONCE: &str = "a time that clocks there show once, or \"ambiguous\" beside \"zone\"";
        let instant = match (ambiguous.offset(), pick) {
            (AmbiguousOffset::Gap { .. }, None) => {
                return Err(error("which clocks in this zone skip for summer time", ONCE));
            }
            (AmbiguousOffset::Fold { .. }, None) => {
                return Err(error("which clocks in this zone show twice after summer time", ONCE));
            }
            (_, None) => ambiguous.unambiguous(),
            (_, Some(Ambiguous::Earlier)) => ambiguous.earlier(),
            (_, Some(Ambiguous::Later)) => ambiguous.later(),
        };
        let instant = instant.map_err(beyond)?;
        Ok(StationTime {
            at: Timestamp::from_seconds(instant.as_second()),
            offset: Duration::from_seconds(i64::from(zone.to_offset(instant).seconds())),
            late,
        })
    }
}

impl std::fmt::Display for BroadcastTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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
