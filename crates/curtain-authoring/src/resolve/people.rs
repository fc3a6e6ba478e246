//! The facts of characters, with their actors and voices, and of staff.

use super::facts::Facts;
use super::text::{own_label, text};
use super::tracks::Tracks;
use crate::document::{HasGate, PersonDoc, Short, StaffDoc, TextDoc};
use crate::field_path::{self as path, Step};
use crate::problems::Problems;
use curtain_core::card::{Body, Label, Section, Text};

/// Adds the characters. A role, an actor, a voice and a further fact belong to their character.
pub(super) fn add_people<'a>(
    docs: &'a [Short<PersonDoc>],
    facts: &mut Facts<'_, 'a>,
    tracks: Tracks,
    problems: &mut Problems,
) {
    for (index, Short(person)) in docs.iter().enumerate() {
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
            for (index, Short(actor)) in person.actors.iter().enumerate() {
                let path = path::join(&path, ["actors".into(), index.into()]);
                let name = (&actor.name, actor.native.as_ref());
                let content = (Section::People, named(Label::Actor, name, &actor.known_for));
                children.add_entry(path, content, &actor.gate(), tracks, problems);
            }
            for (index, voice) in person.voices.iter().enumerate() {
                let path = path::join(&path, ["voices".into(), index.into()]);
                let name = (&voice.name, voice.native.as_ref());
                let label = Label::Voice(voice.lang.clone());
                let content = (Section::People, named(label, name, &voice.known_for));
                children.add_entry(path, content, &voice.gate(), tracks, problems);
            }
        });
    }
}

/// Returns somebody's name and the name in its own script, with what they do before it and the works that they are
/// known for behind it.
fn named(label: Label, (name, native): (&TextDoc, Option<&TextDoc>), known_for: &[String]) -> Body {
    let works: Vec<Text> = known_for.iter().map(|work| Text::new(work.as_str())).collect();
    Body {
        label: Some(label),
        text: text(name),
        asides: native.into_iter().map(text).collect(),
        remarks: (!works.is_empty()).then_some(Label::KnownFor(works)).into_iter().collect(),
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
        let name = (&staff.name, staff.native.as_ref());
        let body = named(own_label(&staff.role), name, &staff.known_for);
        let path = vec!["staff".into(), index.into()];
        facts.add_entry(path, (Section::Staff, body), &staff.gate(), tracks, problems);
    }
}
