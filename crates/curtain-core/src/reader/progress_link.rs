//! Progress links: the progress of a reader and the outlet that counts, read from a URL fragment and written to one.

use super::action::Action;
use super::state::Reader;
use crate::card::Track;
use crate::fragment;

/// The progress that a link says, and the outlet whose times count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// For each track that it names, the index of the track in the card and how many of its units are finished.
    progress: Vec<(usize, u16)>,
    /// The id of the outlet.
    outlet: Option<String>,
}

impl Link {
    /// Reads a fragment such as `anime=5&theme=dark`. Entries that are no progress are ignored, and progress
    /// beyond a track's end is its end.
    ///
    /// # Examples
    ///
    /// ```
    /// use curtain_core::card::{Activity, Text, Track, Unit};
    /// use curtain_core::reader::{Link, Reader};
    ///
    /// let anime = Track {
    ///     id: "anime".into(),
    ///     name: Text::new("Anime"),
    ///     unit: Unit::Episode,
    ///     activity: Activity::Watch,
    ///     count: Some(23),
    ///     parts: Vec::new(),
    ///     numberings: Vec::new(),
    /// };
    /// let link = Link::parse("theme=dark&anime=5", &[anime]);
    /// assert_eq!(link.apply_to(&Reader::default()).progress(0), 5);
    /// ```
    pub fn parse(fragment: &str, tracks: &[Track]) -> Self {
        let mut link = Self::default();
        for (name, value) in fragment::entries(fragment) {
            let track = tracks.iter().position(|track| track.id == name);
            if let (Some(index), Ok(at)) = (track, value.parse::<u32>()) {
                let end = tracks[index].count.unwrap_or(u16::MAX);
                link.progress.push((index, at.min(end.into()) as u16));
            } else if name == fragment::OUTLET {
                link.outlet = Some(value.to_owned());
            }
        }
        link
    }

    /// Tells whether the link says a progress on a track.
    fn names(&self, track: usize) -> bool {
        self.progress.iter().any(|(named, _)| *named == track)
    }

    /// Writes the link as [`Link::parse`] reads it.
    pub fn to_text(&self, tracks: &[Track]) -> String {
        let entry = |&(track, at): &(usize, u16)| {
            Some(fragment::entry(&tracks.get(track)?.id, &at.to_string()))
        };
        let outlet = self.outlet.iter().map(|id| fragment::entry(fragment::OUTLET, id));
        let mut entries: Vec<String> = self.progress.iter().filter_map(entry).collect();
        entries.extend(outlet);
        fragment::join(&entries)
    }

    /// Returns the reader that a card is shown to when this reader follows the link: progress and outlet are the
    /// link's where it says them, and open covers stay open. That everything is open ends where the link says
    /// a progress.
    pub fn apply_to(&self, reader: &Reader) -> Reader {
        let mut shown = reader.clone();
        for &(track, at) in &self.progress {
            shown.apply(Action::Progress { track, at });
        }
        if self.outlet.is_some() {
            shown.apply(Action::Pin(self.outlet.clone()));
        }
        shown
    }

    /// Drops what the link says where an action of the reader is about the same.
    pub fn give_way(&mut self, action: &Action) {
        match action {
            Action::Progress { track, .. } => self.progress.retain(|(named, _)| named != track),
            Action::OpenAll | Action::CloseAll => self.progress.clear(),
            Action::Pin(_) => self.outlet = None,
            Action::Open(_)
            | Action::Peek(_)
            | Action::Close(_)
            | Action::Visibility(_)
            | Action::RevealMode(_)
            | Action::Numbering { .. }
            | Action::Restore(_) => {}
        }
    }

    /// Returns the fragment by which the card is shown again as it is `shown` to a reader who followed this
    /// link. Other parts of the current fragment stay. An outlet is in it as long as the link says one: an outlet that
    /// the reader pinned is of no use to others.
    pub fn fragment(&self, fragment: &str, shown: &Reader, tracks: &[Track]) -> String {
        let is_own = |name: &str| {
            name == fragment::OUTLET && self.outlet.is_none()
                || tracks.iter().any(|track| track.id == name)
        };
        let others = (fragment::parts(fragment))
            .filter(|part| !is_own(fragment::name(part)))
            .map(str::to_owned);
        let mut parts: Vec<String> = others.collect();
        parts.extend(progress_entries(shown, tracks, self));
        fragment::join(&parts)
    }
}

/// Writes the progress on every track that the reader has started or that the link names.
pub(super) fn progress_entries(reader: &Reader, tracks: &[Track], link: &Link) -> Vec<String> {
    (tracks.iter().enumerate())
        .map(|(index, track)| (index, track, reader.progress(index)))
        .filter(|(index, _, at)| *at > 0 || link.names(*index))
        .map(|(_, track, at)| fragment::entry(&track.id, &at.to_string()))
        .collect()
}
