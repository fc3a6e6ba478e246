//! How far a reader is, what this reader has opened, and how both are remembered.

mod link;
mod preferences;

pub use link::Link;
pub use preferences::{Preferences, RevealMode, Visibility};

use crate::card::{Key, Point, Track};
use crate::fragment;
use preferences::{name_of, named};

/// How far one reader is and what this reader has opened. The default is somebody who has seen
/// nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    progress: Vec<u16>,
    opened: Vec<Key>,
    /// What is open and remembered nowhere.
    peeked: Vec<Key>,
    everything: bool,
    preferences: Preferences,
    /// Entries of what was stored that this program does not know. One of another version wrote them,
    /// or the card has lost a track; they are stored again as they are.
    others: Vec<String>,
}

/// What a reader does to a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Opens the cover of a fact.
    Open(Key),
    /// Opens it until it is closed or the page is left.
    Peek(Key),
    /// Closes it again.
    Close(Key),
    /// Says how many units of a track are finished. What was opened beyond all progress closes.
    Progress {
        /// The place of the track in the card.
        track: usize,
        /// How many of its units are finished.
        at: u16,
    },
    /// Says what is to be seen beyond all progress. That everything was open gives way to it.
    Visibility(Visibility),
    /// Says for how long covers that are opened from now on stay so.
    RevealMode(RevealMode),
    /// Opens everything.
    OpenAll,
    /// Closes everything, and forgets how far the reader is. Who wants to see less than covers still does.
    CloseAll,
}

impl Action {
    /// Returns what a page around the card is told: the kind of the act, the key of a fact or the id of a
    /// track, and how many of its units are finished. Of what was closed it is told nothing.
    pub fn event(self, tracks: &[Track]) -> Option<(&'static str, String, Option<u16>)> {
        match self {
            Self::Open(key) | Self::Peek(key) => Some(("open", key.to_string(), None)),
            Self::Progress { track, at } => {
                Some(("progress", tracks.get(track)?.id.clone(), Some(at)))
            }
            Self::Close(_)
            | Self::Visibility(_)
            | Self::RevealMode(_)
            | Self::OpenAll
            | Self::CloseAll => None,
        }
    }
}

/// The entry of what is stored that lists opened covers. No track can have a name with a dot.
const OPENED: &str = ".opened";
/// The entry of what is stored that says that everything is open.
const EVERYTHING: &str = ".everything";
/// The entries of what is stored that say what a reader wants, where it is not what everybody gets.
const VISIBILITY: &str = ".beyond";
const REVEAL_MODE: &str = ".opening";
/// How many bytes of entries that nobody knows are kept.
const MOST_OTHERS: usize = 500;

impl Reader {
    /// Returns how many units of a track the reader has finished; unknown counts as none.
    pub fn progress(&self, track: usize) -> u16 {
        self.progress.get(track).copied().unwrap_or(0)
    }

    /// Sets how many units of a track the reader has finished.
    pub fn set_progress(&mut self, track: usize, at: u16) {
        if self.progress.len() <= track {
            self.progress.resize(track + 1, 0);
        }
        self.progress[track] = at;
        while self.progress.last() == Some(&0) {
            self.progress.pop();
        }
    }

    /// Tells whether the reader has opened the cover of a fact.
    pub fn has_opened(&self, key: Key) -> bool {
        self.opened.contains(&key) || self.peeked.contains(&key)
    }

    /// Returns what is open until it is closed or the page is left.
    pub fn peeked(&self) -> &[Key] {
        &self.peeked
    }

    /// Closes that.
    pub fn stop_peeking(&mut self) {
        self.peeked.clear();
    }

    /// Becomes what is `remembered` of the reader, with what is open and remembered nowhere.
    pub fn remember(&mut self, remembered: Self) {
        let peeked = std::mem::take(&mut self.peeked);
        *self = Self { peeked, ..remembered };
    }

    /// Tells whether nothing is open, as after closing everything.
    pub fn is_closed(&self) -> bool {
        self.progress.is_empty() && self.opened.is_empty() && !self.everything
    }

    /// Tells whether covers are remembered as open.
    pub fn remembers_covers(&self) -> bool {
        !self.opened.is_empty()
    }

