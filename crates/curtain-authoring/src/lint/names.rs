//! The names that only some may know, and where words end.

use super::audience::TextUse;
use curtain_core::card::{Fact, Point, Section};
use std::collections::HashSet;
use std::ops::Range;

/// The shortest part of a name that is looked for, in letters.
pub(super) const LEAST: usize = 3;

/// A name that only some may know, and the points from which.
#[derive(Clone)]
pub(super) struct Name<'a> {
    pub(super) text: &'a str,
    pub(super) fact: &'a Fact,
    pub(super) after: &'a [Point],
}

/// Lists the names that only some may know: of people, of songs and episodes, and what gated texts put in
/// quotation marks. A part of a name counts where no open name has it, nor the title in the author's language.
pub(super) fn names<'a>(text_uses: &[TextUse<'a>], title: &str) -> Vec<Name<'a>> {
    let is_name = |fact: &Fact| {
        matches!(
            fact.section,
            Section::People | Section::Episodes | Section::Music | Section::Titles
        ) && fact.parent.is_none()
    };
    let open = text_uses.iter().filter(|text_uses| text_uses.after.is_empty());
    let open = open.filter(|text_uses| text_uses.named().is_some_and(is_name));
    let open: HashSet<&str> = open.flat_map(|text_uses| parts(text_uses.text)).collect();
    let mut names: Vec<Name> = Vec::new();
    for text_uses in text_uses.iter().filter(|text_uses| !text_uses.after.is_empty()) {
        let Some(fact) = text_uses.fact() else { continue };
        let mut add = |text: &'a str| {
            let is_open = open.contains(text) || has_word(title, text);
            if text.chars().count() >= LEAST && !is_open {
                names.push(Name { text, fact, after: text_uses.after });
            }
        };
        let is_person = fact.section == Section::People;
        // Who performs a song is no name of the song's.
        if is_name(fact) && (is_person || text_uses.text == fact.body.text.text) {
            add(text_uses.text);
        }
        if is_name(fact) && is_person {
            parts(text_uses.text).into_iter().for_each(&mut add);
        }
        quoted(text_uses.text).into_iter().for_each(&mut add);
    }
    names
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

/// Tells whether a text has a word or words, as whole ones where the script parts them.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| is_whole(text, &(at..at + found.len())))
}

/// Tells whether a part of a text begins and ends where words do; in a script without blanks it always
/// does.
pub(super) fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_unparted(c));
    let (before, after) = (&text[..range.start], &text[range.end..]);
    text[range.clone()].chars().any(is_unparted)
        || (!joins(before.chars().next_back()) && !joins(after.chars().next()))
}

/// Tells whether a letter is of a script that puts no blanks between words.
fn is_unparted(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{0e00}'..='\u{0e7f}')
}
