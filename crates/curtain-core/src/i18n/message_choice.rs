//! The choice of messages: the one for each section, format, unit, activity and kind of outlet.

use super::{Count, Message};
use crate::card::{Activity, Format, OutletKind, Section, Unit};

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

    /// Returns the sentence of what is past at a kind of outlet: "{what} aired {ago}".
    pub const fn past(kind: OutletKind) -> Self {
        match kind {
            OutletKind::Broadcast => Self::Aired,
            OutletKind::Print => Self::Published,
            OutletKind::Stage => Self::Performed,
            _ => Self::CameOut,
        }
    }

    /// Returns the count of what is past at a kind of outlet: "{counted} aired".
    pub const fn strip_past(kind: OutletKind) -> Self {
        match kind {
            OutletKind::Broadcast => Self::StripAired,
            OutletKind::Print => Self::StripPublished,
            OutletKind::Stage => Self::StripPerformed,
            _ => Self::StripOut,
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
