//! Host events (`curtain-open`, `curtain-progress`): the event that each action of a reader raises on the host
//! page.

use super::action::Action;
use crate::card::Track;

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
            | Self::Pin(_)
            | Self::Numbering { .. }
            | Self::OpenAll
            | Self::CloseAll
            | Self::FollowLink(_)
            | Self::Restore(_) => None,
        }
    }
}
