//! Instants and spans of time, in milliseconds, and the seconds of larger units.

use std::ops::{Add, Sub};

/// An instant: milliseconds since 1970-01-01T00:00Z. It is shipped in whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// A span of time in milliseconds, negative for backwards. It is shipped in whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration(i64);

pub(crate) const MILLIS_PER_SECOND: i64 = 1_000;
pub(crate) const SECONDS_PER_MINUTE: i64 = 60;
pub(crate) const SECONDS_PER_HOUR: i64 = 60 * SECONDS_PER_MINUTE;
pub(crate) const SECONDS_PER_DAY: i64 = 24 * SECONDS_PER_HOUR;

impl Timestamp {
    /// Makes the instant that is so many milliseconds after the epoch.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Makes the instant that is so many seconds after the epoch; one too far away to be held in
    /// milliseconds becomes the last that can be.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(MILLIS_PER_SECOND))
    }

    /// Returns the milliseconds since the epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Returns the whole seconds since the epoch, rounded down.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(MILLIS_PER_SECOND)
    }
}

impl Duration {
    /// One second.
    pub const SECOND: Self = Self::from_seconds(1);
    /// One minute.
    pub const MINUTE: Self = Self::from_seconds(SECONDS_PER_MINUTE);
    /// One hour.
    pub const HOUR: Self = Self::from_seconds(SECONDS_PER_HOUR);
    /// Twenty-four hours.
    pub const DAY: Self = Self::from_seconds(SECONDS_PER_DAY);
    /// Thirty days.
    pub const MONTH: Self = Self::from_seconds(30 * SECONDS_PER_DAY);

    /// Makes a span of so many milliseconds.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Makes a span of so many seconds; saturates.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(MILLIS_PER_SECOND))
    }

    /// Returns the whole milliseconds.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Returns the whole seconds, rounded down.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(MILLIS_PER_SECOND)
    }

    /// Returns the whole seconds, rounded up, as countdowns show them: one millisecond is a second.
    pub const fn seconds_rounded_up(self) -> i64 {
        self.0.saturating_add(MILLIS_PER_SECOND - 1).div_euclid(MILLIS_PER_SECOND)
    }
}

/// Saturates.
impl Add<Duration> for Timestamp {
    type Output = Self;
    fn add(self, span: Duration) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}

/// Saturates.
impl Sub<Duration> for Timestamp {
    type Output = Self;
    fn sub(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(span.0))
    }
}

/// Saturates.
impl Sub for Timestamp {
    type Output = Duration;
    fn sub(self, earlier: Self) -> Duration {
        Duration(self.0.saturating_sub(earlier.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rounds_seconds_down_and_countdowns_up() {
        #[track_caller]
        fn case(millis: i64, down: i64, up: i64) {
            let span = Duration::from_millis(millis);
            assert_eq!((span.seconds(), span.seconds_rounded_up()), (down, up), "{millis}");
        }
        case(-1_001, -2, -1);
        case(-999, -1, 0);
        case(0, 0, 0);
        case(1, 0, 1);
        case(1_000, 1, 1);
        case(1_001, 1, 2);
    }

    proptest! {
        #[test]
        fn no_instant_and_no_span_overflows(a in any::<i64>(), b in any::<i64>()) {
            let (instant, span) = (Timestamp::from_millis(a), Duration::from_millis(b));
            for instant in [instant, Timestamp::from_seconds(a), instant + span, instant - span] {
                prop_assert!(!instant.to_string().is_empty());
                let _ = instant - Timestamp::from_millis(b);
            }
            let _ = (span.seconds(), span.seconds_rounded_up(), Duration::from_seconds(b));
        }

        #[test]
        fn no_date_overflows(year in any::<i32>(), month in any::<u8>(), day in any::<u8>()) {
            let _ = Timestamp::from_date(year, month, day);
        }
    }
}
