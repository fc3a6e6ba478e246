//! The facts of songs and of the source work.

use super::facts::{Facts, OPEN};
use super::text::text;
use super::tracks::Tracks;
use crate::document::{HasGate, SongDoc, SongKind, SourceWorkDoc};
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
            text: text(&song.name),
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
        text: text(&work.name),
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
