//! Time zones of outlets: look-up by IANA name, and the abbreviations that a schedule's times have.

use crate::field_path::Step;
use crate::problem::shorten;
use crate::problems::Problems;
use curtain_core::card::time::{Duration, Plan, Timestamp};
use jiff::tz::TimeZone;

/// Returns a zone by its IANA name. A name that is unknown or names no place is reported at `path`.
pub(super) fn find_zone(path: &[Step], name: &str, problems: &mut Problems) -> Option<TimeZone> {
    // "EST" is a zone as well, and an hour wrong all summer.
    let is_place = name.contains('/') || name == "UTC";
    if let Ok(zone) = TimeZone::get(name)
        && is_place
    {
        return Some(zone);
    }
    let names: Vec<String> =
        (jiff::tz::db().available()).map(|name| name.as_str().to_owned()).collect();
    let names = names.iter().map(String::as_str).filter(|name| name.contains('/'));
    let found = format!("\"{}\"", shorten(name));
    let wanted = "a time zone of the IANA database, by a place such as Asia/Tokyo".to_owned();
    problems.report_unknown(path, (found, wanted), name, names);
    None
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
