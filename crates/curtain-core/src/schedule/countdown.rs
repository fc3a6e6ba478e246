//! Countdowns as numbers without words: days, hours, minutes and seconds until an airing, calendar days until a
//! full day, and the next change of a countdown or an age.

use crate::card::time::{
    Duration, MILLIS_PER_SECOND, SECONDS_PER_DAY, SECONDS_PER_HOUR, SECONDS_PER_MINUTE,
    StationTime, Timestamp,
};

/// Time left until an airing, split into the units a reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Countdown {
    /// Whole days of 24 hours.
    pub days: i64,
    /// Hours, 0 to 23.
    pub hours: i64,
    /// Minutes, 0 to 59.
    pub minutes: i64,
    /// Seconds, 0 to 59.
    pub seconds: i64,
}

impl Countdown {
    /// Returns the time left at `now`, or `None` once the airing has begun.
    ///
    /// Seconds are whole and rounded up, so one second is the last text; the airing's own instant counts as
    /// begun.
    ///
    /// # Examples
    ///
    /// ```
    /// use curtain_core::card::time::{Duration, Timestamp};
    /// use curtain_core::schedule::Countdown;
    ///
    /// let airing_at = Timestamp::from_seconds(1_618_066_800);
    /// let left = Countdown::until(airing_at, airing_at - Duration::DAY - Duration::SECOND);
    /// let left = left.map(|left| (left.days, left.hours, left.minutes, left.seconds));
    /// assert_eq!(left, Some((1, 0, 0, 1)));
    /// assert_eq!(Countdown::until(airing_at, airing_at), None);
    /// ```
    pub fn until(airing_at: Timestamp, now: Timestamp) -> Option<Self> {
        let seconds = (airing_at - now).seconds_rounded_up();
        (seconds > 0).then_some(Self {
            days: seconds / SECONDS_PER_DAY,
            hours: seconds / SECONDS_PER_HOUR % 24,
            minutes: seconds / SECONDS_PER_MINUTE % 60,
            seconds: seconds % SECONDS_PER_MINUTE,
        })
    }

    /// Tells whether seconds are shown: in the last hour. Before that, a text that changes once a minute is
    /// calmer to read and takes a sixtieth of the work.
    pub fn shows_seconds(&self) -> bool {
        self.days == 0 && self.hours == 0
    }

    /// Returns the time from `now` until the age of an instant changes, in its largest whole unit up to days;
    /// `None` after 30 days, since no page waits for a change after that.
    pub fn next_ago(instant: Timestamp, now: Timestamp) -> Option<Duration> {
        let age = (now - instant).millis().max(0);
        let units = [Duration::MINUTE, Duration::HOUR, Duration::DAY, Duration::MONTH];
        let unit = units.windows(2).find(|pair| age < pair[1].millis())?[0].millis();
        Some(Duration::from_millis(unit - age % unit))
    }

    /// Returns the time from `now` until the shown text changes, or `None` once the airing has
    /// begun.
    pub fn next_change(airing_at: Timestamp, now: Timestamp) -> Option<Duration> {
        let shown = Self::until(airing_at, now)?;
        let unit = if shown.shows_seconds() { 1 } else { SECONDS_PER_MINUTE };
        Some(next_unit(airing_at, now, unit))
    }

    /// Returns the time from `now` until the text changes of a countdown in its two largest units, without seconds
    /// before the last minute; `None` once the airing has begun.
    pub fn next_coarse_change(airing_at: Timestamp, now: Timestamp) -> Option<Duration> {
        let unit = match Self::until(airing_at, now)? {
            Self { days: 1.., .. } => SECONDS_PER_HOUR,
            Self { hours: 0, minutes: 0, .. } => 1,
            _ => SECONDS_PER_MINUTE,
        };
        Some(next_unit(airing_at, now, unit))
    }

    /// Returns the days of the outlet's calendar from `now` to a day there: 0 for today, 1 for tomorrow.
    pub fn days_until(day: StationTime, now: Timestamp) -> i64 {
        let number = |at: Timestamp| (at + day.offset).seconds().div_euclid(SECONDS_PER_DAY);
        number(day.at) - number(now)
    }

