//! How far a reader is, what this reader has opened, and how both are remembered.

use crate::card::{Key, Point, Track};

/// How far one reader is and what this reader has opened. The default is somebody who has seen
/// nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    progress: Vec<u16>,
    opened: Vec<Key>,
    everything: bool,
}

/// What a reader does to a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Opens the cover of a fact, or closes it.
    Toggle(Key),
    /// Says how many units of a track are finished.
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

/// What separates the entries of a fragment and of what is stored.
const SEPARATOR: char = '&';
/// The entry of what is stored that lists opened covers. No track can have a name with a dot.
const OPENED: &str = ".opened";
/// The entry of what is stored that says that everything is open.
const EVERYTHING: &str = ".everything";

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
            Action::Toggle(key) => match self.opened.iter().position(|opened| *opened == key) {
                Some(index) => {
                    self.opened.remove(index);
                }
                None => self.opened.push(key),
            },
            Action::Progress { track, at } => self.set_progress(track, at),
            Action::OpenAll => self.everything = true,
            Action::CloseAll => *self = Self::default(),
        }
    }

    /// Takes over the progress that a fragment such as `anime=5&theme=dark` names. Tracks that it
    /// does not name stay as they are; entries that are no progress are ignored, and progress
    /// beyond a track's end is its end.
    ///
    /// # Examples
    ///
    /// ```
    /// use curtain_card::card::{Text, Track, Unit};
    /// use curtain_card::reader::Reader;
    ///
    /// let anime = Track {
    ///     id: "anime".into(),
    ///     name: Text::new("Anime"),
    ///     unit: Unit::Episode,
    ///     count: Some(23),
    ///     parts: Vec::new(),
    /// };
    /// let mut reader = Reader::default();
    /// reader.read_fragment("theme=dark&anime=5", &[anime]);
    /// assert_eq!(reader.progress(0), 5);
    /// ```
    pub fn read_fragment(&mut self, fragment: &str, tracks: &[Track]) {
        for (name, value) in entries(fragment) {
            let Some(index) = tracks.iter().position(|track| track.id == name) else {
                continue;
            };
            if let Ok(at) = value.parse::<u32>() {
                let end = tracks[index].count.unwrap_or(u16::MAX);
                self.set_progress(index, at.min(end.into()) as u16);
            }
        }
    }

    /// Returns a fragment with this progress in it. What it says besides stays. Of a track that is not
    /// started it speaks only where something else is `remembered`, so that a reload shows the same.
    pub fn write_fragment(&self, fragment: &str, tracks: &[Track], remembered: &Self) -> String {
        let is_track = |name: &str| tracks.iter().any(|track| track.id == name);
        let others = (fragment.split(SEPARATOR))
            .filter(|entry| !entry.is_empty())
            .filter(|entry| !is_track(entry.split('=').next().unwrap_or(entry)));
        let mut written: Vec<String> = others.map(str::to_owned).collect();
        for (index, track) in tracks.iter().enumerate() {
            let at = self.progress(index);
            if at > 0 || remembered.progress(index) > 0 {
                written.push(format!("{}={at}", track.id));
            }
        }
        written.join("&")
    }

    /// Returns what is stored between visits.
    pub fn to_stored(&self, tracks: &[Track]) -> String {
        let mut entries: Vec<String> = (tracks.iter().enumerate())
            .map(|(index, track)| (track, self.progress(index)))
            .filter(|(_, at)| *at > 0)
            .map(|(track, at)| format!("{}={at}", track.id))
            .collect();
        if !self.opened.is_empty() {
            let keys: Vec<String> = self.opened.iter().map(Key::to_string).collect();
            entries.push(format!("{OPENED}={}", keys.join(".")));
        }
        if self.everything {
            entries.push(format!("{EVERYTHING}=1"));
        }
        entries.join("&")
    }

    /// Reads what was stored. Junk is ignored entry by entry: it opens nothing.
    pub fn from_stored(stored: &str, tracks: &[Track]) -> Self {
        let mut reader = Self::default();
        reader.read_fragment(stored, tracks);
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
                _ => {}
            }
        }
        reader
    }
}

fn entries(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split(SEPARATOR).filter_map(|entry| entry.split_once('='))
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
        let mut reader = Reader::default();
        reader.read_fragment(fragment, &tracks());
        (reader.progress(0), reader.progress(1))
    }

    #[test]
    fn reads_progress_from_a_fragment() {
        assert_eq!(read("anime=5"), (5, 0));
        assert_eq!(read("theme=dark&novel=2&anime=5&at=x"), (5, 2));
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
        let mut reader = Reader::default();
        reader.set_progress(0, 5);
        let nobody = Reader::default();
        let written = reader.write_fragment("theme=dark&anime=1&x", &tracks(), &nobody);
        assert_eq!(written, "theme=dark&x&anime=5");
        assert_eq!(nobody.write_fragment("anime=5", &tracks(), &nobody), "");
        // A closed card over a remembered reader stays closed after a reload.
        assert_eq!(nobody.write_fragment("anime=0", &tracks(), &reader), "anime=0");
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
                reader.apply(Action::Toggle(Key::new("t", &key.to_string())));
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
