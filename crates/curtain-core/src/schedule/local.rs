//! Schedules on every reader's own clock: the instants that their times are for one reader.

use crate::card::Schedule;
use crate::card::time::{Duration, Plan, StationTime, Timestamp};

impl Schedule {
    /// Returns the schedule with the instants of one reader, whose clock is ahead of UTC by what `offset` says for an
    /// instant. A schedule with a zone of its own stays as it is.
    pub fn localized(&self, offset: &dyn Fn(Timestamp) -> Duration) -> Self {
        let mut local = self.clone();
        if self.is_local {
            let localize = |plan: &mut Plan| {
                if let Plan::At(time) | Plan::Day(time) = plan {
                    *time = localized(*time, offset);
                }
            };
            local.slots.iter_mut().for_each(|slot| localize(&mut slot.plan));
            local.changes.iter_mut().for_each(|change| localize(&mut change.plan));
        }
        local
    }
}

/// Returns the time at which a reader's clock shows what a clock at UTC shows at `wall`.
fn localized(wall: StationTime, offset: &dyn Fn(Timestamp) -> Duration) -> StationTime {
    // The offset is that of the instant itself, which lies within a day of the wall clock's.
    let near = offset(wall.at - offset(wall.at));
    StationTime { at: wall.at - near, offset: near, ..wall }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::{After, Change, End, OutletKind, Program, Slot, Text, Unit};

    /// A clock that is set from one hour ahead to two, at the hour 1 of the epoch.
    fn offset(at: Timestamp) -> Duration {
        let hours = if at < Timestamp::from_seconds(3_600) { 1 } else { 2 };
        Duration::from_seconds(hours * 3_600)
    }

    fn wall(hours: i64) -> StationTime {
        let at = Timestamp::from_seconds(hours * 3_600);
        StationTime { at, offset: Duration::from_millis(0), late: false }
    }

    fn release(is_local: bool) -> Schedule {
        let slot = |number, plan| Slot {
            program: Program::Episode(number),
            plan,
            length: None,
            after: After::OPEN,
        };
        Schedule {
            id: "stream".into(),
            outlet: Text::new("Stream"),
            kind: OutletKind::Stream,
            track: None,
            unit: Unit::Episode,
            is_local,
            is_open: false,
            regions: Vec::new(),
            zones: Vec::new(),
            slots: vec![slot(1, Plan::At(wall(1))), slot(2, Plan::Day(wall(24)))],
            changes: vec![Change {
                episode: 2,
                until: None,
                plan: Plan::At(wall(1)),
                after: After::OPEN,
            }],
            end: End::Finished,
            earlier_end: End::Finished,
        }
    }

    #[test]
    fn times_are_those_of_the_readers_clock() {
        let local = release(true).localized(&offset);
        let plans = local.slots.iter().map(|slot| slot.plan);
        for plan in plans.chain(local.changes.iter().map(|change| change.plan)) {
            let time = plan.time().unwrap();
            assert_eq!(offset(time.at), time.offset, "the offset is that of the instant");
        }
        let hours = |slot: usize| local.slots[slot].plan.order().seconds() / 3_600;
        assert_eq!((hours(0), hours(1)), (0, 22), "before and after the clock is set");
        assert_eq!(local.slots[0].plan.time().unwrap().local().hour, 1);
        assert_eq!(release(false).localized(&offset), release(false));
    }
}
