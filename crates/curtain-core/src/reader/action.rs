//! Actions of a reader on a card: opening, peeking, closing, progress, preferences, the pinned outlet and numberings,
//! answers to a link, undoing.

use super::preferences::{RevealMode, Visibility};
use super::state::Reader;
use crate::card::Key;

/// An action of a reader on a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Opens the cover of a fact, to be remembered.
    Open(Key),
    /// Opens the cover of a fact until it is closed or the page is left.
    Peek(Key),
    /// Closes the cover of a fact.
    Close(Key),
    /// Sets the progress on a track. Ends [`Action::OpenAll`].
    Progress {
        /// The index of the track in the card.
        track: usize,
        /// How many units of the track the reader has finished.
        at: u16,
    },
    /// Sets what is visible beyond the progress. Ends [`Action::OpenAll`].
    Visibility(Visibility),
    /// Sets how long a cover stays open, from the next one on.
    RevealMode(RevealMode),
    /// Pins the outlet with this id, whose times count for the reader; `None` for no outlet.
    Pin(Option<String>),
    /// Picks the numbering by which the reader counts a track.
    Numbering {
        /// The index of the track in the card.
        track: usize,
        /// The index of the numbering in the track; `None` for the track's own numbers.
        picked: Option<usize>,
    },
    /// Opens everything.
    OpenAll,
    /// Closes everything and forgets the progress. A visibility below [`Visibility::Covers`] stays.
    CloseAll,
    /// Answers whether the progress of the link that led to the card counts.
    FollowLink(bool),
    /// Undoes the last action: puts back the reader before it.
    Restore(Box<Reader>),
}

impl Action {
    /// Tells whether the action can show or hide many facts at once, so that readers want to undo it.
    pub fn is_broad(&self) -> bool {
        matches!(
            self,
            Self::Progress { .. } | Self::OpenAll | Self::CloseAll | Self::FollowLink(true)
        )
    }
}
