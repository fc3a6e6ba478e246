//! Spoiler lint: warnings about what open texts, addresses and numbers of a card may give away.
//!
//! - `audience`: every text of a card with the condition under which it can be read.
//! - `names`, `quotations`: gated names and terms. `spoilers`, `characters`, `tags`: spoiler words where they tell.
//! - `addresses`, `casting`, `numbers`: what links, voices, counts and times give away.
//! - `lexicon`: the words of each language, as data. `words`: whole words in texts.
//! - `warnings`: the collector, and what an author accepts.

mod addresses;
mod audience;
mod casting;
mod characters;
mod lexicon;
mod names;
mod numbers;
mod quotations;
mod spoilers;
mod tags;
mod warnings;
mod words;

use crate::document::{CardDocument, Lint};
use crate::field_path::{self as path, Path, Step};
use crate::problem::Problem;
use crate::source::Source;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use audience::{OPEN, Part, Place, TextUse, implies, text_uses};
use curtain_core::card::{Card, Section};
use lexicon::{Lexicon, Subject};
use names::{Name, names, stands_as_name};
use spoilers::Secrets;
use std::ops::Range;
use warnings::Warnings;
use words::is_whole;

/// The input of the lint.
pub(crate) struct Input<'a> {
    pub(crate) source: &'a Source<'a>,
    pub(crate) document: &'a CardDocument,
    pub(crate) card: &'a Card,
    /// The card in each of its other languages.
    pub(crate) translations: &'a [&'a Card],
    /// The paths of the card's facts in the document, in the same order.
    pub(crate) fact_paths: &'a [Path<'a>],
    /// The texts in the card's picture.
    pub(crate) picture_texts: &'a [String],
}

/// Returns warnings about what a card may give away, in each of its languages.
pub(crate) fn lint<'a>(input: &Input<'a>) -> Vec<Problem> {
    let Input { document, card, fact_paths, .. } = *input;
    let mut warnings = Warnings::new(input.source, &document.accept);
    let title = &card.title.text;
    let mut own_texts = text_uses(card);
    let picture = || Place::Picture(vec!["art".into(), "file".into()]);
    let in_picture = |text: &'a str| TextUse::new(text, &card.lang, picture(), &OPEN);
    own_texts.extend(input.picture_texts.iter().map(|text| in_picture(text)));
    let translated: Vec<Vec<TextUse>> =
        input.translations.iter().map(|card| text_uses(card)).collect();
    let all: Vec<&[TextUse]> =
        std::iter::once(&own_texts).chain(&translated).map(Vec::as_slice).collect();
    let secrets = Secrets::new(card, &all);
    let own_names = names(&own_texts, title);
    let own = Texts { input, texts: &own_texts, lang: None };
    own.check(&own_names, &secrets, &mut warnings);
    for (translation, texts) in input.translations.iter().zip(&translated) {
        // Readers of a translation may know the names of the card's own language.
        let mut names = names(texts, title);
        names.extend(own_names.iter().cloned());
        let translated = Texts { input, texts, lang: Some(&translation.lang) };
        translated.check(&names, &secrets, &mut warnings);
    }
    addresses::check_addresses(input, &own_names, &secrets, &mut warnings);
    casting::check_casting(card, fact_paths, &mut warnings);
    numbers::check_numbers(card, fact_paths, &mut warnings);
    warnings.finish()
}

/// The texts of a card in one language.
struct Texts<'i, 'a> {
    input: &'i Input<'a>,
    texts: &'i [TextUse<'i>],
    /// The language, where it is that of a translation.
    lang: Option<&'i str>,
}

impl Texts<'_, '_> {
    /// Warns of gated names, trajectory words and spoiler words.
    fn check(&self, names: &[Name], secrets: &Secrets, warnings: &mut Warnings) {
        // All names at once: a card may have thousands of them in thousands of texts.
        let search = search_of(names.iter().map(|name| &name.text));
        for text in self.texts {
            for name in search.iter().flat_map(|search| gated_names(text, names, search)) {
                self.warn(Lint::GatedName, name, text, warnings);
            }
            if text.is_about_story() && text.after.is_open() {
                let hits = Lexicon::of(text.lang).hits(&text.text, &text.small);
                for hit in hits.into_iter().filter(|hit| hit.subject == Subject::Change) {
                    self.warn(Lint::Trajectory, &text.small[hit.range], text, warnings);
                }
            }
        }
        for (text, word) in secrets.told_by(self.texts, |text| self.is_episodes(text)) {
            self.warn(Lint::SpoilerWord, &word.to_lowercase(), text, warnings);
        }
    }

