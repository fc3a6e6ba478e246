//! What a link says of its reader.

use super::{Action, Reader};
use crate::card::Track;
use crate::fragment;

/// What a link says of how far its reader is: for each track that it names, the place of the track
/// in the card and how many units are finished.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link(Vec<(usize, u16)>);

impl Link {
    /// Reads a fragment such as `anime=5&theme=dark`. Entries that are no progress are ignored, and
    /// progress beyond a track's end is its end.
    ///
    /// # Examples
    ///
    /// ```
    /// use curtain_core::card::{Text, Track, Unit};
    /// use curtain_core::reader::{Link, Reader};
    ///
    /// let anime = Track {
    ///     id: "anime".into(),
    ///     name: Text::new("Anime"),
    ///     unit: Unit::Episode,
    ///     count: Some(23),
    ///     parts: Vec::new(),
    /// };
    /// let link = Link::parse("theme=dark&anime=5", &[anime]);
    /// assert_eq!(link.over(&Reader::default()).progress(0), 5);
    /// ```
    pub fn parse(fragment: &str, tracks: &[Track]) -> Self {
        let mut link = Vec::new();
        for (name, value) in fragment::entries(fragment) {
            let track = tracks.iter().position(|track| track.id == name);
            if let (Some(index), Ok(at)) = (track, value.parse::<u32>()) {
                let end = tracks[index].count.unwrap_or(u16::MAX);
                link.push((index, at.min(end.into()) as u16));
            }
        }
        Self(link)
    }

    /// Tells whether the link says how far somebody is on a track.
    pub(super) fn speaks_of(&self, track: usize) -> bool {
        self.0.iter().any(|(named, _)| *named == track)
    }

    /// Writes what the link says, as [`Link::parse`] reads it.
    pub fn to_text(&self, tracks: &[Track]) -> String {
        let entry = |&(track, at): &(usize, u16)| Some(format!("{}={at}", tracks.get(track)?.id));
        self.0.iter().filter_map(entry).collect::<Vec<_>>().join("&")
    }

    /// Returns who the card is shown to when a reader follows this link. What the reader once opened
    /// by hand stays open; that everything was open gives way to what the link names.
    pub fn over(&self, reader: &Reader) -> Reader {
        let mut shown = reader.clone();
        for (track, at) in &self.0 {
            shown.set_progress(*track, *at);
            shown.everything = false;
        }
        shown
    }

    /// Gives way to what the reader does, where the two speak of the same.
    pub fn give_way(&mut self, action: Action) {
        match action {
            Action::Progress { track, .. } => self.0.retain(|(named, _)| *named != track),
            Action::OpenAll | Action::CloseAll => self.0.clear(),
            Action::Open(_)
            | Action::Peek(_)
            | Action::Close(_)
            | Action::Visibility(_)
            | Action::RevealMode(_) => {}
        }
    }

    /// Returns a fragment by which the card is shown again as it is `shown` to a reader who followed
    /// this link. What the fragment says besides stays.
    pub fn fragment(&self, fragment: &str, shown: &Reader, tracks: &[Track]) -> String {
        let is_track = |name: &str| tracks.iter().any(|track| track.id == name);
        let others = (fragment::parts(fragment))
            .filter(|part| !is_track(fragment::name(part)))
            .map(str::to_owned);
        fragment::join(others.chain(shown.progress_entries(tracks, self)))
    }
}
