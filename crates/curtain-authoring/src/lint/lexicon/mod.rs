//! The words of the lint in each language, as data: cues that give something away, and common words of names.
//!
//! A list is a text file of the folder `words`. A line in brackets names the group of the words below it, and a line that
//! begins with `#` and a blank is a comment. Phrases of cues stand in small letters with commas between them; `*` before
//! or behind one stands for any letters that are joined to it. Behind `|` stand conditions on the words beside the
//! phrases of a line: `after: the his` (only behind one of them), `not after: …`, `not before: …`. In conditions
//! `^` stands for a word with a capital, `#` for one with a digit, and `'s` for a possessive.

mod cue;

pub(super) use cue::{Subject, word_before};

use cue::Cue;

use aho_corasick::AhoCorasick;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

/// The languages with a list, and the lists.
const LISTS: [(&str, &str); 8] = [
    ("ar", include_str!("words/ar.txt")),
    ("de", include_str!("words/de.txt")),
    ("en", include_str!("words/en.txt")),
    ("es", include_str!("words/es.txt")),
    ("fr", include_str!("words/fr.txt")),
    ("ja", include_str!("words/ja.txt")),
    ("pt", include_str!("words/pt.txt")),
    ("zh", include_str!("words/zh.txt")),
];

/// The groups of single words.
const WORDS: [&str; 7] =
    ["articles", "determiners", "honours", "calendar", "common", "adjectives", "small"];

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    cues: Vec<Cue>,
    search: Option<AhoCorasick>,
    words: BTreeMap<&'static str, HashSet<&'static str>>,
    /// The names of genres, which tell nothing as tags.
    genres: HashSet<&'static str>,
    /// Whether names begin with a capital and other words within a sentence do not.
    has_capitals: bool,
}

/// A cue at a place of a text.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) subject: Subject,
    pub(super) range: Range<usize>,
}

impl Lexicon {
    /// Returns the lexicon of a language by its tag; an empty one for a language without a list.
    pub(super) fn of(lang: &str) -> &'static Self {
        static LEXICONS: OnceLock<(Vec<(&str, Lexicon)>, Lexicon)> = OnceLock::new();
        let (all, none) = LEXICONS.get_or_init(|| {
            let all = LISTS.iter().map(|(lang, list)| (*lang, Self::parse(lang, list)));
            (all.collect(), Self::default())
        });
        let language = lang.split('-').next().unwrap_or_default();
        all.iter().find(|(lang, _)| *lang == language).map_or(none, |(_, lexicon)| lexicon)
    }

    fn parse(lang: &str, list: &'static str) -> Self {
        // In German every noun has a capital, and three of the other languages have none.
        let has_capitals = matches!(lang, "en" | "es" | "fr" | "pt");
        let mut lexicon = Self { has_capitals, ..Self::default() };
        let mut group = "";
        for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                group = name;
            } else if WORDS.contains(&group) {
                lexicon.words.entry(group).or_default().extend(line.split_whitespace());
            } else if group == "genres" {
                lexicon.genres.extend(line.split_whitespace());
            } else if let Some(subject) = Subject::of_group(group) {
                lexicon.cues.extend(Cue::parse(subject, line));
            }
        }
        lexicon.search = AhoCorasick::new(lexicon.cues.iter().map(|cue| cue.phrase)).ok();
        lexicon
    }

    /// Lists the cues in a text, given in normal form and in small letters, in the order of their ends; those within a
    /// longer one of the same subject are left out.
    pub(super) fn hits(&self, text: &str, small: &str) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        for found in self.search.iter().flat_map(|search| search.find_overlapping_iter(small)) {
            let cue = &self.cues[found.pattern().as_usize()];
            let Some(range) = cue.range_at(text, small, found.range()) else { continue };
            let within = |a: &Range<usize>, b: &Range<usize>| b.start <= a.start && a.end <= b.end;
            let is_same = |hit: &Hit| hit.subject == cue.subject;
            if hits.iter().any(|hit| is_same(hit) && within(&range, &hit.range)) {
                continue;
            }
            hits.retain(|hit| !(is_same(hit) && within(&hit.range, &range)));
            hits.push(Hit { subject: cue.subject, range });
        }
        hits
    }

    /// Tells whether a word in small letters is of one of the groups.
    pub(super) fn is_in(&self, groups: &[&str], word: &str) -> bool {
        groups.iter().any(|group| self.words.get(group).is_some_and(|words| words.contains(word)))
    }

    /// Tells whether a word in small letters is part of the name of a genre.
    pub(super) fn is_genre(&self, word: &str) -> bool {
        self.genres.contains(word)
    }

    /// Tells whether a capital within a sentence shows a name.
    pub(super) fn has_capitals(&self) -> bool {
        self.has_capitals
    }
}

#[cfg(test)]
mod tests;
