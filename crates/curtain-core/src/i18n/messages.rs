//! Keys of the messages of the interface, with and without a count; `crates/curtain-card/assets/i18n/` has
//! their texts.

use crate::card::{Activity, Format, OutletKind, Section, Unit};

/// Writes an enum of texts together with their keys in `crates/curtain-card/assets/i18n/`, so that a text without a
/// key does not compile. The enum gets a list of its keys, `KEYS`, in the order of the variants.
#[macro_export]
macro_rules! keyed_texts {
    ($(#[$meta:meta])* pub enum $name:ident { $($text:ident $key:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $(#[doc = concat!("`", $key, "`")] $text,)*
        }

        impl $name {
            /// All keys, in the order of the variants.
            pub const KEYS: &[&str] = &[$($key),*];

            /// All variants, in their order.
            pub const ALL: &[Self] = &[$(Self::$text),*];
        }
    };
}

keyed_texts! {
    /// A message of the interface.
    pub enum Message {
        SectionTitles "section-titles",
        SectionArt "section-art",
        SectionTags "section-tags",
        SectionNotes "section-notes",
        SectionAiring "section-airing",
        SectionStory "section-story",
        SectionWorld "section-world",
        SectionTrailer "section-trailer",
        SectionPeople "section-people",
        SectionPeopleRead "section-people-read",
        SectionStaff "section-staff",
        SectionMaking "section-making",
        SectionMusic "section-music",
        SectionSource "section-source",
        SectionEpisodes "section-episodes",
        SectionWatch "section-watch",
        SectionWatchRead "section-watch-read",
        SectionWatchPlay "section-watch-play",
        SectionWatchListen "section-watch-listen",
        SectionLinks "section-links",
        SectionSources "section-sources",
        LabelFormat "label-format",
        LabelStudio "label-studio",
        LabelOpening "label-opening",
        LabelEnding "label-ending",
        LabelInsert "label-insert",
        LabelWork "label-work",
        LabelAuthor "label-author",
        LabelPublisher "label-publisher",
        LabelActor "label-actor",
        LabelKnownFor "label-known-for",
        LabelMoved "label-moved",
        LabelBreak "label-break",
        LabelPause "label-pause",
        FormatTv "format-tv",
        FormatShort "format-short",
        FormatFilm "format-film",
        FormatSpecial "format-special",
        FormatOva "format-ova",
        FormatOna "format-ona",
        FormatSeries "format-series",
        FormatGame "format-game",
        FormatVisualNovel "format-visual-novel",
        FormatNovel "format-novel",
        FormatComic "format-comic",
        FormatPodcast "format-podcast",
        FormatStage "format-stage",
        TrueAsOf "true-as-of",
        Subtitles "subtitles",
        Dubbed "dubbed",
        Official "official",
        Picture "picture",
        LanguageAr "language-ar",
        LanguageDe "language-de",
        LanguageEn "language-en",
        LanguageEs "language-es",
        LanguageFr "language-fr",
        LanguageIt "language-it",
        LanguageJa "language-ja",
        LanguageKo "language-ko",
        LanguagePt "language-pt",
        LanguageZh "language-zh",
        Spoiler "spoiler",
        SafeAfter "safe-after",
        Either "either",
        OfTrack "of-track",
        PointEpisode "point-episode",
        PointVolume "point-volume",
        PointChapter "point-chapter",
        PointFilm "point-film",
        PointIssue "point-issue",
        PointPart "point-part",
        PointAct "point-act",
        PointRoute "point-route",
        PointGame "point-game",
        HowFar "how-far",
        SeenWatch "seen-watch",
        SeenRead "seen-read",
        SeenPlay "seen-play",
        SeenListen "seen-listen",
        UntilEpisode "until-episode",
        UntilVolume "until-volume",
        UntilChapter "until-chapter",
        UntilFilm "until-film",
        UntilIssue "until-issue",
        UntilPart "until-part",
        UntilAct "until-act",
        UntilRoute "until-route",
        UntilGame "until-game",
        OfCount "of-count",
        OfCountPart "of-count-part",
        OpenAll "open-all",
        OpenAllSure "open-all-sure",
        CloseAll "close-all",
        Preferences "preferences",
        PreferencesNote "preferences-note",
        Visibility "visibility",
        VisibilityNothing "visibility-nothing",
        VisibilityCovers "visibility-covers",
        VisibilityNext "visibility-next",
        RevealMode "reveal-mode",
        RevealModeStays "reveal-mode-stays",
        RevealModeMinute "reveal-mode-minute",
        RevealModeHeld "reveal-mode-held",
        Hold "hold",
        Numbering "numbering",
        Airing "airing",
        Pause "pause",
        Resume "resume",
        Calendar "calendar",
        Pin "pin",
        Play "play",
        PlayFrom "play-from",
        Watch "watch",
        WatchOn "watch-on",
        CloseTrailer "close-trailer",
        AsOf "as-of",
        AsOfAge "as-of-age",
        Whole "whole",
        Day "day",
        DayYear "day-year",
        WeekdayDay "weekday-day",
        MonthYear "month-year",
        Quarter "quarter",
        Winter "winter",
        Spring "spring",
        Summer "summer",
        Fall "fall",
        DayTime "day-time",
        Means "means",
        OnDay "on-day",
        YourTime "your-time",
        LocalZone "local-zone",
        WhatEpisode "what-episode",
        WhatVolume "what-volume",
        WhatChapter "what-chapter",
        WhatFilm "what-film",
        WhatIssue "what-issue",
        WhatPart "what-part",
        WhatAct "what-act",
        WhatRoute "what-route",
        WhatGame "what-game",
        WhatEpisodes "what-episodes",
        WhatVolumes "what-volumes",
        WhatChapters "what-chapters",
        WhatFilms "what-films",
        WhatIssues "what-issues",
        WhatParts "what-parts",
        WhatActs "what-acts",
        WhatRoutes "what-routes",
        WhatGames "what-games",
        WhatOneFilm "what-one-film",
        WhatOneGame "what-one-game",
        WithinEpisodes "within-episodes",
        WithinVolumes "within-volumes",
        WithinChapters "within-chapters",
        WithinFilms "within-films",
        WithinIssues "within-issues",
        WithinParts "within-parts",
        WithinActs "within-acts",
        WithinRoutes "within-routes",
        WithinGames "within-games",
        WithinOneFilm "within-one-film",
        WithinOneGame "within-one-game",
        Special "special",
        SpecialNamed "special-named",
        WithinSpecial "within-special",
        WhatWhen "what-when",
        Run "run",
        RunOpen "run-open",
        NoDate "no-date",
        NoDateYet "no-date-yet",
        Left "left",
        LeftDays "left-days",
        LeftHours "left-hours",
        LeftMinutes "left-minutes",
        LeftSeconds "left-seconds",
        InLeft "in-left",
        Expected "expected",
        ExpectedIn "expected-in",
        ExpectedNow "expected-now",
        Today "today",
        Tomorrow "tomorrow",
        Now "now",
        Aired "aired",
        CameOut "came-out",
        Published "published",
        Performed "performed",
        OnAir "on-air",
        OnAirMany "on-air-many",
        OnStage "on-stage",
        OnStageMany "on-stage-many",
        Out "out",
        OutMany "out-many",
        DelayedTo "delayed-to",
        Delayed "delayed",
        Hiatus "hiatus",
        Cancelled "cancelled",
        CancelledAfter "cancelled-after",
        Passed "passed",
        DelayedFrom "delayed-from",
        OnBreak "on-break",
        NothingLater "nothing-later",
        AsAt "as-at",
        WithinDay "within-day",
        WithinHour "within-hour",
        WithinTenMinutes "within-ten-minutes",
        WithinMinute "within-minute",
        StripKey "strip-key",
        StripOf "strip-of",
        StripAired "strip-aired",
        StripOut "strip-out",
        StripPublished "strip-published",
        StripPerformed "strip-performed",
        NotDrawn "not-drawn",
        NotDrawnMany "not-drawn-many",
        Comma "comma",
    }
}

keyed_texts! {
    /// A message whose form depends on a number.
    pub enum Count {
        Episodes "count-episodes",
        Volumes "count-volumes",
        Chapters "count-chapters",
        Films "count-films",
        Issues "count-issues",
        Parts "count-parts",
        Acts "count-acts",
        Routes "count-routes",
        Games "count-games",
        Days "count-days",
        Breaks "count-breaks",
        Moved "count-moved",
    }
}

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
