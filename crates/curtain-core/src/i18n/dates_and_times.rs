//! Messages of days, clock times, station times, rough dates and plans.

use super::{DateParts, MONTHS, Message, Messages, WEEKDAYS};
use crate::card::time::{Civil, Plan, RoughDate, StationTime, Timestamp};

/// Writes a clock time with two digits each: "24:00".
fn clock(hour: u8, minute: u8) -> String {
    format!("{hour:02}:{minute:02}")
}

/// Writes a time on its station's clock with figures alone, as authors do: "2021-04-10T24:00".
pub fn broadcast_time(time: StationTime) -> String {
    let (day, hour) = time.broadcast();
    format!("{:04}-{:02}-{:02}T{}", day.year, day.month, day.day, clock(hour, day.minute))
}

impl Messages {
    /// Writes a day: "10 Apr", or "10 Apr 2021".
    pub fn day(&self, civil: &Civil, year: bool) -> String {
        let parts = DateParts { year, ..DateParts::default() };
        self.locale.date(civil, parts).unwrap_or_else(|| {
            let message = if year { Message::DayYear } else { Message::Day };
            let (day, year) = (civil.day.to_string(), civil.year.to_string());
            let month = self.month(civil.month);
            self.fill(message, &[("day", &day), ("month", month), ("year", &year)])
        })
    }

    fn month(&self, month: u8) -> &str {
        self.line(MONTHS + usize::from(month.clamp(1, 12)) - 1)
    }

    /// Writes a day with its weekday: "Sat 10 Apr", or "Sat 10 Apr 2021".
    fn weekday_day(&self, civil: &Civil, year: bool) -> String {
        let parts = DateParts { weekday: true, year, clock: false };
        self.locale.date(civil, parts).unwrap_or_else(|| {
            let weekday = self.line(WEEKDAYS + civil.weekday as usize);
            self.fill(Message::WeekdayDay, &[("weekday", weekday), ("day", &self.day(civil, year))])
        })
    }

    /// Writes a day with its weekday and a time: "Sat 10 Apr 2021, 15:00".
    fn day_time(&self, civil: &Civil, year: bool) -> String {
        let parts = DateParts { weekday: true, year, clock: true };
        self.locale.date(civil, parts).unwrap_or_else(|| self.day_hour(civil, year, civil.hour))
    }

    /// Writes a day with its weekday, and a time in 24 hours or more.
    fn day_hour(&self, civil: &Civil, year: bool, hour: u8) -> String {
        let (day, time) = (self.weekday_day(civil, year), clock(hour, civil.minute));
        self.fill(Message::DayTime, &[("day", &day), ("time", &time)])
    }

    /// Writes a time as its station does, with the local time where that is another day:
    /// "Sat 10 Apr 2021, 24:00 JST = Sun 11 Apr, 00:00".
    pub fn station_time(&self, time: StationTime, zone: &str) -> String {
        let written = self.broadcast_time(time) + " " + zone;
        if !time.late {
            return written;
        }
        let local = self.day_time(&time.local(), false);
        self.fill(Message::Means, &[("written", &written), ("local", &local)])
    }

    /// Writes a full day at an outlet with its weekday: "Fri 18 Dec 2026".
    pub fn station_day(&self, time: StationTime) -> String {
        self.weekday_day(&time.local(), true)
    }

    /// Writes a time on its station's clock: "Sat 10 Apr 2021, 24:00". An hour that the station counts to the evening
    /// before has its notation in every locale.
    fn broadcast_time(&self, time: StationTime) -> String {
        let (evening, hour) = time.broadcast();
        if time.late { self.day_hour(&evening, true, hour) } else { self.day_time(&evening, true) }
    }

    /// Writes an instant in UTC: "Sat 10 Apr 2021, 15:00 UTC".
    pub fn utc_time(&self, instant: Timestamp) -> String {
        self.day_time(&Civil::from_timestamp(instant), true) + " UTC"
    }

    /// Returns the time of an instant in place of its age.
    pub fn on_day(&self, instant: Timestamp) -> String {
        self.fill(Message::OnDay, &[("when", &self.utc_time(instant))])
    }

    /// Writes a rough date: "Q1 2026", "spring 2026".
    pub fn rough_date(&self, rough_date: RoughDate) -> String {
        match rough_date {
            RoughDate::Year { year } => year.to_string(),
            RoughDate::Quarter { year, quarter } => self.fill(
                Message::Quarter,
                &[("n", &quarter.to_string()), ("year", &year.to_string())],
            ),
            RoughDate::Season { year, season } => {
                let message = match season {
                    1 => Message::Winter,
                    2 => Message::Spring,
                    3 => Message::Summer,
                    _ => Message::Fall,
                };
                self.fill(message, &[("year", &year.to_string())])
            }
            RoughDate::Month { year, month } => self.fill(
                Message::MonthYear,
                &[("month", self.month(month)), ("year", &year.to_string())],
            ),
            RoughDate::Day { year, month, day } => {
                self.day(&Civil::from_timestamp(Timestamp::from_date(year, month, day)), true)
            }
        }
    }

    /// Writes a plan, a time on its station's clock.
    pub(super) fn plan(&self, plan: Plan) -> String {
        match plan {
            Plan::At(time) => self.broadcast_time(time),
            Plan::Within(rough_date) => self.rough_date(rough_date),
            Plan::Day(time) => self.day(&time.local(), true),
            Plan::Unknown => self.message(Message::NoDateYet).to_owned(),
        }
    }
}
