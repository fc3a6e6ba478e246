//! The facts of characters, with their voices, and of staff.

use super::facts::Facts;
use super::text::{own_label, text};
use super::tracks::Tracks;
use crate::document::{HasGate, PersonDoc, StaffDoc, VoiceDoc};
use crate::field_path::{self as path, Step};
use crate::problems::Problems;
use curtain_core::card::{Body, Label, Section, Text};

/// Adds the characters. A role, a voice and a further fact belong to their character.
pub(super) fn add_people<'a>(
    docs: &'a [PersonDoc],
    facts: &mut Facts<'_, 'a>,
    tracks: Tracks,
    problems: &mut Problems,
) {
    for (index, person) in docs.iter().enumerate() {
        let path: [Step<'a>; 2] = ["people".into(), index.into()];
        let body = Body {
            text: text(&person.name),
            asides: person.native.iter().map(text).collect(),
            ..Body::default()
        };
        let content = (Section::People, body);
        let key = facts.add_entry(path.to_vec(), content, &person.gate(), tracks, problems);
        facts.under(key, |children| {
            let role = person.role.iter().map(|role| (path::join(&path, ["role".into()]), role));
            let more = person.facts.iter().enumerate();
            let more =
                more.map(|(index, line)| (path::join(&path, ["facts".into(), index.into()]), line));
            for (path, line) in role.chain(more) {
                children.add_line(path, (Section::People, None), line, tracks, problems);
            }
            for (index, voice) in person.voices.iter().enumerate() {
                let path = path::join(&path, ["voices".into(), index.into()]);
                let content = (Section::People, voice_body(voice));
                children.add_entry(path, content, &voice.gate(), tracks, problems);
            }
        });
    }
}

fn voice_body(voice: &VoiceDoc) -> Body {
    Body {
        label: Some(Label::Voice(voice.lang.clone())),
        text: text(&voice.name),
        ..Body::default()
    }
}

/// Adds the staff.
pub(super) fn add_staff(
    docs: &[StaffDoc],
    facts: &mut Facts,
    tracks: Tracks,
    problems: &mut Problems,
) {
    for (index, staff) in docs.iter().enumerate() {
        let known_for = staff.known_for.iter().map(|work| Text::new(work.as_str()));
        let body = Body {
            label: Some(own_label(&staff.role)),
            text: text(&staff.name),
            asides: staff.native.iter().map(text).chain(known_for).collect(),
            ..Body::default()
        };
        let path = vec!["staff".into(), index.into()];
        facts.add_entry(path, (Section::Staff, body), &staff.gate(), tracks, problems);
    }
}
