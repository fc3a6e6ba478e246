//! Actions of a reader on a card: opening, peeking, closing, progress, preferences, the pinned outlet and numberings.

use super::preferences::{RevealMode, Visibility};
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
}
