//! Preferences of a reader, as types: visibility beyond the progress, the reveal mode of covers, the pinned outlet, and
//! the numberings of tracks.

use crate::card::Card;

/// The preferences of a reader for one card, at every progress.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// What is visible beyond the reader's progress.
    pub visibility: Visibility,
    /// How long a cover stays open.
    pub reveal_mode: RevealMode,
    /// The id of the outlet that the reader follows.
    pub outlet: Option<String>,
    /// The numbering of each track, counted from 1; 0 for the track's own numbers.
    numberings: [u8; Card::MAX_TRACKS],
}

impl Preferences {
    /// Returns the index of the numbering that the reader has picked for a track.
    pub fn numbering(&self, track: usize) -> Option<usize> {
        usize::from(*self.numberings.get(track)?).checked_sub(1)
    }

    /// Picks a numbering for a track; `None` for the track's own numbers.
    pub(super) fn pick(&mut self, track: usize, numbering: Option<usize>) {
        if let Some(picked) = self.numberings.get_mut(track) {
            *picked = numbering.map_or(0, |index| index as u8 + 1);
        }
    }
}

/// What is visible beyond a reader's progress. Each value adds to the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Visibility {
    /// Nothing: covers are absent, and opened covers are closed for as long as this is set.
    Nothing,
    /// Covers.
    #[default]
    Covers,
    /// Covers, and the title of the next episode.
    NextTitle,
}

impl Visibility {
    /// All values with their stored names.
    pub const ALL: [(&str, Self); 3] =
        [("nothing", Self::Nothing), ("covers", Self::Covers), ("next", Self::NextTitle)];
}

/// How long a cover stays open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RevealMode {
    /// Until the reader closes it; it is stored.
    #[default]
    Stays,
    /// For a minute.
    Minute,
    /// While the reader holds the pointer or the key down.
    Held,
}

impl RevealMode {
    /// All values with their stored names.
    pub const ALL: [(&str, Self); 3] =
        [("stays", Self::Stays), ("minute", Self::Minute), ("held", Self::Held)];
}

/// Returns the stored name of a value.
pub(super) fn name_of<T: PartialEq>(all: &[(&'static str, T)], value: T) -> &'static str {
    all.iter().find(|(_, other)| *other == value).map_or("", |(name, _)| name)
}

/// Returns the value of a stored name.
pub(super) fn named<T: Copy>(all: &[(&'static str, T)], name: &str) -> Option<T> {
    all.iter().find(|(other, _)| *other == name).map(|(_, value)| *value)
}
