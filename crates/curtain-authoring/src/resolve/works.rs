//! The facts of songs, of the source work and of episode titles.

use super::facts::{Facts, OPEN};
use super::text::text;
use super::tracks::{Tracks, expected_unit_range, is_beyond};
use crate::document::{After, EpisodeDoc, HasGate, SongDoc, SongKind, SourceWorkDoc, Units};
use crate::path::{self, Step};
use crate::problems::Problems;
use curtain_core::card::{Body, Label, Section, Text};

/// Adds the songs.
pub(super) fn add_songs(
    docs: &[SongDoc],
    facts: &mut Facts,
    tracks: Tracks,
    problems: &mut Problems,
) {
    for (index, song) in docs.iter().enumerate() {
        let label = match song.kind {
            SongKind::Opening => Label::Opening,
            SongKind::Ending => Label::Ending,
            SongKind::Insert => Label::Insert,
        };
        let native = song.native.iter().map(text);
        let episodes = song.episodes.iter().map(|episodes| Text::new(episodes.as_str()));
        let body = Body {
            label: Some(label),
            text: text(&song.title),
            asides: native.chain([text(&song.artist)]).chain(episodes).collect(),
            ..Body::default()
        };
        let path = vec!["songs".into(), index.into()];
        facts.add_entry(path, (Section::Music, body), &song.gate(), tracks, problems);
    }
}

/// Adds the source work, with its authors and publishers.
pub(super) fn add_source_work(
    work: &SourceWorkDoc,
    facts: &mut Facts,
    tracks: Tracks,
    problems: &mut Problems,
) {
    let path = || vec!["source_work".into()];
    let kind = Text::new(work.kind.as_str());
    let body = Body {
        label: Some(Label::Work),
        text: text(&work.title),
        asides: work.native.iter().map(text).chain([kind]).collect(),
        ..Body::default()
    };
    let key = facts.add_entry(path(), (Section::Source, body), &work.gate(), tracks, problems);
    facts.under(key, |children| {
        let authors = work.authors.iter().map(|name| (Label::Author, name));
        let publishers = work.publishers.iter().map(|name| (Label::Publisher, name));
        for (label, name) in authors.chain(publishers) {
            let body = Body { label: Some(label), text: text(name), ..Body::default() };
            children.add_entry(path(), (Section::Source, body), &OPEN, tracks, problems);
        }
    });
}

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
            text: text(&episode.title),
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
    if episode.open && !after.0.is_empty() {
        problems.report(path, "\"open\" beside \"after\"", "one of them");
    } else if after.0.is_empty() && !episode.open {
        let Some(track) = tracks.first_of_episodes() else {
            let found = "a title that is safe after its episode, and no track of episodes";
            problems.report(path, found, "such a track, or \"open\": true");
            return None;
        };
        after.0.insert(track.id.clone(), Units(episode.number));
    }
    Some(after)
}
