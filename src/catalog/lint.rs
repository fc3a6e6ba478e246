//! What a card gives away without saying it: warnings, since only the author can tell.

mod numbers;
mod trajectory;
mod warnings;

use super::convert::path_of;
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
#[derive(Clone)]
struct Name<'a> {
    text: &'a str,
    fact: &'a Fact,
    after: &'a [Point],
}

/// A text, and the points from which it can be read.
struct Told<'a> {
    text: &'a str,
    lang: &'a str,
    place: Place<'a>,
    after: &'a [Point],
}

/// Where a text stands.
enum Place<'a> {
    /// Beside the facts: the title, the name of a track or of an outlet.
    Beside(Vec<Step<'a>>),
    /// In a fact, the one of this number among the facts.
    Fact(&'a Fact, usize),
    /// On a fact's cover.
    Cover(&'a Fact, usize),
}

impl<'a> Told<'a> {
    fn of(card: &'a Card, text: &'a Text, place: Place<'a>, after: &'a [Point]) -> Self {
        let lang = text.lang.as_deref().unwrap_or(&card.lang);
        Self { text: &text.text, lang, place, after }
    }

    /// Returns the fact that it is about.
    fn named(&self) -> Option<&'a Fact> {
        match self.place {
            Place::Beside(_) => None,
            Place::Fact(fact, _) | Place::Cover(fact, _) => Some(fact),
        }
    }

    /// Returns the fact whose words these are.
    fn fact(&self) -> Option<&'a Fact> {
        match self.place {
            Place::Fact(fact, _) => Some(fact),
            _ => None,
        }
    }

    /// Tells whether it is part of a name or what belongs to one.
    fn belongs_to(&self, name: &Name) -> bool {
        self.named()
            .is_some_and(|fact| name.fact.key == fact.key || fact.parent == Some(name.fact.key))
    }

    /// Tells whether it is about the story, where words tell that something changes.
    fn is_about_story(&self) -> bool {
        match self.place {
            Place::Beside(_) => false,
            Place::Cover(..) => true,
            Place::Fact(fact, _) => matches!(
                fact.section,
                Section::Story | Section::World | Section::People | Section::Notes
            ),
        }
    }
}

/// Looks for what gives something away, in each of the card's languages. `places` tells where each fact of
/// the card stands.
pub(super) fn lint(
    source: &Source,
    document: &CardDocument,
    card: &Card,
    translations: &[Card],
    places: &[Vec<Step>],
) -> Vec<Problem> {
    let mut warnings = Warnings::new(source, &document.accept);
    let mut told = told(card);
    let title = &card.title.text;
    let names = names(&told, title);
    words(&told, &names, places, &mut warnings, |_| None);
    for there in translations {
        let texts = document.translations.get(&there.lang);
        told = self::told(there);
        // Whoever reads it may know the names of the card's own language.
        let mut all = self::names(&told, title);
        all.extend(names.iter().cloned());
        words(&told, &all, places, &mut warnings, |told| {
            let said = texts.iter().copied().flatten().find(|(_, said)| said.0 == told);
            said.map(|(text, _)| path_of(&there.lang, text))
        });
    }
    addresses(card, &names, places, &mut warnings);
    numbers::counts(card, &mut warnings);
    warnings.finish()
}

