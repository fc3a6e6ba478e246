//! Warnings about counts and gaps in open numbers, which tell that something is gated.

use super::warnings::Warnings;
use crate::document::Lint;
use curtain_core::card::{Card, Program, Schedule, Slot};

/// Warns of track counts and gaps among open episode numbers, where a schedule has gated episodes.
pub(super) fn check_numbers(card: &Card, warnings: &mut Warnings) {
    // The zones of an outlet have the same numbers.
    let outlets = card.schedules.chunk_by(|schedule, other| schedule.id == other.id);
    for (index, schedule) in outlets.filter_map(<[Schedule]>::first).enumerate() {
        let path = ["schedules".into(), index.into()];
        let number = |program: Program| match program {
            Program::Episode(number) => Some(number),
            _ => None,
        };
        let mut open: Vec<u16> = (schedule.slots.iter())
            .filter(|slot| slot.after.is_open())
            .filter_map(|slot| number(slot.program))
            .collect();
        open.sort_unstable();
        let gap = open.windows(2).find(|pair| pair[1] > pair[0] + 1).map(|pair| pair[0] + 1);
        let is_gated = |slot: &Slot| !slot.after.is_open();
        let gated = schedule.slots.iter().filter(|slot| is_gated(slot));
        let last = gated.filter_map(|slot| number(slot.program)).max();
        let Some(last) = last else { continue };
        if let Some(gap) = gap {
            warnings.add(Lint::Gap, &gap.to_string(), &path);
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
