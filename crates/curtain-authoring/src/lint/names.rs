//! Gated names: of people, songs, episodes and titles, their parts, and quotations of gated texts.

use super::audience::TextUse;
use super::words::{has_word, is_unparted};
use curtain_core::card::{After, Fact, Section};
use std::collections::HashSet;

/// The least length of a name or part of a name that is searched for, in characters.
pub(super) const LEAST: usize = 3;

/// A name that is gated, and the condition under which it may be known.
#[derive(Clone, Debug)]
pub(super) struct Name<'a> {
    pub(super) text: &'a str,
    pub(super) fact: &'a Fact,
    pub(super) after: &'a After,
}

/// Lists the gated names: of people, of songs and episodes, and what gated texts put in
/// quotation marks. A part of a name counts where no open name has it, nor the title in the author's language.
pub(super) fn names<'a>(texts: &[TextUse<'a>], title: &str) -> Vec<Name<'a>> {
    let is_name = |fact: &Fact| {
        matches!(
            fact.section,
            Section::People | Section::Episodes | Section::Music | Section::Titles
        ) && fact.parent.is_none()
    };
    let open = texts.iter().filter(|text| text.after.is_open());
    let open = open.filter(|text| text.subject().is_some_and(is_name));
    let open: HashSet<&str> = open.flat_map(|text| parts(text.text)).collect();
    let mut names: Vec<Name> = Vec::new();
    for text_use in texts.iter().filter(|text| !text.after.is_open()) {
        let Some(fact) = text_use.fact() else { continue };
        let mut add = |text: &'a str| {
            let is_open = open.contains(text) || has_word(title, text);
            if text.chars().count() >= LEAST && !is_open {
                names.push(Name { text, fact, after: text_use.after });
            }
        };
        let is_person = fact.section == Section::People;
        // The performer of a song is no name of the song.
        if is_name(fact) && (is_person || text_use.text == fact.body.text.text) {
            add(text_use.text);
        }
        if is_name(fact) && is_person {
            parts(text_use.text).into_iter().for_each(&mut add);
        }
        quoted(text_use.text).into_iter().for_each(&mut add);
    }
    names
}

impl TextUse<'_> {
    /// Tells whether it is a text of the fact that a name comes from, or of a fact that belongs to that one.
    pub(super) fn belongs_to(&self, name: &Name) -> bool {
        self.subject()
            .is_some_and(|fact| name.fact.key == fact.key || fact.parent == Some(name.fact.key))
    }
}

/// Returns the parts of a name: those that begin with a capital, or that its script parts by signs.
pub(super) fn parts(name: &str) -> Vec<&str> {
    let words = name.split(|c: char| {
        !c.is_alphanumeric() && !matches!(c, '\'' | '-' | 'ー') || matches!(c, '・' | '＝')
    });
    let is_part =
        |word: &&str| word.chars().next().is_some_and(|c| c.is_uppercase() || is_unparted(c));
    words.filter(is_part).collect()
}

/// Returns what stands in quotation marks.
pub(super) fn quoted(text: &str) -> Vec<&str> {
    let marks = [('“', '”'), ('「', '」'), ('『', '』'), ('«', '»'), ('„', '“')];
    let within = |(begin, end): (char, char)| {
        text.split(begin).skip(1).filter_map(move |rest| Some(rest.split_once(end)?.0))
    };
    marks.into_iter().flat_map(within).collect()
}
