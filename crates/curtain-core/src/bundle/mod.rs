//! A card as it is shipped: what is open in plain JSON, what is gated sealed.

mod rows;
pub mod seal;

use crate::card::{Card, Fact, Point};
use crate::card::{Change, End, Schedule, Slot};
use serde::{Deserialize, Serialize};

/// The version of the shipped form that this program writes and reads.
pub const VERSION: u32 = 1;

/// How the shipped form of every version begins, up to its number.
const BEGIN: &str = "{\"version\":";

/// How the shipped form ends.
const END: &str = "]}";

/// How many facts are in one piece: reading them keeps a slow phone busy for a few milliseconds.
const CHUNK: usize = 128;

/// What is sealed. A large card has several of these; schedules are in the first one.
#[derive(Default, Serialize, Deserialize)]
struct Sealed {
    facts: Vec<SealedFact>,
    slots: Vec<Placed<Slot>>,
    changes: Vec<Placed<Change>>,
    ends: Vec<(usize, End)>,
}

/// A gated fact and how many open facts stand before it.
#[derive(Serialize, Deserialize)]
struct SealedFact(usize, Fact);

/// A gated part of a schedule: which schedule, and its place there.
#[derive(Serialize, Deserialize)]
struct Placed<T>(usize, usize, T);

/// Why a bundle could not be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// It is not the JSON of a bundle, or it was damaged.
    Broken,
    /// It is of another version than [`VERSION`].
    Version(u32),
}

/// Writes a card in its shipped form, with its colours and all languages that there are of it, its author's
/// first. It can stand in a `<script>` element as it is.
///
/// It is JSON, one line for each piece that can be read by itself: the card without its facts; the open
/// facts; and the gated ones, sealed, so that neither their number nor their points can be read in passing.
///
/// # Errors
///
/// Returns [`Error::Broken`] for a card that JSON cannot hold, of which there is none.
///
/// # Examples
///
/// What is gated cannot be read in the shipped form, and comes back whole:
///
/// ```
/// use curtain_core::bundle::{decode, encode};
/// use curtain_core::card::{Body, Card, Fact, Key, Point, Section, Text, time::Timestamp};
///
/// let secret = Fact {
///     key: Key::new("lamp", "secret"),
///     section: Section::Story,
///     after: vec![Point { track: 0, at: 7 }],
///     teaser: None,
///     replaces: None,
///     parent: None,
///     body: Body { text: Text::new("The lamp is not for ships."), ..Body::default() }.into(),
/// };
/// let card = Card {
///     id: "lamp".into(),
///     lang: "en".into(),
///     title: Text::new("Lamp and Tide"),
///     as_of: Timestamp::from_days(2027, 6, 1),
///     tracks: Vec::new(),
///     schedules: Vec::new(),
///     facts: vec![secret],
/// };
/// let shipped = encode(&card, &[], &["en"]).unwrap();
/// assert!(shipped.contains("Lamp and Tide") && !shipped.contains("ships"));
/// assert_eq!(decode(&shipped).unwrap(), card);
/// ```
pub fn encode(card: &Card, accent: &[String], langs: &[&str]) -> Result<String, Error> {
    let mut head = card.clone();
    let is_open = |fact: &Fact| fact.after.is_empty();
    let mut is_parent_open = true;
    let mut gated = Vec::new();
    let mut open = Vec::new();
    for fact in std::mem::take(&mut head.facts) {
        // What belongs to a gated fact is gated with it.
        if fact.parent.is_none() {
            is_parent_open = is_open(&fact);
        }
        if is_open(&fact) && is_parent_open {
            open.push(fact);
        } else {
            gated.push(SealedFact(open.len(), fact));
        }
    }
    let schedules = &mut head.schedules;
    let mut sealed = Sealed {
        ends: take_ends(schedules),
        slots: take_gated(schedules, |schedule| &mut schedule.slots, |slot| &slot.after),
        changes: take_gated(schedules, |schedule| &mut schedule.changes, |change| &change.after),
        facts: Vec::new(),
    };
    let mut chunks = vec![to_json(&head)?];
    for facts in open.chunks(CHUNK) {
        chunks.push(to_json(facts)?);
    }
    // There is always one: that a card has none would tell something.
    let mut gated = gated.into_iter();
    loop {
        sealed.facts = gated.by_ref().take(CHUNK).collect();
        chunks.push(to_json(&seal::seal(&card.id, &to_json(&sealed)?))?);
        if gated.len() == 0 {
            break;
        }
        sealed = Sealed::default();
    }
    let (accent, langs, chunks) = (to_json(accent)?, to_json(langs)?, chunks.join(",\n"));
    let text = format!(
        "{BEGIN}{VERSION},\"accent\":{accent},\"langs\":{langs},\"pieces\":[\n{chunks}\n{END}"
    );
    Ok(text.replace('<', "\\u003c"))
}

