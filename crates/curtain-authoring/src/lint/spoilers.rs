//! Spoiler words in open texts: words for a death, a traitor, a time loop and so on, where they tell.
//!
//! On a cover, in a label, a note or the role of staff such a word tells by itself. A text about the story is
//! full of them, so there it tells where it says of a character, or of the world, what a gated text says.

use super::audience::{Part, Place, TextUse};
use super::characters::Characters;
use super::lexicon::{Hit, Lexicon, Subject};
use super::tags::GatedWords;
use super::words::words;
use curtain_core::card::{Card, Key, Section};
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

/// A kind of place, by how much a word tells there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    /// A cover.
    Cover,
    /// A label, a note about a trailer, the episodes of a song, a role of staff: few words.
    Few,
    /// A tag.
    Tag,
    /// A name: of a song, an episode, a part, an outlet, a link; and the words in a picture.
    Name,
    /// What the card says of the story.
    Story,
    /// A content note, and how the series is made: a word tells beside a character alone.
    Beside,
    /// Where no word tells: titles, works that somebody is known for.
    Nowhere,
}

/// What the gated texts of a card tell.
#[derive(Debug)]
pub(super) struct Secrets {
    characters: Characters,
    /// What they tell of a character.
    of_characters: HashSet<(Key, Subject)>,
    subjects: HashSet<Subject>,
    words: GatedWords,
}

impl Secrets {
    /// Collects what the gated texts of a card tell, in all of its languages.
    pub(super) fn new(card: &Card, texts: &[&[TextUse]]) -> Self {
        let mut secrets = Self {
            characters: Characters::new(card, texts),
            of_characters: HashSet::new(),
            subjects: HashSet::new(),
            words: GatedWords::new(texts.iter().copied().flatten()),
        };
        let gated = texts.iter().copied().flatten().filter(|text| !text.after.is_open());
        for text in gated.filter(|text| text.fact().is_some()) {
            for hit in spoiler_hits(text) {
                let characters = secrets.characters.in_sentence(text, &hit.range);
                let told = characters.into_iter().map(|character| (character, hit.subject));
                secrets.of_characters.extend(told);
                secrets.subjects.insert(hit.subject);
            }
        }
        secrets
    }

    /// Lists the words of each open text that tell too much: the index of the text and the word. `is_episodes` tells
    /// whether a text says in which episodes a song is heard.
    pub(super) fn told_by<'t>(
        &self,
        texts: &'t [TextUse],
        is_episodes: impl Fn(&TextUse) -> bool,
    ) -> Vec<(&'t TextUse<'t>, String)> {
        let open: Vec<(&TextUse, Spot)> = (texts.iter())
            .filter(|text| text.after.is_open())
            .map(|text| (text, if is_episodes(text) { Spot::Few } else { spot(text) }))
            .collect();
        let mut told = Vec::new();
        let mut known: HashSet<Subject> = HashSet::new();
        for (text, spot) in &open {
            let is_story = matches!(spot, Spot::Story | Spot::Nowhere);
            for hit in spoiler_hits(text).iter().filter(|_| is_story) {
                if *spot == Spot::Story && self.is_told_of_story(text, hit) {
                    told.push((*text, text.text[hit.range.clone()].to_owned()));
                } else {
                    // A word that the story itself says openly tells nothing elsewhere.
                    known.insert(hit.subject);
                }
            }
        }
        let small: HashSet<&str> = (open.iter())
            .filter(|(_, spot)| *spot == Spot::Story)
            .flat_map(|(text, _)| words(&text.small))
            .collect();
        for (text, spot) in &open {
            for hit in spoiler_hits(text) {
                let word = &text.small[hit.range.clone()];
                let is_shared = || !small.contains(word) && is_in_hidden(text, texts, word);
                if self.tells(*spot, text, &hit, &known, is_shared) {
                    told.push((*text, text.text[hit.range.clone()].to_owned()));
                }
            }
            if *spot == Spot::Tag
                && self.words.has_tag(text)
                && !told.iter().any(|(other, _)| std::ptr::eq(*other, *text))
            {
                told.push((*text, text.text.clone()));
            }
        }
        told
    }

    /// Tells whether a text of the story says of a character, or of the world, what a gated text says.
    fn is_told_of_story(&self, text: &TextUse, hit: &Hit) -> bool {
        let of_world = hit.subject.is_about_world() && self.subjects.contains(&hit.subject);
        let characters = self.characters.in_sentence(text, &hit.range);
        let told = |character: &Key| self.of_characters.contains(&(*character, hit.subject));
        hit.subject != Subject::Kin && (of_world || characters.iter().any(told))
    }

    /// Tells whether a word in a place outside the story gives something away. `is_shared` tells whether the hidden text
    /// behind a cover alone has it.
    fn tells(
        &self,
        spot: Spot,
        text: &TextUse,
        hit: &Hit,
        known: &HashSet<Subject>,
        is_shared: impl Fn() -> bool,
    ) -> bool {
        let subject = hit.subject;
        let is_new = !known.contains(&subject);
        let is_gated = self.subjects.contains(&subject);
        let is_named = || !self.characters.named_in(text).is_empty();
        match spot {
            Spot::Cover if !subject.tells_alone() => is_new && is_shared(),
            Spot::Cover | Spot::Few => subject.tells_alone() && (is_new || is_named()),
            Spot::Tag => is_new && (subject == Subject::Twist || subject.tells_alone() && is_gated),
            Spot::Name => subject.tells_alone() && (is_gated && is_new || is_named()),
            Spot::Beside => subject.tells_alone() && is_named(),
            Spot::Story | Spot::Nowhere => false,
        }
    }

    /// Returns a word of an address, given as words in small letters, that gives something away.
    pub(super) fn told_by_address(
        &self,
        text: &str,
        lang: &str,
        known_title: &str,
    ) -> Option<String> {
        let languages: BTreeSet<&str> = [lang, "en"].into();
        let is_named = !self.characters.named_in_words(text).is_empty();
        languages.into_iter().find_map(|lang| {
            let hits = Lexicon::of(lang).hits(text, text);
            let told = hits.into_iter().find(|hit| {
                let subject = hit.subject;
                let is_title = known_title.contains(&text[hit.range.clone()]);
                let is_gated = self.subjects.contains(&subject);
                !is_title
                    && subject.tells_alone()
                    && (is_named || is_gated || subject == Subject::Twist)
            });
            told.map(|hit| text[hit.range].to_owned())
        })
    }
}

