//! The patterns of texts of the authoring format: tags, dates and times, countries, colours, names, ids of videos and of
//! works.

/// What the patterns of the format want, in words that follow "wanted".
pub(crate) const PATTERNS: [(&str, &str); 17] = [
    (LANG, "a language tag such as en, ja-Latn or pt-BR"),
    (DAY, "a day such as 2026-11-01"),
    (WHEN, "a day, a month or a year such as 2021-03-27, 2021-03 or 2021"),
    (
        ROUGH,
        "a day, a month, a season, a quarter or a year such as 2026-11-01, 2026-11, 2026-fall, 2026-Q4 or 2026",
    ),
    (
        PLAN,
        "a time such as 2021-04-10T24:00, a day such as 2021-04-10, or what is known of it, such as 2022-03 or 2022-Q1",
    ),
    (DAY_OR_TIME, "a day such as 2021-04-10, or a day and time such as 2021-04-10T24:00"),
    (ASSET, "a file of the site such as art/NAME.svg"),
    (COUNTRY, "a country's code of two capital letters such as US"),
    (COLOUR, "a colour such as #b3202c"),
    (NAME, "a name of small letters, digits and single hyphens"),
    (TRACK, "a name of small letters, digits and single hyphens that begins with a letter"),
    (YOUTUBE, "a YouTube id: 11 letters, digits, hyphens or underscores"),
    (VIMEO, "a Vimeo id: a number such as 76979871"),
    (BILIBILI, "a Bilibili id: BV1 and 9 letters or digits"),
    (NICONICO, "a Niconico id such as sm9"),
    (IMDB, "an IMDb id such as tt13718450"),
    (WIKIDATA, "a Wikidata id such as Q107361"),
];

/// A BCP 47 tag.
pub(super) const LANG: &str = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";
/// A day.
pub(crate) const DAY: &str = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
/// A day, a month or a year.
pub(crate) const WHEN: &str = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";
/// What is known of a date.
pub(crate) const ROUGH: &str =
    r"^[0-9]{4}(-(Q[1-4]|winter|spring|summer|fall|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?))?$";
/// A day and a time on a clock of 0 to 29 hours, or what is known of it.
pub(crate) const PLAN: &str = r"^[0-9]{4}(-(Q[1-4]|winter|spring|summer|fall|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])(T[0-2][0-9]:[0-5][0-9])?)?))?$";
/// A day, or a day and a time on a clock of 0 to 29 hours.
pub(crate) const DAY_OR_TIME: &str =
    r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T[0-2][0-9]:[0-5][0-9])?$";
/// A path of a file that the site brings.
pub(super) const ASSET: &str = r"^art/[A-Za-z0-9][A-Za-z0-9._-]*$";

/// A colour.
pub(super) const COLOUR: &str = r"^#[0-9a-fA-F]{6}$";
/// The ISO 3166 code of a country.
pub(super) const COUNTRY: &str = r"^[A-Z]{2}$";
/// The name of a fact.
pub(super) const NAME: &str = r"^[a-z0-9]+(-[a-z0-9]+)*$";
/// The name of a track.
pub(super) const TRACK: &str = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
/// The id of a video on YouTube.
pub(super) const YOUTUBE: &str = r"^[A-Za-z0-9_-]{11}$";
/// The id of a video on Vimeo.
pub(super) const VIMEO: &str = r"^[1-9][0-9]{0,11}$";
/// The id of a video on Bilibili, in its base 58.
pub(super) const BILIBILI: &str = r"^BV1[1-9A-HJ-NP-Za-km-z]{9}$";
/// The id of a video on Niconico.
pub(super) const NICONICO: &str = r"^(sm|nm|so)[1-9][0-9]{0,11}$";
/// The id of a work on IMDb.
pub(super) const IMDB: &str = r"^tt[0-9]{7,10}$";
/// The id of a work on Wikidata.
pub(super) const WIKIDATA: &str = r"^Q[1-9][0-9]{0,11}$";
