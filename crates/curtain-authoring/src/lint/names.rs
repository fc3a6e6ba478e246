//! Gated names: of people, performers, songs, episodes and titles, their parts, and quotations of gated texts.

use super::audience::TextUse;
use super::lexicon::{Lexicon, Subject, word_before};
use super::quotations::quoted;
use super::words::{has_word, is_unparted, words};
use crate::normal_form::{lowercase_in_place, normal_form};
use curtain_core::card::{After, Fact, Section};
use std::collections::HashSet;

/// A name that is gated, and the condition under which it may be known.
#[derive(Clone, Debug)]
pub(super) struct Name<'a> {
    /// Its normal form.
    pub(super) text: String,
    pub(super) fact: &'a Fact,
    pub(super) after: &'a After,
    /// Whether it is a common word too, which counts only where it stands as a name.
    pub(super) is_common: bool,
    /// Whether it is an adjective such as a colour.
    pub(super) is_adjective: bool,
}

/// The names and words that everybody may know.
struct Known {
    /// The parts of open names.
    names: HashSet<String>,
    /// The names of those who work on the series.
    workers: HashSet<String>,
    /// The terms that open texts quote or introduce, without an article.
    terms: HashSet<String>,
    /// Words that open texts have in small letters.
    small: HashSet<String>,
    title: String,
}

/// Lists the gated names: of people, performers, songs and episodes, and what gated texts put in quotation marks. A
/// part of a name counts where no open name has it, nor the title in the author's language.
pub(super) fn names<'a>(texts: &[TextUse<'a>], title: &str) -> Vec<Name<'a>> {
    let known = Known::of(texts, title);
    let mut names: Vec<Name> = Vec::new();
    for text_use in texts.iter().filter(|text| !text.after.is_open()) {
        let Some(fact) = text_use.fact() else { continue };
        let lexicon = Lexicon::of(text_use.lang);
        let mut add = |text: String| {
            let small = lowercase_in_place(&text);
            let is_word = words(&text).count() == 1;
            let is_adjective = is_word && lexicon.is_in(&["adjectives"], &small);
            let is_common = is_word
                && (is_adjective
                    || lexicon.is_in(&["common", "honours", "determiners"], &small)
                    || known.small.contains(&text)
                    || known.small.contains(&small));
            let is_open = known.names.contains(&text) || has_word(&known.title, &text);
            let is_never = is_word && lexicon.is_in(&["articles", "calendar"], &small);
            if text.chars().count() >= least(&text, fact) && !is_open && !is_never {
                let after = text_use.after;
                names.push(Name { text, fact, after, is_common, is_adjective });
            }
        };
        if text_use.is_performer() {
            if !known.workers.contains(&text_use.text) {
                add(text_use.text.clone());
            }
        } else if is_name(fact) {
            let is_person = fact.section == Section::People;
            // The performer of a song is no name of the song.
            if is_person || text_use.written == fact.body.text.text {
                forms(&text_use.text, lexicon).into_iter().for_each(&mut add);
            }
            let is_distinctive = |part: &&str| {
                !lexicon.is_in(&["articles", "honours", "calendar"], &lowercase_in_place(part))
            };
            if is_person && words(&text_use.text).count() > 1 {
                parts(&text_use.text)
                    .into_iter()
                    .filter(is_distinctive)
                    .for_each(|part| add(part.to_owned()));
            }
        }
        let terms = quoted(text_use.written).into_iter().map(|term| normal_form(&term));
        terms.filter(|term| known.is_new_term(term, lexicon)).for_each(&mut add);
    }
    names
}

/// Tells whether the texts of a fact are names.
fn is_name(fact: &Fact) -> bool {
    let is_named = matches!(
        fact.section,
        Section::People | Section::Episodes | Section::Music | Section::Titles
    );
    is_named && fact.parent.is_none()
}

/// Returns the least length of a name that is searched for, in characters.
fn least(name: &str, fact: &Fact) -> usize {
    let is_katakana = |c| matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー');
    let is_kanji = |c| matches!(c, '\u{3400}'..='\u{9fff}');
    let is_short = name.chars().all(is_kanji)
        || fact.section == Section::People && name.chars().all(is_katakana);
    if is_short { 2 } else { 3 }
}

/// Returns a name as it may stand in a text: also with a small article and, where more than one word is left, without
/// it.
fn forms(name: &str, lexicon: &Lexicon) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    if let Some((article, rest)) = name.split_once(' ') {
        let small = lowercase_in_place(article);
        if lexicon.is_in(&["articles"], &small) {
            forms.push(format!("{small} {rest}"));
            if words(rest).count() > 1 {
                forms.push(rest.to_owned());
            }
        }
    }
    forms
}

