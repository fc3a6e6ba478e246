//! The facts of a card's simple sections: titles, art, tags, content notes, making, story and world.

use super::assets::Assets;
use super::facts::{Facts, OPEN};
use super::text::{own_label, text};
use super::tracks::Tracks;
use crate::asset_files::AssetKind;
use crate::document::{ArtDoc, CardDocument, FactDoc, FactSection, HasGate, LineDoc};
use crate::problems::Problems;
use curtain_core::card::{Body, Format, Label, Section, Text};

/// Adds the facts of the sections that stand first on a card.
pub(super) fn add_head<'a>(
    document: &'a CardDocument,
    facts: &mut Facts<'_, 'a>,
    assets: &mut Assets,
    tracks: Tracks,
    problems: &mut Problems,
) {
    let mut add = |field, section, lines| {
        add_lines(field, (section, None), lines, facts, tracks, problems);
    };
    add("titles", Section::Titles, &document.titles);
    if let Some(art) = &document.art {
        add_art(art, facts, assets, tracks, problems);
    }
    let mut add = |field, section, lines| {
        add_lines(field, (section, None), lines, facts, tracks, problems);
    };
    add("tags", Section::Tags, &document.tags);
    add("content_notes", Section::Notes, &document.content_notes);
    add_format(document.format, facts, tracks, problems);
    let studio = (Section::Making, Some(Label::Studio));
    add_lines("studios", studio, &document.studios, facts, tracks, problems);
}

fn add_art<'a>(
    art: &ArtDoc,
    facts: &mut Facts<'_, 'a>,
    assets: &mut Assets,
    tracks: Tracks,
    problems: &mut Problems,
) {
    let file = (art.file.as_str(), AssetKind::Picture);
    assets.add(&["art".into(), "file".into()], file, OPEN.after, problems);
    let body = Body {
        text: Text::new(art.credit.as_deref().unwrap_or_default()),
        href: Some(art.file.clone()),
        ..Body::default()
    };
    facts.add_entry(vec!["art".into()], (Section::Art, body), &OPEN, tracks, problems);
}

fn add_format(format: Format, facts: &mut Facts, tracks: Tracks, problems: &mut Problems) {
    let body =
        Body { label: Some(Label::Format), remarks: vec![Label::Kind(format)], ..Body::default() };
    facts.add_entry(vec!["format".into()], (Section::Making, body), &OPEN, tracks, problems);
}

/// Adds the lines of a list as facts of one section.
fn add_lines<'a>(
    field: &'a str,
    (section, label): (Section, Option<Label>),
    lines: &[LineDoc],
    facts: &mut Facts<'_, 'a>,
    tracks: Tracks,
    problems: &mut Problems,
) {
    for (index, line) in lines.iter().enumerate() {
        let path = vec![field.into(), index.into()];
        facts.add_line(path, (section, label.clone()), line, tracks, problems);
    }
}

/// Adds the entries of the list `facts`, each in the section that it names.
pub(super) fn add_facts(
    docs: &[FactDoc],
    facts: &mut Facts,
    tracks: Tracks,
    problems: &mut Problems,
) {
    for (index, fact) in docs.iter().enumerate() {
        let section = match fact.section {
            FactSection::Story => Section::Story,
            FactSection::World => Section::World,
            FactSection::Making => Section::Making,
            FactSection::Source => Section::Source,
        };
        let body = Body {
            label: fact.label.as_deref().map(own_label),
            text: text(&fact.text),
            ..Body::default()
        };
        let path = vec!["facts".into(), index.into()];
        facts.add_entry(path, (section, body), &fact.gate(), tracks, problems);
    }
}