/// Warns of words in texts. `translated` tells where a text stands that is a translation; all others stand in
/// their places.
fn words<'a>(
    told: &[Told],
    names: &[Name],
    places: &[Vec<Step>],
    warnings: &mut Warnings,
    translated: impl Fn(&str) -> Option<Vec<Step<'a>>>,
) {
    // All names at once: a card may have thousands of them in thousands of texts.
    let search = AhoCorasick::new(names.iter().map(|name| name.text)).ok();
    for told in told {
        let mut warn = |lint, word: &str| match (translated(told.text), &told.place) {
            (Some(at), _) => warnings.warn(lint, word, &at),
            (None, Place::Beside(at)) => warnings.warn(lint, word, at),
            (None, Place::Fact(_, index)) => warnings.add(lint, word, &places[*index], false),
            (None, Place::Cover(_, index)) => warnings.add(lint, word, &places[*index], true),
        };
        let found = search.iter().flat_map(|search| search.find_overlapping_iter(told.text));
        let mut found: Vec<(Range<usize>, &str)> = found
            .filter(|found| {
                let name = &names[found.pattern().as_usize()];
                let is_told = told.belongs_to(name) || implies(told.after, name.after);
                !is_told && is_whole(told.text, &found.range())
            })
            .map(|found| (found.range(), names[found.pattern().as_usize()].text))
            .collect();
        // A name is told once, and not its parts beside it.
        found.sort_by_key(|(range, _)| (std::cmp::Reverse(range.len()), range.start));
        let mut named: Vec<(Range<usize>, &str)> = Vec::new();
        for (range, text) in found {
            let is_said = named.iter().any(|(other, name)| {
                *name == text || other.start <= range.start && range.end <= other.end
            });
            if !is_said {
                warn(Lint::GatedName, text);
                named.push((range, text));
            }
        }
        if told.is_about_story() && told.after.is_empty() {
            let lower = told.text.to_lowercase();
            for word in trajectory::of(told.lang).iter().filter(|word| has_word(&lower, word)) {
                warn(Lint::Trajectory, word);
            }
        }
    }
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
    for (text, at) in beside(card) {
        told.push(Told::of(card, text, Place::Beside(at), &[]));
    }
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
        let texts = std::iter::once(&fact.body.text).chain(&fact.body.asides);
        for text in texts.chain(label(fact)) {
            told.push(Told::of(card, text, Place::Fact(fact, index), own));
        }
        if let Some(teaser) = &fact.teaser {
            told.push(Told::of(card, teaser, Place::Cover(fact, index), outer));
        }
    }
    told
}

/// Lists the texts that are open whatever they say, with the ways to them.
fn beside(card: &Card) -> Vec<(&Text, Vec<Step<'static>>)> {
    let mut texts = vec![(&card.title, vec!["title".into()])];
    for (index, track) in card.tracks.iter().enumerate() {
        texts.push((&track.name, vec!["tracks".into(), index.into(), "name".into()]));
        for (part, of) in track.parts.iter().enumerate() {
            let at = ["tracks".into(), index.into(), "parts".into(), part.into(), "name".into()];
            texts.push((&of.name, at.to_vec()));
        }
    }
    for (index, schedule) in card.schedules.iter().enumerate() {
        let at = vec!["schedules".into(), index.into(), "outlet".into()];
        texts.push((&schedule.outlet, at));
    }
    texts
}

fn label(fact: &Fact) -> Option<&Text> {
    match &fact.body.label {
        Some(Label::Own(text)) => Some(text),
        _ => None,
    }
}

/// Lists the names that only some may know: of people, of songs and episodes, and what gated texts put in
/// quotation marks. A part of a name counts where no open name has it, nor the title in the author's language.
fn names<'a>(told: &[Told<'a>], title: &str) -> Vec<Name<'a>> {
    let is_name = |fact: &Fact| {
        matches!(
            fact.section,
            Section::People | Section::Episodes | Section::Music | Section::Titles
        ) && fact.parent.is_none()
    };
    let open = told.iter().filter(|told| told.after.is_empty());
    let open = open.filter(|told| told.named().is_some_and(is_name));
    let open: HashSet<&str> = open.flat_map(|told| parts(told.text)).collect();
    let mut names: Vec<Name> = Vec::new();
    for told in told.iter().filter(|told| !told.after.is_empty()) {
        let Some(fact) = told.fact() else { continue };
        let mut add = |text: &'a str| {
            let is_open = open.contains(text) || has_word(title, text);
            if text.chars().count() >= LEAST && !is_open {
                names.push(Name { text, fact, after: told.after });
            }
        };
        let is_person = fact.section == Section::People;
        // Who performs a song is no name of the song's.
        if is_name(fact) && (is_person || told.text == fact.body.text.text) {
            add(told.text);
        }
        if is_name(fact) && is_person {
            parts(told.text).into_iter().for_each(&mut add);
        }
        quoted(told.text).into_iter().for_each(&mut add);
    }
    names
}

/// Returns the parts of a name: those that begin with a capital, or that its script parts by signs.
fn parts(name: &str) -> Vec<&str> {
    let words = name.split(|c: char| {
        !c.is_alphanumeric() && !matches!(c, '\'' | '-' | 'ー') || matches!(c, '・' | '＝')
    });
    let is_part =
        |word: &&str| word.chars().next().is_some_and(|c| c.is_uppercase() || is_unparted(c));
    words.filter(is_part).collect()
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
