//! How far a reader is, what this reader has opened, and how both are remembered.

use crate::card::{Key, Point, Track};

/// How far one reader is and what this reader has opened. The default is somebody who has seen
/// nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    progress: Vec<u16>,
    opened: Vec<Key>,
    everything: bool,
    /// Entries of what was stored that this program does not know. One of another version wrote them,
    /// or the card has lost a track; they are stored again as they are.
    others: Vec<String>,
}

/// What a reader does to a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Opens the cover of a fact.
    Open(Key),
    /// Closes it again.
    Close(Key),
    /// Says how many units of a track are finished. What was opened beyond all progress closes.
    Progress {
        /// The place of the track in the card.
        track: usize,
        /// How many of its units are finished.
        at: u16,
    },
    /// Opens everything.
    OpenAll,
    /// Closes everything, and forgets how far the reader is.
    CloseAll,
}

impl Action {
    /// Returns what a page around the card is told: the kind of the act, the key of a fact or the id of a
    /// track, and how many of its units are finished. Of what was closed it is told nothing.
    pub fn told(self, tracks: &[Track]) -> Option<(&'static str, String, Option<u16>)> {
        match self {
            Self::Open(key) => Some(("open", key.to_string(), None)),
            Self::Progress { track, at } => {
                Some(("progress", tracks.get(track)?.id.clone(), Some(at)))
            }
            Self::Close(_) | Self::OpenAll | Self::CloseAll => None,
        }
    }
}

/// What separates the entries of a fragment and of what is stored.
const SEPARATOR: char = '&';
/// What ends an entry when it is read: WordPress puts `#?secret=…` behind a fragment of its own.
const SEPARATORS: [char; 3] = [SEPARATOR, '#', '?'];
/// The entry of what is stored that lists opened covers. No track can have a name with a dot.
const OPENED: &str = ".opened";
/// The entry of what is stored that says that everything is open.
const EVERYTHING: &str = ".everything";
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

    /// Returns the covers that the reader has opened one by one.
    pub fn opened(&self) -> &[Key] {
        &self.opened
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
            Action::Open(key) => {
                if !self.opened.contains(&key) {
                    self.opened.push(key);
                }
            }
            Action::Close(key) => self.opened.retain(|opened| *opened != key),
            Action::Progress { track, at } => {
                self.set_progress(track, at);
                self.everything = false;
            }
            Action::OpenAll => self.everything = true,
            Action::CloseAll => *self = Self::default(),
        }
    }

    /// Returns what is stored between visits.
    pub fn to_stored(&self, tracks: &[Track]) -> String {
        let mut entries = self.progress_entries(tracks, &Link::default());
        if !self.opened.is_empty() {
            let keys: Vec<String> = self.opened.iter().map(Key::to_string).collect();
            entries.push(format!("{OPENED}={}", keys.join(".")));
        }
        if self.everything {
            entries.push(format!("{EVERYTHING}=1"));
        }
        entries.extend(self.others.iter().cloned());
        entries.join("&")
    }

    /// Reads what was stored, entry by entry. What is not known opens nothing, and is kept.
    pub fn from_stored(stored: &str, tracks: &[Track]) -> Self {
        let mut reader = Link::parse(stored, tracks).over(&Self::default());
        let mut room = MOST_OTHERS;
        for (name, value) in entries(stored) {
            match name {
                OPENED => {
                    for key in value.split('.').filter_map(Key::parse) {
                        if !reader.opened.contains(&key) {
                            reader.opened.push(key);
                        }
                    }
                }
                EVERYTHING => reader.everything = value == "1",
                _ if tracks.iter().any(|track| track.id == name) => {}
                _ => {
                    let entry = [name, "=", value].concat();
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
            .filter(|(index, _, at)| *at > 0 || link.0.iter().any(|(named, _)| named == index))
            .map(|(_, track, at)| format!("{}={at}", track.id))
            .collect()
    }
}

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
    /// use curtain_card::card::{Text, Track, Unit};
    /// use curtain_card::reader::{Link, Reader};
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
        for (name, value) in entries(fragment) {
            let track = tracks.iter().position(|track| track.id == name);
            if let (Some(index), Ok(at)) = (track, value.parse::<u32>()) {
                let end = tracks[index].count.unwrap_or(u16::MAX);
                link.push((index, at.min(end.into()) as u16));
            }
        }
        Self(link)
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
            Action::Open(_) | Action::Close(_) => {}
            Action::Progress { track, .. } => self.0.retain(|(named, _)| *named != track),
            Action::OpenAll | Action::CloseAll => self.0.clear(),
        }
    }

    /// Returns a fragment by which the card is shown again as it is `shown` to a reader who followed
    /// this link. What the fragment says besides stays.
    pub fn fragment(&self, fragment: &str, shown: &Reader, tracks: &[Track]) -> String {
        let is_track = |name: &str| tracks.iter().any(|track| track.id == name);
        let others = (fragment.split(SEPARATOR))
            .filter(|entry| !entry.is_empty())
            .filter(|entry| !is_track(entry.split('=').next().unwrap_or(entry)))
            .map(str::to_owned);
        let written: Vec<String> = others.chain(shown.progress_entries(tracks, self)).collect();
        written.join("&")
    }
}

