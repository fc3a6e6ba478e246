//! The facts of places to watch, links and sources.

use super::assets::web_address;
use super::facts::Facts;
use super::rough_dates::parse_date_field;
use super::text::{own_label, text};
use super::tracks::Tracks;
use crate::document::{HasGate, LinkDoc, Short, SourceDoc, WatchDoc};
use crate::field_path::{self as path, Step};
use crate::problems::Problems;
use curtain_core::card::{Body, Label, Section};

/// Adds the places to watch.
pub(super) fn add_watch(
    docs: &[Short<WatchDoc>],
    facts: &mut Facts,
    tracks: Tracks,
    problems: &mut Problems,
) {
    for (index, Short(watch)) in docs.iter().enumerate() {
        let path = ["watch".into(), index.into()];
        let languages = |tags: &Vec<String>, remark: fn(_) -> _| {
            (!tags.is_empty()).then(|| remark(tags.clone()))
        };
        let as_of = parse_date_field(&path, "as_of", watch.as_of.as_deref(), problems);
        let remarks = [
            languages(&watch.sub, Label::Subtitles),
            languages(&watch.dub, Label::Dubbed),
            as_of.map(Label::AsOf),
        ];
        let body = Body {
            label: watch.region.as_deref().map(own_label),
            text: text(&watch.name),
            remarks: remarks.into_iter().flatten().collect(),
            href: url_field(&path, watch.url.as_deref(), problems),
            ..Body::default()
        };
        let content = (Section::Watch, body);
        facts.add_entry(path.to_vec(), content, &watch.gate(), tracks, problems);
    }
}

/// Adds the links.
pub(super) fn add_links(
    docs: &[LinkDoc],
    facts: &mut Facts,
    tracks: Tracks,
    problems: &mut Problems,
) {
    for (index, link) in docs.iter().enumerate() {
        let path = ["links".into(), index.into()];
        let body = Body {
            text: text(&link.name),
            href: url_field(&path, Some(&link.url), problems),
            remarks: link.official.then_some(Label::Official).into_iter().collect(),
            ..Body::default()
        };
        let content = (Section::Links, body);
        facts.add_entry(path.to_vec(), content, &link.gate(), tracks, problems);
    }
}

/// Adds the sources.
pub(super) fn add_sources(
    docs: &[Short<SourceDoc>],
    facts: &mut Facts,
    tracks: Tracks,
    problems: &mut Problems,
) {
    for (index, Short(source)) in docs.iter().enumerate() {
        let path = ["sources".into(), index.into()];
        let date = parse_date_field(&path, "date", source.date.as_deref(), problems);
        let body = Body {
            text: text(&source.name),
            remarks: date.map(Label::On).into_iter().collect(),
            href: url_field(&path, source.url.as_deref(), problems),
            ..Body::default()
        };
        let content = (Section::Sources, body);
        facts.add_entry(path.to_vec(), content, &source.gate(), tracks, problems);
    }
}

/// Returns the address in the field `url` of the entry at `path`.
fn url_field(path: &[Step], url: Option<&str>, problems: &mut Problems) -> Option<String> {
    url.map(|url| web_address(&path::join(path, ["url".into()]), url, problems))
}
