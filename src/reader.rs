//! How far a reader is, what this reader has opened, and how both are remembered.

use crate::card::{Key, Point, Track};

/// How far one reader is and what this reader has opened. The default is somebody who has seen
/// nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    progress: Vec<u16>,
    opened: Vec<Key>,
    /// What is open and remembered nowhere.
    peeked: Vec<Key>,
    everything: bool,
    tastes: Tastes,
    /// Entries of what was stored that this program does not know. One of another version wrote them,
    /// or the card has lost a track; they are stored again as they are.
    others: Vec<String>,
}

/// What a reader wants of one card, wherever in it they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tastes {
    /// What is seen beyond the reader's progress.
    pub beyond: Beyond,
    /// For how long a cover stays open.
    pub opening: Opening,
}

/// What is seen beyond a reader's progress; each shows what the one before it shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beyond {
    /// Nothing: covers are absent too, and what was opened by hand is closed meanwhile.
    Nothing,
    /// Covers.
    #[default]
    Covers,
    /// The title of the next episode, too.
    NextTitle,
}

impl Beyond {
    /// All of them, by the names that are stored.
    pub const ALL: [(&str, Self); 3] =
        [("nothing", Self::Nothing), ("covers", Self::Covers), ("next", Self::NextTitle)];
}

/// For how long a cover stays open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    /// Until the reader closes it; it is remembered.
    #[default]
    Stays,
    /// For a minute.
    Minute,
    /// While it is held.
    Held,
}

impl Opening {
    /// All of them, by the names that are stored.
    pub const ALL: [(&str, Self); 3] =
        [("stays", Self::Stays), ("minute", Self::Minute), ("held", Self::Held)];
}

/// What a reader does to a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Opens the cover of a fact.
    Open(Key),
    /// Opens it until it is closed or the page is left.
    Peek(Key),
    /// Closes it again.
    Close(Key),
    /// Says how many units of a track are finished. What was opened beyond all progress closes.
    Progress {
        /// The place of the track in the card.
        track: usize,
        /// How many of its units are finished.
        at: u16,
    },
    /// Says what is to be seen beyond all progress. That everything was open gives way to it.
    Beyond(Beyond),
    /// Says for how long covers that are opened from now on stay so.
    Opening(Opening),
    /// Opens everything.
    OpenAll,
    /// Closes everything, and forgets how far the reader is. Who wants to see less than covers still does.
    CloseAll,
}

