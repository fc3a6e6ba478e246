//! Addresses and file names, which are open to everybody: gated names and spoiler words in them.

use super::audience::OPEN;
use super::lexicon::Lexicon;
use super::names::Name;
use super::spoilers::Secrets;
use super::warnings::Warnings;
use super::words::{is_unparted, words};
use crate::document::Lint;
use crate::field_path::Path;
use crate::normal_form::{lowercase_in_place, normal_form};
use curtain_core::card::{After, Card, Player};
use icu_normalizer::DecomposingNormalizerBorrowed;
use percent_encoding::percent_decode_str;
use std::collections::HashSet;

/// Warns of gated names and spoiler words in the card's id, in addresses and in file names.
pub(super) fn check_addresses(
    card: &Card,
    names: &[Name],
    secrets: &Secrets,
    fact_paths: &[Path],
    warnings: &mut Warnings,
) {
    let names: Vec<(String, &Name)> = (names.iter())
        .filter(|name| is_distinctive(name, &card.lang))
        .map(|name| (joined(&plain_words(&name.text)), name))
        .filter(|(plain, _)| plain.chars().all(is_unparted) || plain.chars().count() > 3)
        .collect();
    let title = plain_words(&card.title.text);
    let mut check = |address: &str, after: &After, path: &Path| {
        let words = plain_words(address);
        let found = names.iter().find(|(plain, name)| {
            has_joined(&words, plain) && !has_joined(&title, plain) && !implies_name(after, name)
        });
        if let Some((_, name)) = found {
            warnings.add_in_entry(Lint::GatedNameInAddress, &name.text, path);
        }
        let text = words.join(" ");
        let told =
            after.is_open().then(|| secrets.told_by_address(&text, &card.lang, &title.join(" ")));
        if let Some(word) = told.flatten() {
            warnings.add_in_entry(Lint::SpoilerWord, &word, path);
        }
    };
    check(&card.id, &OPEN, &Vec::new());
    for (fact, path) in card.facts.iter().zip(fact_paths) {
        let file = match &fact.body.player {
            Some(Player::File(file) | Player::Url(file)) => Some(file.as_str()),
            _ => None,
        };
        let addresses: HashSet<&str> = fact.body.href.as_deref().into_iter().chain(file).collect();
        for address in addresses {
            check(address, &fact.after, path);
        }
    }
}

fn implies_name(after: &After, name: &Name) -> bool {
    super::audience::implies(after, name.after)
}

/// Tells whether a name can be told from common words in an address, which has no capitals.
fn is_distinctive(name: &Name, lang: &str) -> bool {
    const PLAIN: [&str; 6] = ["articles", "determiners", "honours", "calendar", "common", "small"];
    let lexicon = Lexicon::of(lang);
    let is_plain = |word: &str| {
        let small = lowercase_in_place(word);
        lexicon.is_in(&PLAIN, &small) && !lexicon.is_in(&["adjectives"], &small)
    };
    // A colour alone is a word of many addresses.
    !name.is_common && !words(&name.text).all(is_plain)
}

/// Returns the words of an address or a name as addresses have them: decoded, in small letters, without accents.
fn plain_words(address: &str) -> Vec<String> {
    const NFKD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfkd();
    let decoded = percent_decode_str(address).decode_utf8_lossy();
    let normal = normal_form(&decoded).replace('\'', "");
    // Japanese marks of voiced sounds stay: without them a letter is another one.
    let is_accent = |c: &char| matches!(c, '\u{300}'..='\u{36f}');
    let bare: String = NFKD.normalize(&normal).chars().filter(|c| !is_accent(c)).collect();
    let small = normal_form(&bare).to_lowercase();
    let words = small.split(|c: char| !c.is_alphanumeric() && c != 'ー');
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn joined(words: &[String]) -> String {
    words.concat()
}

/// Tells whether whole words in a row make a joined name; in a script without blanks, whether they contain it.
fn has_joined(words: &[String], joined: &str) -> bool {
    if joined.chars().any(is_unparted) {
        return words.concat().contains(joined);
    }
    (0..words.len()).any(|begin| {
        let mut rest = joined;
        for word in &words[begin..] {
            match rest.strip_prefix(word.as_str()) {
                Some("") => return true,
                Some(more) => rest = more,
                None => return false,
            }
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_whole_names_in_addresses_however_they_are_written() {
        #[track_caller]
        fn case(address: &str, name: &str, expected: bool) {
            let joined = joined(&plain_words(name));
            assert_eq!(has_joined(&plain_words(address), &joined), expected, "{address}");
        }
        case("https://wiki.example/wiki/Mother_Grey", "Mother Grey", true);
        case("https://wiki.example/mother%20grey?x", "Mother Grey", true);
        case("https://wiki.example/%E7%81%B0%E3%81%AE%E6%AF%8D", "灰の母", true);
        case("https://wiki.example/Zoe%CC%88-Mu%CC%88ller", "Zoë Müller", true);
        case("https://wiki.example/zoe-muller", "Zoë Müller", true);
        case("https://mothergrey.example/", "Mother Grey", true);
        case("https://bananas.example/", "Anna", false);
        case("https://smother-greyhounds.example/", "Mother Grey", false);
        case("https://wiki.example/%FF%FE", "Mother Grey", false);
    }
}
