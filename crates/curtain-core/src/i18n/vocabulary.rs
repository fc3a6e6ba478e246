//! Vocabulary of messages: the words of each unit, format, activity and section, and the value of a vocabulary without
//! which no card needs a message.

use super::{Count, Message};
use crate::card::{Activity, Format, Section, Unit};

impl Message {
    /// Returns the heading of a section on a card of an activity.
    pub const fn section(section: Section, activity: Activity) -> Self {
        match (section, activity) {
            (Section::People, Activity::Read | Activity::Play) => Self::SectionPeopleRead,
            (Section::Watch, Activity::Read) => Self::SectionWatchRead,
            (Section::Watch, Activity::Play) => Self::SectionWatchPlay,
            (Section::Watch, Activity::Listen) => Self::SectionWatchListen,
            _ => Self::usual_section(section),
        }
    }

    /// Returns the heading of a section on a card that is watched.
    const fn usual_section(section: Section) -> Self {
        match section {
            Section::Titles => Self::SectionTitles,
            Section::Art => Self::SectionArt,
            Section::Tags => Self::SectionTags,
            Section::Notes => Self::SectionNotes,
            Section::Airing => Self::SectionAiring,
            Section::Story => Self::SectionStory,
            Section::World => Self::SectionWorld,
            Section::Trailer => Self::SectionTrailer,
            Section::People => Self::SectionPeople,
            Section::Staff => Self::SectionStaff,
            Section::Making => Self::SectionMaking,
            Section::Music => Self::SectionMusic,
            Section::Source => Self::SectionSource,
            Section::Episodes => Self::SectionEpisodes,
            Section::Watch => Self::SectionWatch,
            Section::Links => Self::SectionLinks,
            Section::Sources => Self::SectionSources,
        }
    }

    /// Returns the name of a format.
    pub const fn format(format: Format) -> Self {
        match format {
            Format::Tv => Self::FormatTv,
            Format::Short => Self::FormatShort,
            Format::Film => Self::FormatFilm,
            Format::Special => Self::FormatSpecial,
            Format::Ova => Self::FormatOva,
            Format::Ona => Self::FormatOna,
            Format::Series => Self::FormatSeries,
            Format::Game => Self::FormatGame,
            Format::VisualNovel => Self::FormatVisualNovel,
            Format::Novel => Self::FormatNovel,
            Format::Comic => Self::FormatComic,
            Format::Podcast => Self::FormatPodcast,
            Format::Stage => Self::FormatStage,
        }
    }

    /// Returns the name of a unit within a sentence: "episode {n}".
    pub const fn point(unit: Unit) -> Self {
        match unit {
            Unit::Episode => Self::PointEpisode,
            Unit::Volume => Self::PointVolume,
            Unit::Chapter => Self::PointChapter,
            Unit::Film => Self::PointFilm,
            Unit::Issue => Self::PointIssue,
            Unit::Part => Self::PointPart,
            Unit::Act => Self::PointAct,
            Unit::Route => Self::PointRoute,
            Unit::Game => Self::PointGame,
        }
    }

    /// Returns the question for the progress of an activity: "{name}: seen {until}".
    pub const fn seen(activity: Activity) -> Self {
        match activity {
            Activity::Watch => Self::SeenWatch,
            Activity::Read => Self::SeenRead,
            Activity::Play => Self::SeenPlay,
            Activity::Listen => Self::SeenListen,
        }
    }

    /// Returns the words for the end of a progress in a unit: "up to episode".
    pub const fn until(unit: Unit) -> Self {
        match unit {
            Unit::Episode => Self::UntilEpisode,
            Unit::Volume => Self::UntilVolume,
            Unit::Chapter => Self::UntilChapter,
            Unit::Film => Self::UntilFilm,
            Unit::Issue => Self::UntilIssue,
            Unit::Part => Self::UntilPart,
            Unit::Act => Self::UntilAct,
            Unit::Route => Self::UntilRoute,
            Unit::Game => Self::UntilGame,
        }
    }

