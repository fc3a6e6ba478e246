//! Bundles: the shipped form of cards, encoded and decoded, with open facts in plain text and gated ones sealed.

pub mod seal;
mod shipped;
mod tokens;

use crate::card::{After, Card, Fact, Schedule, Track};
use shipped::ship_fields;
use tokens::{Reader, Writer};

/// The version of the shipped form that this package writes and reads.
pub const VERSION: u32 = 2;

/// The beginning of the shipped form of every version, up to its number.
const BEGIN: &str = "curtain|";

/// The beginning of a sealed chunk; an open one begins with the number of its facts.
const SEAL: char = '*';

/// The last line of the shipped form.
const END: &str = ".";

/// The most facts in one chunk: a slow phone decodes them in a few milliseconds.
const CHUNK: usize = 128;

/// A sealed chunk: gated facts, and in the first chunk of a card its schedules and its tracks, where a part of them is
/// gated. They are whole there: the decoder of open ones reads them too, and the widget's program has no other.
#[derive(Debug, Default)]
struct Sealed {
    facts: Vec<SealedFact>,
    schedules: Vec<Schedule>,
    tracks: Vec<Track>,
}

/// A gated fact.
#[derive(Debug)]
struct SealedFact {
    /// How many open facts stand before it.
    before: usize,
    fact: Fact,
}

ship_fields!(Sealed { facts, schedules, tracks });
ship_fields!(SealedFact { before, fact });

/// The error of decoding a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// The text is no bundle, or a damaged one.
    #[error(
        "found a text that is no bundle or a damaged one, wanted a bundle of version {VERSION}"
    )]
    Damaged,
    /// The bundle is of another version than [`VERSION`].
    #[error("found a bundle of version {0}, wanted version {VERSION}")]
    Version(u32),
}

/// Encodes a card with its colours and the languages that there are of it, the author's first.
///
/// The text has one line for scripts: `curtain|2|#236 #9bf|en de|`, with the version, the colours and the languages,
/// and then lines that can be decoded by themselves: the card without its facts; the open facts; and the gated ones,
/// sealed, so that neither their number nor their points can be read in passing.
///
/// # Examples
///
/// Gated text cannot be read in the shipped form, and decodes to the same card:
///
/// ```
/// use curtain_core::bundle::{decode, encode};
/// use curtain_core::card::{After, Body, Card, Fact, Key, Point, Section, Text, time::Timestamp};
///
/// let secret = Fact {
///     key: Key::new("lamp", "secret"),
///     section: Section::Story,
///     after: After::any_of(vec![Point { track: 0, at: 7 }]),
///     teaser: None,
///     replaces: None,
///     parent: None,
///     body: Body { text: Text::new("The lamp is not for ships."), ..Body::default() }.into(),
/// };
/// let card = Card {
///     id: "lamp".into(),
///     lang: "en".into(),
///     title: Text::new("Lamp and Tide"),
///     as_of: Timestamp::from_date(2027, 6, 1),
///     tracks: Vec::new(),
///     schedules: Vec::new(),
///     facts: vec![secret],
/// };
/// let shipped = encode(&card, &[], &["en"]);
/// assert!(shipped.contains("Lamp and Tide") && !shipped.contains("ships"));
/// assert_eq!(decode(&shipped).unwrap(), card);
/// ```
pub fn encode(card: &Card, accent: &[String], langs: &[&str]) -> String {
    let mut head = card.clone();
    let is_open = |fact: &Fact| fact.after.is_open();
    let mut is_parent_open = true;
    let mut gated = Vec::new();
    let mut open = Vec::new();
    for fact in std::mem::take(&mut head.facts) {
        // The children of a gated fact are gated with it.
        if fact.parent.is_none() {
            is_parent_open = is_open(&fact);
        }
        if is_open(&fact) && is_parent_open {
            open.push(fact);
        } else {
            gated.push(SealedFact { before: open.len(), fact });
        }
    }
    let schedules = head.schedules.iter().map(|schedule| schedule.visible_to(After::is_open));
    let schedules = schedules.collect();
    let mut tracks = head.tracks.clone();
    for track in &mut tracks {
        track.parts.retain(|part| part.after.is_open());
    }
    let mut sealed = Sealed {
        facts: Vec::new(),
        schedules: take_gated(&mut head.schedules, schedules),
        tracks: take_gated(&mut head.tracks, tracks),
    };
    let mut lines = vec![first_line(accent, langs), Writer::chunk(&head)];
    for facts in open.chunks(CHUNK) {
        lines.push(Writer::chunk(&facts.to_vec()));
    }
    // There is always a sealed chunk: its absence would say that nothing is gated.
    let mut gated = gated.into_iter();
    loop {
        sealed.facts = gated.by_ref().take(CHUNK).collect();
        lines.push(format!("{SEAL}{}", seal::seal(&card.id, &Writer::chunk(&sealed))));
        if gated.len() == 0 {
            break;
        }
        sealed = Sealed::default();
    }
    lines.push(END.to_owned());
    lines.join("\n")
}

