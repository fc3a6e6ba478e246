//! The state of one reader: progress, open covers and preferences, and how actions change it.

use super::action::Action;
use super::preferences::{Preferences, Visibility};
use crate::card::{Card, Key, Point};
use crate::fragment;

/// The progress, open covers and preferences of one reader. The default is a reader who has seen nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// The finished units of each track, up to the last one that is started.
    progress: Vec<u16>,
    pub(super) opened: Vec<Key>,
    /// Open covers that are stored nowhere.
    peeked: Vec<Key>,
    pub(super) everything: bool,
    pub(super) preferences: Preferences,
    /// Stored entries that this version does not know: another version wrote them, or the card has lost a
    /// track. They are stored again as they are.
    pub(super) unknown: Vec<String>,
}

/// The stored name of the visibility.
pub(super) const VISIBILITY: &str = ".beyond";
/// The stored name of the reveal mode.
pub(super) const REVEAL_MODE: &str = ".opening";
/// The stored name of the pinned outlet.
pub(super) const OUTLET: &str = ".outlet";
/// The stored name of the numberings.
pub(super) const NUMBERING: &str = ".numbering";

impl Reader {
    /// Returns how many units of a track the reader has finished; 0 where that is not known.
    pub fn progress(&self, track: usize) -> u16 {
        self.progress.get(track).copied().unwrap_or(0)
    }

    /// Sets how many units of a track the reader has finished. A track from [`Card::MAX_TRACKS`] on, which no
    /// card has, is ignored.
    pub fn set_progress(&mut self, track: usize, at: u16) {
        if track >= Card::MAX_TRACKS {
            return;
        }
        if self.progress.len() <= track {
            self.progress.resize(track + 1, 0);
        }
        self.progress[track] = at;
        while self.progress.last() == Some(&0) {
            self.progress.pop();
        }
    }

    /// Tells whether the cover of a fact is open.
    pub fn has_opened(&self, key: Key) -> bool {
        self.opened.contains(&key) || self.peeked.contains(&key)
    }

    /// Returns the facts whose covers are open until they are closed or the page is left.
    pub fn peeked(&self) -> &[Key] {
        &self.peeked
    }

    /// Closes the covers of [`Self::peeked`].
    pub fn stop_peeking(&mut self) {
        self.peeked.clear();
    }

    /// Takes over all that another reader's state stores, and keeps its own [`Self::peeked`] covers.
    pub fn remember(&mut self, stored: Self) {
        let peeked = std::mem::take(&mut self.peeked);
        *self = Self { peeked, ..stored };
    }

    /// Tells whether nothing is open, as after [`Action::CloseAll`].
    pub fn is_closed(&self) -> bool {
        self.progress.is_empty() && self.opened.is_empty() && !self.everything
    }

    /// Tells whether there are open covers that are stored.
    pub fn remembers_covers(&self) -> bool {
        !self.opened.is_empty()
    }

    /// Returns the reader's preferences.
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// Tells whether everything is open, as after [`Action::OpenAll`].
    pub fn everything(&self) -> bool {
        self.everything
    }

    /// Tells whether the reader has finished the units of a point.
    pub fn has_reached(&self, point: &Point) -> bool {
        self.progress(point.track) >= point.at.max(1)
    }

    /// Applies an action.
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
                self.forget_unknown(VISIBILITY);
                self.everything = false;
            }
            Action::RevealMode(reveal_mode) => {
                self.preferences.reveal_mode = reveal_mode;
                self.forget_unknown(REVEAL_MODE);
                // Their time was that of the mode before.
                self.peeked.clear();
            }
            Action::Pin(outlet) => self.preferences.outlet = outlet,
            Action::Numbering { track, picked } => {
                self.preferences.pick(track, picked);
                self.forget_unknown(NUMBERING);
            }
            Action::OpenAll => self.everything = true,
            Action::CloseAll => {
                let mut preferences = std::mem::take(&mut self.preferences);
                preferences.visibility = preferences.visibility.min(Visibility::Covers);
                *self = Self { preferences, ..Self::default() };
            }
            // The link is no part of the reader.
            Action::FollowLink(_) => {}
            Action::Restore(before) => *self = *before,
        }
    }

    /// Forgets a value that this version did not know, once the reader has chosen another.
    fn forget_unknown(&mut self, name: &str) {
        self.unknown.retain(|entry| fragment::name(entry) != name);
    }
}

/// Adds a key once.
fn add(keys: &mut Vec<Key>, key: Key) {
    if !keys.contains(&key) {
        keys.push(key);
    }
}
