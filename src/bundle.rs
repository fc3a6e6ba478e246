//! A card as it is shipped: what is open in plain JSON, what is gated sealed.

use crate::card::{Card, Fact, Point};
use crate::schedule::{Change, End, Schedule, Slot};
use crate::seal;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The version of the shipped form that this program writes and reads.
pub const VERSION: u32 = 1;

/// How the shipped form of every version begins, up to its number.
const BEGIN: &str = "{\"version\":";

/// The shipped form. The facts in `card` are the open ones; `sealed` holds every gated one, so that
/// neither their number nor their points can be read in passing.
#[derive(Serialize, Deserialize)]
struct Bundle<'a> {
    version: u32,
    /// The card's colour by day and by night, for who puts a card into a page of others.
    #[serde(default, skip_deserializing)]
    accent: &'a [String],
    card: Cow<'a, Card>,
    sealed: Cow<'a, str>,
}

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Sealed {
    facts: Vec<Gated>,
    slots: Vec<Placed<Slot>>,
    changes: Vec<Placed<Change>>,
    ends: Vec<(usize, End)>,
}

/// A gated fact and how many open facts stand before it.
#[derive(Serialize, Deserialize)]
struct Gated(usize, Fact);

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

/// Writes a card in its shipped form, with its colours. It can stand in a `<script>` element as it is.
///
/// # Errors
///
/// Returns [`Error::Broken`] for a card that JSON cannot hold, of which there is none.
pub fn encode(card: &Card, accent: &[String]) -> Result<String, Error> {
    let mut open = card.clone();
    let mut gated = Vec::new();
    open.facts.retain(|fact| {
        // What belongs to a gated fact is gated with it.
        let named = |key| card.facts.iter().find(|fact| fact.key == key);
        let parent = fact.parent.and_then(named);
        fact.after.is_empty() && parent.is_none_or(|parent| parent.after.is_empty())
    });
    let mut before = 0;
    for fact in &card.facts {
        if open.facts.get(before).is_some_and(|open| open.key == fact.key) {
            before += 1;
        } else {
            gated.push(Gated(before, fact.clone()));
        }
    }
    let schedules = &mut open.schedules;
    let sealed = Sealed {
        facts: gated,
        ends: take_ends(schedules),
        slots: take_gated(schedules, |schedule| &mut schedule.slots, |slot| &slot.after),
        changes: take_gated(schedules, |schedule| &mut schedule.changes, |change| &change.after),
    };
    let plain = serde_json::to_string(&sealed).map_err(|_| Error::Broken)?;
    let bundle = Bundle {
        version: VERSION,
        accent,
        sealed: seal::seal(&card.id, &plain).into(),
        card: Cow::Owned(open),
    };
    let json = serde_json::to_string(&bundle).map_err(|_| Error::Broken)?;
    Ok(json.replace('<', "\\u003c"))
}

/// Reads a card from its shipped form.
///
/// # Errors
///
/// Returns why the text is not a bundle that this program reads.
pub fn decode(text: &str) -> Result<Card, Error> {
    // A newer form may have another shape, but begins like this one; then its number is what helps.
    let version =
        text.strip_prefix(BEGIN).and_then(|rest| rest.split([',', '}']).next()?.parse().ok());
    if let Some(version) = version.filter(|version| *version != VERSION) {
        return Err(Error::Version(version));
    }
    let bundle: Bundle = read(text)?;
    let mut card = bundle.card.into_owned();
    let plain = seal::unseal(&card.id, &bundle.sealed).ok_or(Error::Broken)?;
    let sealed: Sealed = read(&plain)?;
    put_back(&mut card.schedules, sealed.slots, |schedule| &mut schedule.slots);
    put_back(&mut card.schedules, sealed.changes, |schedule| &mut schedule.changes);
    for (index, end) in sealed.ends {
        if let Some(schedule) = card.schedules.get_mut(index) {
            schedule.end = end;
        }
    }
    let gated = sealed.facts;
    let mut facts = Vec::with_capacity(card.facts.len() + gated.len());
    let mut open = std::mem::take(&mut card.facts).into_iter();
    let mut taken = 0;
    for Gated(before, fact) in gated {
        let missing = before.saturating_sub(taken);
        facts.extend(open.by_ref().take(missing));
        taken += missing;
        facts.push(fact);
    }
    facts.extend(open);
    card.facts = facts;
    Ok(card)
}

/// Reads JSON as [`encode`] writes it: without escapes beyond the first 65,536 characters. `serde_json` would
/// read more, and cost a reader 10 KB more.
fn read<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T, Error> {
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
    use crate::card::{Body, Key, Point, Section, Text};
    use crate::schedule::Timestamp;
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
        fn reads_back_what_it_wrote(texts in prop::collection::vec((any::<String>(), any::<bool>(), any::<bool>()), 0..8)) {
            let card = card(texts);
            let text = encode(&card, &[]).unwrap();
            prop_assert!(!text.contains('<'));
            prop_assert_eq!(decode(&text).unwrap(), card);
        }

        #[test]
        fn a_damaged_bundle_is_an_error_and_never_a_panic(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let mut bytes = encode(&card(vec![("open".into(), false, false), ("gated".into(), true, false)]), &[]).unwrap().into_bytes();
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
        );
        assert!(!text.unwrap().contains("canary"));
    }

    #[test]
    fn names_the_version_that_it_cannot_read() {
        assert_eq!(decode(r#"{"version":2,"leaves":[]}"#), Err(Error::Version(2)));
        assert_eq!(decode(r#"{"version":1}"#), Err(Error::Broken));
        assert_eq!(decode(""), Err(Error::Broken));
    }
}
