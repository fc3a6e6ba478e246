//! Airings: one episode on air, or several at one instant.

use crate::card::time::{Duration, Plan, StationTime, Timestamp};
use crate::card::{Program, Slot};

/// One episode on air, or several in one slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Airing {
    /// The number of the first episode.
    pub first: u16,
    /// The number of the last one, included.
    pub last: u16,
    /// When it begins.
    pub time: StationTime,
    /// When it ends.
    pub end: Timestamp,
}

/// Returns the airings of slots in the order of time.
pub(super) fn of(slots: &[Slot]) -> impl Iterator<Item = Airing> {
    let timed = slots.iter().filter_map(|slot| match (slot.program, slot.plan) {
        (Program::Episode(episode), Plan::At(time)) => {
            Some((episode, time, slot.length.unwrap_or(Duration::from_millis(0))))
        }
        _ => None,
    });
    let mut timed = timed.peekable();
    std::iter::from_fn(move || {
        let (first, time, length) = timed.next()?;
        let (mut last, mut end) = (first, time.at + length);
        while let Some((episode, _, length)) = timed.next_if(|(_, next, _)| next.at == time.at) {
            last = episode;
            end = end + length;
        }
        Some(Airing { first, last, time, end })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::After;

    fn time(hours: i64) -> StationTime {
        StationTime {
            at: Timestamp::from_seconds(hours * 3_600),
            offset: Duration::HOUR,
            late: false,
        }
    }

    fn slot(program: Program, plan: Plan) -> Slot {
        let length = Some(Duration::from_seconds(1_800));
        Slot { program, plan, length, after: After::OPEN }
    }

    #[test]
    fn episodes_at_one_instant_are_one_airing() {
        let slots = [
            slot(Program::Episode(1), Plan::At(time(1))),
            slot(Program::Episode(2), Plan::At(time(1))),
            slot(Program::Break, Plan::At(time(2))),
            slot(Program::Episode(3), Plan::At(time(3))),
            slot(Program::Episode(4), Plan::Unknown),
        ];
        let half = Duration::from_seconds(1_800);
        let airings: Vec<Airing> = of(&slots).collect();
        let airing = |first, last, hours, end| Airing { first, last, time: time(hours), end };
        assert_eq!(airings, [airing(1, 2, 1, time(2).at), airing(3, 3, 3, time(3).at + half)]);
    }
}
