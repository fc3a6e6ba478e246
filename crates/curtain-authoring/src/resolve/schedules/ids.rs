//! Ids of outlets: the author's own, those made of names, and their checks.

use crate::document::{ScheduleDoc, TextDoc};
use crate::field_path::Step;
use crate::problems::Problems;
use crate::resolve::tracks::Tracks;
use curtain_core::card::OutletKind;
use curtain_core::fragment;

/// Returns the id of each outlet. Ids of the author that are taken are reported.
pub(super) fn outlet_ids(
    docs: &[ScheduleDoc],
    tracks: Tracks,
    problems: &mut Problems,
) -> Vec<String> {
    let is_own =
        |id: &str, docs: &[ScheduleDoc]| docs.iter().any(|other| other.id.as_deref() == Some(id));
    let is_track = |id: &str| tracks.0.iter().any(|track| track.id == id);
    let is_reserved = |id: &str| fragment::RESERVED.contains(&id);
    let mut ids: Vec<String> = Vec::new();
    for (index, doc) in docs.iter().enumerate() {
        let Some(id) = &doc.id else {
            let is_taken = |id: &str| {
                is_own(id, docs) || is_track(id) || is_reserved(id) || ids.iter().any(|it| it == id)
            };
            let slug = slug(doc);
            let numbered = (2..).map(|number: u32| format!("{slug}-{number}"));
            let free = std::iter::once(slug.clone()).chain(numbered).find(|id| !is_taken(id));
            ids.push(free.unwrap_or(slug));
            continue;
        };
        let path: [Step; 3] = ["schedules".into(), index.into(), "id".into()];
        if is_own(id, &docs[..index]) {
            problems.report(&path, format!("a second outlet \"{id}\""), "each outlet once");
        } else if is_track(id) {
            let found = format!("\"{id}\", which is the name of a track");
            problems.report(&path, found, "a name of its own");
        } else if is_reserved(id) {
            let wanted = format!("a name other than {}", fragment::RESERVED.join(", "));
            problems.report(&path, format!("\"{id}\""), wanted);
        }
        ids.push(id.clone());
    }
    ids
}

/// Makes an id of an outlet's name: its letters and digits in ASCII; the outlet's kind where there are none.
fn slug(doc: &ScheduleDoc) -> String {
    /// The length from which on a name is cut, in bytes.
    const LONGEST: usize = 48;
    let name = match &doc.name {
        TextDoc::Plain(text) => text,
        TextDoc::Foreign(foreign) => &foreign.text,
    };
    let lower = name.to_lowercase().replace(['\'', '’'], "");
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut slug = String::new();
    for word in words {
        if slug.len() + word.len() > LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    if slug.is_empty() { kind(doc.kind).to_owned() } else { slug }
}

fn kind(kind: OutletKind) -> &'static str {
    match kind {
        OutletKind::Broadcast => "broadcast",
        OutletKind::Stream => "stream",
        OutletKind::Dub => "dub",
        OutletKind::Cinema => "cinema",
        OutletKind::Disc => "disc",
        OutletKind::Print => "print",
        OutletKind::Store => "store",
        OutletKind::Stage => "stage",
    }
}
