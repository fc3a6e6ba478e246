//! Translations of a card: the checks of the author's texts in other languages, and the translated cards.

use super::text_places::{FactText, TextPlace, each_text};
use crate::checked::Checked;
use crate::document::TranslationDoc;
use crate::field_path as path;
use crate::problem::shorten;
use crate::problems::Problems;
use curtain_core::card::{Card, Key, Section};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::RangeInclusive;
use std::rc::Rc;

/// The greatest length of a language tag, which names a file; BCP 47 asks for room for 35 characters.
const LONGEST_TAG: usize = 35;

/// The author's texts in one language, by the texts of the card that they translate.
type Texts = BTreeMap<String, TranslationDoc>;

/// Lists the texts of a card that have no translation into a language, each once, in the order of the card.
pub fn untranslated(checked: &Checked, lang: &str) -> Vec<String> {
    let translated_card = checked.translations.iter().find(|card| card.lang == lang);
    let mut texts: Vec<String> = Vec::new();
    let mut seen = BTreeSet::new();
    each_text(&mut translated_card.unwrap_or(&checked.card).clone(), |_, text| {
        let is_untranslated = match &text.lang {
            None => translated_card.is_none(),
            Some(lang) => translated_card.is_some() && *lang == checked.card.lang,
        };
        if is_untranslated && seen.insert(text.text.clone()) {
            texts.push(text.text.clone());
        }
    });
    texts
}

/// Tells whether a text has the form of a BCP 47 language tag.
pub fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_subtag = |part: &str, lengths: RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let language = parts.next().unwrap_or_default();
    text.len() <= LONGEST_TAG
        && is_subtag(language, 2..=3)
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| is_subtag(part, 2..=8))
}

/// A card in another language.
#[derive(Debug)]
pub(super) struct Translation {
    pub(super) card: Card,
    /// The places of the texts that the author's own card has in this language.
    native: BTreeSet<TextPlace>,
}

/// Translates a card into each language that its author has texts in, and reports what is wrong with them.
pub(super) fn translate(
    card: &Card,
    docs: &BTreeMap<String, Texts>,
    problems: &mut Problems,
) -> Vec<Translation> {
    check_languages(card, docs, problems);
    docs.iter().map(|(lang, texts)| translate_into(card, lang, texts, problems)).collect()
}

/// Reports language tags that are too long, differ in case alone, or are the card's own.
fn check_languages(card: &Card, docs: &BTreeMap<String, Texts>, problems: &mut Problems) {
    let path = |lang: &str| ["translations".into(), lang.to_owned().into()];
    // Two files whose names differ in their case alone are one on many disks.
    let pairs = docs.keys().zip(docs.keys().skip(1));
    for (lang, other) in pairs.filter(|(lang, other)| lang.eq_ignore_ascii_case(other)) {
        let found = format!("\"{lang}\" beside \"{other}\"");
        problems.report_name(&path(lang), found, "each language once");
    }
    for lang in docs.keys() {
        if lang.eq_ignore_ascii_case(&card.lang) {
            let found = format!("\"{lang}\", the language of the card itself");
            problems.report_name(&path(lang), found, "another language");
        }
        if lang.len() > LONGEST_TAG {
            let found = format!("a tag of {} letters", lang.len());
            problems.report_name(&path(lang), found, format!("at most {LONGEST_TAG}"));
        }
    }
}

/// Translates a card. A text without a translation stays, with the language that it is in.
fn translate_into(card: &Card, lang: &str, texts: &Texts, problems: &mut Problems) -> Translation {
    let mut translated_card = Card { lang: lang.to_owned(), ..card.clone() };
    let mut native = BTreeSet::new();
    let mut known = BTreeSet::new();
    each_text(&mut translated_card, |place, text| match &text.lang {
        Some(own) if own == lang => {
            native.insert(place);
            text.lang = None;
        }
        Some(_) => {}
        None => {
            known.insert(text.text.clone());
            // An empty translation is still to be written.
            let translated = texts.get(&text.text).filter(|translated| !translated.0.is_empty());
            let Some(TranslationDoc(translated)) = translated else {
                text.lang = Some(card.lang.clone());
                return;
            };
            check_length(place, lang, &text.text, translated, problems);
            text.text.clone_from(translated);
        }
    });
    for text in texts.keys().filter(|text| !known.contains(*text)) {
        let found = format!("\"{}\", which the card does not say", shorten(text));
        let wanted = "a text of the card, letter by letter".to_owned();
        let known = known.iter().map(String::as_str);
        problems.report_unknown_name(&path::translation(lang, text), (found, wanted), text, known);
    }
    Translation { card: translated_card, native }
}

/// Reports a translation that is too long for its place.
fn check_length(
    place: TextPlace,
    lang: &str,
    text: &str,
    translated: &str,
    problems: &mut Problems,
) {
    let length = translated.chars().count();
    if let Some(limit) = place.limit()
        && length > limit
    {
        let wanted = format!("at most {limit}: it stands on a cover or before a text");
        problems.report(&path::translation(lang, text), format!("{length} characters"), wanted);
    }
}

/// Drops from a translated card the names in their own script that the translation repeats: those that stand
/// beside the same name, and open titles that are the card's title.
pub(super) fn dedupe_foreign_names(translation: Translation) -> Card {
    let Translation { mut card, native } = translation;
    let is_native = |key, text| native.contains(&TextPlace::Fact(key, text));
    let replaced: HashSet<Key> = card.facts.iter().filter_map(|fact| fact.replaces).collect();
    let title = card.title.text.clone();
    card.facts.retain_mut(|fact| {
        let key = fact.key;
        let body = Rc::make_mut(&mut fact.body);
        let mut index = 0;
        body.asides.retain(|aside| {
            let is_repeated =
                is_native(key, FactText::Aside(index)) && aside.text == body.text.text;
            index += 1;
            !is_repeated
        });
        let repeats_title = fact.section == Section::Titles
            && body.text.text == title
            && is_native(key, FactText::Main);
        // A version of a fact stays, and so does a gated fact.
        let stands_alone =
            fact.after.is_open() && fact.replaces.is_none() && !replaced.contains(&key);
        !(repeats_title && stands_alone)
    });
    card
}

/// Removes the languages of texts that are in the card's own language.
pub(super) fn normalize_langs(card: &mut Card) {
    let lang = card.lang.clone();
    each_text(card, |_, text| text.lang = text.lang.take().filter(|own| *own != lang));
}
