//! A card's own texts in other languages.

use super::{Builder, Path, path};
use crate::check::Checked;
use crate::document::TranslationDoc;
use crate::link::shorten;
use crate::problem::Problem;
use crate::source::Step;
use curtain_core::card::{Card, Label, Section, Text};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::rc::Rc;

/// How many letters a text may have that stands on a cover or before another text.
const SHORT: usize = 60;

/// How many letters a language tag may have, which names a file; BCP 47 asks for room for 35.
const LONGEST_TAG: usize = 35;

/// Lists the texts of a card that a language lacks, each once, in the order of the card.
pub fn untranslated(checked: &Checked, lang: &str) -> Vec<String> {
    let there = checked.translations.iter().find(|there| there.lang == lang);
    let mut texts: Vec<String> = Vec::new();
    let mut seen = BTreeSet::new();
    each_text(&mut there.unwrap_or(&checked.card).clone(), |text, _| {
        let is_own = match &text.lang {
            None => there.is_none(),
            Some(own) => there.is_some() && *own == checked.card.lang,
        };
        if is_own && seen.insert(text.text.clone()) {
            texts.push(text.text.clone());
        }
    });
    texts
}

/// Tells whether a text is a language tag, as far as its letters go.
pub fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_word = |part: &str, lengths: RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let first = parts.next().unwrap_or_default();
    text.len() <= LONGEST_TAG
        && is_word(first, 2..=3)
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| is_word(part, 2..=8))
}

/// Returns the way to the translation of a text.
pub(crate) fn path_of(lang: &str, text: &str) -> Path<'static> {
    let name = |name: &str| Step::Name(Cow::Owned(name.to_owned()));
    vec!["translations".into(), name(lang), name(text)]
}

impl Builder<'_> {
    /// Returns the card in each language that its author has texts in. What has no text there keeps its
    /// own, and the language that it is in.
    pub(super) fn translations(
        &mut self,
        docs: &BTreeMap<String, BTreeMap<String, TranslationDoc>>,
        card: &Card,
    ) -> Vec<Card> {
        // Two files whose names differ in their case alone are one on many disks.
        for (lang, twin) in
            docs.keys().zip(docs.keys().skip(1)).filter(|(a, b)| a.eq_ignore_ascii_case(b))
        {
            let at = path(&["translations".into()], &[Step::Name(Cow::Borrowed(lang))]);
            let found = format!("\"{lang}\" beside \"{twin}\"");
            self.problems.push(Problem::at_name(self.source, &at, found, "each language once"));
        }
        docs.iter().map(|(lang, texts)| self.translation(card, lang, texts)).collect()
    }

    fn translation(
        &mut self,
        card: &Card,
        lang: &str,
        texts: &BTreeMap<String, TranslationDoc>,
    ) -> Card {
        let at = path(&["translations".into()], &[Step::Name(Cow::Borrowed(lang))]);
        if lang.eq_ignore_ascii_case(&card.lang) {
            let found = format!("\"{lang}\", the language of the card itself");
            self.problems.push(Problem::at_name(self.source, &at, found, "another language"));
        }
        if lang.len() > LONGEST_TAG {
            let (found, wanted) =
                (format!("a tag of {} letters", lang.len()), format!("at most {LONGEST_TAG}"));
            self.problems.push(Problem::at_name(self.source, &at, found, wanted));
        }
        let mut there = Card { lang: lang.to_owned(), ..card.clone() };
        let mut known = BTreeSet::new();
        each_text(&mut there, |text, most| match &text.lang {
            Some(own) => text.lang = Some(own.clone()).filter(|own| own != lang),
            None => {
                known.insert(text.text.clone());
                // An empty one is still to be written.
                let said = texts.get(&text.text).filter(|TranslationDoc(said)| !said.is_empty());
                let Some(TranslationDoc(said)) = said else {
                    text.lang = Some(card.lang.clone());
                    return;
                };
                let length = said.chars().count();
                if length > most {
                    let at = path_of(lang, &text.text);
                    let wanted = format!("at most {most}: it stands on a cover or before a text");
                    self.problem(&at, format!("{length} characters"), wanted);
                }
                text.text.clone_from(said);
            }
        });
        for text in texts.keys().filter(|text| !known.contains(*text)) {
            let found = format!("\"{}\", which the card does not say", shorten(text));
            let wanted = "a text of the card, letter by letter";
            let problem = Problem::at_name(self.source, &path_of(lang, text), found, wanted);
            self.problems.push(problem.suggest(text, known.iter().map(String::as_str)));
        }
        there
    }
}

/// Takes away what a card says a second time in another language: a name in its own script, where that is the
/// script of the language. `own` is the card in its author's.
pub(super) fn dedupe_foreign_names(there: &mut Card, own: &Card) {
    let was_foreign = |text: &Text| text.lang.as_ref() == Some(&there.lang);
    let mut twins = Vec::new();
    for (fact, own) in there.facts.iter_mut().zip(&own.facts) {
        let body = Rc::make_mut(&mut fact.body);
        let mut before = own.body.asides.iter();
        let text = &body.text;
        body.asides.retain(|aside| {
            let is_foreign = before.next().is_some_and(was_foreign);
            !(is_foreign && aside.text == text.text)
        });
        // What has a part in the versions of a fact stays.
        let stands_alone = own.after.is_empty() && own.replaces.is_none();
        let is_title = fact.section == Section::Titles && fact.body.text.text == there.title.text;
        if is_title && stands_alone && was_foreign(&own.body.text) {
            twins.push(fact.key);
        }
    }
    let is_replaced = |key| own.facts.iter().any(|fact| fact.replaces == Some(key));
    twins.retain(|key| !is_replaced(*key));
    there.facts.retain(|fact| !twins.contains(&fact.key));
}

/// Takes the languages off the texts that are in the card's own anyway.
pub(super) fn normalize_langs(card: &mut Card) {
    let lang = card.lang.clone();
    each_text(card, |text, _| text.lang = text.lang.take().filter(|own| *own != lang));
}

/// Calls `each` with every text of a card, and with how many letters it may have.
fn each_text(card: &mut Card, mut each: impl FnMut(&mut Text, usize)) {
    const LONG: usize = usize::MAX;
    each(&mut card.title, LONG);
    for track in &mut card.tracks {
        each(&mut track.name, LONG);
        track.parts.iter_mut().for_each(|part| each(&mut part.name, LONG));
    }
    card.schedules.iter_mut().for_each(|schedule| each(&mut schedule.outlet, LONG));
    for fact in &mut card.facts {
        if let Some(teaser) = &mut fact.teaser {
            each(teaser, SHORT);
        }
        let body = Rc::make_mut(&mut fact.body);
        if let Some(Label::Own(label)) = &mut body.label {
            each(label, SHORT);
        }
        for text in std::iter::once(&mut body.text).chain(&mut body.asides) {
            if !text.text.is_empty() {
                each(text, LONG);
            }
        }
    }
}
