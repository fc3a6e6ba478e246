//! The characters of a card in its texts: whom a sentence is about.

use super::audience::{Place, TextUse, people};
use super::lexicon::Lexicon;
use super::names::parts;
use super::search_of;
use super::words::{is_unparted, is_whole};
use crate::normal_form::lowercase_in_place;
use aho_corasick::AhoCorasick;
use curtain_core::card::{Card, Key, Section};
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

/// The names of a card's characters, open and gated, in all of its languages.
#[derive(Debug)]
pub(super) struct Characters {
    keys: Vec<Key>,
    search: Option<AhoCorasick>,
    small_search: Option<AhoCorasick>,
    people: HashSet<Key>,
}

impl Characters {
    pub(super) fn new(card: &Card, texts: &[&[TextUse]]) -> Self {
        let mut names: BTreeSet<(String, Key)> = BTreeSet::new();
        for text in texts.iter().copied().flatten() {
            let Some(fact) = text.fact() else { continue };
            if fact.section != Section::People || fact.parent.is_some() {
                continue;
            }
            names.insert((text.text.clone(), fact.key));
            let lexicon = Lexicon::of(text.lang);
            for part in parts(&text.text) {
                const COMMON: [&str; 6] =
                    ["articles", "determiners", "honours", "calendar", "common", "adjectives"];
                let is_long = part.chars().count() > 2 || part.chars().all(is_unparted);
                if is_long && !lexicon.is_in(&COMMON, &lowercase_in_place(part)) {
                    names.insert((part.to_owned(), fact.key));
                }
            }
        }
        let search = search_of(names.iter().map(|(name, _)| name));
        let small = names.iter().map(|(name, _)| name.to_lowercase());
        let small_search = search_of(small);
        let keys = names.into_iter().map(|(_, key)| key).collect();
        Self { keys, search, small_search, people: people(card) }
    }

    /// Lists the characters that the sentence around a range of a text is about: those that it names, and whose
    /// role or line it is.
    pub(super) fn in_sentence(&self, text: &TextUse, range: &Range<usize>) -> Vec<Key> {
        const ENDS: [char; 9] = ['.', '!', '?', '。', '！', '？', '؟', ';', '\n'];
        let before = text.text[..range.start].char_indices().rev();
        let end = before.into_iter().find(|(_, letter)| ENDS.contains(letter));
        let begin = end.map_or(0, |(at, letter)| at + letter.len_utf8());
        let end = text.text[range.end..].find(ENDS).map_or(text.text.len(), |at| range.end + at);
        let sentence = &text.text[begin..end];
        let mut characters = named(&self.search, &self.keys, sentence);
        if let Place::Fact(fact, ..) = text.place {
            let own = fact.parent.unwrap_or(fact.key);
            characters.extend(Some(own).filter(|key| self.people.contains(key)));
        }
        characters
    }

    /// Lists the characters that a text names.
    pub(super) fn named_in(&self, text: &TextUse) -> Vec<Key> {
        named(&self.search, &self.keys, &text.text)
    }

    /// Lists the characters that words in small letters name.
    pub(super) fn named_in_words(&self, words: &str) -> Vec<Key> {
        named(&self.small_search, &self.keys, words)
    }
}

fn named(search: &Option<AhoCorasick>, keys: &[Key], text: &str) -> Vec<Key> {
    let found = search.iter().flat_map(|search| search.find_overlapping_iter(text));
    let found = found.filter(|found| is_whole(text, &found.range()));
    found.map(|found| keys[found.pattern().as_usize()]).collect()
}
