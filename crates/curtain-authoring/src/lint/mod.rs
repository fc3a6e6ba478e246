//! Spoiler lint: warnings about gated names, trajectory words, counts and gaps in open texts of a card.

mod audience;
mod names;
mod numbers;
mod trajectory;
mod warnings;
mod words;

use crate::document::{CardDocument, Lint};
use crate::field_path::{self as path, Path};
use crate::problem::Problem;
use crate::source::Source;
use aho_corasick::AhoCorasick;
use audience::{OPEN, Place, TextUse, implies, text_uses};
use curtain_core::card::{After, Card};
use names::{LEAST, Name, names};
use std::ops::Range;
use warnings::Warnings;
use words::{has_word, is_whole};

/// Returns warnings about texts that may give gated facts away, in each of the card's languages. `fact_paths`
/// are the paths of the card's facts in the document, in the same order.
pub(crate) fn lint(
    source: &Source,
    document: &CardDocument,
    card: &Card,
    translations: &[&Card],
    fact_paths: &[Path],
) -> Vec<Problem> {
    let mut warnings = Warnings::new(source, &document.accept);
    let title = &card.title.text;
    let own_texts = text_uses(card);
    let own_names = names(&own_texts, title);
    check_texts(&own_texts, &own_names, fact_paths, &mut warnings, |_| None);
    for translated_card in translations {
        let lang = &translated_card.lang;
        let translated_texts = text_uses(translated_card);
        // Whoever reads a translation may know the names of the card's own language.
        let mut names = names(&translated_texts, title);
        names.extend(own_names.iter().cloned());
        let docs = document.translations.get(lang);
        check_texts(&translated_texts, &names, fact_paths, &mut warnings, |text| {
            let doc = docs.into_iter().flatten().find(|(_, translated)| translated.0 == text);
            doc.map(|(own, _)| path::translation(lang, own))
        });
    }
    check_addresses(card, &own_names, fact_paths, &mut warnings);
    numbers::check_numbers(card, &mut warnings);
    warnings.finish()
}

/// Warns of gated names and trajectory words in texts. `translation_path` returns the path of a text that is a
/// translation.
fn check_texts(
    texts: &[TextUse],
    names: &[Name],
    fact_paths: &[Path],
    warnings: &mut Warnings,
    translation_path: impl Fn(&str) -> Option<Path<'static>>,
) {
    // All names at once: a card may have thousands of them in thousands of texts.
    let search = AhoCorasick::new(names.iter().map(|name| name.text)).ok();
    for text in texts {
        let mut warn = |lint, word: &str| match (translation_path(text.text), &text.place) {
            (Some(path), _) => warnings.add(lint, word, &path),
            (None, Place::Beside(path)) => warnings.add(lint, word, path),
            (None, Place::Fact(_, index)) => warnings.add_in_entry(lint, word, &fact_paths[*index]),
            (None, Place::Cover(_, index)) => {
                let teaser = path::join(&fact_paths[*index], ["teaser".into()]);
                warnings.add_in_entry(lint, word, &teaser);
            }
        };
        for name in search.iter().flat_map(|search| gated_names(text, names, search)) {
            warn(Lint::GatedName, name);
        }
        if text.is_about_story() && text.after.is_open() {
            let lower = text.text.to_lowercase();
            let words = trajectory::words(text.lang).iter();
            words
                .filter(|word| has_word(&lower, word))
                .for_each(|word| warn(Lint::Trajectory, word));
        }
    }
}

/// Lists the names in a text that its readers may not know yet, each once, and without the parts of a longer one.
fn gated_names<'n>(text: &TextUse, names: &[Name<'n>], search: &AhoCorasick) -> Vec<&'n str> {
    let mut found: Vec<(Range<usize>, &str)> = (search.find_overlapping_iter(text.text))
        .map(|found| (found.range(), &names[found.pattern().as_usize()]))
        .filter(|(range, name)| {
            let is_known = text.belongs_to(name) || implies(text.after, name.after);
            !is_known && is_whole(text.text, range)
        })
        .map(|(range, name)| (range, name.text))
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

/// Warns of gated names in addresses and file names, which are open to everybody.
fn check_addresses(card: &Card, names: &[Name], fact_paths: &[Path], warnings: &mut Warnings) {
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
    };
    let known: Vec<(String, &Name)> = (names.iter())
        .map(|name| (plain(name.text), name))
        .filter(|(plain, _)| plain.len() > LEAST)
        .collect();
    let title = plain(&card.title.text);
    let gated_name_in = |text: &str, after: &After| {
        let text = plain(text);
        let found = known.iter().find(|(name, of)| {
            text.contains(name.as_str())
                && !title.contains(name.as_str())
                && !implies(after, of.after)
        });
        found.map(|(_, name)| name.text)
    };
    if let Some(name) = gated_name_in(&card.id, &OPEN) {
        warnings.add(Lint::GatedNameInAddress, name, &[]);
    }
    for (fact, path) in card.facts.iter().zip(fact_paths) {
        let Some(href) = &fact.body.href else { continue };
        if let Some(name) = gated_name_in(href, &fact.after) {
            warnings.add(Lint::GatedNameInAddress, name, path);
        }
    }
}

#[cfg(test)]
mod tests;