/// Lists the spoiler words of a text. Words within those that tell of a change are left out, since these warn already.
fn spoiler_hits(text: &TextUse) -> Vec<Hit> {
    let hits = Lexicon::of(text.lang).hits(&text.text, &text.small);
    let is_warned = text.is_about_story() && text.after.is_open();
    let changes: Vec<Range<usize>> = (hits.iter())
        .filter(|hit| is_warned && hit.subject == Subject::Change)
        .map(|hit| hit.range.clone())
        .collect();
    let is_within = |hit: &Hit| {
        changes.iter().any(|change| change.start < hit.range.end && hit.range.start < change.end)
    };
    hits.into_iter().filter(|hit| hit.subject.is_spoiler() && !is_within(hit)).collect()
}

/// Tells whether the text behind a cover has a word of the cover.
fn is_in_hidden(cover: &TextUse, texts: &[TextUse], word: &str) -> bool {
    let Place::Cover(fact, _) = cover.place else { return false };
    let hidden = texts.iter().filter(|text| text.fact().is_some_and(|of| of.key == fact.key));
    hidden.into_iter().any(|text| super::words::has_word(&text.small, word))
}

fn spot(text: &TextUse) -> Spot {
    let (fact, part) = match &text.place {
        Place::Cover(..) => return Spot::Cover,
        Place::Picture(_) => return Spot::Name,
        Place::Beside(path) if path.len() == 1 => return Spot::Nowhere,
        Place::Beside(_) => return Spot::Name,
        Place::Fact(fact, _, part) => (fact, *part),
    };
    match (fact.section, part) {
        (Section::People, _) if text.is_performer() => Spot::Nowhere,
        (Section::Story | Section::World | Section::People, Part::Main | Part::Aside(_)) => {
            Spot::Story
        }
        (Section::Watch, Part::Label) => Spot::Name,
        (_, Part::Label) | (Section::Trailer, Part::Aside(_)) => Spot::Few,
        (Section::Tags, _) => Spot::Tag,
        (Section::Titles, _) | (Section::Staff, _) | (Section::Art, _) => Spot::Nowhere,
        (Section::Notes | Section::Making | Section::Source | Section::Airing, _)
        | (Section::Music, Part::Aside(_)) => Spot::Beside,
        _ => Spot::Name,
    }
}
