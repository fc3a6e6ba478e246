//! The numberings of tracks: those of parts with a short name, those of services, and their checks.

use super::text::text;
use super::tracks::{expected_unit_range, is_beyond};
use crate::document::{NumberRangeDoc, TrackDoc};
use crate::field_path::{self as path, Step};
use crate::problems::Problems;
use curtain_core::card::{NumberRange, Numbering, Text, Unit};

/// Resolves the numberings of the track at `path`: that of its parts first.
pub(super) fn resolve_numberings(
    path: &[Step],
    doc: &TrackDoc,
    problems: &mut Problems,
) -> Vec<Numbering> {
    let mut numberings: Vec<Numbering> = by_parts(path, doc, problems).into_iter().collect();
    for (index, numbering) in doc.numberings.iter().enumerate() {
        let path = path::join(path, ["numberings".into(), index.into(), "parts".into()]);
        let mut ranges = Vec::with_capacity(numbering.parts.len());
        for (index, part) in numbering.parts.iter().enumerate() {
            let path = path::join(&path, [index.into()]);
            add_range(&path, (part, doc), &mut ranges, problems);
        }
        numberings.push(Numbering {
            id: numbering.id.clone(),
            name: text(&numbering.name),
            ranges,
        });
    }
    numberings
}

/// Returns the numbering of the parts that have a short name; `None` where no part has one.
fn by_parts(path: &[Step], doc: &TrackDoc, problems: &mut Problems) -> Option<Numbering> {
    let mut ranges: Vec<NumberRange> = Vec::new();
    for (index, part) in doc.parts.iter().enumerate() {
        let Some(short) = &part.short else { continue };
        let path = path::join(path, ["parts".into(), index.into()]);
        if !part.after.is_open() {
            let wanted = "one of them: a short name is open to everybody";
            problems.report(
                &path::join(&path, ["short".into()]),
                "\"short\" beside \"after\"",
                wanted,
            );
        }
        let prefix = prefix(Some(short), doc.unit);
        let first = next_number(&ranges, &prefix);
        let last = first.saturating_add(part.to.saturating_sub(part.from));
        ranges.push(NumberRange { from: part.from, to: part.to, prefix, first, last });
    }
    let begin = ranges.first()?;
    let (one, two) = (begin.first, begin.first.saturating_add(1));
    let name = format!("{0}{one}, {0}{two} …", begin.prefix);
    // Of no language: there is nothing to translate.
    let name = Text { text: name, lang: Some("zxx".to_owned()) };
    Some(Numbering { id: parts_id(doc), name, ranges })
}

/// Returns the id of the numbering by the parts of a track.
fn parts_id(doc: &TrackDoc) -> String {
    format!("{}-parts", doc.id)
}

/// Resolves the range at `path`, and reports what contradicts the ranges before it or the track.
fn add_range(
    path: &[Step],
    (doc, track): (&NumberRangeDoc, &TrackDoc),
    ranges: &mut Vec<NumberRange>,
    problems: &mut Problems,
) {
    let at = |field: &'static str| path::join(path, [field.into()]);
    let NumberRangeDoc { from, to, .. } = *doc;
    if to < from {
        let found = format!("a part from {from} to {to}");
        return problems.report(path, found, "an end that is not before the beginning");
    }
    if let Some(before) = ranges.last()
        && from <= before.to
    {
        let wanted = format!("a beginning after {}, where the part before ends", before.to);
        problems.report(&at("from"), from.to_string(), wanted);
    }
    if is_beyond(track, to) {
        problems.report(&at("to"), to.to_string(), expected_unit_range(track));
    }
    let prefix = prefix(doc.short.as_deref(), track.unit);
    let next = next_number(ranges, &prefix);
    let first = doc.first.unwrap_or(next);
    if first < next {
        let wanted = format!("a number from {next} on: the ones before are taken");
        problems.report(&at("first"), first.to_string(), wanted);
    }
    let last = doc.last.unwrap_or_else(|| first.saturating_add(to - from));
    let is_equal = last.checked_sub(first) == Some(to - from);
    if last < first || !is_equal && from != to && first != last {
        let found = format!("the numbers {first} to {last} for the units {from} to {to}");
        problems.report(path, found, "as many numbers as units, or one of either");
    }
    ranges.push(NumberRange { from, to, prefix, first, last });
}

/// Returns the number behind the last one with a prefix.
fn next_number(ranges: &[NumberRange], prefix: &str) -> u16 {
    let last = ranges.iter().rev().find(|range| range.prefix == prefix);
    last.map_or(1, |range| range.last.saturating_add(1))
}

/// Returns what stands before a number: "S2E" for the short name "S2", "SP" for "SP". A digit and the number behind it
/// would read as one number.
fn prefix(short: Option<&str>, unit: Unit) -> String {
    let short = short.unwrap_or_default();
    let mark = match unit {
        _ if !short.ends_with(|last: char| last.is_ascii_digit()) => "",
        Unit::Episode => "E",
        _ => ".",
    };
    format!("{short}{mark}")
}

/// Reports ids of numberings that another numbering of the card has.
pub(super) fn check_numbering_ids(docs: &[TrackDoc], problems: &mut Problems) {
    let mut ids: Vec<String> = docs.iter().map(parts_id).collect();
    for (index, track) in docs.iter().enumerate() {
        for (numbering_index, numbering) in track.numberings.iter().enumerate() {
            if ids.contains(&numbering.id) {
                let path = [
                    "tracks".into(),
                    index.into(),
                    "numberings".into(),
                    numbering_index.into(),
                    "id".into(),
                ];
                let found = format!("a second numbering \"{}\"", numbering.id);
                problems.report(&path, found, "each id once on the card");
            }
            ids.push(numbering.id.clone());
        }
    }
}
