//! What a card gives away without saying it: warnings, since only the author can tell.

mod audience;
mod names;
mod numbers;
mod trajectory;
mod warnings;

use super::document::{CardDocument, Lint};
use super::problem::Problem;
use super::resolve::path_of;
use super::source::{Source, Step};
use aho_corasick::AhoCorasick;
use audience::{Place, TextUse, text_uses};
use curtain_core::card::{Card, Point};
use names::{LEAST, Name, has_word, is_whole, names};
use std::ops::Range;
use warnings::Warnings;

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
    let mut text_uses = text_uses(card);
    let title = &card.title.text;
    let names = names(&text_uses, title);
    words(&text_uses, &names, places, &mut warnings, |_| None);
    for there in translations {
        let texts = document.translations.get(&there.lang);
        text_uses = audience::text_uses(there);
        // Whoever reads it may know the names of the card's own language.
        let mut all = names::names(&text_uses, title);
        all.extend(names.iter().cloned());
        words(&text_uses, &all, places, &mut warnings, |text_uses| {
            let said = texts.iter().copied().flatten().find(|(_, said)| said.0 == text_uses);
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
    text_uses: &[TextUse],
    names: &[Name],
    places: &[Vec<Step>],
    warnings: &mut Warnings,
    translated: impl Fn(&str) -> Option<Vec<Step<'a>>>,
) {
    // All names at once: a card may have thousands of them in thousands of texts.
    let search = AhoCorasick::new(names.iter().map(|name| name.text)).ok();
    for text_uses in text_uses {
        let mut warn = |lint, word: &str| match (translated(text_uses.text), &text_uses.place) {
            (Some(at), _) => warnings.warn(lint, word, &at),
            (None, Place::Beside(at)) => warnings.warn(lint, word, at),
            (None, Place::Fact(_, index)) => warnings.add(lint, word, &places[*index], false),
            (None, Place::Cover(_, index)) => warnings.add(lint, word, &places[*index], true),
        };
        let found = search.iter().flat_map(|search| search.find_overlapping_iter(text_uses.text));
        let mut found: Vec<(Range<usize>, &str)> = found
            .filter(|found| {
                let name = &names[found.pattern().as_usize()];
                let is_told = text_uses.belongs_to(name) || implies(text_uses.after, name.after);
                !is_told && is_whole(text_uses.text, &found.range())
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
        if text_uses.is_about_story() && text_uses.after.is_empty() {
            let lower = text_uses.text.to_lowercase();
            for word in trajectory::of(text_uses.lang).iter().filter(|word| has_word(&lower, word))
            {
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