fn entries(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split(SEPARATORS).filter_map(|entry| entry.split_once('='))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::{Text, Unit};
    use proptest::prelude::*;

    fn tracks() -> Vec<Track> {
        [("anime", Some(23)), ("novel", None)]
            .map(|(id, count)| Track {
                id: id.into(),
                name: Text::new(id),
                unit: Unit::Episode,
                count,
                parts: Vec::new(),
            })
            .into()
    }

    fn read(fragment: &str) -> (u16, u16) {
        let reader = Link::parse(fragment, &tracks()).over(&Reader::default());
        (reader.progress(0), reader.progress(1))
    }

    #[test]
    fn reads_progress_from_a_fragment() {
        assert_eq!(read("anime=5"), (5, 0));
        assert_eq!(read("theme=dark&novel=2&anime=5&at=x"), (5, 2));
        assert_eq!(read("novel=2&anime=5#?secret=a"), (5, 2));
        assert_eq!(read("?secret=a&anime=5"), (5, 0));
        assert_eq!(read("anime=24"), (23, 0), "ends where the track ends");
        for junk in [
            "",
            "anime",
            "anime=",
            "anime=-1",
            "anime=5.5",
            "anime=99999999999",
            "ANIME=5",
            "anime=５",
        ] {
            assert_eq!(read(junk), (0, 0), "{junk}");
        }
    }

    #[test]
    fn leaves_what_else_a_fragment_says() {
        let (nobody, none) = (Reader::default(), Link::default());
        let mut reader = Reader::default();
        reader.set_progress(0, 5);
        let written = none.fragment("theme=dark&anime=1&x", &reader, &tracks());
        assert_eq!(written, "theme=dark&x&anime=5");
        assert_eq!(none.fragment("anime=5", &nobody, &tracks()), "");
        // A link to a closed card goes on closing it.
        let link = Link::parse("anime=0", &tracks());
        assert_eq!(link.fragment("anime=0", &link.over(&reader), &tracks()), "anime=0");
    }

    #[test]
    fn a_link_reads_what_it_wrote() {
        let link = Link::parse("x&novel=2&anime=0", &tracks());
        assert_eq!(link.to_text(&tracks()), "novel=2&anime=0");
        assert_eq!(Link::parse(&link.to_text(&tracks()), &tracks()), link);
    }

    #[test]
    fn a_link_lies_over_what_is_remembered() {
        let own = Reader::from_stored("anime=23&novel=2&.opened=a&.everything=1", &tracks());
        let mut link = Link::parse("anime=5", &tracks());
        let shown = link.over(&own);
        assert_eq!((shown.progress(0), shown.progress(1)), (5, 2));
        assert!(!shown.everything() && shown.opened() == own.opened());
        link.give_way(Action::Progress { track: 1, at: 3 });
        assert_eq!(link.over(&own).progress(0), 5);
        link.give_way(Action::Progress { track: 0, at: 6 });
        let mut typed = own.clone();
        typed.apply(Action::Progress { track: 0, at: 6 });
        assert!(!link.over(&typed).everything());
        for action in [Action::OpenAll, Action::CloseAll] {
            let mut link = Link::parse("anime=5", &tracks());
            link.give_way(action);
            assert_eq!(link, Link::default());
        }
        assert_eq!(Link::default().over(&own), own);
    }

    #[test]
    fn a_progress_closes_what_was_opened_beyond_it() {
        let mut reader = Reader::from_stored("anime=5&.opened=a&.everything=1", &tracks());
        reader.apply(Action::Progress { track: 0, at: 3 });
        assert_eq!(reader.to_stored(&tracks()), "anime=3&.opened=a");
    }

    #[test]
    fn what_another_version_stored_is_kept() {
        let stored = "anime=5&.opened=a&.taste=strict&manga=3";
        let mut reader = Reader::from_stored(stored, &tracks());
        assert_eq!(reader.to_stored(&tracks()), stored);
        reader.apply(Action::Progress { track: 0, at: 6 });
        assert_eq!(reader.to_stored(&tracks()), stored.replace('5', "6"));
        reader.apply(Action::CloseAll);
        assert_eq!(reader.to_stored(&tracks()), "", "closing everything forgets all of it");
        let long = format!("{}=1&anime=5", "x".repeat(600));
        assert_eq!(Reader::from_stored(&long, &tracks()).to_stored(&tracks()), "anime=5");
    }

    #[test]
    fn opening_and_closing_twice_is_once() {
        let mut reader = Reader::default();
        let key = Key::new("t", "truth");
        for _ in 0..2 {
            reader.apply(Action::Open(key));
            assert_eq!(reader.opened(), [key]);
        }
        for _ in 0..2 {
            reader.apply(Action::Close(key));
            assert_eq!(reader, Reader::default());
        }
    }

    #[test]
    fn closing_everything_forgets_everything() {
        let mut reader = Reader::from_stored("anime=5&.opened=a.b&.everything=1", &tracks());
        assert!(reader.everything() && reader.opened().len() == 2);
        reader.apply(Action::CloseAll);
        assert_eq!(reader, Reader::default());
    }

    proptest! {
        #[test]
        fn remembers_what_it_stored(anime in 0..24_u16, novel in any::<u16>(), keys in prop::collection::hash_set(any::<u64>(), 0..4), all in any::<bool>()) {
            let mut reader = Reader::default();
            reader.set_progress(0, anime);
            reader.set_progress(1, novel);
            for key in keys {
                reader.apply(Action::Open(Key::new("t", &key.to_string())));
            }
            if all {
                reader.apply(Action::OpenAll);
            }
            let stored = reader.to_stored(&tracks());
            prop_assert_eq!(Reader::from_stored(&stored, &tracks()), reader);
        }

        #[test]
        fn junk_never_panics(junk in any::<String>()) {
            Reader::from_stored(&junk, &tracks()).to_stored(&tracks());
        }
    }
}
