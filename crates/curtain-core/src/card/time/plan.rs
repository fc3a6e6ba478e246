//! Plans of episodes: a time in the notation of an outlet, a full day there, a rough date, or no date.

use super::civil::Civil;
use super::rough_date::RoughDate;
use super::timestamp::{Duration, Timestamp};

/// An instant in the notation of an outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StationTime {
    /// The instant.
    pub at: Timestamp,
    /// The offset of the outlet's clock from UTC at that instant, positive for ahead.
    pub offset: Duration,
    /// Whether the outlet counts the hour to the evening before, as 24:00 or later.
    pub late: bool,
}

impl StationTime {
    /// Returns the calendar day and time that clocks at the outlet show.
    pub fn local(&self) -> Civil {
        Civil::from_timestamp(self.at + self.offset)
    }

    /// Returns the day and the hour in the notation of the outlet, whose hours go up to 47: Saturday 24:00 for
    /// Sunday 00:00.
    pub fn broadcast(&self) -> (Civil, u8) {
        let local = self.local();
        if self.late {
            let day_before = Civil::from_timestamp(self.at + self.offset - Duration::DAY);
            (day_before, local.hour + 24)
        } else {
            (local, local.hour)
        }
    }
}

/// What is known of the time of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// A time to the minute.
    At(StationTime),
    /// A day without an hour, by its first instant at the outlet.
    Day(StationTime),
    /// A rough date.
    Within(RoughDate),
    /// No date.
    Unknown,
}

impl Plan {
    /// Returns the key that plans are sorted by: the instant, and the last of all for a plan without one.
    pub fn order(self) -> Timestamp {
        match self {
            Self::At(time) | Self::Day(time) => time.at,
            Self::Within(_) | Self::Unknown => Timestamp::from_millis(i64::MAX),
        }
    }

    /// Returns the time of a plan to the minute, or the first instant of a full day.
    pub fn time(self) -> Option<StationTime> {
        match self {
            Self::At(time) | Self::Day(time) => Some(time),
            Self::Within(_) | Self::Unknown => None,
        }
    }

    /// Returns the last instant that the plan allows.
    pub(crate) fn latest(self) -> Timestamp {
        match self {
            Self::Within(rough_date) => rough_date.end(),
            Self::Day(time) => time.at + Duration::DAY - Duration::MINUTE,
            plan => plan.order(),
        }
    }

    /// Tells whether the plan is later than an earlier one. A time on a day that was planned is not later, nor is a
    /// late hour that the outlet counts to that day.
    pub(crate) fn is_later_than(self, earlier: Self) -> bool {
        let begins = match (self, earlier) {
            (Self::Within(_), _) => self.latest(),
            (Self::At(time), Self::Day(_)) if time.late => time.at - Duration::DAY,
            _ => self.order(),
        };
        begins > earlier.latest()
    }

    /// Tells whether the plan is a rough date that is over.
    pub(crate) fn is_over(self, now: Timestamp) -> bool {
        matches!(self, Self::Within(rough_date) if rough_date.end() <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_on_the_planned_day_is_not_later() {
        let time = |hours: i64, late| StationTime {
            at: Timestamp::from_seconds(hours * 3_600),
            offset: Duration::HOUR,
            late,
        };
        let day = Plan::Day(time(0, false));
        for (plan, is_later) in [
            (Plan::At(time(20, false)), false),
            (Plan::At(time(24, true)), false),
            (Plan::At(time(24, false)), true),
            (Plan::Day(time(24, false)), true),
            (Plan::Unknown, true),
        ] {
            assert_eq!(plan.is_later_than(day), is_later, "{plan:?}");
        }
        assert!(!day.is_later_than(Plan::At(time(20, false))));
        assert!(Plan::At(time(25, true)).is_later_than(Plan::At(time(24, true))));
    }

    #[test]
    fn the_late_clock_names_the_evening_before() {
        let premiere = StationTime {
            // 2021-04-10T15:00Z, Sunday 00:00 in Tokyo.
            at: Timestamp::from_seconds(1_618_066_800),
            offset: Duration::from_seconds(9 * 3_600),
            late: true,
        };
        let (day, hour) = premiere.broadcast();
        assert_eq!((day.month, day.day, hour, day.minute), (4, 10, 24, 0));
        let local = premiere.local();
        assert_eq!((local.month, local.day, local.hour), (4, 11, 0));
    }
}