    /// Returns what the reader wants.
    pub fn preferences(&self) -> Preferences {
        self.preferences
    }

    /// Tells whether the reader has opened everything.
    pub fn everything(&self) -> bool {
        self.everything
    }

    /// Tells whether the reader has finished what a point asks for.
    pub fn has_reached(&self, point: &Point) -> bool {
        self.progress(point.track) >= point.at.max(1)
    }

    /// Does what a reader does.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Open(key) => add(&mut self.opened, key),
            Action::Peek(key) => add(&mut self.peeked, key),
            Action::Close(key) => {
                for keys in [&mut self.opened, &mut self.peeked] {
                    keys.retain(|opened| *opened != key);
                }
            }
            Action::Progress { track, at } => {
                self.set_progress(track, at);
                self.everything = false;
            }
            Action::Visibility(visibility) => {
                self.preferences.visibility = visibility;
                self.others.retain(|other| fragment::name(other) != VISIBILITY);
                self.everything = false;
            }
            Action::RevealMode(reveal_mode) => {
                self.preferences.reveal_mode = reveal_mode;
                self.others.retain(|other| fragment::name(other) != REVEAL_MODE);
                // It is open for as long as its reader no longer wants.
                self.peeked.clear();
            }
            Action::OpenAll => self.everything = true,
            Action::CloseAll => {
                let visibility = self.preferences.visibility.min(Visibility::Covers);
                *self = Self {
                    preferences: Preferences { visibility, ..self.preferences },
                    ..Self::default()
                };
            }
        }
    }

    /// Returns what is stored between visits.
    pub fn to_stored(&self, tracks: &[Track]) -> String {
        let mut entries = self.progress_entries(tracks, &Link::default());
        if !self.opened.is_empty() {
            let keys: Vec<String> = self.opened.iter().map(Key::to_string).collect();
            entries.push(fragment::entry(OPENED, &keys.join(".")));
        }
        if self.everything {
            entries.push(fragment::entry(EVERYTHING, "1"));
        }
        let Preferences { visibility, reveal_mode } = self.preferences;
        if visibility != Visibility::default() {
            entries.push(fragment::entry(VISIBILITY, name_of(&Visibility::ALL, visibility)));
        }
        if reveal_mode != RevealMode::default() {
            entries.push(fragment::entry(REVEAL_MODE, name_of(&RevealMode::ALL, reveal_mode)));
        }
        entries.extend(self.others.iter().cloned());
        fragment::join(entries)
    }

    /// Reads what was stored, entry by entry. What is not known opens nothing, and is kept.
    pub fn from_stored(stored: &str, tracks: &[Track]) -> Self {
        let mut reader = Link::parse(stored, tracks).over(&Self::default());
        let mut room = MOST_OTHERS;
        for (name, value) in fragment::entries(stored) {
            match name {
                OPENED => {
                    for key in value.split('.').filter_map(Key::parse) {
                        add(&mut reader.opened, key);
                    }
                }
                EVERYTHING => reader.everything = value == "1",
                VISIBILITY if let Some(visibility) = named(&Visibility::ALL, value) => {
                    reader.preferences.visibility = visibility;
                }
                REVEAL_MODE if let Some(reveal_mode) = named(&RevealMode::ALL, value) => {
                    reader.preferences.reveal_mode = reveal_mode;
                }
                _ if tracks.iter().any(|track| track.id == name) => {}
                _ => {
                    let entry = fragment::entry(name, value);
                    if let Some(left) = room.checked_sub(entry.len()) {
                        room = left;
                        reader.others.push(entry);
                    }
                }
            }
        }
        reader
    }

    /// Writes the progress of every track that is started or that a link speaks of.
    fn progress_entries(&self, tracks: &[Track], link: &Link) -> Vec<String> {
        (tracks.iter().enumerate())
            .map(|(index, track)| (index, track, self.progress(index)))
            .filter(|(index, _, at)| *at > 0 || link.speaks_of(*index))
            .map(|(_, track, at)| format!("{}={at}", track.id))
            .collect()
    }
}

/// Adds a key once.
fn add(keys: &mut Vec<Key>, key: Key) {
    if !keys.contains(&key) {
        keys.push(key);
    }
}

#[cfg(test)]
mod tests;
