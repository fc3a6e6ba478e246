//! Schedules, outlet by outlet: runs, skips, changes, specials, the next airing and the end.

mod breaks;
mod changes;
mod ends;
mod extent;
mod follows;
mod ids;
mod notes;
mod outlet;
mod revisions;
mod rhythm;
mod runs;
mod skips;
mod specials;
mod timeline;
mod zones;

use super::facts::Facts;
use super::text::text;
use super::tracks::Tracks;
use crate::document::CardDocument;
use crate::field_path::{self as path, Path, Step};
use crate::problems::Problems;
use changes::resolve_change;
use curtain_core::card::time::Timestamp;
use curtain_core::card::{Key, Program, Schedule, Text};
use ends::{Ends, add_next_airing, resolve_ends};
use follows::follow;
use ids::outlet_ids;
use jiff::civil::Date;
use notes::add_notes;
use outlet::Outlet;
use runs::resolve_run;
use specials::add_specials;
use std::collections::HashMap;
use timeline::Timeline;
pub use zones::zone_data;
use zones::{abbreviations, check_regions, find_zones};

/// The schedule of an outlet in one of its zones.
struct Feed<'a> {
    outlet: Outlet<'a>,
    timeline: Timeline<'a>,
    ends: Ends,
}

/// Resolves the schedules, and adds the notes of each as facts.
pub(super) fn resolve_schedules<'a>(
    document: &'a CardDocument,
    as_of: Timestamp,
    facts: &mut Facts<'_, 'a>,
    tracks: Tracks<'a>,
    problems: &mut Problems,
) -> Vec<Schedule> {
    let docs = &document.schedules;
    let ids = outlet_ids(docs, tracks, problems);
    let mut outlets: Vec<Vec<Feed<'a>>> = docs.iter().map(|_| Vec::new()).collect();
    for (index, followed) in follows::order(docs, &ids, problems) {
        let place = Place { document, as_of: utc_day(as_of), index, id: &ids[index], tracks };
        // Only the first zone of an outlet is followed; without it, its own problem is reported.
        let feeds = match followed {
            None => resolve_outlet(&place, None, problems),
            Some(followed) => match outlets[followed].first() {
                Some(followed) => resolve_outlet(&place, Some(followed), problems),
                None => Vec::new(),
            },
        };
        outlets[index] = feeds;
    }
    let mut specials = HashMap::new();
    for feeds in &mut outlets {
        // The other zones of an outlet have the same notes.
        if let Some(first) = feeds.first_mut() {
            specials.extend(add_notes(std::mem::take(&mut first.timeline.notes), facts, problems));
        }
    }
    let feeds = outlets.into_iter().flatten();
    feeds.map(|feed| schedule(feed, &specials, tracks)).collect()
}

/// The place of a schedule in its document.
struct Place<'p, 'a> {
    document: &'a CardDocument,
    as_of: Date,
    index: usize,
    id: &'p str,
    tracks: Tracks<'a>,
}

/// Resolves the schedule of an outlet in each of its zones; in none where it has a problem.
fn resolve_outlet<'a>(
    place: &Place<'_, 'a>,
    followed: Option<&Feed<'a>>,
    problems: &mut Problems,
) -> Vec<Feed<'a>> {
    let doc = &place.document.schedules[place.index];
    let path: Path<'a> = vec!["schedules".into(), place.index.into()];
    check_regions(&path, &doc.regions, problems);
    let tracks = place.tracks;
    let track = match &doc.track {
        Some(id) => tracks.find(&path::join(&path, ["track".into()]), id, problems),
        None => followed.map_or(tracks.default_track(), |feed| feed.outlet.track),
    };
    let is_default_track =
        track.map(|track| &track.id) == tracks.first_of_episodes().map(|it| &it.id);
    let episodes = if is_default_track { place.document.episodes.as_slice() } else { &[] };
    let zones = find_zones(&path, doc, followed.map(|feed| &feed.outlet), problems);
    let has_several = place.document.schedules.len() > 1;
    let feeds = zones.into_iter().map(|(zone, is_local)| {
        let outlet = Outlet {
            doc,
            index: place.index,
            id: place.id.to_owned(),
            name: if has_several { text(&doc.name) } else { Text::default() },
            track,
            zone,
            is_local,
            as_of: place.as_of,
            episodes,
        };
        resolve_feed(&path, outlet, followed, tracks, problems)
    });
    let feeds: Option<Vec<Feed>> = feeds.collect();
    feeds.unwrap_or_default()
}

fn resolve_feed<'a>(
    path: &[Step<'a>],
    outlet: Outlet<'a>,
    followed: Option<&Feed<'a>>,
    tracks: Tracks<'a>,
    problems: &mut Problems,
) -> Option<Feed<'a>> {
    let doc = outlet.doc;
    let before = problems.mark();
    let mut timeline = match (&doc.follows, followed) {
        (Some(follows), Some(followed)) => {
            let followed = (&followed.outlet, &followed.timeline);
            follow(path, (follows, &outlet), followed, problems)?
        }
        _ => Timeline::default(),
    };
    for (index, run) in doc.runs.iter().enumerate() {
        let path = path::join(path, ["runs".into(), index.into()]);
        let is_last = index + 1 == doc.runs.len();
        resolve_run(&path, (run, is_last), &outlet, &mut timeline, tracks, problems);
    }
    timeline.is_partial = problems.any_since(before);
    for (index, change) in doc.changes.iter().enumerate() {
        let path = path::join(path, ["changes".into(), index.into()]);
        resolve_change(&path, change, &outlet, &mut timeline, tracks, problems);
    }
    add_specials(path, &outlet, &mut timeline, tracks, problems);
    timeline.check_overlaps(problems);
    if timeline.is_partial {
        return None;
    }
    add_next_airing(path, &outlet, &mut timeline, problems);
    let ends = resolve_ends(path, &outlet, &timeline, followed.map(|feed| feed.ends), problems);
    Some(Feed { outlet, timeline, ends })
}

/// Makes the schedule of a feed, with the keys of the facts that name its specials.
fn schedule(feed: Feed, specials: &HashMap<(usize, usize), Key>, tracks: Tracks) -> Schedule {
    let Feed { outlet, timeline, ends } = feed;
    let zones = match outlet.is_local {
        true => Vec::new(),
        false => abbreviations(&outlet.zone, timeline.plans()),
    };
    let slots = timeline.slots.into_iter().map(|placed| {
        let mut slot = placed.slot;
        if let Some(key) = placed.special.and_then(|special| specials.get(&special)) {
            slot.program = Program::Special(*key);
        }
        slot
    });
    Schedule {
        track: outlet.track.and_then(|track| tracks.position(track)),
        unit: outlet.unit(),
        id: outlet.id,
        outlet: text(&outlet.doc.name),
        kind: outlet.doc.kind,
        is_local: outlet.is_local,
        is_open: timeline.is_open,
        regions: outlet.doc.regions.clone(),
        zones,
        slots: slots.collect(),
        changes: timeline.changes,
        end: ends.end,
        earlier_end: ends.earlier,
    }
}

/// Returns the day of an instant in UTC.
fn utc_day(instant: Timestamp) -> Date {
    let instant = jiff::Timestamp::from_second(instant.seconds()).unwrap_or_default();
    instant.to_zoned_datetime(jiff::tz::TimeZone::UTC).date()
}

#[cfg(test)]
mod tests;
