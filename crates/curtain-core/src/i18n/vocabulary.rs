//! Vocabulary of messages: the unit, format, activity or kind of schedule without which no card needs a message. A site
//! leaves the other lines of its message files empty; the browser's program never asks.

use super::{Count, Message};
use crate::card::time::Plan;
use crate::card::{Activity, Format, OutletKind, Program, Schedule, Unit};

/// A value of a card's vocabulary that has words of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// The unit of a track or of a schedule.
    Unit(Unit),
    /// The format of a card.
    Format(Format),
    /// The activity of a track, or of a card without tracks.
    Activity(Activity),
    /// The kind of an outlet.
    Outlet(OutletKind),
    /// A program without a number in a schedule.
    Special,
    /// A full day without an hour in a schedule.
    Day,
    /// A schedule on every reader's own clock.
    LocalClock,
    /// A schedule that goes on.
    OpenRun,
}

impl Vocabulary {
    /// Tells whether a schedule has it.
    pub fn is_of(self, schedule: &Schedule) -> bool {
        let programs = || schedule.slots.iter().map(|slot| slot.program);
        let changes = schedule.changes.iter().map(|change| change.plan);
        let mut plans = schedule.slots.iter().map(|slot| slot.plan).chain(changes);
        match self {
            Self::Unit(unit) => schedule.unit == unit,
            Self::Format(_) | Self::Activity(_) => false,
            Self::Outlet(kind) => schedule.kind == kind,
            Self::Special => programs().any(|program| matches!(program, Program::Special(_))),
            Self::Day => plans.any(|plan| matches!(plan, Plan::Day(_))),
            Self::LocalClock => schedule.is_local,
            Self::OpenRun => schedule.is_open,
        }
    }
}

/// Returns what a schedule has to have for a message to be shown.
fn of_schedule(message: Message) -> Option<Vocabulary> {
    Some(match message {
        Message::Aired | Message::OnAir | Message::OnAirMany | Message::StripAired => {
            Vocabulary::Outlet(OutletKind::Broadcast)
        }
        Message::Published | Message::StripPublished => Vocabulary::Outlet(OutletKind::Print),
        Message::Performed | Message::OnStage | Message::OnStageMany | Message::StripPerformed => {
            Vocabulary::Outlet(OutletKind::Stage)
        }
        Message::Special | Message::SpecialNamed | Message::WithinSpecial => Vocabulary::Special,
        Message::Today | Message::Tomorrow => Vocabulary::Day,
        Message::LocalZone => Vocabulary::LocalClock,
        Message::RunOpen | Message::Expected | Message::ExpectedIn | Message::ExpectedNow => {
            Vocabulary::OpenRun
        }
        _ => return None,
    })
}

impl Message {
    /// Returns what a card has to have for this message to be shown; `None` for a message of every card.
    pub fn vocabulary(self) -> Option<Vocabulary> {
        let is_of_unit = |unit: Unit| {
            let one = match unit {
                Unit::Film => [Self::WhatOneFilm, Self::WithinOneFilm].contains(&self),
                Unit::Game => [Self::WhatOneGame, Self::WithinOneGame].contains(&self),
                _ => false,
            };
            let numbered =
                [Self::point, Self::until, Self::what, Self::what_many, Self::within_many];
            one || numbered.iter().any(|message| message(unit) == self)
        };
        let is_of_activity = |activity: Activity| {
            let watch = Self::section(crate::card::Section::Watch, activity);
            [Self::seen(activity), watch].contains(&self)
        };
        let unit = Unit::ALL.into_iter().find(|unit| is_of_unit(*unit));
        let format = Format::ALL.into_iter().find(|format| Self::format(*format) == self);
        let activity = Activity::ALL.into_iter().find(|activity| is_of_activity(*activity));
        (unit.map(Vocabulary::Unit))
            .or(format.map(Vocabulary::Format))
            .or(activity.map(Vocabulary::Activity))
            .or(of_schedule(self))
    }
}

impl Count {
    /// Returns what a card has to have for this count to be shown; `None` for a count of every card.
    pub fn vocabulary(self) -> Option<Vocabulary> {
        if self == Self::Days {
            return Some(Vocabulary::Day);
        }
        Unit::ALL.into_iter().find(|unit| Self::of(*unit) == self).map(Vocabulary::Unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(value: &impl std::fmt::Debug) -> String {
        format!("{value:?}").to_lowercase().replace("visualnovel", "visual-novel")
    }

    /// By the words in its key: "point-episode", "what-one-film", "within-chapters", "format-tv", "section-watch-read".
    #[test]
    fn every_message_of_a_vocabulary_is_marked() {
        let messages = (0..Message::KEYS.len()).map(|index| {
            let all = Message::ALL;
            (Message::KEYS[index], all[index].vocabulary())
        });
        let mut marked = 0;
        for (key, vocabulary) in messages {
            let (family, rest) = key.split_once('-').unwrap_or((key, ""));
            let word = rest.strip_prefix("one-").unwrap_or(rest);
            let unit = Unit::ALL
                .into_iter()
                .find(|unit| [name(unit), name(unit) + "s"].contains(&word.to_owned()));
            let wanted = match family {
                "point" | "until" | "what" => unit.map(Vocabulary::Unit),
                // "within-day" is a time.
                "within" => unit.map(Vocabulary::Unit),
                "format" => Format::ALL
                    .into_iter()
                    .find(|format| name(format) == rest)
                    .map(Vocabulary::Format),
                "seen" => {
                    let of = |activity: &Activity| name(activity) == rest;
                    Activity::ALL.into_iter().find(of).map(Vocabulary::Activity)
                }
                _ if key == "section-watch" => Some(Vocabulary::Activity(Activity::Watch)),
                _ if key.starts_with("section-watch-") => {
                    let of = |activity: &Activity| key.ends_with(&name(activity));
                    Activity::ALL.into_iter().find(of).map(Vocabulary::Activity)
                }
                _ => None,
            };
            if let Some(Vocabulary::Unit(_) | Vocabulary::Format(_) | Vocabulary::Activity(_))
            | None = vocabulary
            {
                assert_eq!(vocabulary, wanted, "{key}");
            }
            marked += usize::from(wanted.is_some());
        }
        let units = Unit::ALL.len() * 5 + 4;
        assert_eq!(marked, units + Format::ALL.len() + 2 * Activity::ALL.len());
        for (count, key) in Count::ALL.iter().zip(Count::KEYS) {
            let unit = Unit::ALL.into_iter().find(|unit| format!("count-{}s", name(unit)) == **key);
            let wanted = if *key == "count-days" {
                Some(Vocabulary::Day)
            } else {
                unit.map(Vocabulary::Unit)
            };
            assert_eq!(count.vocabulary(), wanted, "{key}");
        }
    }
}
