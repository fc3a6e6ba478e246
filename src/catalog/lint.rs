//! What a card gives away without saying it: warnings, since only the author can tell.

mod numbers;
mod warnings;
mod words;

use super::document::{CardDocument, Lint};
use super::problem::Problem;
use super::source::{Source, Step};
use crate::card::{Card, Fact, Label, Point, Section, Text};
use aho_corasick::AhoCorasick;
use std::collections::HashSet;
use std::ops::Range;
use warnings::Warnings;

/// The shortest part of a name that is looked for, in letters.
const LEAST: usize = 3;

/// A name that only some may know, and the points from which.
struct Name<'a> {
    text: &'a str,
    fact: &'a Fact,
    after: &'a [Point],
}

/// A text, and the points from which it can be read.
struct Told<'a> {
    text: &'a str,
    lang: &'a str,
    /// Which fact it belongs to, and by its place among the facts where that stands.
    fact: &'a Fact,
    index: usize,
    after: &'a [Point],
    /// Whether it is what a cover says.
    is_teaser: bool,
}

/// Looks for what gives something away. `places` tells where each fact of the card stands.
pub(super) fn lint(
    source: &Source,
    document: &CardDocument,
    card: &Card,
    places: &[Vec<Step>],
) -> Vec<Problem> {
    let mut warnings = Warnings::new(source, &document.accept);
    let told = told(card);
    let names = names(card, &told);
    // All names at once: a card may have thousands of them in thousands of texts.
    let search = AhoCorasick::new(names.iter().map(|name| name.text)).ok();
    for told in &told {
        let at = &places[told.index];
        let mut named: Vec<&str> = Vec::new();
        let found = search.iter().flat_map(|search| search.find_overlapping_iter(told.text));
        for found in found {
            let name = &names[found.pattern().as_usize()];
            let is_own = name.fact.key == told.fact.key || told.fact.parent == Some(name.fact.key);
            let is_told = is_own || implies(told.after, name.after);
            let text = name.text;
            if !is_told && !named.contains(&text) && is_whole(told.text, &found.range()) {
                named.push(text);
                warnings.add(Lint::GatedName, text, at, told.is_teaser);
            }
        }
        let is_about_story = told.is_teaser
            || matches!(
                told.fact.section,
                Section::Story | Section::World | Section::People | Section::Notes
            );
        if is_about_story && told.after.is_empty() {
            let lower = told.text.to_lowercase();
            for word in words::of(told.lang).iter().filter(|word| has_word(&lower, word)) {
                warnings.add(Lint::Trajectory, word, at, told.is_teaser);
            }
        }
    }
    addresses(card, &names, places, &mut warnings);
    numbers::counts(card, &mut warnings);
    warnings.finish()
}

/// Tells whether whoever may know what is safe after `known` may know what is safe after `other` too.
fn implies(known: &[Point], other: &[Point]) -> bool {
    let is_reached =
        |point: &Point| other.iter().any(|o| o.track == point.track && o.at <= point.at);
    other.is_empty() || !known.is_empty() && known.iter().all(is_reached)
}

/// Lists every text of a card, with the points from which it can be read.
fn told(card: &Card) -> Vec<Told<'_>> {
    let mut told = Vec::new();
    let mut parent: Option<&Fact> = None;
    for (index, fact) in card.facts.iter().enumerate() {
        let outer: &[Point] = match fact.parent {
            Some(_) => parent.map_or(&[], |parent| &parent.after),
            None => &[],
        };
        if fact.parent.is_none() {
            parent = Some(fact);
        }
        let own: &[Point] = if fact.after.is_empty() { outer } else { &fact.after };
        let mut tell = |text, lang, after, is_teaser| {
            told.push(Told { text, lang, fact, index, after, is_teaser });
        };
        let texts = std::iter::once(&fact.body.text).chain(&fact.body.asides);
        for text in texts.chain(label(fact)) {
            tell(text.text.as_str(), text.lang.as_deref().unwrap_or(&card.lang), own, false);
        }
        if let Some(teaser) = &fact.teaser {
            tell(teaser.text.as_str(), card.lang.as_str(), outer, true);
        }
    }
    told
}