    /// Adds a warning at the place of a text: in the document, or among its translations.
    fn warn(&self, lint: Lint, word: &str, text: &TextUse, warnings: &mut Warnings) {
        let fact_paths = self.input.fact_paths;
        match (self.translation_path(text), &text.place) {
            (Some(path), _) => warnings.add(lint, word, &path),
            (None, Place::Beside(path) | Place::Picture(path)) => warnings.add(lint, word, path),
            (None, Place::Fact(_, index, _)) => {
                warnings.add_in_entry(lint, word, &fact_paths[*index])
            }
            (None, Place::Cover(_, index)) => {
                let teaser = path::join(&fact_paths[*index], ["teaser".into()]);
                warnings.add_in_entry(lint, word, &teaser);
            }
        }
    }

    /// Returns the path of a text that is a translation.
    fn translation_path(&self, text: &TextUse) -> Option<Path<'static>> {
        let lang = self.lang?;
        let mut docs = self.input.document.translations.get(lang)?.iter();
        let (own, _) = docs.find(|(_, translated)| translated.0 == text.written)?;
        Some(path::translation(lang, own))
    }

    /// Tells whether a text says in which episodes a song is heard.
    fn is_episodes(&self, text: &TextUse) -> bool {
        let Place::Fact(fact, index, Part::Aside(aside)) = &text.place else { return false };
        let song = match self.input.fact_paths[*index].get(1) {
            Some(Step::Index(song)) => self.input.document.songs.get(*song),
            _ => None,
        };
        fact.section == Section::Music
            && song.is_some_and(|song| *aside > usize::from(song.native.is_some()))
    }
}

/// Makes the search for the names of one card. It is made for each card, and an automaton that is quick to make is faster
/// in all than one that is quick to search.
fn search_of(names: impl IntoIterator<Item: AsRef<[u8]>>) -> Option<AhoCorasick> {
    AhoCorasick::builder().kind(Some(AhoCorasickKind::NoncontiguousNFA)).build(names).ok()
}

/// Lists the names in a text that its readers may not know yet, each once, and without the parts of a longer one.
fn gated_names<'n>(text: &TextUse, names: &'n [Name], search: &AhoCorasick) -> Vec<&'n str> {
    let mut found: Vec<(Range<usize>, &str)> = (search.find_overlapping_iter(&text.text))
        .map(|found| (found.range(), &names[found.pattern().as_usize()]))
        .filter(|(range, name)| {
            let is_known = text.belongs_to(name) || implies(text.after, name.after);
            !is_known && is_whole(&text.text, range) && is_name_at(text, range, name)
        })
        .map(|(range, name)| (range, name.text.as_str()))
        .collect();
    found.sort_by_key(|(range, _)| (std::cmp::Reverse(range.len()), range.start));
    let mut gated: Vec<(Range<usize>, &str)> = Vec::new();
    for (range, name) in found {
        let is_listed = gated.iter().any(|(other, listed)| {
            *listed == name || other.start <= range.start && range.end <= other.end
        });
        if !is_listed {
            gated.push((range, name));
        }
    }
    gated.into_iter().map(|(_, name)| name).collect()
}

/// Tells whether a name at a place of a text is meant as a name: not as a common word, nor as a word that the text
/// explains, as in "Grey means the colour".
fn is_name_at(text: &TextUse, range: &Range<usize>, name: &Name) -> bool {
    let lexicon = Lexicon::of(text.lang);
    let small = &text.small[range.clone()];
    let is_common = name.is_common || lexicon.is_in(&["common", "honours", "calendar"], small);
    if is_common && !stands_as_name(text, range, name) {
        return false;
    }
    let is_between = |between: &str| !between.chars().any(char::is_alphanumeric);
    !lexicon.hits(&text.text, &text.small).iter().any(|hit| match hit.subject {
        Subject::MentionBefore => {
            hit.range.start >= range.end && is_between(&text.text[range.end..hit.range.start])
        }
        Subject::MentionBehind => {
            hit.range.end <= range.start && is_between(&text.text[hit.range.end..range.start])
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests;
