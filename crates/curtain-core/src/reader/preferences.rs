//! What a reader wants of a card.

/// What a reader wants of one card, wherever in it they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// What is seen beyond the reader's progress.
    pub visibility: Visibility,
    /// For how long a cover stays open.
    pub reveal_mode: RevealMode,
}

/// What is seen beyond a reader's progress; each shows what the one before it shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Visibility {
    /// Nothing: covers are absent too, and what was opened by hand is closed meanwhile.
    Nothing,
    /// Covers.
    #[default]
    Covers,
    /// The title of the next episode, too.
    NextTitle,
}

impl Visibility {
    /// All of them, by the names that are stored.
    pub const ALL: [(&str, Self); 3] =
        [("nothing", Self::Nothing), ("covers", Self::Covers), ("next", Self::NextTitle)];
}

/// For how long a cover stays open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RevealMode {
    /// Until the reader closes it; it is remembered.
    #[default]
    Stays,
    /// For a minute.
    Minute,
    /// While it is held.
    Held,
}

impl RevealMode {
    /// All of them, by the names that are stored.
    pub const ALL: [(&str, Self); 3] =
        [("stays", Self::Stays), ("minute", Self::Minute), ("held", Self::Held)];
}

/// Returns the name of what a reader wants.
pub(super) fn name_of<T: PartialEq>(all: &[(&'static str, T)], value: T) -> &'static str {
    all.iter().find(|(_, of)| *of == value).map_or("", |(name, _)| name)
}

/// Returns what has a name.
pub(super) fn named<T: Copy>(all: &[(&'static str, T)], name: &str) -> Option<T> {
    all.iter().find(|(of, _)| *of == name).map(|(_, value)| *value)
}
