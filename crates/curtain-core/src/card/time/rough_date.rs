//! Rough dates: dates that are not known to the minute, with the ranges of their parts.

use super::civil;
use super::timestamp::{Duration, SECONDS_PER_HOUR, Timestamp};

/// What is known of a date that is not known to the minute.
///
/// The constructors hold every part within its range; outside of this package the variants can be matched and
/// not made.
///
/// # Examples
///
/// ```
/// use curtain_core::card::time::RoughDate;
///
/// let winter = RoughDate::season(2026, 1)?;
/// assert_eq!(winter.end().to_string(), "2026-04-01T12:00:00Z");
///
/// let error = RoughDate::day(2026, 2, 29).unwrap_err();
/// assert_eq!(error.to_string(), "found day 29 of month 2026-02, wanted 1 to 28");
/// # Ok::<(), curtain_core::card::time::RoughDateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoughDate {
    /// A year.
    #[non_exhaustive]
    Year {
        /// The year.
        year: i32,
    },
    /// A quarter of a year, 1 to 4.
    #[non_exhaustive]
    Quarter {
        /// The year.
        year: i32,
        /// The quarter, from 1.
        quarter: u8,
    },
    /// A season of television: 1 for winter, from January, to 4 for fall.
    #[non_exhaustive]
    Season {
        /// The year.
        year: i32,
        /// The season, from 1.
        season: u8,
    },
    /// A month of a year, 1 to 12.
    #[non_exhaustive]
    Month {
        /// The year.
        year: i32,
        /// The month, from 1.
        month: u8,
    },
    /// A day: year, month, day of the month.
    #[non_exhaustive]
    Day {
        /// The year.
        year: i32,
        /// The month, from 1.
        month: u8,
        /// The day, from 1.
        day: u8,
    },
}

/// The part of a date that is out of its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RoughDateError {
    /// The year.
    #[error("found year {0}, wanted {first} to {last}", first = YEARS.start(), last = YEARS.end())]
    Year(i32),
    /// The quarter.
    #[error("found quarter {0}, wanted 1 to 4")]
    Quarter(u8),
    /// The season.
    #[error("found season {0}, wanted 1 to 4")]
    Season(u8),
    /// The month.
    #[error("found month {0}, wanted 1 to 12")]
    Month(u8),
    /// The day of the month.
    #[error("found day {day} of month {year:04}-{month:02}, wanted 1 to {last}", last = civil::days_in_month(*year, *month))]
    Day {
        /// The year.
        year: i32,
        /// The month.
        month: u8,
        /// The day that the month does not have.
        day: u8,
    },
}

/// The years of rough dates: those of four digits, as RFC 3339 has them.
const YEARS: std::ops::RangeInclusive<i32> = 0..=9_999;

/// How long the last place on Earth is behind UTC.
const LAST_PLACE: Duration = Duration::from_seconds(12 * SECONDS_PER_HOUR);

impl RoughDate {
    /// Makes a year, from 0 to 9999.
    ///
    /// # Errors
    ///
    /// Returns the year when it is out of range; the other constructors do so too.
    pub fn year(year: i32) -> Result<Self, RoughDateError> {
        if YEARS.contains(&year) {
            Ok(Self::Year { year })
        } else {
            Err(RoughDateError::Year(year))
        }
    }

    /// Makes a quarter of a year, 1 to 4.
    ///
    /// # Errors
    ///
    /// Returns the part that is out of range.
    pub fn quarter(year: i32, quarter: u8) -> Result<Self, RoughDateError> {
        Self::year(year)?;
        match quarter {
            1..=4 => Ok(Self::Quarter { year, quarter }),
            _ => Err(RoughDateError::Quarter(quarter)),
        }
    }

    /// Makes a season of television: 1 for winter, from January, to 4 for fall.
    ///
    /// # Errors
    ///
    /// Returns the part that is out of range.
    pub fn season(year: i32, season: u8) -> Result<Self, RoughDateError> {
        Self::year(year)?;
        match season {
            1..=4 => Ok(Self::Season { year, season }),
            _ => Err(RoughDateError::Season(season)),
        }
    }