/// Writes what scripts read.
fn first_line(accent: &[String], langs: &[&str]) -> String {
    format!("{BEGIN}{VERSION}|{}|{}|", accent.join(" "), langs.join(" "))
}

/// Decodes a card from a bundle.
///
/// # Errors
///
/// Returns whether the text is no whole bundle or one of another version.
///
/// # Examples
///
/// ```
/// use curtain_core::bundle::{DecodeError, decode};
///
/// let error = decode("curtain|3|").unwrap_err();
/// assert_eq!(error, DecodeError::Version(3));
/// assert_eq!(error.to_string(), "found a bundle of version 3, wanted version 2");
/// ```
pub fn decode(text: &str) -> Result<Card, DecodeError> {
    let mut decoder = Decoder::default();
    for line in text.split('\n') {
        if let Some(card) = decoder.read(line)? {
            return Ok(card);
        }
    }
    Err(DecodeError::Damaged)
}

/// A decoder that takes a bundle line by line, so that a page can do other work between the lines of a large
/// card.
#[derive(Debug, Default)]
pub struct Decoder {
    is_begun: bool,
    card: Option<Card>,
    /// The gated facts; `None` before the first sealed chunk, without which a bundle is not whole.
    gated: Option<Vec<SealedFact>>,
}

impl Decoder {
    /// Reads the next line of a bundle. Returns the card at the last line, and `None` before.
    ///
    /// # Errors
    ///
    /// Returns whether the text is no whole bundle or one of another version.
    pub fn read(&mut self, line: &str) -> Result<Option<Card>, DecodeError> {
        if !self.is_begun {
            self.is_begun = true;
            // A newer version may have another shape behind its number.
            let version = line.strip_prefix(BEGIN).and_then(|rest| rest.split('|').next());
            return match version.and_then(|version| version.parse().ok()) {
                Some(VERSION) => Ok(None),
                Some(version) => Err(DecodeError::Version(version)),
                None => Err(DecodeError::Damaged),
            };
        }
        if line == END {
            let mut card = self.card.take().ok_or(DecodeError::Damaged)?;
            card.facts = merge(card.facts, self.gated.take().ok_or(DecodeError::Damaged)?);
            return Ok(Some(card));
        }
        let Some(card) = &mut self.card else {
            self.card = Some(Reader::chunk(line)?);
            return Ok(None);
        };
        let Some(sealed) = line.strip_prefix(SEAL) else {
            card.facts.extend(Reader::chunk::<Vec<Fact>>(line)?);
            return Ok(None);
        };
        let plain = seal::unseal(&card.id, sealed).ok_or(DecodeError::Damaged)?;
        let sealed: Sealed = Reader::chunk(&plain)?;
        if !sealed.schedules.is_empty() {
            card.schedules = sealed.schedules;
        }
        if !sealed.tracks.is_empty() {
            card.tracks = sealed.tracks;
        }
        self.gated.get_or_insert_default().extend(sealed.facts);
        Ok(None)
    }
}

/// Puts gated facts back to their places among the open ones.
fn merge(open: Vec<Fact>, gated: Vec<SealedFact>) -> Vec<Fact> {
    let mut facts = Vec::with_capacity(open.len() + gated.len());
    let mut open = open.into_iter();
    let mut taken = 0;
    for SealedFact { before, fact } in gated {
        let missing = before.saturating_sub(taken);
        facts.extend(open.by_ref().take(missing));
        taken += missing;
        facts.push(fact);
    }
    facts.extend(open);
    facts
}

