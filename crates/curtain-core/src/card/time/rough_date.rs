//! Dates that are not known to the minute.

use super::timestamp::{Duration, Timestamp};

/// What is known of a date that is not known to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoughDate {
    /// A year.
    Year(i32),
    /// A quarter of a year, 1 to 4.
    Quarter(i32, u8),
    /// A season of television: 1 for winter, from January, to 4 for fall.
    Season(i32, u8),
    /// A month of a year, 1 to 12.
    Month(i32, u8),
    /// A day: year, month, day of the month.
    Day(i32, u8, u8),
}

/// How long the last place on Earth is behind UTC.
const LAST_PLACE: Duration = Duration::from_seconds(12 * 3_600);

impl RoughDate {
    /// Returns the instant from which the window is over everywhere on Earth.
    pub fn end(self) -> Timestamp {
        let (year, month, day) = match self {
            Self::Year(year) => (year + 1, 1, 1),
            Self::Quarter(year, part) | Self::Season(year, part) => next_month(year, part * 3),
            Self::Month(year, month) => next_month(year, month),
            Self::Day(year, month, day) => (year, month, day + 1),
        };
        Timestamp::from_days(year, month, day) + LAST_PLACE
    }
}

fn next_month(year: i32, month: u8) -> (i32, u8, u8) {
    if month >= 12 { (year + 1, 1, 1) } else { (year, month + 1, 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_when_it_is_over_everywhere() {
        #[track_caller]
        fn case(window: RoughDate, end: &str) {
            assert_eq!(window.end().to_string(), end);
        }
        case(RoughDate::Year(2026), "2027-01-01T12:00:00Z");
        case(RoughDate::Quarter(2026, 1), "2026-04-01T12:00:00Z");
        case(RoughDate::Season(2026, 4), "2027-01-01T12:00:00Z");
        case(RoughDate::Month(2024, 2), "2024-03-01T12:00:00Z");
        case(RoughDate::Month(2024, 12), "2025-01-01T12:00:00Z");
        case(RoughDate::Day(2024, 2, 29), "2024-03-01T12:00:00Z");
        case(RoughDate::Day(2024, 12, 31), "2025-01-01T12:00:00Z");
    }
}
