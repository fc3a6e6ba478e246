//! Warnings about numbers: counts and holes that tell of gated episodes, gates beyond the end, early streams.

use super::audience::document_indices;
use super::warnings::Warnings;
use crate::document::Lint;
use crate::field_path::{self as path, Path};
use curtain_core::card::time::{Plan, Timestamp};
use curtain_core::card::{Card, Label, OutletKind, Program, Schedule, Section, Slot, Track};
use std::collections::BTreeMap;

/// Warns of numbers that give something away or contradict each other.
pub(super) fn check_numbers(card: &Card, fact_paths: &[Path], warnings: &mut Warnings) {
    check_runs(card, warnings);
    check_titles(card, fact_paths, warnings);
    check_gates(card, fact_paths, warnings);
    check_streams(card, warnings);
}

fn number(slot: &Slot) -> Option<u16> {
    match slot.program {
        Program::Episode(number) => Some(number),
        _ => None,
    }
}

/// Returns the first number that is missing among numbers in order.
fn hole(numbers: &[u16]) -> Option<u16> {
    numbers.windows(2).find(|pair| pair[1] > pair[0] + 1).map(|pair| pair[0] + 1)
}

/// Warns of track counts and holes among open episode numbers, where a schedule has gated episodes.
fn check_runs(card: &Card, warnings: &mut Warnings) {
    for (schedule, index) in card.schedules.iter().zip(document_indices(card)) {
        let path = ["schedules".into(), index.into()];
        let is_open = |slot: &&Slot| slot.after.is_open();
        let mut open: Vec<u16> = schedule.slots.iter().filter(is_open).filter_map(number).collect();
        open.sort_unstable();
        let gated = schedule.slots.iter().filter(|slot| !slot.after.is_open());
        let Some(last) = gated.filter_map(number).max() else { continue };
        if let Some(hole) = hole(&open) {
            warnings.add(Lint::Gap, &hole.to_string(), &path);
        }
        for (index, track) in card.tracks.iter().enumerate() {
            if track.unit == schedule.unit && track.count.is_some_and(|count| count >= last) {
                let count = track.count.unwrap_or_default().to_string();
                let path = ["tracks".into(), index.into(), "count".into()];
                warnings.add(Lint::Count, &count, &path);
            }
        }
    }
}

/// Warns of a hole among the open titles of episodes. A cover in its place is none.
fn check_titles(card: &Card, fact_paths: &[Path], warnings: &mut Warnings) {
    let titles = card.facts.iter().zip(fact_paths);
    let titles = titles.filter(|(fact, _)| fact.section == Section::Episodes);
    let mut shown: Vec<(u16, &Path)> = titles
        .filter(|(fact, _)| fact.after.is_open() || fact.teaser.is_some())
        .filter_map(|(fact, path)| match fact.body.label {
            Some(Label::Episode(number)) => Some((number, path)),
            _ => None,
        })
        .collect();
    shown.sort_unstable_by_key(|(number, _)| *number);
    let numbers: Vec<u16> = shown.iter().map(|(number, _)| *number).collect();
    let Some(hole) = hole(&numbers) else { return };
    if let Some((_, path)) = shown.iter().find(|(number, _)| *number > hole) {
        warnings.add(Lint::Gap, &hole.to_string(), &path::join(path, ["number".into()]));
    }
}

/// Warns of gates behind the last unit of a track, as far as its parts and schedules know: nobody would ever get there.
fn check_gates(card: &Card, fact_paths: &[Path], warnings: &mut Warnings) {
    let last: Vec<Option<u16>> = card
        .tracks
        .iter()
        .enumerate()
        .map(|(index, track)| last_unit(card, index, track))
        .collect();
    for (fact, path) in card.facts.iter().zip(fact_paths) {
        for point in fact.after.groups().iter().flatten() {
            let Some(Some(last)) = last.get(point.track) else { continue };
            if point.at > *last {
                let id = &card.tracks[point.track].id;
                let path = path::join(path, ["after".into(), id.as_str().into()]);
                warnings.add(Lint::GateBeyondEnd, &point.at.to_string(), &path);
            }
        }
    }
}

/// Returns the last unit of a track that the card knows of: that of its count, else of its parts and schedules; `None`
/// where none is known, or a run goes on.
fn last_unit(card: &Card, index: usize, track: &Track) -> Option<u16> {
    if track.count.is_some() {
        return track.count;
    }
    let schedules = || card.schedules.iter().filter(|schedule| schedule.track == Some(index));
    if schedules().any(|schedule| schedule.is_open) {
        return None;
    }
    let slots = schedules().flat_map(|schedule| &schedule.slots).filter_map(number);
    slots.chain(track.parts.iter().map(|part| part.to)).max()
}

/// Warns of the first episode that is on a stream before its broadcast.
fn check_streams(card: &Card, warnings: &mut Warnings) {
    let of_kind = |kind| {
        let schedules = card.schedules.iter().zip(document_indices(card));
        schedules.filter(move |(schedule, _)| schedule.kind == kind)
    };
    for (stream, index) in of_kind(OutletKind::Stream) {
        let mut broadcast: BTreeMap<u16, Timestamp> = BTreeMap::new();
        for (schedule, _) in
            of_kind(OutletKind::Broadcast).filter(|(other, _)| other.track == stream.track)
        {
            for (number, at) in times(schedule) {
                let first = broadcast.entry(number).or_insert(at);
                *first = at.min(*first);
            }
        }
        let is_early = |(number, at): &(u16, Timestamp)| {
            broadcast.get(number).is_some_and(|broadcast| at < broadcast)
        };
        if let Some((number, _)) = times(stream).find(is_early) {
            let path = ["schedules".into(), index.into()];
            warnings.add(Lint::EarlyStream, &number.to_string(), &path);
        }
    }
}

/// Lists the episodes of a schedule that have a time.
fn times(schedule: &Schedule) -> impl Iterator<Item = (u16, Timestamp)> {
    schedule.slots.iter().filter_map(|slot| match slot.plan {
        Plan::At(time) => Some((number(slot)?, time.at)),
        _ => None,
    })
}
