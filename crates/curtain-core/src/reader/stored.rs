//! The text that a reader's browser stores between visits.
//!
//! It has the grammar of fragments: the progress as in a link, then entries whose names begin with a dot,
//! which no track's id does. Version 0.1 wrote the same names and values, and they never change.

use super::action::Action;
use super::preferences::{Preferences, RevealMode, Visibility, name_of, named};
use super::progress_link::Link;
use super::state::{NUMBERING, OUTLET, REVEAL_MODE, Reader, VISIBILITY};
use crate::card::{Key, Track};
use crate::fragment;

/// The stored name of the keys of open covers.
const OPENED: &str = ".opened";
/// The stored name of everything being open.
const EVERYTHING: &str = ".everything";
/// The most bytes of unknown entries that are kept.
const MAX_UNKNOWN: usize = 500;

impl Reader {
    /// Writes the text to store.
    pub fn to_stored(&self, tracks: &[Track]) -> String {
        let progress = Some(Link::of(self, tracks).to_text(tracks));
        let mut entries: Vec<String> =
            progress.filter(|text| !text.is_empty()).into_iter().collect();
        if !self.opened.is_empty() {
            let keys: Vec<String> = self.opened.iter().map(Key::to_string).collect();
            entries.push(fragment::entry(OPENED, &keys.join(".")));
        }
        if self.everything {
            entries.push(fragment::entry(EVERYTHING, "1"));
        }
        let Preferences { visibility, reveal_mode, ref outlet, .. } = self.preferences;
        if visibility != Visibility::default() {
            entries.push(fragment::entry(VISIBILITY, name_of(&Visibility::ALL, visibility)));
        }
        if reveal_mode != RevealMode::default() {
            entries.push(fragment::entry(REVEAL_MODE, name_of(&RevealMode::ALL, reveal_mode)));
        }
        entries.extend(outlet.iter().map(|id| fragment::entry(OUTLET, id)));
        let picked = (tracks.iter().enumerate())
            .filter_map(|(index, track)| track.numberings.get(self.preferences.numbering(index)?));
        let picked: Vec<&str> = picked.map(|numbering| numbering.id.as_str()).collect();
        if !picked.is_empty() {
            entries.push(fragment::entry(NUMBERING, &picked.join(".")));
        }
        entries.extend(self.unknown.iter().cloned());
        fragment::join(&entries)
    }

    /// Reads a stored text. An unknown entry opens nothing and is kept for the version that wrote it.
    pub fn from_stored(stored: &str, tracks: &[Track]) -> Self {
        let mut reader = Link::parse(stored, tracks).apply_to(&Self::default());
        let mut room = MAX_UNKNOWN;
        for (name, value) in fragment::entries(stored) {
            match name {
                OPENED => Key::list(value).for_each(|key| reader.apply(Action::Open(key))),
                EVERYTHING => reader.everything = value == "1",
                VISIBILITY if let Some(visibility) = named(&Visibility::ALL, value) => {
                    reader.preferences.visibility = visibility;
                }
                REVEAL_MODE if let Some(reveal_mode) = named(&RevealMode::ALL, value) => {
                    reader.preferences.reveal_mode = reveal_mode;
                }
                OUTLET => {
                    reader.preferences.outlet = Some(value.to_owned()).filter(|id| !id.is_empty());
                }
                NUMBERING if reader.pick_numberings(value, tracks) => {}
                _ if tracks.iter().any(|track| track.id == name) => {}
                _ => {
                    let entry = fragment::entry(name, value);
                    if let Some(left) = room.checked_sub(entry.len()) {
                        room = left;
                        reader.unknown.push(entry);
                    }
                }
            }
        }
        reader
    }

    /// Picks the numberings of a list of ids. Returns whether the card has one of them.
    fn pick_numberings(&mut self, ids: &str, tracks: &[Track]) -> bool {
        let mut is_known = false;
        for id in ids.split('.') {
            for (index, track) in tracks.iter().enumerate() {
                let picked = track.numberings.iter().position(|numbering| numbering.id == id);
                if picked.is_some() {
                    self.preferences.pick(index, picked);
                    is_known = true;
                }
            }
        }
        is_known
    }
}
