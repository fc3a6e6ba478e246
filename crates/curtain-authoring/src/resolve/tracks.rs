//! The tracks of a document: look-up by id, ranges of units, gate points, and the checks of tracks and parts.

use super::numberings::{check_numbering_ids, resolve_numberings};
use crate::document::{After, Group, Points, TrackDoc, Units};
use crate::field_path::{self as path, Step};
use crate::problem::shorten;
use crate::problems::Problems;
use crate::resolve::text::text;
use curtain_core::card::{self, Activity, Format, Part, Point, Track, Unit};
use curtain_core::fragment;
use std::collections::BTreeMap;

/// The tracks that a document declares, and its points by name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tracks<'a>(pub(super) &'a [TrackDoc], pub(super) &'a BTreeMap<String, Points>);

impl<'a> Tracks<'a> {
    /// Returns the index of the track `id`. An unknown one is reported at `path`.
    fn index(self, path: &[Step], id: &str, problems: &mut Problems) -> Option<usize> {
        let found = self.0.iter().position(|track| track.id == id);
        if found.is_none() {
            let ids: Vec<&str> = self.0.iter().map(|track| track.id.as_str()).collect();
            let wanted = match ids.as_slice() {
                [] => {
                    "a track that the card's \"tracks\" declare, of which there is none".to_owned()
                }
                ids => format!("one of the card's tracks: {}", ids.join(", ")),
            };
            let found = format!("the track \"{}\"", shorten(id));
            problems.report_unknown_name(path, (found, wanted), id, ids);
        }
        found
    }

    /// Returns the index of one of these tracks.
    pub(super) fn position(self, track: &TrackDoc) -> Option<usize> {
        self.0.iter().position(|other| other.id == track.id)
    }

    /// Returns the track `id`. An unknown one is reported at `path`.
    pub(super) fn find(
        self,
        path: &[Step],
        id: &str,
        problems: &mut Problems,
    ) -> Option<&'a TrackDoc> {
        self.index(path, id, problems).map(|index| &self.0[index])
    }

    /// Returns the first track that counts episodes.
    pub(super) fn first_of_episodes(self) -> Option<&'a TrackDoc> {
        self.0.iter().find(|track| track.unit == Unit::Episode)
    }

    /// Returns the track of a schedule that names none: the first that counts episodes, else the first.
    pub(super) fn default_track(self) -> Option<&'a TrackDoc> {
        self.first_of_episodes().or(self.0.first())
    }

    /// Resolves a gate, the points of each group in the order of the tracks. Unknown names, unknown tracks and units
    /// beyond the end of a track are reported at `after` in the entry at `path`.
    pub(super) fn points(
        self,
        path: &[Step],
        after: &After,
        problems: &mut Problems,
    ) -> card::After {
        let path = path::join(path, ["after".into()]);
        let groups = match after {
            After::Any(points) => vec![self.any(&path, points, problems)],
            After::Named(name) => vec![self.named(&path, name, problems)],
            After::All(groups) => {
                let group = |(index, group): (usize, &Group)| {
                    let path = path::join(&path, [index.into()]);
                    match group {
                        Group::Any(points) => self.any(&path, points, problems),
                        Group::Named(name) => self.named(&path, name, problems),
                    }
                };
                groups.iter().enumerate().map(group).collect()
            }
        };
        card::After::all_of(groups)
    }

    /// Resolves points of which any one is enough.
    fn any(self, path: &[Step], Points(points): &Points, problems: &mut Problems) -> Vec<Point> {
        let mut resolved = Vec::new();
        for (id, Units(unit)) in points {
            let path = path::join(path, [id.clone().into()]);
            let Some(track) = self.index(&path, id, problems) else { continue };
            let doc = &self.0[track];
            if is_beyond(doc, *unit) {
                problems.report(&path, unit.to_string(), expected_unit_range(doc));
            }
            resolved.push(Point { track, at: *unit });
        }
        resolved.sort_unstable_by_key(|point| point.track);
        resolved
    }

    /// Resolves a named point. What is wrong with the point itself is reported where it is declared.
    fn named(self, path: &[Step], name: &str, problems: &mut Problems) -> Vec<Point> {
        if let Some(Points(points)) = self.1.get(name) {
            let point = |(id, Units(at)): (&String, &Units)| {
                let track = self.0.iter().position(|track| track.id == *id)?;
                Some(Point { track, at: *at })
            };
            let mut resolved: Vec<Point> = points.iter().filter_map(point).collect();
            resolved.sort_unstable_by_key(|point| point.track);
            return resolved;
        }
        if self.0.iter().any(|track| track.id == name) {
            let found = format!("the track \"{name}\" without a number");
            problems.report(path, found, format!("how far on it: {{ \"{name}\": 1 }}"));
            return Vec::new();
        }
        let names: Vec<&str> = self.1.keys().map(String::as_str).collect();
        let wanted = match names.as_slice() {
            [] => "a point that the card's \"points\" declare, of which there is none".to_owned(),
            names => format!("one of the card's points: {}", names.join(", ")),
        };
        let found = format!("the point \"{}\"", shorten(name));
        problems.report_unknown(path, (found, wanted), name, names);
        Vec::new()
    }

    /// Reports named points that are called like a track, and what is wrong with their tracks and units.
    pub(super) fn check_points(self, problems: &mut Problems) {
        for (name, points) in self.1 {
            let path = ["points".into(), name.clone().into()];
            if self.0.iter().any(|track| track.id == *name) {
                let found = format!("\"{name}\", which is a track");
                problems.report_name(&path, found, "another name: a track needs a number");
            }
            self.any(&path, points, problems);
        }
    }
}

