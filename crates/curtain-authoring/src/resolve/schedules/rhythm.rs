//! The rhythm of a run: the start of each of its slots, at a regular distance, on days of the week, or from a list.

use super::outlet::is_start;
use crate::broadcast_time::Start;
use crate::document::{RunDoc, WeekdayDoc};
use crate::field_path::{self as path, Step};
use crate::problem::shorten;
use crate::problems::Problems;
use jiff::civil::{Date, Weekday};

const DAYS_PER_WEEK: i64 = 7;

/// The starts of the slots of a run.
#[derive(Debug)]
pub(super) enum Rhythm {
    /// Slots some days after the start, again and again.
    Regular {
        start: Start,
        /// The days from the start to each slot of the first period, in order.
        offsets: Vec<i64>,
        /// The length of a period in days.
        period: i64,
    },
    /// One start after the other.
    Listed(Vec<Start>),
}

impl Rhythm {
    /// Reads the rhythm of the run at `path`, whose start is no rough date.
    pub(super) fn parse(path: &[Step], run: &RunDoc, problems: &mut Problems) -> Option<Self> {
        let field = |name: &'static str| path::join(path, [name.into()]);
        if !run.dates.is_empty() {
            for (name, is_there) in [
                ("start", run.start.is_some()),
                ("count", run.count.is_some()),
                ("every_days", run.every_days.is_some()),
                ("days", !run.days.is_empty()),
                ("skips", !run.skips.is_empty()),
            ] {
                if is_there {
                    let found = format!("\"{name}\" beside \"dates\"");
                    problems.report(&field(name), found, "the dates alone, each with a slot");
                }
            }
            return parse_dates(&field("dates"), &run.dates, problems).map(Self::Listed);
        }
        let Some(text) = &run.start else {
            let wanted =
                "the field \"start\", such as \"2021-04-10T24:00\", or \"dates\" in its place";
            problems.report(path, "no field \"start\"", wanted);
            return None;
        };
        let start = problems.parsed(&field("start"), Start::parse(text))?;
        if run.days.is_empty() {
            let period = run.every_days.map_or(DAYS_PER_WEEK, i64::from);
            return Some(Self::Regular { start, offsets: vec![0], period });
        }
        if run.every_days.is_some() {
            problems.report(&field("days"), "\"days\" beside \"every_days\"", "one of them");
        }
        let offsets = week_offsets(&field("days"), &run.days, start.day(), problems);
        if offsets.first() != Some(&0) {
            let days: Vec<&str> = run.days.iter().map(|day| name(weekday(*day))).collect();
            let found = format!("\"{}\", a {}", shorten(text), name(start.day().weekday()));
            problems.report(&field("start"), found, format!("a {}", days.join(" or ")));
            return None;
        }
        Some(Self::Regular { start, offsets, period: DAYS_PER_WEEK })
    }

    /// Returns the start of the slot of an index; `None` beyond the last one, or beyond the end of the calendar.
    pub(super) fn slot(&self, index: u16) -> Option<Start> {
        match self {
            Self::Listed(starts) => starts.get(usize::from(index)).copied(),
            Self::Regular { start, offsets, period } => {
                let index = usize::from(index);
                let periods = (index / offsets.len()) as i64;
                start.later(periods * period + offsets[index % offsets.len()])
            }
        }
    }

    /// Returns the start of the first slot.
    pub(super) fn first(&self) -> Option<Start> {
        self.slot(0)
    }

    /// Returns the mean number of days from slot to slot, rounded down; `None` for a list.
    pub(super) fn mean_days(&self) -> Option<i64> {
        match self {
            Self::Listed(_) => None,
            Self::Regular { offsets, period, .. } => Some(period / offsets.len() as i64),
        }
    }
}

fn parse_dates(path: &[Step], dates: &[String], problems: &mut Problems) -> Option<Vec<Start>> {
    let before = problems.mark();
    let mut starts: Vec<Start> = Vec::new();
    for (index, text) in dates.iter().enumerate() {
        let path = path::join(path, [index.into()]);
        if !is_start(text) {
            let wanted = "a time such as 2021-04-10T24:00, or a day such as 2021-04-10";
            problems.report(&path, format!("\"{}\"", shorten(text)), wanted);
            continue;
        }
        let Some(start) = problems.parsed(&path, Start::parse(text)) else { continue };
        if starts.last().is_some_and(|last| !is_before(*last, start)) {
            let found = format!("\"{}\" behind a later one or twice", shorten(text));
            problems.report(&path, found, "each date once, in order");
        }
        starts.push(start);
    }
    (!problems.any_since(before)).then_some(starts)
}

fn is_before(start: Start, other: Start) -> bool {
    match (start, other) {
        (Start::Time(time), Start::Time(other)) => time.order() < other.order(),
        _ => start.day() < other.day(),
    }
}

/// Returns the days from a day to the next of each day of a week, in order.
fn week_offsets(
    path: &[Step],
    days: &[WeekdayDoc],
    from: Date,
    problems: &mut Problems,
) -> Vec<i64> {
    let mut offsets: Vec<i64> =
        days.iter().map(|day| from.weekday().until(weekday(*day)).into()).collect();
    offsets.sort_unstable();
    offsets.dedup();
    if offsets.len() < days.len() {
        problems.report(path, "a day twice", "each day once");
    }
    offsets
}

fn weekday(day: WeekdayDoc) -> Weekday {
    match day {
        WeekdayDoc::Mon => Weekday::Monday,
        WeekdayDoc::Tue => Weekday::Tuesday,
        WeekdayDoc::Wed => Weekday::Wednesday,
        WeekdayDoc::Thu => Weekday::Thursday,
        WeekdayDoc::Fri => Weekday::Friday,
        WeekdayDoc::Sat => Weekday::Saturday,
        WeekdayDoc::Sun => Weekday::Sunday,
    }
}

fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the days of the first slots of a rhythm.
    fn days(start: &str, offsets: &[i64], period: i64, count: u16) -> Vec<String> {
        let start = Start::parse(start).unwrap();
        let rhythm = Rhythm::Regular { start, offsets: offsets.to_vec(), period };
        (0..count).map(|index| rhythm.slot(index).unwrap().to_string()).collect()
    }

    #[test]
    fn slots_come_again_in_every_period() {
        let weekend = days("2026-05-02T21:00", &[0, 1], 7, 4);
        assert_eq!(
            weekend,
            ["2026-05-02T21:00", "2026-05-03T21:00", "2026-05-09T21:00", "2026-05-10T21:00"]
        );
        assert_eq!(days("2026-02-28", &[0], 2, 2), ["2026-02-28", "2026-03-02"]);
    }
}