impl Action {
    /// Returns what a page around the card is told: the kind of the act, the key of a fact or the id of a
    /// track, and how many of its units are finished. Of what was closed it is told nothing.
    pub fn told(self, tracks: &[Track]) -> Option<(&'static str, String, Option<u16>)> {
        match self {
            Self::Open(key) | Self::Peek(key) => Some(("open", key.to_string(), None)),
            Self::Progress { track, at } => {
                Some(("progress", tracks.get(track)?.id.clone(), Some(at)))
            }
            Self::Close(_)
            | Self::Beyond(_)
            | Self::Opening(_)
            | Self::OpenAll
            | Self::CloseAll => None,
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
/// The entries of what is stored that say what a reader wants, where it is not what everybody gets.
const BEYOND: &str = ".beyond";
const OPENING: &str = ".opening";
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

    /// Tells whether the reader has opened the cover of a fact.
    pub fn has_opened(&self, key: Key) -> bool {
        self.opened.contains(&key) || self.peeked.contains(&key)
    }

    /// Returns what is open until it is closed or the page is left.
    pub fn peeked(&self) -> &[Key] {
        &self.peeked
    }

    /// Closes that.
    pub fn stop_peeking(&mut self) {
        self.peeked.clear();
    }

    /// Becomes what is `remembered` of the reader, with what is open and remembered nowhere.
    pub fn remember(&mut self, remembered: Self) {
        let peeked = std::mem::take(&mut self.peeked);
        *self = Self { peeked, ..remembered };
    }

    /// Tells whether nothing is open, as after closing everything.
    pub fn is_closed(&self) -> bool {
        self.progress.is_empty() && self.opened.is_empty() && !self.everything
    }

    /// Tells whether covers are remembered as open.
    pub fn remembers_covers(&self) -> bool {
        !self.opened.is_empty()
    }

    /// Returns what the reader wants.
    pub fn tastes(&self) -> Tastes {
        self.tastes
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
            Action::Open(key) => add(&mut self.opened, key),
            Action::Peek(key) => add(&mut self.peeked, key),
            Action::Close(key) => {
                for keys in [&mut self.opened, &mut self.peeked] {
                    keys.retain(|opened| *opened != key);
                }
            }
            Action::Progress { track, at } => {
                self.set_progress(track, at);
                self.everything = false;
            }
            Action::Beyond(beyond) => {
                self.tastes.beyond = beyond;
                self.others.retain(|other| !is_of(other, BEYOND));
                self.everything = false;
            }
            Action::Opening(opening) => {
                self.tastes.opening = opening;
                self.others.retain(|other| !is_of(other, OPENING));
                // It is open for as long as its reader no longer wants.
                self.peeked.clear();
            }
            Action::OpenAll => self.everything = true,
            Action::CloseAll => {
                let beyond = self.tastes.beyond.min(Beyond::Covers);
                *self = Self { tastes: Tastes { beyond, ..self.tastes }, ..Self::default() };
            }
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
        let Tastes { beyond, opening } = self.tastes;
        if beyond != Beyond::default() {
            entries.push([BEYOND, "=", name_of(&Beyond::ALL, beyond)].concat());
        }
        if opening != Opening::default() {
            entries.push([OPENING, "=", name_of(&Opening::ALL, opening)].concat());
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
                        add(&mut reader.opened, key);
                    }
                }
                EVERYTHING => reader.everything = value == "1",
                BEYOND if let Some(beyond) = named(&Beyond::ALL, value) => {
                    reader.tastes.beyond = beyond;
                }
                OPENING if let Some(opening) = named(&Opening::ALL, value) => {
                    reader.tastes.opening = opening;
                }
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
            Action::Progress { track, .. } => self.0.retain(|(named, _)| *named != track),
            Action::OpenAll | Action::CloseAll => self.0.clear(),
            Action::Open(_)
            | Action::Peek(_)
            | Action::Close(_)
            | Action::Beyond(_)
            | Action::Opening(_) => {}
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

/// Adds a key once.
fn add(keys: &mut Vec<Key>, key: Key) {
    if !keys.contains(&key) {
        keys.push(key);
    }
}

/// Returns the name of what a reader wants.
fn name_of<T: PartialEq>(all: &[(&'static str, T)], value: T) -> &'static str {
    all.iter().find(|(_, of)| *of == value).map_or("", |(name, _)| name)
}

/// Returns what has a name.
fn named<T: Copy>(all: &[(&'static str, T)], name: &str) -> Option<T> {
    all.iter().find(|(of, _)| *of == name).map(|(_, value)| *value)
}

/// Tells whether an entry is of a name.
fn is_of(entry: &str, name: &str) -> bool {
    entry.split('=').next() == Some(name)
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
        assert!(!shown.everything() && shown.has_opened(Key::parse("a").unwrap()));
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
            assert_eq!(reader.opened, [key]);
        }
        for _ in 0..2 {
            reader.apply(Action::Close(key));
            assert_eq!(reader, Reader::default());
        }
    }

    #[test]
    fn what_is_peeked_at_is_remembered_nowhere() {
        let (mut reader, key) = (Reader::default(), Key::new("t", "truth"));
        for _ in 0..2 {
            reader.apply(Action::Peek(key));
            assert!(reader.has_opened(key) && reader.peeked() == [key]);
        }
        assert_eq!(reader.to_stored(&tracks()), "");
        reader.apply(Action::Close(key));
        assert_eq!(reader, Reader::default());
        reader.apply(Action::Peek(key));
        reader.apply(Action::Opening(Opening::Stays));
        assert_eq!(reader, Reader::default(), "another taste ends what the one before opened");
    }

    #[test]
    fn what_is_remembered_leaves_what_is_peeked_at() {
        let (mut reader, key) = (Reader::default(), Key::new("t", "truth"));
        reader.apply(Action::Peek(key));
        reader.remember(Reader::from_stored("anime=3", &tracks()));
        assert!(reader.has_opened(key) && reader.progress(0) == 3 && !reader.is_closed());
        assert!(Reader::from_stored(".opening=minute", &tracks()).is_closed());
    }

    #[test]
    fn tastes_are_remembered_where_they_are_not_those_of_everybody() {
        let mut reader = Reader::default();
        reader.apply(Action::Beyond(Beyond::Covers));
        reader.apply(Action::Opening(Opening::Stays));
        assert_eq!(reader.to_stored(&tracks()), "");
        for (stored, beyond, opening) in [
            (".beyond=nothing", Beyond::Nothing, Opening::Stays),
            (".beyond=next&.opening=minute", Beyond::NextTitle, Opening::Minute),
            (".opening=held", Beyond::Covers, Opening::Held),
        ] {
            reader.apply(Action::Beyond(beyond));
            reader.apply(Action::Opening(opening));
            assert_eq!(reader.to_stored(&tracks()), stored);
            assert_eq!(Reader::from_stored(stored, &tracks()), reader);
        }
        // What a later version stored is kept until the reader chooses anew, and opens nothing.
        let later = ".beyond=all&.opening=ten";
        let mut reader = Reader::from_stored(later, &tracks());
        assert_eq!(reader.tastes(), Tastes::default());
        assert_eq!(reader.to_stored(&tracks()), later);
        reader.apply(Action::Opening(Opening::Held));
        assert_eq!(reader.to_stored(&tracks()), ".opening=held&.beyond=all");
        reader.apply(Action::Beyond(Beyond::Covers));
        assert_eq!(reader.to_stored(&tracks()), ".opening=held");
    }

    #[test]
    fn saying_what_is_to_be_seen_closes_everything_that_was_open_at_once() {
        let mut reader = Reader::from_stored("anime=5&.opened=a&.everything=1", &tracks());
        reader.apply(Action::Beyond(Beyond::Nothing));
        assert_eq!(reader.to_stored(&tracks()), "anime=5&.opened=a&.beyond=nothing");
    }

    #[test]
    fn closing_everything_keeps_tastes_but_for_what_they_open() {
        for (before, after) in [
            ("anime=5&.beyond=nothing&.opening=held", ".beyond=nothing&.opening=held"),
            ("anime=5&.beyond=next&.opening=minute", ".opening=minute"),
        ] {
            let mut reader = Reader::from_stored(before, &tracks());
            reader.apply(Action::Peek(Key::new("t", "truth")));
            reader.apply(Action::CloseAll);
            assert_eq!(reader.to_stored(&tracks()), after);
            assert!(reader.peeked().is_empty());
        }
    }

    #[test]
    fn closing_everything_forgets_everything() {
        let mut reader = Reader::from_stored("anime=5&.opened=a.b&.everything=1", &tracks());
        assert!(reader.everything() && reader.opened.len() == 2);
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
