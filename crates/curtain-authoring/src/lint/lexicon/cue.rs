//! Cues of the lint: phrases of one subject, and the conditions on the words beside them.

use crate::lint::words::{is_unparted, is_whole};
use std::ops::Range;

/// What a cue tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::lint) enum Subject {
    /// Something will not stay as it is.
    Change,
    Death,
    Killer,
    Traitor,
    Villain,
    /// Two are alike, or two are one.
    Double,
    Identity,
    Kin,
    Dream,
    /// Somebody comes back, or stays alive.
    Return,
    Loop,
    /// The story takes a turn, or its end is told.
    Twist,
    /// A wedding, a child, a separation.
    Bond,
    /// The word behind it is mentioned as a word.
    MentionBehind,
    /// The word before it is mentioned as a word.
    MentionBefore,
    /// The term behind it is introduced.
    Introduction,
}

impl Subject {
    const GROUPS: [(&'static str, Self); 16] = [
        ("change", Self::Change),
        ("death", Self::Death),
        ("killer", Self::Killer),
        ("traitor", Self::Traitor),
        ("villain", Self::Villain),
        ("double", Self::Double),
        ("identity", Self::Identity),
        ("kin", Self::Kin),
        ("dream", Self::Dream),
        ("return", Self::Return),
        ("loop", Self::Loop),
        ("twist", Self::Twist),
        ("bond", Self::Bond),
        ("word before", Self::MentionBehind),
        ("word after", Self::MentionBefore),
        ("introductions", Self::Introduction),
    ];

    /// Returns the subject of a group of a list.
    pub(super) fn of_group(group: &str) -> Option<Self> {
        Self::GROUPS.iter().find(|(name, _)| *name == group).map(|(_, subject)| *subject)
    }

    /// Tells whether the word alone tells too much in a place where few words stand, such as a cover.
    pub(in crate::lint) fn tells_alone(self) -> bool {
        use Subject::{Death, Double, Identity, Killer, Loop, Return, Traitor, Twist, Villain};
        matches!(
            self,
            Death | Killer | Traitor | Villain | Double | Identity | Return | Loop | Twist
        )
    }

    /// Tells whether it gives something away at all, in some place.
    pub(in crate::lint) fn is_spoiler(self) -> bool {
        self.tells_alone() || matches!(self, Self::Kin | Self::Dream | Self::Bond)
    }

    /// Tells whether it is about the world, and not about one person.
    pub(in crate::lint) fn is_about_world(self) -> bool {
        matches!(self, Self::Loop | Self::Dream)
    }
}

/// A phrase of one subject.
#[derive(Debug)]
pub(in crate::lint) struct Cue {
    pub(super) subject: Subject,
    pub(super) phrase: &'static str,
    /// Whether other letters may be joined before and behind it.
    is_open: (bool, bool),
    after: Vec<&'static str>,
    not_after: Vec<&'static str>,
    not_before: Vec<&'static str>,
}

impl Cue {
    /// Reads a line of a list.
    pub(super) fn parse(subject: Subject, line: &'static str) -> Vec<Self> {
        let mut parts = line.split('|').map(str::trim);
        let phrases = parts.next().unwrap_or_default();
        let (mut after, mut not_after, mut not_before) = (Vec::new(), Vec::new(), Vec::new());
        for condition in parts {
            let (name, words) = condition.split_once(':').unwrap_or_default();
            let words = words.split_whitespace();
            match name {
                "after" => after.extend(words),
                "not after" => not_after.extend(words),
                _ => not_before.extend(words),
            }
        }
        let cue = |phrase: &'static str| Self {
            subject,
            phrase: phrase.trim_matches('*'),
            is_open: (phrase.starts_with('*'), phrase.ends_with('*')),
            after: after.clone(),
            not_after: not_after.clone(),
            not_before: not_before.clone(),
        };
        let phrases = phrases.split([',', '،']).map(str::trim);
        phrases.filter(|phrase| !phrase.is_empty()).map(cue).collect()
    }

    /// Returns the range of the cue where its phrase stands at `found`, with the letters that are joined to it; `None`
    /// where that is a part of another word, or a condition does not hold.
    pub(super) fn range_at(
        &self,
        text: &str,
        small: &str,
        found: Range<usize>,
    ) -> Option<Range<usize>> {
        let joined = |c: &char| c.is_alphanumeric() && !is_unparted(*c);
        let length = |letters: &mut dyn Iterator<Item = char>| -> usize {
            letters.take_while(joined).map(char::len_utf8).sum()
        };
        let mut range = found;
        if self.is_open.0 {
            range.start -= length(&mut small[..range.start].chars().rev());
        }
        if self.is_open.1 {
            range.end += length(&mut small[range.end..].chars());
        }
        if !is_whole(small, &range) || is_hyphened(small, &range) {
            return None;
        }
        let before = word_before(small, range.start);
        let behind = word_behind(text, small, range.end);
        let is_before = |words: &[&str]| before.is_some_and(|word| is_one_of(word, word, words));
        let is_behind =
            behind.is_some_and(|(word, small)| is_one_of(word, small, &self.not_before));
        let is_behind_wanted = self.after.is_empty() || is_before(&self.after);
        (is_behind_wanted && !is_before(&self.not_after) && !is_behind).then_some(range)
    }
}

/// Tells whether a word is among words of a condition.
fn is_one_of(word: &str, small: &str, words: &[&str]) -> bool {
    words.iter().any(|wanted| match *wanted {
        "^" => word.chars().next().is_some_and(char::is_uppercase),
        "#" => word.chars().any(|c| c.is_ascii_digit()),
        "'s" => small.ends_with("'s"),
        // An elided word such as "d'" stands at the beginning of the next one.
        wanted if wanted.ends_with('\'') => small.starts_with(wanted),
        wanted => small == wanted || small.strip_suffix("'s") == Some(wanted),
    })
}

/// Tells whether a hyphen joins a range of a text to another word.
fn is_hyphened(text: &str, range: &Range<usize>) -> bool {
    text[..range.start].ends_with('-') || text[range.end..].starts_with('-')
}

/// Returns the word before a place, where nothing but blanks and quotation marks stands between.
pub(in crate::lint) fn word_before(text: &str, at: usize) -> Option<&str> {
    let before = text[..at].trim_end_matches(is_between);
    let word = before.rsplit(|c: char| !is_of_word(c)).next().unwrap_or_default();
    (!word.is_empty()).then_some(word)
}

/// Returns the word behind a place, as it is and in small letters, where nothing but blanks and quotation marks stands
/// between.
pub(in crate::lint) fn word_behind<'t>(
    text: &'t str,
    small: &'t str,
    at: usize,
) -> Option<(&'t str, &'t str)> {
    let begin = at + (text[at..].len() - text[at..].trim_start_matches(is_between).len());
    let length = text[begin..].find(|c: char| !is_of_word(c)).unwrap_or(text.len() - begin);
    (length > 0).then(|| (&text[begin..begin + length], &small[begin..begin + length]))
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘')
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '-')
}
