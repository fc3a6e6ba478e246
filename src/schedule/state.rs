//! Where a schedule stands at an instant.

use super::{Airing, Duration, Schedule, Timestamp, Window};

/// Where a schedule stands at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// No date is known.
    Unscheduled,
    /// A date is known, but not to the minute.
    Window(Window),
    /// Nothing has aired yet.
    Upcoming {
        /// The first airing.
        next: Airing,
    },
    /// An episode is on air.
    AiringNow {
        /// That episode's airing.
        current: Airing,
    },
    /// One episode is over and another is known.
    Between {
        /// The airing that comes next.
        next: Airing,
    },
    /// The last known episode is over.
    Finished {
        /// Its airing.
        last: Airing,
    },
}

impl State {
    /// Returns the airing that a reader is told of, where there is one.
    pub fn airing(&self) -> Option<Airing> {
        match *self {
            Self::Unscheduled | Self::Window(_) => None,
            Self::AiringNow { current: airing }
            | Self::Upcoming { next: airing }
            | Self::Between { next: airing }
            | Self::Finished { last: airing } => Some(airing),
        }
    }
}

impl Schedule {
    /// Returns where the schedule stands at `now`.
    ///
    /// The instant at which an episode begins belongs to it, the instant at which it ends does not.
    pub fn state(&self, now: Timestamp) -> State {
        let begun = self.airings.partition_point(|airing| airing.at <= now);
        let last = begun.checked_sub(1).map(|index| self.airings[index]);
        match (last, self.airings.get(begun)) {
            (None, None) => self.window.map_or(State::Unscheduled, State::Window),
            (None, Some(next)) => State::Upcoming { next: *next },
            (Some(current), _) if now < current.at + self.length => State::AiringNow { current },
            (Some(_), Some(next)) => State::Between { next: *next },
            (Some(last), None) => State::Finished { last },
        }
    }

    /// Returns the time from `now` until the state or the countdown to the next airing changes;
    /// `None` when neither ever will.
    pub fn next_change(&self, now: Timestamp) -> Option<Duration> {
        match self.state(now) {
            State::Upcoming { next } | State::Between { next } => {
                super::Countdown::next_change(next.at, now)
            }
            State::AiringNow { current } => Some(current.at + self.length - now),
            State::Unscheduled | State::Window(_) | State::Finished { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::Text;
    use crate::schedule::OutletKind;

    fn airing(episode: u16, hours: i64) -> Airing {
        Airing {
            episode,
            at: Timestamp::from_seconds(hours * 3_600),
            offset: Duration::HOUR,
            late: false,
        }
    }

    fn schedule(airings: Vec<Airing>) -> Schedule {
        Schedule {
            outlet: Text::new("Station One"),
            kind: OutletKind::Broadcast,
            zone: "CET".into(),
            length: Duration::from_seconds(1_800),
            airings,
            window: None,
        }
    }

    #[test]
    fn walks_through_a_run() {
        let run = schedule(vec![airing(1, 10), airing(2, 20)]);
        let first = Timestamp::from_seconds(36_000);
        let millisecond = Duration::from_millis(1);
        let next = airing(1, 10);
        assert_eq!(run.state(first - millisecond), State::Upcoming { next });
        let current = airing(1, 10);
        assert_eq!(run.state(first), State::AiringNow { current });
        let end = first + run.length;
        assert_eq!(run.state(end - millisecond), State::AiringNow { current });
        let next = airing(2, 20);
        assert_eq!(run.state(end), State::Between { next });
        let last = airing(2, 20);
        assert_eq!(run.state(last.at + run.length), State::Finished { last });
    }

    #[test]
    fn a_year_alone_is_a_window_and_nothing_is_unscheduled() {
        let mut none = schedule(Vec::new());
        let now = Timestamp::from_seconds(0);
        assert_eq!(none.state(now), State::Unscheduled);
        assert_eq!(none.next_change(now), None);
        none.window = Some(Window::Year(2016));
        assert_eq!(none.state(now), State::Window(Window::Year(2016)));
    }

    /// Sleeping as long as it says ends in the finished state, through every state in between.
    #[test]
    fn says_when_it_changes() {
        let run = schedule(vec![airing(1, 2), airing(2, 4)]);
        let mut now = Timestamp::from_seconds(0);
        let mut states = Vec::new();
        while let Some(sleep) = run.next_change(now) {
            assert!(sleep > Duration::from_millis(0));
            states.push(std::mem::discriminant(&run.state(now)));
            now = now + sleep;
        }
        states.dedup();
        assert_eq!(states.len(), 4);
        assert_eq!(now, airing(2, 4).at + run.length);
    }

    #[test]
    fn the_late_clock_names_the_evening_before() {
        let premiere = Airing {
            episode: 1,
            // 2021-04-10T15:00Z, Sunday 00:00 in Tokyo.
            at: Timestamp::from_seconds(1_618_066_800),
            offset: Duration::from_seconds(9 * 3_600),
            late: true,
        };
        let (day, hour) = premiere.broadcast();
        assert_eq!((day.month, day.day, hour, day.minute), (4, 10, 24, 0));
        let local = premiere.local();
        assert_eq!((local.month, local.day, local.hour), (4, 11, 0));
    }
}
