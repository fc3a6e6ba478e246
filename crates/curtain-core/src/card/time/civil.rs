//! Gregorian days and clock times without zones (instants are read as UTC): conversion from and to instants,
//! and RFC 3339.

use super::timestamp::{SECONDS_PER_DAY, SECONDS_PER_HOUR, SECONDS_PER_MINUTE, Timestamp};
use std::fmt;

/// A day of the Gregorian calendar with a time to the minute, as a wall clock shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Civil {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
    /// The day of the week.
    pub weekday: Weekday,
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// Days from 1970-01-01, a Thursday, back to a Monday.
const MONDAY_OFFSET: i64 = 3;
const DAYS_PER_400_YEARS: i64 = 146_097;
/// Days from 0000-03-01, where the calculation below starts its years, to 1970-01-01.
const EPOCH_FROM_MARCH_0000: i64 = 719_468;

impl Civil {
    /// Reads an instant as the wall clock at UTC shows it. For a clock that is ahead of UTC, add its
    /// offset to the instant first.
    ///
    /// Counts in years that begin in March, so that a leap day is a year's last
    /// (<https://howardhinnant.github.io/date_algorithms.html>).
    pub fn from_timestamp(at: Timestamp) -> Self {
        let days = at.seconds().div_euclid(SECONDS_PER_DAY);
        let second = at.seconds().rem_euclid(SECONDS_PER_DAY);
        let shifted = days + EPOCH_FROM_MARCH_0000;
        let era = shifted.div_euclid(DAYS_PER_400_YEARS);
        let day_of_era = shifted.rem_euclid(DAYS_PER_400_YEARS);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let month = (month_from_march + 2) % 12 + 1;
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self {
            year: year as i32,
            month: month as u8,
            day: (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u8,
            weekday: WEEK[(days + MONDAY_OFFSET).rem_euclid(7) as usize],
            hour: (second / SECONDS_PER_HOUR) as u8,
            minute: (second / SECONDS_PER_MINUTE % 60) as u8,
        }
    }
}

/// Counts the days from 1970-01-01 to a day, in the years of [`Civil::from_timestamp`].
pub(super) fn days(year: i32, month: u8, day: u8) -> i64 {
    let year = i64::from(year) - i64::from(month <= 2);
    let month_from_march = (i64::from(month) + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
    let year_of_era = year.rem_euclid(400);
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    year.div_euclid(400) * DAYS_PER_400_YEARS + day_of_era - EPOCH_FROM_MARCH_0000
}

/// Returns the month after a month: its year, its number and its first day.
pub(super) fn next_month(year: i32, month: u8) -> (i32, u8, u8) {
    if month >= 12 { (year + 1, 1, 1) } else { (year, month + 1, 1) }
}

/// Returns how many days a month has.
pub(super) fn days_in_month(year: i32, month: u8) -> u8 {
    let (next_year, next, first) = next_month(year, month);
    (days(next_year, next, first) - days(year, month, 1)) as u8
}

impl Timestamp {
    /// Makes the first instant of a day in UTC. Months and days count from 1; a day beyond its month's
    /// end is one of the next month. Months must be 1 to 12: the instant of another one is of no use.
    pub fn from_date(year: i32, month: u8, day: u8) -> Self {
        Self::from_seconds(days(year, month, day) * SECONDS_PER_DAY)
    }
}

/// Writes the instant as RFC 3339 in UTC, to the second: `2021-04-10T15:00:00Z`.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let civil = Civil::from_timestamp(*self);
        let second = self.seconds().rem_euclid(SECONDS_PER_MINUTE);
        let (year, month, day) = (civil.year, civil.month, civil.day);
        let (hour, minute) = (civil.hour, civil.minute);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The oracle is jiff.
    #[test]
    fn agrees_with_jiff_from_1600_to_2400() {
        let minutes = (-11_676_096_000..13_569_465_600_i64).step_by(7_777_777);
        for seconds in minutes {
            let ours = Civil::from_timestamp(Timestamp::from_seconds(seconds));
            let theirs = jiff::Timestamp::from_second(seconds)
                .unwrap()
                .to_zoned_datetime(jiff::tz::TimeZone::UTC);
            let weekday = usize::try_from(theirs.weekday().to_monday_zero_offset()).unwrap();
            assert_eq!(ours.year, i32::from(theirs.year()), "{theirs}");
            assert_eq!(i32::from(ours.month), i32::from(theirs.month()), "{theirs}");
            assert_eq!(i32::from(ours.day), i32::from(theirs.day()), "{theirs}");
            assert_eq!(ours.weekday, WEEK[weekday], "{theirs}");
            assert_eq!(i32::from(ours.hour), i32::from(theirs.hour()), "{theirs}");
            assert_eq!(i32::from(ours.minute), i32::from(theirs.minute()), "{theirs}");
            assert_eq!(days(ours.year, ours.month, ours.day), seconds.div_euclid(SECONDS_PER_DAY));
        }
    }
}