/// Tells whether a unit lies beyond the end of a track.
pub(super) fn is_beyond(track: &TrackDoc, unit: u16) -> bool {
    track.count.is_some_and(|count| unit > count)
}

/// Writes which units a track has, in words that follow "wanted".
pub(super) fn expected_unit_range(track: &TrackDoc) -> String {
    let count = track.count.unwrap_or(10_000);
    format!("1 to {count}, the length of the track \"{}\"", track.id)
}

/// Checks the declared tracks and points, and resolves the tracks of a card of a format.
pub(super) fn resolve_tracks(
    tracks: Tracks,
    format: Format,
    problems: &mut Problems,
) -> Vec<Track> {
    let docs = tracks.0;
    for (index, track) in docs.iter().enumerate() {
        let path = ["tracks".into(), index.into()];
        let id_path = path::join(&path, ["id".into()]);
        if fragment::RESERVED.contains(&track.id.as_str()) {
            let wanted = format!("a name other than {}", fragment::RESERVED.join(", "));
            problems.report(&id_path, format!("\"{}\"", track.id), wanted);
        }
        if docs[..index].iter().any(|other| other.id == track.id) {
            problems.report(
                &id_path,
                format!("a second track \"{}\"", track.id),
                "each track once",
            );
        }
        check_parts(&path, track, problems);
    }
    tracks.check_points(problems);
    check_numbering_ids(docs, problems);
    let indices = docs.iter().enumerate();
    indices.map(|(index, doc)| resolve_track(index, doc, tracks, format, problems)).collect()
}

/// Reports parts that end before they begin, overlap, or reach beyond the end of their track.
fn check_parts(path: &[Step], track: &TrackDoc, problems: &mut Problems) {
    let mut last = 0;
    for (index, part) in track.parts.iter().enumerate() {
        let path = path::join(path, ["parts".into(), index.into()]);
        if part.to < part.from {
            let found = format!("a part from {} to {}", part.from, part.to);
            problems.report(&path, found, "an end that is not before the beginning");
        }
        if part.from <= last {
            let wanted = format!("a beginning after {last}, where the part before ends");
            problems.report(&path::join(&path, ["from".into()]), part.from.to_string(), wanted);
        }
        if is_beyond(track, part.to) {
            let path = path::join(&path, ["to".into()]);
            problems.report(&path, part.to.to_string(), expected_unit_range(track));
        }
        last = part.to;
    }
}

fn resolve_track(
    index: usize,
    doc: &TrackDoc,
    tracks: Tracks,
    format: Format,
    problems: &mut Problems,
) -> Track {
    let path = ["tracks".into(), index.into()];
    let mut parts = Vec::with_capacity(doc.parts.len());
    for (index, part) in doc.parts.iter().enumerate() {
        let path = path::join(&path, ["parts".into(), index.into()]);
        let after = tracks.points(&path, &part.after, problems);
        parts.push(Part { name: text(&part.name), from: part.from, to: part.to, after });
    }
    let usual = Activity::usual(format, Some(doc.unit));
    Track {
        id: doc.id.clone(),
        name: text(&doc.name),
        unit: doc.unit,
        activity: doc.activity.unwrap_or(usual),
        count: doc.count,
        parts,
        numberings: resolve_numberings(&path, doc, problems),
    }
}
