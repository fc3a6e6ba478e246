//! The facts of episode titles, with the points from which each title is safe.

use super::facts::Facts;
use super::text::text;
use super::tracks::{Tracks, expected_unit_range, is_beyond};
use crate::document::{After, EpisodeDoc, HasGate};
use crate::field_path::{self as path, Step};
use crate::problems::Problems;
use curtain_core::card::{Body, Label, Section};

/// Adds the episode titles.
pub(super) fn add_episodes<'a>(
    docs: &'a [EpisodeDoc],
    facts: &mut Facts<'_, 'a>,
    tracks: Tracks,
    problems: &mut Problems,
) {
    for (index, episode) in docs.iter().enumerate() {
        let path: [Step<'a>; 2] = ["episodes".into(), index.into()];
        let number_path = path::join(&path, ["number".into()]);
        let number = episode.number;
        if docs[..index].iter().any(|other| other.number == number) {
            let found = format!("a second episode {number}");
            problems.report(&number_path, found, "each episode once");
        }
        if let Some(track) = tracks.first_of_episodes()
            && is_beyond(track, number)
        {
            problems.report(&number_path, number.to_string(), expected_unit_range(track));
            continue;
        }
        let Some(after) = title_gate(&path, episode, tracks, problems) else { continue };
        let body = Body {
            label: Some(Label::Episode(number)),
            text: text(&episode.name),
            asides: episode.native.iter().map(text).collect(),
            ..Body::default()
        };
        let mut gate = episode.gate();
        gate.after = &after;
        facts.add_entry(path.to_vec(), (Section::Episodes, body), &gate, tracks, problems);
    }
}

/// Returns the points from which an episode's title is safe: the author's own, or the end of the episode on the
/// first track that counts episodes. `None` where there is no such track, which is reported.
fn title_gate(
    path: &[Step],
    episode: &EpisodeDoc,
    tracks: Tracks,
    problems: &mut Problems,
) -> Option<After> {
    let mut after = episode.after.clone();
    if episode.open && !after.is_open() {
        problems.report(path, "\"open\" beside \"after\"", "one of them");
    } else if after.is_open() && !episode.open {
        let Some(track) = tracks.first_of_episodes() else {
            let found = "a title that is safe after its episode, and no track of episodes";
            problems.report(path, found, "such a track, or \"open\": true");
            return None;
        };
        after = After::at(&track.id, episode.number);
    }
    Some(after)
}
