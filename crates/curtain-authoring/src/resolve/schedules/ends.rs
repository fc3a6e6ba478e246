//! The end of a schedule: the next airing, what comes after the last one, and what contradicts that.

use super::outlet::Outlet;
use super::timeline::{Timeline, is_dated};
use crate::field_path::{self as path, Step};
use crate::problems::Problems;
use crate::resolve::tracks::{expected_unit_range, is_beyond};
use curtain_core::card::time::Plan;
use curtain_core::card::{After, End, Program, Slot, Unit};

/// Adds the episode behind the last one, on the day or at the rough date that `next` gives.
pub(super) fn add_next_airing<'a>(
    path: &[Step<'a>],
    outlet: &Outlet,
    timeline: &mut Timeline<'a>,
    problems: &mut Problems,
) {
    let Some(next) = &outlet.doc.next else { return };
    let path = path::join(path, ["next".into()]);
    let Some(plan) = outlet.parse_plan(&path, next, problems) else { return };
    if timeline.is_open {
        let wanted = "\"count\" in the last run, which goes on without it";
        return problems.report(&path, "\"next\" behind a run that goes on", wanted);
    }
    let episode = timeline.numbers().map_or(1, |(_, last)| last + 1);
    if let Some(track) = outlet.track
        && is_beyond(track, episode)
    {
        let found = format!("a date for episode {episode}");
        problems.report(&path, found, expected_unit_range(track));
    }
    timeline.check_behind_last(&path, (next, plan), problems);
    // A reader who may not know of the last episode may not know of the next one.
    let after = timeline.last_episode().map_or(After::OPEN, |slot| slot.after.clone());
    let length = outlet.episode_length(episode, None);
    timeline.add(Slot { program: Program::Episode(episode), plan, length, after }, path);
}

/// The end of a schedule, and its end for readers who may not know of its last episode.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    pub(super) end: End,
    pub(super) earlier: End,
}

/// Returns what follows the last airing, and reports an end that contradicts the schedule. `followed` are the ends of
/// the outlet that this one follows.
pub(super) fn resolve_ends(
    path: &[Step],
    outlet: &Outlet,
    timeline: &Timeline,
    followed: Option<Ends>,
    problems: &mut Problems,
) -> Ends {
    if let Some(end) = outlet.doc.ends {
        if outlet.doc.next.is_some() {
            let path = path::join(path, ["next".into()]);
            problems.report(&path, "\"next\" beside \"ends\"", "one of them");
        } else {
            check_end(&path::join(path, ["ends".into()]), end, timeline, problems);
        }
        return Ends { end, earlier: end };
    }
    if let Some(followed) = followed {
        return followed;
    }
    let last = timeline.numbers().map(|(_, last)| last);
    let count = outlet.track.and_then(|track| track.count);
    let is_film = outlet.track.is_none_or(|track| track.unit == Unit::Film);
    let by_film = if is_film && last.is_some() { End::Finished } else { End::Open };
    let is_complete = last.is_some() && last == count;
    match timeline.is_open {
        true => Ends { end: End::Open, earlier: End::Open },
        false if is_complete => Ends { end: End::Finished, earlier: by_film },
        false => Ends { end: by_film, earlier: by_film },
    }
}

fn check_end(path: &[Step], end: End, timeline: &Timeline, problems: &mut Problems) {
    let mut plans = timeline.slots.iter().map(|placed| placed.slot.plan);
    if timeline.is_open {
        let wanted = "\"count\" in the last run, which goes on without it";
        problems.report(path, "an end behind a run that goes on", wanted);
    }
    match end {
        End::Finished | End::Hiatus if timeline.numbers().is_none() => {
            problems.report(path, "an end of a schedule without runs", "runs that end");
        }
        End::Finished if plans.any(|plan| !is_dated(plan)) => {
            problems.report(path, "an end behind an episode without a time", "a time for it");
        }
        End::Cancelled if plans.any(|plan| matches!(plan, Plan::Within(_))) => {
            problems.report(path, "\"cancelled\" behind an episode with a date", "one of them");
        }
        _ => {}
    }
}