    /// Makes a month of a year, 1 to 12.
    ///
    /// # Errors
    ///
    /// Returns the part that is out of range.
    pub fn month(year: i32, month: u8) -> Result<Self, RoughDateError> {
        Self::year(year)?;
        match month {
            1..=12 => Ok(Self::Month { year, month }),
            _ => Err(RoughDateError::Month(month)),
        }
    }

    /// Makes a day of the calendar.
    ///
    /// # Errors
    ///
    /// Returns the part that is out of range.
    pub fn day(year: i32, month: u8, day: u8) -> Result<Self, RoughDateError> {
        Self::month(year, month)?;
        if (1..=civil::days_in_month(year, month)).contains(&day) {
            Ok(Self::Day { year, month, day })
        } else {
            Err(RoughDateError::Day { year, month, day })
        }
    }

    /// Returns the instant from which the date is over everywhere on Earth.
    pub fn end(self) -> Timestamp {
        let (year, month, day) = match self {
            Self::Year { year } => (year + 1, 1, 1),
            Self::Quarter { year, quarter: part } | Self::Season { year, season: part } => {
                civil::next_month(year, part * 3)
            }
            Self::Month { year, month } => civil::next_month(year, month),
            Self::Day { year, month, day } => (year, month, day + 1),
        };
        Timestamp::from_date(year, month, day) + LAST_PLACE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ends_when_it_is_over_everywhere() {
        #[track_caller]
        fn case(rough_date: Result<RoughDate, RoughDateError>, end: &str) {
            assert_eq!(rough_date.unwrap().end().to_string(), end);
        }
        case(RoughDate::year(2026), "2027-01-01T12:00:00Z");
        case(RoughDate::quarter(2026, 1), "2026-04-01T12:00:00Z");
        case(RoughDate::season(2026, 4), "2027-01-01T12:00:00Z");
        case(RoughDate::month(2024, 2), "2024-03-01T12:00:00Z");
        case(RoughDate::month(2024, 12), "2025-01-01T12:00:00Z");
        case(RoughDate::day(2024, 2, 29), "2024-03-01T12:00:00Z");
        case(RoughDate::day(2024, 12, 31), "2025-01-01T12:00:00Z");
    }

    #[test]
    fn says_which_part_is_out_of_range() {
        #[track_caller]
        fn case(rough_date: Result<RoughDate, RoughDateError>, message: &str) {
            assert_eq!(rough_date.unwrap_err().to_string(), message);
        }
        case(RoughDate::year(10_000), "found year 10000, wanted 0 to 9999");
        case(RoughDate::quarter(2026, 0), "found quarter 0, wanted 1 to 4");
        case(RoughDate::season(2026, 5), "found season 5, wanted 1 to 4");
        case(RoughDate::month(2026, 0), "found month 0, wanted 1 to 12");
        case(RoughDate::day(2026, 13, 1), "found month 13, wanted 1 to 12");
        case(RoughDate::day(2026, 4, 31), "found day 31 of month 2026-04, wanted 1 to 30");
        case(RoughDate::day(1900, 2, 29), "found day 29 of month 1900-02, wanted 1 to 28");
    }

    proptest! {
        /// The oracle is jiff.
        #[test]
        fn days_are_those_of_the_calendar(year in prop_oneof![any::<i16>(), 1_890..2_110_i16], month in 0..14_u8, day in 0..33_u8) {
            let date = i8::try_from(month).ok().zip(i8::try_from(day).ok())
                .and_then(|(month, day)| jiff::civil::Date::new(year, month, day).ok());
            let ours = RoughDate::day(year.into(), month, day);
            prop_assert_eq!(ours.is_ok(), date.is_some() && year >= 0);
            if let (Ok(ours), Some(Ok(tomorrow))) = (ours, date.map(jiff::civil::Date::tomorrow)) {
                prop_assert_eq!(ours.end().to_string(), format!("{tomorrow}T12:00:00Z"));
            }
        }

        #[test]
        fn whatever_is_made_has_an_end(year in any::<i32>(), month in any::<u8>(), day in any::<u8>()) {
            let made = [
                RoughDate::year(year),
                RoughDate::quarter(year, month),
                RoughDate::season(year, month),
                RoughDate::month(year, month),
                RoughDate::day(year, month, day),
            ];
            for rough_date in made.into_iter().flatten() {
                prop_assert!(rough_date.end() > Timestamp::from_date(year, 1, 1));
            }
        }
    }
}
