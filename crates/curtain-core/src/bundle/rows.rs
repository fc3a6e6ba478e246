//! The shipped form of a run: rows of numbers, which cost a reader's program one reader for all.

use crate::card::time::{Duration, Plan, RoughDate, StationTime, Timestamp};
use crate::card::{Change, Point, Program, Slot};

/// What cannot be read: a row of another shape.
const ODD: &str = "a row of a run is damaged";
/// Stands for a time that is not known.
const NEVER: i64 = i64::MIN;

impl From<Plan> for [i64; 3] {
    fn from(plan: Plan) -> Self {
        match plan {
            Plan::At(time) => [i64::from(time.late), time.at.seconds(), time.offset.seconds()],
            Plan::Within(RoughDate::Year(year)) => [2, year.into(), 0],
            Plan::Within(RoughDate::Quarter(year, part)) => [3, year.into(), part.into()],
            Plan::Within(RoughDate::Season(year, part)) => [4, year.into(), part.into()],
            Plan::Within(RoughDate::Month(year, month)) => [5, year.into(), month.into()],
            Plan::Within(RoughDate::Day(year, month, day)) => {
                [6, year.into(), i64::from(month) * 100 + i64::from(day)]
            }
            Plan::Unknown => [7, 0, 0],
        }
    }
}

impl TryFrom<[i64; 3]> for Plan {
    type Error = &'static str;

    fn try_from([kind, a, b]: [i64; 3]) -> Result<Self, Self::Error> {
        let small = |number: i64| u8::try_from(number).map_err(|_| ODD);
        let year = i32::try_from(a);
        Ok(match (kind, year) {
            (0 | 1, _) => Self::At(StationTime {
                at: Timestamp::from_seconds(a),
                offset: Duration::from_seconds(b),
                late: kind == 1,
            }),
            (2, Ok(year)) => Self::Within(RoughDate::Year(year)),
            (3, Ok(year)) => Self::Within(RoughDate::Quarter(year, small(b)?)),
            (4, Ok(year)) => Self::Within(RoughDate::Season(year, small(b)?)),
            (5, Ok(year)) => Self::Within(RoughDate::Month(year, small(b)?)),
            (6, Ok(year)) => Self::Within(RoughDate::Day(year, small(b / 100)?, small(b % 100)?)),
            (7, _) => Self::Unknown,
            _ => return Err(ODD),
        })
    }
}

impl From<Slot> for Vec<i64> {
    fn from(slot: Slot) -> Self {
        let program = match slot.program {
            Program::Episode(number) => number.into(),
            Program::Break => -1,
            Program::Special => -2,
        };
        row(&[program], slot.plan, &slot.after)
    }
}

impl TryFrom<Vec<i64>> for Slot {
    type Error = &'static str;

    fn try_from(row: Vec<i64>) -> Result<Self, Self::Error> {
        let [program, rest @ ..] = row.as_slice() else { return Err(ODD) };
        let (plan, after) = read(rest)?;
        let program = match *program {
            -1 => Program::Break,
            -2 => Program::Special,
            number => Program::Episode(u16::try_from(number).map_err(|_| ODD)?),
        };
        Ok(Self { program, plan, after })
    }
}

impl From<Change> for Vec<i64> {
    fn from(change: Change) -> Self {
        let until = change.until.map_or(NEVER, Timestamp::seconds);
        row(&[change.episode.into(), until], change.plan, &change.after)
    }
}

impl TryFrom<Vec<i64>> for Change {
    type Error = &'static str;

    fn try_from(row: Vec<i64>) -> Result<Self, Self::Error> {
        let [episode, until, rest @ ..] = row.as_slice() else { return Err(ODD) };
        let (plan, after) = read(rest)?;
        let episode = u16::try_from(*episode).map_err(|_| ODD)?;
        let until = (*until != NEVER).then(|| Timestamp::from_seconds(*until));
        Ok(Self { episode, until, plan, after })
    }
}

/// Writes a row: what it begins with, a plan, and the points of its gate.
fn row(begin: &[i64], plan: Plan, after: &[Point]) -> Vec<i64> {
    let points = after.iter().flat_map(|point| [point.track as i64, point.at.into()]);
    begin.iter().copied().chain(<[i64; 3]>::from(plan)).chain(points).collect()
}

fn read(row: &[i64]) -> Result<(Plan, Vec<Point>), &'static str> {
    let (plan, points) = row.split_first_chunk::<3>().ok_or(ODD)?;
    let mut after = Vec::new();
    for point in points.chunks(2) {
        let &[track, at] = point else { return Err(ODD) };
        let track = usize::try_from(track).map_err(|_| ODD)?;
        after.push(Point { track, at: u16::try_from(at).map_err(|_| ODD)? });
    }
    Ok((Plan::try_from(*plan)?, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_plan() -> impl Strategy<Value = Plan> {
        let time = (any::<i32>(), -1_000..1_000_i64, any::<bool>());
        let window = (0..5_u8, -999..9_999_i32, 1..13_u8, 1..32_u8);
        prop_oneof![
            time.prop_map(|(at, minutes, late)| Plan::At(StationTime {
                at: Timestamp::from_seconds(at.into()),
                offset: Duration::from_seconds(minutes * 60),
                late,
            })),
            window.prop_map(|(kind, year, month, day)| Plan::Within(match kind {
                0 => RoughDate::Year(year),
                1 => RoughDate::Quarter(year, month),
                2 => RoughDate::Season(year, month),
                3 => RoughDate::Month(year, month),
                _ => RoughDate::Day(year, month, day),
            })),
            Just(Plan::Unknown),
        ]
    }

    fn any_points() -> impl Strategy<Value = Vec<Point>> {
        prop::collection::vec((0..8_usize, any::<u16>()), 0..3)
            .prop_map(|points| points.into_iter().map(|(track, at)| Point { track, at }).collect())
    }

    proptest! {
        #[test]
        fn reads_back_what_it_wrote(plan in any_plan(), after in any_points(), number in any::<u16>(), kind in 0..3_u8, until in any::<Option<i32>>()) {
            let program = [Program::Episode(number), Program::Break, Program::Special][usize::from(kind)];
            let slot = Slot { program, plan, after: after.clone() };
            prop_assert_eq!(Slot::try_from(Vec::from(slot.clone())), Ok(slot));
            let until = until.map(|seconds| Timestamp::from_seconds(seconds.into()));
            let change = Change { episode: number, until, plan, after };
            prop_assert_eq!(Change::try_from(Vec::from(change.clone())), Ok(change));
        }

        #[test]
        fn junk_is_an_error_and_never_a_panic(row in prop::collection::vec(prop_oneof![-9..9_i64, any::<i64>()], 0..9)) {
            let _ = Slot::try_from(row.clone());
            let _ = Change::try_from(row);
        }
    }
}
