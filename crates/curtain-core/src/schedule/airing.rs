//! Airings: one episode or special, or several episodes at one instant, with the time for which each is current.

use crate::card::time::{Duration, Plan, StationTime, Timestamp};
use crate::card::{Key, Program, Slot};

/// One episode or special, or several episodes at one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Airing {
    /// The number of the first episode; 0 for a special.
    pub first: u16,
    /// The number of the last one, included; 0 for a special.
    pub last: u16,
    /// When it begins; of a full day the first instant at the outlet.
    pub time: StationTime,
    /// When it ends; `None` for a release, and for a full day.
    pub end: Option<Timestamp>,
    /// Whether the day alone is known.
    pub is_day: bool,
    /// The program: the first episode, or the special.
    pub program: Program,
}

impl Airing {
    /// Returns the key of the fact that names a special; `None` for episodes.
    pub fn special(&self) -> Option<Key> {
        match self.program {
            Program::Special(key) => Some(key),
            _ => None,
        }
    }

    /// Returns the instant until which it is on air, out now or today. A release is news for a day, or for an hour
    /// where the next airing comes within about a week.
    pub(super) fn current_until(&self, next: Option<&Self>) -> Timestamp {
        const SOON: Duration = Duration::from_millis(8 * Duration::DAY.millis());
        let is_soon = next.is_some_and(|next| next.time.at - self.time.at < SOON);
        let news = if is_soon && !self.is_day { Duration::HOUR } else { Duration::DAY };
        self.end.unwrap_or(self.time.at + news)
    }

    /// Tells whether an airing is of the next episode at the same instant.
    fn is_continued_by(&self, next: &Self) -> bool {
        let is_next = self.special().is_none() && next.special().is_none();
        is_next
            && (next.time.at, next.is_day) == (self.time.at, self.is_day)
            && Some(next.first) == self.last.checked_add(1)
    }
}

/// Returns the airing of one slot; `None` for a break, and for a slot without a time or a day.
fn of_slot(slot: &Slot) -> Option<Airing> {
    let number = match slot.program {
        Program::Episode(number) => number,
        Program::Special(_) => 0,
        Program::Break => return None,
    };
    let time = slot.plan.time()?;
    let is_day = matches!(slot.plan, Plan::Day(_));
    let end = slot.length.filter(|_| !is_day).map(|length| time.at + length);
    Some(Airing { first: number, last: number, time, end, is_day, program: slot.program })
}

/// Returns the airings of slots in the order of time.
pub(super) fn of(slots: &[Slot]) -> impl Iterator<Item = Airing> {
    let mut single = slots.iter().filter_map(of_slot).peekable();
    std::iter::from_fn(move || {
        let mut airing = single.next()?;
        while let Some(next) = single.next_if(|next| airing.is_continued_by(next)) {
            airing.last = next.last;
            airing.end =
                airing.end.zip(next.end).map(|(end, next_end)| end + (next_end - next.time.at));
        }
        Some(airing)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::After;

    const HALF: Duration = Duration::from_seconds(1_800);

    fn time(hours: i64) -> StationTime {
        StationTime {
            at: Timestamp::from_seconds(hours * 3_600),
            offset: Duration::HOUR,
            late: false,
        }
    }

    fn slot(program: Program, plan: Plan, length: Option<Duration>) -> Slot {
        Slot { program, plan, length, after: After::OPEN }
    }

    fn airing(first: u16, last: u16, hours: i64, end: Option<Timestamp>) -> Airing {
        let program = Program::Episode(first);
        Airing { first, last, time: time(hours), end, is_day: false, program }
    }

    #[test]
    fn episodes_at_one_instant_are_one_airing() {
        let recap = Program::Special(Key::new("t", "recap"));
        let slots = [
            slot(Program::Episode(1), Plan::At(time(1)), Some(HALF)),
            slot(Program::Episode(2), Plan::At(time(1)), Some(HALF)),
            slot(Program::Episode(4), Plan::At(time(1)), Some(HALF)),
            slot(Program::Break, Plan::At(time(2)), None),
            slot(recap, Plan::At(time(3)), Some(HALF)),
            slot(Program::Episode(5), Plan::At(time(3)), Some(HALF)),
            slot(Program::Episode(6), Plan::Unknown, Some(HALF)),
        ];
        let airings: Vec<Airing> = of(&slots).collect();
        let special = Airing { program: recap, ..airing(0, 0, 3, Some(time(3).at + HALF)) };
        let wanted = [
            airing(1, 2, 1, Some(time(2).at)),
            airing(4, 4, 1, Some(time(1).at + HALF)),
            special,
            airing(5, 5, 3, Some(time(3).at + HALF)),
        ];
        assert_eq!(airings, wanted, "an episode that is missing is in no airing");
    }

    #[test]
    fn a_release_and_a_day_have_no_end() {
        let slots = [
            slot(Program::Episode(1), Plan::At(time(1)), None),
            slot(Program::Episode(2), Plan::At(time(1)), Some(HALF)),
            slot(Program::Episode(3), Plan::Day(time(1)), Some(HALF)),
        ];
        let airings: Vec<Airing> = of(&slots).collect();
        let day = Airing { is_day: true, ..airing(3, 3, 1, None) };
        assert_eq!(airings, [airing(1, 2, 1, None), day]);
        let (release, at) = (airings[0], time(1).at);
        let (soon, late) = (airing(3, 3, 7 * 24, None), airing(3, 3, 30 * 24, None));
        assert_eq!(release.current_until(Some(&soon)), at + Duration::HOUR);
        assert_eq!(release.current_until(Some(&late)), at + Duration::DAY);
        assert_eq!(release.current_until(None), at + Duration::DAY);
        assert_eq!(day.current_until(Some(&soon)), at + Duration::DAY);
    }
}
