//! Keys of the messages of the interface, with and without a count; `crates/curtain-card/assets/i18n/` has
//! their texts.

use crate::card::{Format, Section, Unit};

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
        SectionStaff "section-staff",
        SectionMaking "section-making",
        SectionMusic "section-music",
        SectionSource "section-source",
        SectionEpisodes "section-episodes",
        SectionWatch "section-watch",
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
        LabelMoved "label-moved",
        LabelBreak "label-break",
        FormatTv "format-tv",
        FormatShort "format-short",
        FormatFilm "format-film",
        FormatSpecial "format-special",
        FormatOva "format-ova",
        FormatOna "format-ona",
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
        PointEpisode "point-episode",
        PointVolume "point-volume",
        PointChapter "point-chapter",
        PointFilm "point-film",
        HowFar "how-far",
        SeenEpisode "seen-episode",
        SeenVolume "seen-volume",
        SeenChapter "seen-chapter",
        SeenFilm "seen-film",
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
        Airing "airing",
        Pause "pause",
        Resume "resume",
        Calendar "calendar",
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
        WhatEpisode "what-episode",
        WhatVolume "what-volume",
        WhatChapter "what-chapter",
        WhatFilm "what-film",
        WhatEpisodes "what-episodes",
        WhatVolumes "what-volumes",
        WhatChapters "what-chapters",
        WhatFilms "what-films",
        WhatOneFilm "what-one-film",
        WithinEpisodes "within-episodes",
        WithinVolumes "within-volumes",
        WithinChapters "within-chapters",
        WithinFilms "within-films",
        WithinOneFilm "within-one-film",
        WhatWhen "what-when",
        Run "run",
        NoDate "no-date",
        NoDateYet "no-date-yet",
        Left "left",
        LeftDays "left-days",
        LeftHours "left-hours",
        LeftMinutes "left-minutes",
        LeftSeconds "left-seconds",
        Aired "aired",
        CameOut "came-out",
        OnAir "on-air",
        OnAirMany "on-air-many",
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
        StripAired "strip-aired",
        StripOut "strip-out",
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
        Breaks "count-breaks",
        Moved "count-moved",
    }
}

impl Message {
    /// Returns the heading of a section.
    pub const fn section(section: Section) -> Self {
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
        }
    }

    /// Returns the name of a unit within a sentence: "episode {n}".
    pub const fn point(unit: Unit) -> Self {
        match unit {
            Unit::Episode => Self::PointEpisode,
            Unit::Volume => Self::PointVolume,
            Unit::Chapter => Self::PointChapter,
            Unit::Film => Self::PointFilm,
        }
    }

    /// Returns the question for the progress on a track: "{name}: seen up to episode".
    pub const fn seen(unit: Unit) -> Self {
        match unit {
            Unit::Episode => Self::SeenEpisode,
            Unit::Volume => Self::SeenVolume,
            Unit::Chapter => Self::SeenChapter,
            Unit::Film => Self::SeenFilm,
        }
    }

    /// Returns the name of a unit at the beginning of a sentence: "Episode {n}".
    pub const fn what(unit: Unit) -> Self {
        match unit {
            Unit::Episode => Self::WhatEpisode,
            Unit::Volume => Self::WhatVolume,
            Unit::Chapter => Self::WhatChapter,
            Unit::Film => Self::WhatFilm,
        }
    }

    /// Returns the name of several units at the beginning of a sentence: "Episodes {from}–{to}".
    pub const fn what_many(unit: Unit) -> Self {
        match unit {
            Unit::Episode => Self::WhatEpisodes,
            Unit::Volume => Self::WhatVolumes,
            Unit::Chapter => Self::WhatChapters,
            Unit::Film => Self::WhatFilms,
        }
    }

    /// Returns the name of several units within a sentence: "episodes {from}–{to}".
    pub const fn within_many(unit: Unit) -> Self {
        match unit {
            Unit::Episode => Self::WithinEpisodes,
            Unit::Volume => Self::WithinVolumes,
            Unit::Chapter => Self::WithinChapters,
            Unit::Film => Self::WithinFilms,
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
        }
    }
}