/// Leaves the open form of a list in its place, and returns the whole one; nothing where both are the same.
fn take_gated<T: PartialEq>(list: &mut Vec<T>, open: Vec<T>) -> Vec<T> {
    if *list == open { Vec::new() } else { std::mem::replace(list, open) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::time::{Duration, Plan, StationTime, Timestamp};
    use crate::card::{Body, End, Key, OutletKind, Point, Program, Section, Slot, Text, Unit};
    use proptest::prelude::*;
    use std::rc::Rc;

    fn card(texts: Vec<(String, bool, bool)>) -> Card {
        let mut facts: Vec<Fact> = Vec::new();
        for (index, (text, gated, child)) in texts.into_iter().enumerate() {
            let parent = facts.iter().rev().find(|fact| fact.parent.is_none());
            facts.push(Fact {
                key: Key::new("t", &index.to_string()),
                section: Section::Story,
                after: After::any_of(
                    (0..u16::from(gated)).map(|_| Point { track: 0, at: 1 }).collect(),
                ),
                teaser: None,
                replaces: None,
                parent: parent.map(|fact| fact.key).filter(|_| child),
                body: Rc::new(Body { text: Text::new(text), ..Body::default() }),
            });
        }
        Card {
            id: "t".into(),
            lang: "en".into(),
            title: Text::new("T"),
            as_of: Timestamp::from_seconds(0),
            tracks: Vec::new(),
            schedules: Vec::new(),
            facts,
        }
    }

    proptest! {
        #[test]
        fn reads_back_what_it_wrote(
            texts in prop_oneof![
                prop::collection::vec((any::<String>(), any::<bool>(), any::<bool>()), 0..8),
                // In several chunks.
                prop::collection::vec((".{0,2}", any::<bool>(), any::<bool>()), 0..4 * CHUNK),
            ],
        ) {
            let card = card(texts);
            let text = encode(&card, &[], &[]);
            prop_assert!(!text.contains('<'));
            prop_assert_eq!(decode(&text).unwrap(), card);
        }

        #[test]
        fn a_damaged_bundle_is_an_error_and_never_a_panic(index in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let mut bytes = encode(&card(vec![("open".into(), false, false), ("gated".into(), true, false)]), &[], &[]).into_bytes();
            let index = index.index(bytes.len());
            bytes[index] = byte;
            if let Ok(text) = String::from_utf8(bytes) {
                let _ = decode(&text);
            }
        }
    }

    #[test]
    fn the_children_of_a_gated_fact_are_sealed_with_it() {
        let text = encode(
            &card(vec![
                ("someone canary".into(), true, false),
                ("their canary".into(), false, true),
            ]),
            &[],
            &[],
        );
        assert!(!text.contains("canary"));
    }

    /// A run of two in New York: an open one in summer and a gated one in winter.
    fn schedule(is_open: bool, end: End, earlier_end: End) -> Schedule {
        let slot = |number: u16, offset, at: Option<u16>| Slot {
            program: Program::Episode(number),
            plan: Plan::At(StationTime {
                at: Timestamp::from_seconds(i64::from(number) * 86_400),
                offset: Duration::from_seconds(offset),
                late: false,
            }),
            length: None,
            after: After::any_of(at.into_iter().map(|at| Point { track: 0, at }).collect()),
        };
        Schedule {
            id: "one".into(),
            outlet: Text::new("One"),
            kind: OutletKind::Broadcast,
            track: None,
            unit: Unit::Episode,
            is_local: false,
            is_open,
            regions: Vec::new(),
            zones: vec![
                (Duration::from_seconds(-18_000), "EST".into()),
                (Duration::from_seconds(-14_400), "EDT".into()),
            ],
            slots: vec![slot(1, -14_400, None), slot(2, -18_000, Some(1))],
            changes: Vec::new(),
            end,
            earlier_end,
        }
    }

    #[test]
    fn the_open_part_of_a_bundle_is_that_of_a_card_without_gated_slots() {
        for (is_open, end, earlier_end) in [
            (false, End::Finished, End::Open),
            (false, End::Hiatus, End::Hiatus),
            (true, End::Open, End::Open),
        ] {
            let mut card = card(Vec::new());
            card.schedules = vec![schedule(is_open, end, earlier_end)];
            let text = encode(&card, &[], &[]);
            assert_eq!(decode(&text).unwrap(), card);
            let mut open = card.clone();
            open.schedules = vec![card.schedules[0].visible_to(After::is_open)];
            let without = encode(&open, &[], &[]);
            assert_eq!(text.lines().nth(1), without.lines().nth(1));
            assert!(!text.contains("EST") && text.contains("EDT"));
        }
    }

    #[test]
    fn names_the_version_that_it_cannot_read() {
        assert_eq!(decode("curtain|3|leaves"), Err(DecodeError::Version(3)));
        assert_eq!(decode("curtain|2|||"), Err(DecodeError::Damaged));
        assert_eq!(decode("curtain|2|||\n."), Err(DecodeError::Damaged));
        assert_eq!(decode(""), Err(DecodeError::Damaged));
    }
}
