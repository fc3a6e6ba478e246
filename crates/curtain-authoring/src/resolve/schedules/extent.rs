//! The extent of a run: its number of episodes, and the slots ahead of an open-ended one.

use super::outlet::Outlet;
use super::rhythm::Rhythm;
use crate::document::RunDoc;
use crate::field_path::Step;
use crate::problems::Problems;
use curtain_core::card::{OutletKind, Unit};
use jiff::civil::Date;

/// The most episodes of a run.
const MOST_EPISODES: u16 = 5_000;

/// How far a run reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// Over so many episodes.
    Episodes(u16),
    /// It goes on, and so many of its slots are known, skipped ones among them.
    Slots(u16),
}

/// Returns the extent of the run at `path`. A run that goes on for longer than can be shown is reported.
pub(super) fn extent(
    path: &[Step],
    (run, is_last): (&RunDoc, bool),
    rhythm: &Rhythm,
    outlet: &Outlet,
    problems: &mut Problems,
) -> Option<Extent> {
    if let Rhythm::Listed(starts) = rhythm {
        let episodes = u16::try_from(starts.len()).unwrap_or(MOST_EPISODES);
        return Some(Extent::Episodes(episodes.saturating_mul(run.together)));
    }
    if let Some(count) = run.count {
        return Some(Extent::Episodes(count));
    }
    if !is_last || !has_rhythm(run, outlet) {
        return Some(Extent::Episodes(run.together));
    }
    if let Some(count) = outlet.track.and_then(|track| track.count) {
        let left = count.saturating_sub(run.first.saturating_sub(1));
        return Some(Extent::Episodes(left.max(1)));
    }
    let slots = slots_ahead(rhythm, outlet.as_of, MOST_EPISODES / run.together);
    if slots.is_none() {
        let found = format!("a run without \"count\" of more than {MOST_EPISODES} episodes");
        problems.report(path, found, "\"count\", and another run that goes on behind it");
    }
    slots.map(Extent::Slots)
}

/// Tells whether a run has a rhythm: one that its author wrote, or the weekly one of serials.
fn has_rhythm(run: &RunDoc, outlet: &Outlet) -> bool {
    let is_serial = matches!(outlet.unit(), Unit::Episode | Unit::Chapter | Unit::Issue)
        && matches!(
            outlet.doc.kind,
            OutletKind::Broadcast | OutletKind::Stream | OutletKind::Dub | OutletKind::Print
        );
    run.every_days.is_some() || !run.days.is_empty() || is_serial && run.together == 1
}

/// Counts the slots of a run that goes on: those up to the day of the card, and some of those after it. `None` where
/// the first are already more than `most`.
fn slots_ahead(rhythm: &Rhythm, as_of: Date, most: u16) -> Option<u16> {
    /// How many days the slots reach beyond the day of the card.
    const DAYS_AHEAD: i64 = 600;
    /// The most slots after the day of the card.
    const MOST_AHEAD: u16 = 400;
    let from = rhythm.first().map_or(as_of, |first| first.day().max(as_of));
    let until = from.checked_add(jiff::Span::new().days(DAYS_AHEAD)).unwrap_or(Date::MAX);
    let (mut slots, mut ahead) = (0, 0);
    while let Some(start) = rhythm.slot(slots)
        && start.day() <= until
        && ahead < MOST_AHEAD
        && slots < most
    {
        ahead += u16::from(start.day() >= from);
        slots += 1;
    }
    (ahead > 0).then_some(slots)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::broadcast_time::Start;
    use jiff::civil::date;

    #[test]
    fn a_run_that_goes_on_reaches_beyond_the_day_of_the_card() {
        #[track_caller]
        fn case(start: &str, period: i64, as_of: Date, slots: Option<u16>) {
            let start = Start::parse(start).unwrap();
            let rhythm = Rhythm::Regular { start, offsets: vec![0], period };
            assert_eq!(slots_ahead(&rhythm, as_of, 5_000), slots, "{start}");
        }
        // 600 days are 85 weeks and a part of the next one.
        case("2026-11-20T24:00", 7, date(2026, 11, 20), Some(86));
        case("2026-12-20T24:00", 7, date(2026, 11, 20), Some(86));
        case("2026-11-06T24:00", 7, date(2026, 11, 20), Some(88));
        case("2026-11-20", 1, date(2026, 11, 20), Some(400));
        case("2000-01-01", 1, date(2026, 11, 20), None);
        case("9999-12-01", 7, date(2026, 11, 20), Some(5));
    }
}
