//! Tracks and their parts.

use super::{Builder, path, text};
use crate::document::{PartDoc, TrackDoc};
use curtain_core::card::{Part, Track};

impl Builder<'_> {
    pub(super) fn tracks(&mut self) -> Vec<Track> {
        let docs = self.tracks;
        for (index, track) in docs.iter().enumerate() {
            let at = ["tracks".into(), index.into()];
            // These names are taken in the fragment of the card's address.
            const TAKEN: [&str; 6] = ["theme", "lang", "size", "at", "heading", "secret"];
            if TAKEN.contains(&track.id.as_str()) {
                let wanted = format!("a name other than {}", TAKEN.join(", "));
                self.problem(&path(&at, &["id".into()]), format!("\"{}\"", track.id), wanted);
            }
            if docs[..index].iter().any(|other| other.id == track.id) {
                let found = format!("a second track \"{}\"", track.id);
                self.problem(&path(&at, &["id".into()]), found, "each track once");
            }
            let mut last = 0;
            for (part_index, part) in track.parts.iter().enumerate() {
                let at = path(&at, &["parts".into(), part_index.into()]);
                if part.to < part.from {
                    let found = format!("a part from {} to {}", part.from, part.to);
                    self.problem(&at, found, "an end that is not before the beginning");
                }
                if part.from <= last {
                    let wanted = format!("a beginning after {last}, where the part before ends");
                    self.problem(&path(&at, &["from".into()]), part.from.to_string(), wanted);
                }
                if track.count.is_some_and(|count| part.to > count) {
                    let wanted = self.within(track);
                    self.problem(&path(&at, &["to".into()]), part.to.to_string(), wanted);
                }
                last = part.to;
            }
        }
        docs.iter().map(convert_track).collect()
    }
}

fn convert_track(doc: &TrackDoc) -> Track {
    let part = |part: &PartDoc| Part { name: text(&part.name), from: part.from, to: part.to };
    Track {
        id: doc.id.clone(),
        name: text(&doc.name),
        unit: doc.unit,
        count: doc.count,
        parts: doc.parts.iter().map(part).collect(),
    }
}
