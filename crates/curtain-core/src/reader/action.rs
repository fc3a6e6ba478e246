//! Actions of a reader, and the events that they are for the host page.

use super::preferences::{RevealMode, Visibility};
use crate::card::{Key, Track};

/// An action of a reader on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// Opens everything.
    OpenAll,
    /// Closes everything and forgets the progress. A visibility below [`Visibility::Covers`] stays.
    CloseAll,
}

impl Action {
    /// Returns the event that the host page gets: its kind, the key of the fact or the id of the track, and
    /// how many units of the track are finished. Closing is no event.
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