fn to_json<T: Serialize + ?Sized>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|_| Error::Broken)
}

/// Reads a card from its shipped form.
///
/// # Errors
///
/// Returns why the text is not a bundle that this program reads.
pub fn decode(text: &str) -> Result<Card, Error> {
    let mut reading = Reading::default();
    for line in text.split('\n') {
        if let Some(card) = reading.read(line)? {
            return Ok(card);
        }
    }
    Err(Error::Broken)
}

/// A card that is being read, line by line, so that a large one keeps nobody waiting.
#[derive(Default)]
pub struct Reading {
    is_begun: bool,
    card: Option<Card>,
    /// What is gated; a card without is not whole.
    gated: Option<Vec<SealedFact>>,
}

impl Reading {
    /// Reads the next line of the shipped form; returns the card once that was the last one.
    ///
    /// # Errors
    ///
    /// Returns why the text is not a bundle that this program reads.
    pub fn read(&mut self, line: &str) -> Result<Option<Card>, Error> {
        if !self.is_begun {
            self.is_begun = true;
            // A newer form may have another shape, but begins like this one; then its number is what helps.
            let version = line.strip_prefix(BEGIN).and_then(|rest| rest.split([',', '}']).next());
            return match version.and_then(|version| version.parse().ok()) {
                Some(VERSION) => Ok(None),
                Some(version) => Err(Error::Version(version)),
                None => Err(Error::Broken),
            };
        }
        if line == END {
            let mut card = self.card.take().ok_or(Error::Broken)?;
            card.facts = merge(card.facts, self.gated.take().ok_or(Error::Broken)?);
            return Ok(Some(card));
        }
        let chunk = line.strip_suffix(',').unwrap_or(line);
        let Some(card) = &mut self.card else {
            self.card = Some(from_json(chunk)?);
            return Ok(None);
        };
        let Some(sealed) = chunk.strip_prefix('"').and_then(|piece| piece.strip_suffix('"')) else {
            card.facts.extend(from_json::<Vec<Fact>>(chunk)?);
            return Ok(None);
        };
        let plain = seal::unseal(&card.id, sealed).ok_or(Error::Broken)?;
        let sealed: Sealed = from_json(&plain)?;
        put_back(&mut card.schedules, sealed.slots, |schedule| &mut schedule.slots);
        put_back(&mut card.schedules, sealed.changes, |schedule| &mut schedule.changes);
        for (index, end) in sealed.ends {
            if let Some(schedule) = card.schedules.get_mut(index) {
                schedule.end = end;
            }
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
    for SealedFact(before, fact) in gated {
        let missing = before.saturating_sub(taken);
        facts.extend(open.by_ref().take(missing));
        taken += missing;
        facts.push(fact);
    }
    facts.extend(open);
    facts
}

/// Reads JSON as [`encode`] writes it: without escapes beyond the first 65,536 characters. `serde_json` would
/// read more, and cost a reader 10 KB more.
fn from_json<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T, Error> {
    // A text in JSON is never shorter than what it says.
    let mut unescaped = vec![0; json.len()];
    match serde_json_core::from_str_escaped(json, &mut unescaped) {
        Ok((value, length)) if length == json.len() => Ok(value),
        _ => Err(Error::Broken),
    }
}

/// Takes the gated parts out of schedules, with their places.
fn take_gated<T>(
    schedules: &mut [Schedule],
    parts: impl Fn(&mut Schedule) -> &mut Vec<T>,
    after: impl Fn(&T) -> &[Point],
) -> Vec<Placed<T>> {
    let mut gated = Vec::new();
    for (index, schedule) in schedules.iter_mut().enumerate() {
        let parts = parts(schedule);
        for (place, part) in std::mem::take(parts).into_iter().enumerate() {
            if after(&part).is_empty() {
                parts.push(part);
            } else {
                gated.push(Placed(index, place, part));
            }
        }
    }
    gated
}

/// Takes out how runs end whose last slot is gated: that would tell of it.
fn take_ends(schedules: &mut [Schedule]) -> Vec<(usize, End)> {
    let mut ends = Vec::new();
    for (index, schedule) in schedules.iter_mut().enumerate() {
        let is_gated = schedule.slots.last().is_some_and(|last| !last.after.is_empty());
        if is_gated && schedule.end != End::Finished {
            ends.push((index, std::mem::replace(&mut schedule.end, End::Finished)));
        }
    }
    ends
}

/// Puts parts of schedules back to their places.
fn put_back<T>(
    schedules: &mut [Schedule],
    gated: Vec<Placed<T>>,
    parts: impl Fn(&mut Schedule) -> &mut Vec<T>,
) {
    for Placed(index, place, part) in gated {
        if let Some(schedule) = schedules.get_mut(index) {
            let parts = parts(schedule);
            parts.insert(place.min(parts.len()), part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::time::Timestamp;
    use crate::card::{Body, Key, Point, Section, Text};
    use proptest::prelude::*;
    use std::rc::Rc;

    fn card(texts: Vec<(String, bool, bool)>) -> Card {
        let mut facts: Vec<Fact> = Vec::new();
        for (index, (text, gated, child)) in texts.into_iter().enumerate() {
            let parent = facts.iter().rev().find(|fact| fact.parent.is_none());
            facts.push(Fact {
                key: Key::new("t", &index.to_string()),
                section: Section::Story,
                after: (0..u16::from(gated)).map(|_| Point { track: 0, at: 1 }).collect(),
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
                // In several pieces.
                prop::collection::vec((".{0,2}", any::<bool>(), any::<bool>()), 0..4 * CHUNK),
            ],
        ) {
            let card = card(texts);
            let text = encode(&card, &[], &[]).unwrap();
            prop_assert!(!text.contains('<'));
            prop_assert_eq!(decode(&text).unwrap(), card);
        }

        #[test]
        fn a_damaged_bundle_is_an_error_and_never_a_panic(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let mut bytes = encode(&card(vec![("open".into(), false, false), ("gated".into(), true, false)]), &[], &[]).unwrap().into_bytes();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            if let Ok(text) = String::from_utf8(bytes) {
                let _ = decode(&text);
            }
        }
    }

    #[test]
    fn what_belongs_to_a_gated_fact_is_sealed_with_it() {
        let text = encode(
            &card(vec![
                ("someone canary".into(), true, false),
                ("their canary".into(), false, true),
            ]),
            &[],
            &[],
        );
        assert!(!text.unwrap().contains("canary"));
    }

    #[test]
    fn names_the_version_that_it_cannot_read() {
        assert_eq!(decode(r#"{"version":2,"leaves":[]}"#), Err(Error::Version(2)));
        assert_eq!(decode(r#"{"version":1}"#), Err(Error::Broken));
        assert_eq!(decode("{\"version\":1}\n]}"), Err(Error::Broken));
        assert_eq!(decode(""), Err(Error::Broken));
    }
}