    /// Returns the time from `now` until the next midnight at the outlet of a day.
    pub fn next_day(day: StationTime, now: Timestamp) -> Duration {
        let whole = Duration::DAY.millis();
        Duration::from_millis(whole - (now + day.offset).millis().rem_euclid(whole))
    }
}

/// Returns the time from `now` until fewer whole units are left to an airing, in seconds per unit.
fn next_unit(airing_at: Timestamp, now: Timestamp, unit: i64) -> Duration {
    let left = airing_at - now;
    let seconds = left.seconds_rounded_up();
    // The number of whole seconds left at which the next text begins.
    let next = seconds - seconds % unit - 1;
    Duration::from_millis(left.millis() - next * MILLIS_PER_SECOND)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(millis: i64) -> Timestamp {
        Timestamp::from_millis(millis)
    }

    #[test]
    fn counts_down_to_the_airing() {
        #[track_caller]
        fn case(left_millis: i64, expected: Option<(i64, i64, i64, i64)>) {
            let left = Countdown::until(instant(left_millis), instant(0));
            assert_eq!(left.map(|c| (c.days, c.hours, c.minutes, c.seconds)), expected);
        }
        case(-1, None);
        case(0, None);
        case(1, Some((0, 0, 0, 1)));
        case(1_000, Some((0, 0, 0, 1)));
        case(1_001, Some((0, 0, 0, 2)));
        case(86_399_000, Some((0, 23, 59, 59)));
        case(86_400_000, Some((1, 0, 0, 0)));
        case(i64::MAX, Some((106_751_991_167, 7, 12, 55)));
    }

    #[test]
    fn says_when_an_age_changes() {
        #[track_caller]
        fn case(gone_seconds: i64, sleep_seconds: Option<i64>) {
            let sleep = Countdown::next_ago(instant(0), instant(gone_seconds * 1_000));
            assert_eq!(sleep.map(Duration::seconds), sleep_seconds);
        }
        case(0, Some(60));
        case(31 * 60 + 59, Some(1));
        case(3_599, Some(1));
        case(3_600, Some(3_600));
        case(86_399, Some(1));
        case(86_400 + 1, Some(86_399));
        case(30 * 86_400, None);
    }

    /// Sleeping exactly as long as it says never skips a text and never wakes for the same text.
    #[test]
    fn says_when_its_text_changes() {
        type Text = fn(Countdown) -> (i64, i64, i64, Option<i64>);
        type NextChange = fn(Timestamp, Timestamp) -> Option<Duration>;
        let fine: Text = |c| (c.days, c.hours, c.minutes, c.shows_seconds().then_some(c.seconds));
        let coarse: Text = |c| match c {
            Countdown { days: 1.., .. } => (c.days, c.hours, 0, None),
            Countdown { hours: 0, minutes: 0, .. } => (0, 0, 0, Some(c.seconds)),
            _ => (0, c.hours, c.minutes, None),
        };
        let both: [(Text, NextChange); 2] =
            [(fine, Countdown::next_change), (coarse, Countdown::next_coarse_change)];
        for (written, next_change) in both {
            let text = |now| Countdown::until(instant(0), instant(now)).map(written);
            let mut now = -(50 * 3_600_000 + 12_345);
            while let Some(sleep) = next_change(instant(0), instant(now)) {
                let sleep = sleep.millis();
                assert!(sleep > 0);
                assert_eq!(text(now), text(now + sleep - 1), "asleep from {now} for {sleep}");
                assert_ne!(text(now), text(now + sleep), "woke at {} for nothing", now + sleep);
                now += sleep;
            }
            assert_eq!(now, 0);
        }
    }

    #[test]
    fn counts_the_days_of_the_outlets_calendar() {
        let day = StationTime {
            at: instant(-9 * 3_600_000),
            offset: Duration::from_seconds(9 * 3_600),
            late: false,
        };
        #[track_caller]
        fn case(day: StationTime, hours: i64, days: i64, to_midnight: i64) {
            let now = day.at + Duration::from_seconds(hours * 3_600);
            assert_eq!(Countdown::days_until(day, now), days);
            assert_eq!(Countdown::next_day(day, now).seconds(), to_midnight * 3_600);
        }
        case(day, -25, 2, 1);
        case(day, -24, 1, 24);
        case(day, -1, 1, 1);
        case(day, 0, 0, 24);
        case(day, 23, 0, 1);
        case(day, 24, -1, 24);
    }
}
