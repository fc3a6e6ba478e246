//! Messages of countdowns, such as "2 d 4 h", and of calendar days.

use super::{Count, Message, Messages};
use crate::schedule::Countdown;

impl Messages {
    /// Writes a countdown: "2 d 3 h 12 min", or "59 min 59 s" in the last hour. Numbers and their units have no
    /// line break between them.
    pub fn countdown(&self, left: &Countdown) -> String {
        if left.shows_seconds() {
            return self.join(self.minutes(left.minutes.to_string()), self.seconds(left));
        }
        let clock = self.join(self.hours(left), self.minutes(format!("{:02}", left.minutes)));
        if left.days > 0 { self.join(self.days_left(left), clock) } else { clock }
    }

    /// Writes a countdown in its two largest units, and without seconds before the last minute: "2 d 3 h",
    /// "3 h 05 min", "59 min".
    pub fn coarse_countdown(&self, left: &Countdown) -> String {
        match left {
            Countdown { days: 1.., .. } => self.join(self.days_left(left), self.hours(left)),
            Countdown { hours: 1.., .. } => {
                self.join(self.hours(left), self.minutes(format!("{:02}", left.minutes)))
            }
            Countdown { minutes: 1.., .. } => self.minutes(left.minutes.to_string()),
            _ => self.seconds(left),
        }
    }

    /// Writes a number of days: "3 days".
    pub(super) fn days(&self, days: i64) -> String {
        self.count(Count::Days, days.max(0) as usize)
    }

    fn join(&self, first: String, second: String) -> String {
        first + " " + &second
    }

    fn days_left(&self, left: &Countdown) -> String {
        self.number(Message::LeftDays, left.days.to_string())
    }

    fn hours(&self, left: &Countdown) -> String {
        self.number(Message::LeftHours, left.hours.to_string())
    }

    fn minutes(&self, minutes: String) -> String {
        self.number(Message::LeftMinutes, minutes)
    }

    fn seconds(&self, left: &Countdown) -> String {
        self.number(Message::LeftSeconds, format!("{:02}", left.seconds))
    }

    fn number(&self, message: Message, n: String) -> String {
        self.fill(message, &[("n", &n)])
    }
}
