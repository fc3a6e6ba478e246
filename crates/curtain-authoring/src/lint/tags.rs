//! The lint of tags: the words that open tags share with gated texts.

use super::audience::TextUse;
use super::lexicon::Lexicon;
use super::words::{is_unparted, words};
use curtain_core::card::Section;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The words of gated texts, and those of open texts, by language.
#[derive(Debug)]
pub(super) struct GatedWords {
    gated: BTreeMap<String, Vec<String>>,
    open: BTreeMap<String, HashSet<String>>,
    /// Gated and open texts in scripts without blanks.
    unparted: (Vec<String>, Vec<String>),
}

impl GatedWords {
    pub(super) fn new<'t>(texts: impl Iterator<Item = &'t TextUse<'t>>) -> Self {
        let mut new = Self {
            gated: BTreeMap::new(),
            open: BTreeMap::new(),
            unparted: (Vec::new(), Vec::new()),
        };
        for text in texts {
            let is_tag = text.fact().is_some_and(|fact| fact.section == Section::Tags);
            let is_open = text.after.is_open();
            if is_tag && is_open || text.is_performer() {
                continue;
            }
            if text.text.chars().any(is_unparted) {
                let (gated, open) = &mut new.unparted;
                let list = if is_open { open } else { gated };
                list.push(text.small.clone());
            }
            let lang = text.lang.to_owned();
            if is_open {
                new.open.entry(lang).or_default().extend(words(&text.small).map(str::to_owned));
            } else {
                let is_story = text.fact().is_some_and(|fact| {
                    matches!(
                        fact.section,
                        Section::Story | Section::World | Section::People | Section::Tags
                    )
                });
                if is_story {
                    new.gated.entry(lang).or_default().push(text.small.clone());
                }
            }
        }
        new
    }

    /// Tells whether an open tag says in its words what only a gated text says. Names of genres say nothing.
    pub(super) fn has_tag(&self, tag: &TextUse) -> bool {
        let lexicon = Lexicon::of(tag.lang);
        if lexicon.is_genre(&tag.small) {
            return false;
        }
        if tag.text.chars().all(is_unparted) {
            let (gated, open) = &self.unparted;
            let has = |texts: &[String]| texts.iter().any(|text| text.contains(&tag.small));
            return tag.text.chars().count() > 1 && has(gated) && !has(open);
        }
        const PLAIN: [&str; 4] = ["articles", "determiners", "small", "calendar"];
        let telling: BTreeSet<&str> = (words(&tag.small))
            .filter(|word| !lexicon.is_genre(word) && !lexicon.is_in(&PLAIN, word))
            .filter(|word| word.chars().count() > 3)
            .collect();
        let nothing = HashSet::new();
        let open = self.open.get(tag.lang).unwrap_or(&nothing);
        let is_open = |word: &&str| open.iter().any(|open| is_alike(open, word));
        let texts = self.gated.get(tag.lang).into_iter().flatten();
        let has = |text: &String, word: &&str| words(text).any(|other| is_alike(other, word));
        !telling.is_empty()
            && !telling.iter().any(is_open)
            && texts.into_iter().any(|text| telling.iter().all(|word| has(text, word)))
    }
}

/// Tells whether two words are the same but for an ending, such as that of a plural.
fn is_alike(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let longest = a.chars().count().max(b.chars().count());
    shared >= 4 && longest - shared <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_alike_but_for_their_endings() {
        for (a, b) in [("vampire", "vampires"), ("loop", "loops"), ("drowning", "drowns")] {
            assert!(is_alike(a, b), "{a} {b}");
        }
        for (a, b) in [("dam", "dams"), ("lamp", "lamplighter"), ("island", "isle")] {
            assert!(!is_alike(a, b), "{a} {b}");
        }
    }
}
