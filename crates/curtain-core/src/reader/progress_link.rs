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
                // The last one counts.
                link.progress.retain(|(other, _)| *other != index);
                link.progress.push((index, at.min(end.into()) as u16));
            } else if name == fragment::OUTLET {
                link.outlet = Some(value.to_owned());
            }
        }
        link
    }

    /// Makes the link that says the progress of a reader.
    pub fn of(reader: &Reader, tracks: &[Track]) -> Self {
        let progress = (0..tracks.len()).map(|track| (track, reader.progress(track)));
        Self { progress: progress.filter(|(_, at)| *at > 0).collect(), outlet: None }
    }

    /// Returns the progress that the link says: the index of a track in the card, and its finished units.
    pub fn progress(&self) -> &[(usize, u16)] {
        &self.progress
    }

    /// Returns the part of the link that says more progress than a reader has; `None` where it says no more.
    pub fn beyond(&self, reader: &Reader) -> Option<Self> {
        let is_beyond =
            |&&(track, at): &&(usize, u16)| !reader.everything() && at > reader.progress(track);
        let progress: Vec<_> = self.progress.iter().filter(is_beyond).copied().collect();
        (!progress.is_empty()).then_some(Self { progress, outlet: None })
    }

    /// Takes over the progress that another link says; without one, says none.
    pub fn set_progress(&mut self, other: Option<Self>) {
        self.progress = other.map_or_else(Vec::new, |other| other.progress);
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
            | Action::FollowLink(_)
            | Action::Restore(_) => {}
        }
    }

    /// Returns a fragment with this link in it, in place of what it said before. Other parts stay. The reader's own
    /// progress and outlet are in no address: whoever gets it would see more than they expect.
    pub fn fragment(&self, fragment: &str, tracks: &[Track]) -> String {
        if Self::parse(fragment, tracks) == *self {
            return fragment.to_owned();
        }
        let is_link =
            |name: &str| name == fragment::OUTLET || tracks.iter().any(|track| track.id == name);
        let others = (fragment::parts(fragment))
            .filter(|part| !is_link(fragment::name(part)))
            .map(str::to_owned);
        let mut parts: Vec<String> = others.collect();
        parts.push(self.to_text(tracks));
        parts.retain(|part| !part.is_empty());
        fragment::join(&parts)
    }
}