    /// Returns the name of a unit at the beginning of a sentence: "Episode {n}".
    pub const fn what(unit: Unit) -> Self {
        match unit {
            Unit::Episode => Self::WhatEpisode,
            Unit::Volume => Self::WhatVolume,
            Unit::Chapter => Self::WhatChapter,
            Unit::Film => Self::WhatFilm,
            Unit::Issue => Self::WhatIssue,
            Unit::Part => Self::WhatPart,
            Unit::Act => Self::WhatAct,
            Unit::Route => Self::WhatRoute,
            Unit::Game => Self::WhatGame,
        }
    }

    /// Returns the name of several units at the beginning of a sentence: "Episodes {from}–{to}".
    pub const fn what_many(unit: Unit) -> Self {
        match unit {
            Unit::Episode => Self::WhatEpisodes,
            Unit::Volume => Self::WhatVolumes,
            Unit::Chapter => Self::WhatChapters,
            Unit::Film => Self::WhatFilms,
            Unit::Issue => Self::WhatIssues,
            Unit::Part => Self::WhatParts,
            Unit::Act => Self::WhatActs,
            Unit::Route => Self::WhatRoutes,
            Unit::Game => Self::WhatGames,
        }
    }

    /// Returns the name of several units within a sentence: "episodes {from}–{to}".
    pub const fn within_many(unit: Unit) -> Self {
        match unit {
            Unit::Episode => Self::WithinEpisodes,
            Unit::Volume => Self::WithinVolumes,
            Unit::Chapter => Self::WithinChapters,
            Unit::Film => Self::WithinFilms,
            Unit::Issue => Self::WithinIssues,
            Unit::Part => Self::WithinParts,
            Unit::Act => Self::WithinActs,
            Unit::Route => Self::WithinRoutes,
            Unit::Game => Self::WithinGames,
        }
    }
}

impl Count {
    /// Returns the count of a unit: "{n} episodes".
    pub const fn of(unit: Unit) -> Self {
        match unit {
            Unit::Episode => Self::Episodes,
            Unit::Volume => Self::Volumes,
            Unit::Chapter => Self::Chapters,
            Unit::Film => Self::Films,
            Unit::Issue => Self::Issues,
            Unit::Part => Self::Parts,
            Unit::Act => Self::Acts,
            Unit::Route => Self::Routes,
            Unit::Game => Self::Games,
        }
    }
}

/// A value of a card's vocabulary that has words of its own. A site leaves the lines of message files empty that no card
/// needs; the browser's program never asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// The unit of a track or of a schedule.
    Unit(Unit),
    /// The format of a card.
    Format(Format),
    /// The activity of a track, or of a card without tracks.
    Activity(Activity),
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
            let watch = Self::section(Section::Watch, activity);
            [Self::seen(activity), watch].contains(&self)
        };
        let unit = Unit::ALL.into_iter().find(|unit| is_of_unit(*unit));
        let format = Format::ALL.into_iter().find(|format| Self::format(*format) == self);
        let activity = Activity::ALL.into_iter().find(|activity| is_of_activity(*activity));
        (unit.map(Vocabulary::Unit))
            .or(format.map(Vocabulary::Format))
            .or(activity.map(Vocabulary::Activity))
    }
}

impl Count {
    /// Returns what a card has to have for this count to be shown; `None` for a count of every card.
    pub fn vocabulary(self) -> Option<Vocabulary> {
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
            assert_eq!(vocabulary, wanted, "{key}");
            marked += usize::from(wanted.is_some());
        }
        let units = Unit::ALL.len() * 5 + 4;
        assert_eq!(marked, units + Format::ALL.len() + 2 * Activity::ALL.len());
        for (count, key) in Count::ALL.iter().zip(Count::KEYS) {
            let unit = Unit::ALL.into_iter().find(|unit| format!("count-{}s", name(unit)) == **key);
            assert_eq!(count.vocabulary(), unit.map(Vocabulary::Unit), "{key}");
        }
    }
}
