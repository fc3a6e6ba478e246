//! The tracks of a document: look-up by id, ranges of units, gate points, and the checks of tracks and parts.

use crate::document::{After, PartDoc, TrackDoc, Units};
use crate::field_path::{self as path, Step};
use crate::problem::shorten;
use crate::problems::Problems;
use crate::resolve::text::text;
use curtain_core::card::{self, Activity, Part, Point, Track, Unit};

/// The tracks that a document declares.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tracks<'a>(pub(super) &'a [TrackDoc]);

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

    /// Resolves the points of a gate, in the order of the tracks. Unknown tracks and units beyond the end of a
    /// track are reported at `after` in the entry at `path`.
    pub(super) fn points(
        self,
        path: &[Step],
        after: &After,
        problems: &mut Problems,
    ) -> card::After {
        let mut points = Vec::new();
        for (id, Units(unit)) in &after.0 {
            let path = path::join(path, ["after".into(), id.clone().into()]);
            let Some(track) = self.index(&path, id, problems) else { continue };
            let doc = &self.0[track];
            if is_beyond(doc, *unit) {
                problems.report(&path, unit.to_string(), expected_unit_range(doc));
            }
            points.push(Point { track, at: *unit });
        }
        points.sort_unstable_by_key(|point| point.track);
        card::After::any_of(points)
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

/// Checks the declared tracks and resolves them.
pub(super) fn resolve_tracks(docs: &[TrackDoc], problems: &mut Problems) -> Vec<Track> {
    /// The parameters of the fragment of a card's address.
    const TAKEN: [&str; 6] = ["theme", "lang", "size", "at", "heading", "secret"];
    for (index, track) in docs.iter().enumerate() {
        let path = ["tracks".into(), index.into()];
        let id_path = path::join(&path, ["id".into()]);
        if TAKEN.contains(&track.id.as_str()) {
            let wanted = format!("a name other than {}", TAKEN.join(", "));
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
    docs.iter().map(resolve_track).collect()
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

fn resolve_track(doc: &TrackDoc) -> Track {
    let part = |part: &PartDoc| Part {
        name: text(&part.name),
        from: part.from,
        to: part.to,
        after: card::After::OPEN,
    };
    let activity = match doc.unit {
        Unit::Volume | Unit::Chapter | Unit::Issue => Activity::Read,
        Unit::Route | Unit::Game => Activity::Play,
        Unit::Episode | Unit::Film | Unit::Part | Unit::Act => Activity::Watch,
    };
    Track {
        id: doc.id.clone(),
        name: text(&doc.name),
        unit: doc.unit,
        activity,
        count: doc.count,
        parts: doc.parts.iter().map(part).collect(),
        numberings: Vec::new(),
    }
}
