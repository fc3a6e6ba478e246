//! Delays and other moves of single episodes: the checks of `changes` with `was`, `start` and `announced`,
//! and what they do to a run.

use super::notes::{Note, NoteContent};
use super::outlet::{Outlet, report_late_announcement};
use super::timeline::{Timeline, end, is_dated};
use crate::document::ChangeDoc;
use crate::field_path::{self as path, Path, Step};
use crate::problems::Problems;
use crate::resolve::tracks::Tracks;
use curtain_core::card::time::{Plan, Timestamp};
use curtain_core::card::{Change, Label};

/// Moves the episode of the change at `path` within the timeline, and adds a note about it.
pub(super) fn resolve_change<'a>(
    path: &Path<'a>,
    doc: &'a ChangeDoc,
    outlet: &Outlet,
    timeline: &mut Timeline<'a>,
    tracks: Tracks,
    problems: &mut Problems,
) {
    let Some(index) = timeline.find(doc.episode) else {
        return report_unknown_episode(path, doc.episode, timeline, problems);
    };
    let before = timeline.slots[index].slot.plan;
    let Some(to) = resolve_plan(path, doc, before, outlet, problems) else { return };
    let until = outlet.parse_announced(path, doc.announced.as_deref(), problems);
    if is_dated(to) && until.is_some_and(|until| until > end(to)) {
        return report_late_announcement(path, doc.announced.as_deref(), problems);
    }
    if let Some(other) = last_announcement(timeline, doc.episode)
        && until.is_some_and(|until| until < other)
    {
        let found =
            format!("a change announced before another one, of {}", outlet.write_day(other));
        let wanted = "changes and skips of one episode in the order in which they were announced";
        return problems.report(path, found, wanted);
    }
    let gate = timeline.gate(doc.episode, &doc.after);
    let after = tracks.points(path, gate, problems);
    let track = outlet.track.and_then(|track| tracks.position(track));
    let label = Label::Moved(track, outlet.unit(), doc.episode, before, to);
    let detail = doc.why.as_ref().map(|why| ("why", why));
    let content = NoteContent { plan: before, label, outlet: outlet.name.clone(), detail };
    timeline.notes.push(Note::new(path, content, gate, tracks, problems));
    timeline.changes.push(Change { episode: doc.episode, until, plan: before, after });
    timeline.slots[index].slot.plan = to;
    timeline.slots[index].path.clone_from(path);
}

/// Returns the plan that an episode moves to. A `was` that is not where it stands, and a `start` that is, are
/// reported.
fn resolve_plan(
    path: &[Step],
    doc: &ChangeDoc,
    before: Plan,
    outlet: &Outlet,
    problems: &mut Problems,
) -> Option<Plan> {
    if let Some(was) = &doc.was {
        let path = path::join(path, ["was".into()]);
        let was = outlet.parse_plan(&path, was, problems)?;
        if was != before {
            let wanted = format!("{}, where it stands", outlet.write(before));
            problems.report(&path, outlet.write(was), wanted);
            return None;
        }
    }
    let to = match &doc.start {
        None => Plan::Unknown,
        Some(start) => outlet.parse_plan(&path::join(path, ["start".into()]), start, problems)?,
    };
    if to == before {
        let found = format!("{}, where it stands already", outlet.write(to));
        problems.report(path, found, "another time");
        return None;
    }
    Some(to)
}

/// Returns when the last change of an episode was announced.
fn last_announcement(timeline: &Timeline, episode: u16) -> Option<Timestamp> {
    let earlier = timeline.changes.iter().filter(|change| change.episode == episode);
    earlier.filter_map(|change| change.until).max()
}

/// Reports an episode that no run has, unless a run is missing.
fn report_unknown_episode(
    path: &[Step],
    episode: u16,
    timeline: &Timeline,
    problems: &mut Problems,
) {
    if timeline.is_partial {
        return;
    }
    let wanted = match timeline.numbers() {
        Some((first, last)) => format!("an episode that the runs have: {first} to {last}"),
        None => "runs that have this episode".to_owned(),
    };
    let path = path::join(path, ["episode".into()]);
    problems.report(&path, format!("episode {episode}"), wanted);
}
