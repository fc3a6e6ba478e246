//! Times, days and what is known of them.

use super::outlet::Outlet;
use super::{Builder, path};
use crate::broadcast_time::{BroadcastTime, ParseError, parse_day};
use crate::link;
use crate::source::Step;
use curtain_core::card::time::{Plan, RoughDate, StationTime, Timestamp};
use jiff::tz::TimeZone;

const SEASONS: [&str; 4] = ["winter", "spring", "summer", "fall"];

/// Writes a stretch of time as authors do.
pub(super) fn write(window: RoughDate) -> String {
    match window {
        RoughDate::Year { year, .. } => format!("{year:04}"),
        RoughDate::Quarter { year, quarter, .. } => format!("{year:04}-Q{quarter}"),
        RoughDate::Season { year, season, .. } => {
            format!("{year:04}-{}", SEASONS[usize::from(season.clamp(1, 4)) - 1])
        }
        RoughDate::Month { year, month, .. } => format!("{year:04}-{month:02}"),
        RoughDate::Day { year, month, day, .. } => format!("{year:04}-{month:02}-{day:02}"),
    }
}

impl<'a> Builder<'a> {
    pub(super) fn day(&mut self, path: &[Step], day: &str) -> Option<Timestamp> {
        match parse_day(day) {
            Ok(date) => {
                let midnight = date.to_zoned_datetime(TimeZone::UTC).ok()?.timestamp();
                Some(Timestamp::from_seconds(midnight.as_second()))
            }
            Err(ParseError { found, wanted }) => {
                self.problem(path, found, wanted);
                None
            }
        }
    }

    /// Reads a day, a month, a season, a quarter or a year.
    pub(super) fn window(&mut self, path: &[Step], when: &str) -> Option<RoughDate> {
        let window = self.named_window(when);
        if window.is_some() {
            return window;
        }
        let mut parts = when.split('-').map(|part| part.parse::<i16>().unwrap_or(0));
        let (year, month, day) = (parts.next()?, parts.next(), parts.next());
        let probe = (month.unwrap_or(1), day.unwrap_or(1));
        let valid = i8::try_from(probe.0).ok().zip(i8::try_from(probe.1).ok());
        let date = valid.and_then(|(month, day)| jiff::civil::Date::new(year, month, day).ok());
        let Some(date) = date else {
            self.problem(path, format!("\"{when}\""), "a date of the calendar");
            return None;
        };
        let year = i32::from(date.year());
        let rough_date = match (month, day) {
            (None, _) => RoughDate::year(year),
            (_, None) => RoughDate::month(year, date.month() as u8),
            _ => RoughDate::day(year, date.month() as u8, date.day() as u8),
        };
        rough_date.ok()
    }

    fn named_window(&self, when: &str) -> Option<RoughDate> {
        let (year, name) = when.split_once('-')?;
        let year = year.parse().ok()?;
        let season = SEASONS.iter().position(|season| *season == name);
        if let Some(season) = season {
            return RoughDate::season(year, season as u8 + 1).ok();
        }
        let quarter = name.strip_prefix('Q')?.parse().ok()?;
        RoughDate::quarter(year, quarter).ok()
    }

    /// Reads the date in a field of the entry at `at`, where it has one.
    pub(super) fn date(
        &mut self,
        at: &[Step<'a>],
        field: &'a str,
        when: Option<&str>,
    ) -> Option<Plan> {
        self.window(&path(at, &[field.into()]), when?).map(Plan::Within)
    }

    /// Reads a time as in `start`.
    pub(super) fn time(
        &mut self,
        at: &[Step<'a>],
        text: &str,
        outlet: &Outlet,
    ) -> Option<StationTime> {
        let time = BroadcastTime::parse(text).and_then(|time| outlet.instant(time));
        time.map_err(|ParseError { found, wanted }| self.problem(at, found, wanted)).ok()
    }

    /// Reads a time as in `start`, or what is known of one as in `when`.
    pub(super) fn plan(&mut self, at: &[Step<'a>], text: &str, outlet: &Outlet) -> Option<Plan> {
        if text.contains('T') {
            return self.time(at, text, outlet).map(Plan::At);
        }
        self.rough(at, text).map(Plan::Within)
    }

    /// Reads what is known of a time, as in `when`.
    pub(super) fn rough(&mut self, at: &[Step<'a>], text: &str) -> Option<RoughDate> {
        let parts = text.split('-');
        let is_shaped = parts.clone().next().is_some_and(|year| year.len() == 4)
            && text.split('-').count() <= 3
            && parts.enumerate().all(|(index, part)| {
                let digits = part.bytes().all(|byte| byte.is_ascii_digit());
                digits && (index == 0 || part.len() == 2)
            });
        if is_shaped || self.named_window(text).is_some() {
            return self.window(at, text);
        }
        let found = format!("\"{}\"", link::shorten(text));
        let wanted =
            "a time such as 2021-04-10T24:00, or what is known of it, such as 2022-03 or 2022-Q1";
        self.problem(at, found, wanted);
        None
    }

    /// Refuses what was announced when it was over.
    pub(super) fn announced_late(&mut self, at: &[Step<'a>], written: Option<&str>) {
        let found = format!("\"{}\"", link::shorten(written.unwrap_or_default()));
        let at = path(at, &["announced".into()]);
        self.problem(&at, found, "a day before the episode airs");
    }

    /// Reads when something was announced: a day, or a day and a time.
    pub(super) fn announced(
        &mut self,
        at: &[Step<'a>],
        text: Option<&str>,
        outlet: &Outlet,
    ) -> Option<Timestamp> {
        let text = text?;
        let at = path(at, &["announced".into()]);
        if text.contains('T') {
            return self.time(&at, text, outlet).map(|time| time.at);
        }
        let day = parse_day(text).and_then(|day| {
            let begins = day.to_zoned_datetime(outlet.zone.clone());
            begins.map_err(|_| ParseError {
                found: format!("\"{text}\""),
                wanted: "a day of the calendar",
            })
        });
        match day {
            Ok(begins) => Some(Timestamp::from_seconds(begins.timestamp().as_second())),
            Err(ParseError { found, wanted }) => {
                self.problem(&at, found, wanted);
                None
            }
        }
    }
}
