//! Rows: plans, slots and changes of a schedule encoded as lists of numbers for bundles, decoded again, and the
//! errors of decoding.
//!
//! One decoder for all of them keeps the widget's program small.

use crate::card::time::{Duration, Plan, RoughDate, RoughDateError, StationTime, Timestamp};
use crate::card::{After, AfterError, Change, Key, Program, Slot};

/// The number in the place of a time that is not known.
const NEVER: i64 = i64::MIN;
/// The number of a special whose key is 0; larger keys are smaller numbers.
const SPECIAL: i64 = -2;

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RowError {
    /// It is too short.
    #[error("found a row of {0} numbers, wanted a whole plan")]
    Length(usize),
    /// Its plan is of no kind that there is.
    #[error("found a plan of kind {0}, wanted 0 to 8")]
    Plan(i64),
    /// The program of a slot is none.
    #[error("found program {0}, wanted the number of an episode, -1, or a key below that")]
    Program(i64),
    /// A number does not fit where it stands.
    #[error("found {0}, wanted the number of a year, a part of one, an episode, a track or a unit")]
    Number(i64),
    /// Its condition is none.
    #[error(transparent)]
    After(#[from] AfterError),
    /// Its rough date is none of the calendar.
    #[error(transparent)]
    RoughDate(#[from] RoughDateError),
}

impl From<Plan> for [i64; 3] {
    fn from(plan: Plan) -> Self {
        match plan {
            Plan::At(time) => [i64::from(time.late), time.at.seconds(), time.offset.seconds()],
            Plan::Within(RoughDate::Year { year }) => [2, year.into(), 0],
            Plan::Within(RoughDate::Quarter { year, quarter }) => [3, year.into(), quarter.into()],
            Plan::Within(RoughDate::Season { year, season }) => [4, year.into(), season.into()],
            Plan::Within(RoughDate::Month { year, month }) => [5, year.into(), month.into()],
            Plan::Within(RoughDate::Day { year, month, day }) => {
                [6, year.into(), i64::from(month) * 100 + i64::from(day)]
            }
            Plan::Unknown => [7, 0, 0],
            Plan::Day(time) => [8, time.at.seconds(), time.offset.seconds()],
        }
    }
}

impl From<Plan> for Vec<i64> {
    fn from(plan: Plan) -> Self {
        <[i64; 3]>::from(plan).into()
    }
}

impl TryFrom<Vec<i64>> for Plan {
    type Error = RowError;

    fn try_from(row: Vec<i64>) -> Result<Self, RowError> {
        let row: Result<[i64; 3], _> = row.try_into();
        Self::try_from(row.map_err(|row: Vec<i64>| RowError::Length(row.len()))?)
    }
}

impl TryFrom<[i64; 3]> for Plan {
    type Error = RowError;

    fn try_from([kind, a, b]: [i64; 3]) -> Result<Self, RowError> {
        match kind {
            0 | 1 | 8 => {
                let (at, offset) = (Timestamp::from_seconds(a), Duration::from_seconds(b));
                let time = StationTime { at, offset, late: kind == 1 };
                return Ok(if kind == 8 { Self::Day(time) } else { Self::At(time) });
            }
            2..=6 => {}
            7 => return Ok(Self::Unknown),
            _ => return Err(RowError::Plan(kind)),
        }
        let year = i32::try_from(a).map_err(|_| RowError::Number(a))?;
        let number = |number: i64| u8::try_from(number).map_err(|_| RowError::Number(number));
        let (month, part) = if kind == 6 { (b / 100, b % 100) } else { (0, b) };
        let (month, part) = (number(month)?, number(part)?);
        let rough_date = match kind {
            2 => RoughDate::year(year),
            3 => RoughDate::quarter(year, part),
            4 => RoughDate::season(year, part),
            5 => RoughDate::month(year, part),
            _ => RoughDate::day(year, month, part),
        };
        Ok(Self::Within(rough_date?))
    }
}

impl From<Slot> for Vec<i64> {
    fn from(slot: Slot) -> Self {
        let program = match slot.program {
            Program::Episode(number) => number.into(),
            Program::Break => -1,
            Program::Special(key) => SPECIAL - i64::from(key.number()),
        };
        let mut row = vec![program];
        row.extend(<[i64; 3]>::from(slot.plan));
        row.push(slot.length.map_or(0, Duration::seconds));
        row.extend(Self::from(slot.after));
        row
    }
}

impl TryFrom<Vec<i64>> for Slot {
    type Error = RowError;

    fn try_from(row: Vec<i64>) -> Result<Self, RowError> {
        let &[program, kind, a, b, length, ref after @ ..] = row.as_slice() else {
            return Err(RowError::Length(row.len()));
        };
        let program = match program {
            -1 => Program::Break,
            ..=SPECIAL => {
                let key = u32::try_from(SPECIAL.saturating_sub(program));
                Program::Special(Key::from_number(key.map_err(|_| RowError::Program(program))?))
            }
            number => {
                Program::Episode(u16::try_from(number).map_err(|_| RowError::Program(number))?)
            }
        };
        let length = (length > 0).then(|| Duration::from_seconds(length));
        Ok(Self {
            program,
            plan: Plan::try_from([kind, a, b])?,
            length,
            after: After::from_numbers(after)?,
        })
    }
}

impl From<Change> for Vec<i64> {
    fn from(change: Change) -> Self {
        let until = change.until.map_or(NEVER, Timestamp::seconds);
        let mut row = vec![change.episode.into(), until];
        row.extend(<[i64; 3]>::from(change.plan));
        row.extend(Self::from(change.after));
        row
    }
}

impl TryFrom<Vec<i64>> for Change {
    type Error = RowError;

    fn try_from(row: Vec<i64>) -> Result<Self, RowError> {
        let &[episode, until, kind, a, b, ref after @ ..] = row.as_slice() else {
            return Err(RowError::Length(row.len()));
        };
        let episode = u16::try_from(episode).map_err(|_| RowError::Number(episode))?;
        let until = (until != NEVER).then(|| Timestamp::from_seconds(until));
        Ok(Self {
            episode,
            until,
            plan: Plan::try_from([kind, a, b])?,
            after: After::from_numbers(after)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::Point;
    use proptest::prelude::*;

    fn any_plan() -> impl Strategy<Value = Plan> {
        let time = (any::<i32>(), -1_000..1_000_i64, any::<bool>());
        let rough_date = (0..5_u8, 0..10_000_i32, 1..13_u8, 1..29_u8);
        prop_oneof![
            time.prop_map(|(at, minutes, late)| Plan::At(StationTime {
                at: Timestamp::from_seconds(at.into()),
                offset: Duration::from_seconds(minutes * 60),
                late,
            })),
            rough_date.prop_map(|(kind, year, month, day)| Plan::Within(match kind {
                0 => RoughDate::Year { year },
                1 => RoughDate::Quarter { year, quarter: month.min(4) },
                2 => RoughDate::Season { year, season: month.min(4) },
                3 => RoughDate::Month { year, month },
                _ => RoughDate::Day { year, month, day },
            })),
            Just(Plan::Unknown),
            any::<i32>().prop_map(|at| Plan::Day(StationTime {
                at: Timestamp::from_seconds(at.into()),
                offset: Duration::HOUR,
                late: false,
            })),
        ]
    }

    fn any_after() -> impl Strategy<Value = After> {
        prop::collection::vec((0..8_usize, any::<u16>()), 0..3).prop_map(|points| {
            After::all_of(points.into_iter().map(|(track, at)| vec![Point { track, at }]).collect())
        })
    }

    #[test]
    fn rows_out_of_range_are_errors_that_say_so() {
        #[track_caller]
        fn case(row: [i64; 3], message: &str) {
            assert_eq!(Plan::try_from(row).unwrap_err().to_string(), message);
        }
        case([9, 0, 0], "found a plan of kind 9, wanted 0 to 8");
        case([2, 10_000, 0], "found year 10000, wanted 0 to 9999");
        case([3, 2026, 200], "found quarter 200, wanted 1 to 4");
        case([4, 2026, 0], "found season 0, wanted 1 to 4");
        case([5, 2026, 0], "found month 0, wanted 1 to 12");
        case([6, 2026, 255], "found day 55 of month 2026-02, wanted 1 to 28");
        case(
            [6, 2026, -101],
            "found -1, wanted the number of a year, a part of one, an episode, a track or a unit",
        );
        let short = Slot::try_from(vec![1, 7, 0]).unwrap_err();
        assert_eq!(short.to_string(), "found a row of 3 numbers, wanted a whole plan");
        let beyond = SPECIAL - i64::from(u32::MAX) - 1;
        assert_eq!(Slot::try_from(vec![beyond, 7, 0, 0, 0]), Err(RowError::Program(beyond)));
        assert_eq!(Slot::try_from(vec![1, 7, 0, 0, 0, 0]), Err(RowError::After(AfterError)));
    }

    proptest! {
        #[test]
        fn reads_back_what_it_wrote(plan in any_plan(), after in any_after(), number in any::<u16>(), kind in 0..3_u8, length in 0..600_i64, key in any::<u32>(), until in any::<Option<i32>>()) {
            let special = Program::Special(Key::from_number(key));
            let program = [Program::Episode(number), Program::Break, special][usize::from(kind)];
            let length = (length > 0).then(|| Duration::from_seconds(length));
            let slot = Slot { program, plan, length, after: after.clone() };
            prop_assert_eq!(Slot::try_from(Vec::from(slot.clone())), Ok(slot));
            let until = until.map(|seconds| Timestamp::from_seconds(seconds.into()));
            let change = Change { episode: number, until, plan, after };
            prop_assert_eq!(Change::try_from(Vec::from(change.clone())), Ok(change));
        }

        #[test]
        fn junk_is_an_error_and_never_a_panic(row in prop::collection::vec(prop_oneof![-9..9_i64, -1_500..10_000_i64, any::<i64>()], 0..9)) {
            let slot = Slot::try_from(row.clone());
            let change = Change::try_from(row);
            for plan in slot.map(|slot| slot.plan).into_iter().chain(change.map(|change| change.plan)) {
                let _ = (plan.latest(), plan.order());
            }
        }
    }
}
