//! Days, months, seasons, quarters and years of a document: reading, writing and moving them.

use crate::broadcast_time::parse_day;
use crate::field_path::{self as path, Step};
use crate::problem::shorten;
use crate::problems::Problems;
use curtain_core::card::time::{Plan, RoughDate, Timestamp};
use jiff::civil::Date;
use jiff::tz::TimeZone;

const SEASONS: [&str; 4] = ["winter", "spring", "summer", "fall"];

/// Writes a rough date as authors do.
pub(super) fn write_rough_date(date: RoughDate) -> String {
    match date {
        RoughDate::Year { year, .. } => format!("{year:04}"),
        RoughDate::Quarter { year, quarter, .. } => format!("{year:04}-Q{quarter}"),
        RoughDate::Season { year, season, .. } => {
            format!("{year:04}-{}", SEASONS[usize::from(season.clamp(1, 4)) - 1])
        }
        RoughDate::Month { year, month, .. } => format!("{year:04}-{month:02}"),
        RoughDate::Day { year, month, day, .. } => format!("{year:04}-{month:02}-{day:02}"),
    }
}

/// Returns a rough date that is so many days later: the same kind of date or a longer one, with all the days that are
/// possible then. `None` where only more than a year has all of them.
pub(super) fn move_rough_date(date: RoughDate, days: i64) -> Option<RoughDate> {
    if days == 0 {
        return Some(date);
    }
    let span = jiff::Span::new().try_days(days).ok()?;
    let (first, last) = days_of(date)?;
    let (first, last) = (first.checked_add(span).ok()?, last.checked_add(span).ok()?);
    let part = |day: Date, months: i8| (day.month() - 1) / months + 1;
    let is_one = |months| first.year() == last.year() && part(first, months) == part(last, months);
    let (year, month) = (i32::from(first.year()), first.month() as u8);
    let moved = match date {
        RoughDate::Day { .. } => RoughDate::day(year, month, first.day() as u8),
        RoughDate::Month { .. } if is_one(1) => RoughDate::month(year, month),
        RoughDate::Season { .. } if is_one(3) => RoughDate::season(year, part(first, 3) as u8),
        RoughDate::Month { .. } | RoughDate::Quarter { .. } if is_one(3) => {
            RoughDate::quarter(year, part(first, 3) as u8)
        }
        _ if is_one(12) => RoughDate::year(year),
        _ => return None,
    };
    moved.ok()
}

/// Returns the first and the last day of a rough date.
fn days_of(date: RoughDate) -> Option<(Date, Date)> {
    let (year, first, months) = match date {
        RoughDate::Year { year, .. } => (year, 1, 12),
        RoughDate::Quarter { year, quarter: part, .. }
        | RoughDate::Season { year, season: part, .. } => (year, part * 3 - 2, 3),
        RoughDate::Month { year, month, .. } => (year, month, 1),
        RoughDate::Day { year, month, day, .. } => {
            let day = Date::new(i16::try_from(year).ok()?, month as i8, day as i8).ok()?;
            return Some((day, day));
        }
    };
    let year = i16::try_from(year).ok()?;
    let last = Date::new(year, first as i8 + months - 1, 1).ok()?.last_of_month();
    Some((Date::new(year, first as i8, 1).ok()?, last))
}

/// Returns the first instant of a day in UTC.
pub(super) fn parse_utc_day(
    path: &[Step],
    day: &str,
    problems: &mut Problems,
) -> Option<Timestamp> {
    let date = problems.parsed(path, parse_day(day))?;
    let midnight = date.to_zoned_datetime(TimeZone::UTC).ok()?.timestamp();
    Some(Timestamp::from_seconds(midnight.as_second()))
}

/// Reads a rough date whose form the schema has checked. One that no calendar has is reported at `path`.
pub(super) fn parse_rough_date(
    path: &[Step],
    text: &str,
    problems: &mut Problems,
) -> Option<RoughDate> {
    if let Some(date) = parse_season_or_quarter(text) {
        return Some(date);
    }
    let mut parts = text.split('-').map(|part| part.parse::<i16>().unwrap_or(0));
    let (year, month, day) = (parts.next()?, parts.next(), parts.next());
    let month_and_day =
        i8::try_from(month.unwrap_or(1)).ok().zip(i8::try_from(day.unwrap_or(1)).ok());
    let date = month_and_day.and_then(|(month, day)| jiff::civil::Date::new(year, month, day).ok());
    let Some(date) = date else {
        problems.report(path, format!("\"{text}\""), "a date of the calendar");
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

fn parse_season_or_quarter(text: &str) -> Option<RoughDate> {
    let (year, name) = text.split_once('-')?;
    let year = year.parse().ok()?;
    if let Some(season) = SEASONS.iter().position(|season| *season == name) {
        return RoughDate::season(year, season as u8 + 1).ok();
    }
    let quarter = name.strip_prefix('Q')?.parse().ok()?;
    RoughDate::quarter(year, quarter).ok()
}

/// Reads the date in a field of the entry at `path`, where the field is given.
pub(super) fn parse_date_field(
    path: &[Step],
    field: &'static str,
    text: Option<&str>,
    problems: &mut Problems,
) -> Option<Plan> {
    parse_rough_date(&path::join(path, [field.into()]), text?, problems).map(Plan::Within)
}

/// Reads a rough date whose form the schema has not checked. A text of another form is reported at `path`.
pub(super) fn parse_rough_date_checked(
    path: &[Step],
    text: &str,
    problems: &mut Problems,
) -> Option<RoughDate> {
    const WANTED: &str = "a time such as 2021-04-10T24:00, a day such as 2021-04-10, or what is known of it, such as 2022-03 or 2022-Q1";
    if has_date_form(text) || parse_season_or_quarter(text).is_some() {
        return parse_rough_date(path, text, problems);
    }
    problems.report(path, format!("\"{}\"", shorten(text)), WANTED);
    None
}

/// Tells whether a text has the form `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn has_date_form(text: &str) -> bool {
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    let (year, rest) = (parts[0], &parts[1..]);
    let is_year = year.len() == 4 && is_digits(year);
    is_year && rest.len() <= 2 && rest.iter().all(|part| part.len() == 2 && is_digits(part))
}