impl Known {
    fn of(texts: &[TextUse], title: &str) -> Self {
        let mut known = Self {
            names: HashSet::new(),
            workers: HashSet::new(),
            terms: HashSet::new(),
            small: HashSet::new(),
            title: normal_form(title),
        };
        for text in texts.iter().filter(|text| text.after.is_open()) {
            let lexicon = Lexicon::of(text.lang);
            if text.subject().is_some_and(is_name) {
                known.names.extend(parts(&text.text).into_iter().map(str::to_owned));
                known.names.insert(text.text.clone());
            }
            let is_worker = |fact: &Fact| {
                matches!(fact.section, Section::Staff | Section::Music | Section::Source)
            };
            if text.is_performer() || text.fact().is_some_and(is_worker) {
                known.workers.insert(text.text.clone());
            }
            let terms = quoted(text.written).into_iter().map(|term| normal_form(&term));
            known.terms.extend(terms.map(|term| bare(&term, lexicon).to_owned()));
            known.terms.extend(introduced(text, lexicon));
            let is_small = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
            known.small.extend(words(&text.text).filter(is_small).map(str::to_owned));
        }
        known
    }

    /// Tells whether a term is one that readers of open texts cannot know. An article and one word, as in "the Wall", is
    /// what everybody calls something.
    fn is_new_term(&self, term: &str, lexicon: &Lexicon) -> bool {
        let bare = bare(term, lexicon);
        let is_plain = bare.len() < term.len() && words(bare).count() == 1;
        !is_plain && !self.terms.contains(bare)
    }
}

/// Returns a term without its article.
fn bare<'t>(term: &'t str, lexicon: &Lexicon) -> &'t str {
    match term.split_once(' ') {
        Some((article, rest)) if lexicon.is_in(&["articles"], &lowercase_in_place(article)) => rest,
        _ => term,
    }
}

/// Lists the terms that a text introduces, as in "they call it the Long Ebb": words with a capital behind such a cue.
fn introduced(text: &TextUse, lexicon: &Lexicon) -> Vec<String> {
    let hits = lexicon.hits(&text.text, &text.small).into_iter();
    let hits = hits.filter(|hit| hit.subject == Subject::Introduction);
    let term = |at: usize| {
        let rest = bare(text.text[at..].trim_start(), lexicon);
        let is_named = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
        let named: Vec<&str> = words(rest).take_while(is_named).collect();
        named.join(" ")
    };
    hits.map(|hit| term(hit.range.end)).filter(|term| !term.is_empty()).collect()
}

impl TextUse<'_> {
    /// Tells whether it is a text of the fact that a name comes from, or of a fact that belongs to that one. A cover
    /// is read before its fact.
    pub(super) fn belongs_to(&self, name: &Name) -> bool {
        self.fact()
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

/// Tells whether a common word at a place of a text stands as a name there: with a capital within a sentence, and neither
/// behind an article nor beside another capital; or, of an adjective, at the beginning of a sentence before a verb.
pub(super) fn stands_as_name(text: &TextUse, at: &std::ops::Range<usize>, name: &Name) -> bool {
    let lexicon = Lexicon::of(text.lang);
    if !lexicon.has_capitals() {
        return false;
    }
    let before = text.text[..at.start].trim_end();
    let begins = before.is_empty() || before.ends_with(['.', '!', '?', ':', '…', '“', '"', '—']);
    let behind = &text.text[at.end..];
    if behind.starts_with('-') || before.ends_with('-') {
        return false;
    }
    let mut following = behind.split_whitespace();
    if !begins {
        let is_capital = |word: Option<&str>| {
            word.and_then(|word| word.chars().next()).is_some_and(char::is_uppercase)
        };
        let word = word_before(&text.text, at.start);
        let is_determined = word_before(&text.small, at.start)
            .is_some_and(|word| lexicon.is_in(&["articles", "determiners"], word));
        return !is_determined
            && !is_capital(word)
            && !is_capital(behind.split_whitespace().next());
    }
    if !name.is_adjective || behind.starts_with([',', ':', ';']) {
        return false;
    }
    // "Grey calls from below", and not "Grey clouds hang low".
    let is_verb = |word: &str| word.trim_end_matches(['.', ',', '!', '?']).ends_with('s');
    let verb = following.next().filter(|word| is_verb(word));
    verb.is_some_and(|verb| {
        verb.ends_with(['.', '!', '?', ','])
            || following.next().is_none_or(|word| lexicon.is_in(&["small"], word))
    })
}