fn label(fact: &Fact) -> Option<&Text> {
    match &fact.body.label {
        Some(Label::Own(text)) => Some(text),
        _ => None,
    }
}

/// Lists the names that only some may know: of people, of songs and episodes, and what gated texts put in
/// quotation marks. A part of a name counts where no open name has it.
fn names<'a>(card: &'a Card, told: &[Told<'a>]) -> Vec<Name<'a>> {
    let is_name = |fact: &Fact| {
        matches!(
            fact.section,
            Section::People | Section::Episodes | Section::Music | Section::Titles
        ) && fact.parent.is_none()
    };
    let open: HashSet<&str> = (told.iter())
        .filter(|told| told.after.is_empty() && is_name(told.fact))
        .flat_map(|told| parts(told.text))
        .chain(parts(&card.title.text))
        .collect();
    let mut names: Vec<Name> = Vec::new();
    let gated = told.iter().filter(|told| !told.after.is_empty() && !told.is_teaser);
    for told in gated {
        let mut add = |text: &'a str| {
            if text.chars().count() >= LEAST && !open.contains(text) {
                names.push(Name { text, fact: told.fact, after: told.after });
            }
        };
        let is_person = told.fact.section == Section::People;
        // Who performs a song is no name of the song's.
        if is_name(told.fact) && (is_person || told.text == told.fact.body.text.text) {
            add(told.text);
        }
        if is_name(told.fact) && is_person {
            parts(told.text).into_iter().for_each(&mut add);
        }
        quoted(told.text).into_iter().for_each(&mut add);
    }
    names
}

/// Returns the parts of a name that begin with a capital.
fn parts(name: &str) -> Vec<&str> {
    let words = name.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-');
    words.filter(|word| word.chars().next().is_some_and(char::is_uppercase)).collect()
}

/// Returns what stands in quotation marks.
fn quoted(text: &str) -> Vec<&str> {
    let marks = [('“', '”'), ('「', '」'), ('『', '』'), ('«', '»'), ('„', '“')];
    let within = |(begin, end): (char, char)| {
        text.split(begin).skip(1).filter_map(move |rest| Some(rest.split_once(end)?.0))
    };
    marks.into_iter().flat_map(within).collect()
}

/// Tells whether a text has a word or words, as whole ones where the script parts them.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| is_whole(text, &(at..at + found.len())))
}

/// Tells whether a part of a text begins and ends where words do; in a script without blanks it always
/// does.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_unparted(c));
    let (before, after) = (&text[..range.start], &text[range.end..]);
    text[range.clone()].chars().any(is_unparted)
        || (!joins(before.chars().next_back()) && !joins(after.chars().next()))
}

/// Tells whether a letter is of a script that puts no blanks between words.
fn is_unparted(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{0e00}'..='\u{0e7f}')
}

/// Warns of gated names in what is an address or a file's name.
fn addresses(card: &Card, names: &[Name], places: &[Vec<Step>], warnings: &mut Warnings) {
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
    };
    let known: Vec<(String, &Name)> = (names.iter())
        .map(|name| (plain(name.text), name))
        .filter(|(plain, _)| plain.len() > LEAST)
        .collect();
    let titles = plain(&card.title.text);
    let hidden_in = |text: &str, after: &[Point]| {
        let text = plain(text);
        let found = known.iter().find(|(name, of)| {
            text.contains(name.as_str())
                && !titles.contains(name.as_str())
                && !implies(after, of.after)
        });
        found.map(|(_, name)| name.text)
    };
    if let Some(name) = hidden_in(&card.id, &[]) {
        warnings.warn(Lint::GatedNameInAddress, name, &[]);
    }
    for (fact, at) in card.facts.iter().zip(places) {
        let Some(href) = &fact.body.href else { continue };
        if let Some(name) = hidden_in(href, &fact.after) {
            warnings.warn(Lint::GatedNameInAddress, name, at);
        }
    }
}

#[cfg(test)]
mod tests;
