//! From a document of the right shape to a card: the facts, tracks, schedules, versions and translations.

mod assets;
mod episode_titles;
mod facts;
mod links;
mod numberings;
mod people;
mod rough_dates;
mod schedules;
mod sections;
mod songs_and_source;
mod text;
mod text_places;
mod tracks;
mod trailers;
mod translations;
mod versions;

pub use schedules::zone_data;
pub use translations::{is_tag, untranslated};

use crate::asset_files::AssetFiles;
use crate::checked::{Checked, Linting};
use crate::document::{CardDocument, IdsDoc};
use crate::field_path::Path;
use crate::lint::{self, lint};
use crate::problem::{Problem, shorten};
use crate::problems::Problems;
use crate::source::Source;
use assets::Assets;
use curtain_core::card::time::Timestamp;
use curtain_core::card::{Card, Fact};
use facts::{FactList, Facts};
use text::text;
use tracks::Tracks;

/// Resolves a document into a card, its translations and the warnings about them.
///
/// # Errors
///
/// Returns every problem of the document's meaning. Where it is about files alone, the warnings stand among them.
pub(crate) fn resolve(
    id: &str,
    source: &Source,
    document: &CardDocument,
    files: &dyn AssetFiles,
    linting: Linting,
) -> Result<Checked, Vec<Problem>> {
    let mut problems = Problems::new(source);
    let mut assets = Assets::default();
    check_id(id, &mut problems);
    let (mut card, fact_paths) = resolve_card(id, document, &mut assets, &mut problems);
    translations::normalize_langs(&mut card);
    let translations = translations::translate(&card, &document.translations, &mut problems);
    // Without its pictures and videos a card is still whole, so that the lint can read it.
    let is_whole = problems.is_empty();
    let picture_texts = assets.look_up(files, &mut problems);
    let found = problems.finish();
    if !is_whole {
        found.clone()?;
    }
    let translated: Vec<&Card> = translations.iter().map(|translation| &translation.card).collect();
    let warnings = match linting {
        Linting::Off => Vec::new(),
        Linting::On => lint(&lint::Input {
            source,
            document,
            card: &card,
            translations: &translated,
            fact_paths: &fact_paths,
            picture_texts: &picture_texts,
        }),
    };
    if let Err(mut problems) = found {
        problems.extend(warnings);
        return Err(problems);
    }
    let translations = translations.into_iter().map(translations::dedupe_foreign_names).collect();
    Ok(Checked {
        card,
        translations,
        accent: document.accent.clone(),
        ids: document.ids.as_ref().map(IdsDoc::by_site).unwrap_or_default(),
        format: document.format,
        warnings,
        assets: assets.into_files(),
    })
}

/// Resolves the card in its author's language. Beside it stands the path of each fact's entry.
fn resolve_card<'a>(
    id: &'a str,
    document: &'a CardDocument,
    assets: &mut Assets,
    problems: &mut Problems,
) -> (Card, Vec<Path<'a>>) {
    let tracks = Tracks(&document.tracks, &document.points);
    let resolved_tracks = tracks::resolve_tracks(tracks, document.format, problems);
    let as_of = rough_dates::parse_utc_day(&["as_of".into()], &document.as_of, problems);
    let mut list = FactList::new(id);
    add_facts(document, &mut list.top(), assets, tracks, problems);
    let as_of = as_of.unwrap_or(Timestamp::from_millis(0));
    let schedules =
        schedules::resolve_schedules(document, as_of, &mut list.top(), tracks, problems);
    versions::link_versions(&mut list, problems);
    list.check_keys(problems);
    let placed = list.facts.into_iter().map(|placed| (placed.fact, placed.path));
    let (facts, fact_paths): (Vec<Fact>, Vec<Path>) = placed.unzip();
    let card = Card {
        id: id.to_owned(),
        lang: document.lang.clone(),
        title: text(&document.title),
        as_of,
        tracks: resolved_tracks,
        schedules,
        facts,
    };
    (card, fact_paths)
}

/// Adds the facts of all sections but the schedule notes, in reading order.
fn add_facts<'a>(
    document: &'a CardDocument,
    facts: &mut Facts<'_, 'a>,
    assets: &mut Assets,
    tracks: Tracks,
    problems: &mut Problems,
) {
    sections::add_head(document, facts, assets, tracks, problems);
    people::add_people(&document.people, facts, tracks, problems);
    people::add_staff(&document.staff, facts, tracks, problems);
    songs_and_source::add_songs(&document.songs, facts, tracks, problems);
    if let Some(work) = &document.source_work {
        songs_and_source::add_source_work(work, facts, tracks, problems);
    }
    sections::add_facts(&document.facts, facts, tracks, problems);
    trailers::add_trailers(&document.trailers, facts, assets, tracks, problems);
    episode_titles::add_episodes(&document.episodes, facts, tracks, problems);
    links::add_watch(&document.watch, facts, tracks, problems);
    links::add_links(&document.links, facts, tracks, problems);
    links::add_sources(&document.sources, facts, tracks, problems);
}

/// Reports a file name that cannot be a folder and an address.
fn check_id(id: &str, problems: &mut Problems) {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let has_edge = id.starts_with('-') || id.ends_with('-');
    if id.is_empty() || id.len() > 64 || has_edge || !id.bytes().all(is_plain) {
        let found = format!("the file name \"{}\"", shorten(id));
        problems.report(&[], found, "small letters, digits and hyphens before .json, at most 64");
    } else if let Some(wanted) = other_id(id) {
        problems.report(&[], format!("the file name \"{id}\""), wanted);
    }
}

/// Returns what is wanted in place of an id by which the files of a site clash, or that cannot be the name of a file
/// everywhere.
fn other_id(id: &str) -> Option<&'static str> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let size = id.rsplit('-').next().and_then(|end| end.split_once('x'));
    let device = id.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_device = matches!(id, "con" | "prn" | "aux" | "nul")
        || matches!(device, "com" | "lpt") && id.len() == device.len() + 1;
    match size {
        Some((width, height)) if is_number(width) && is_number(height) => {
            Some("a name that does not end in a size, as pictures do")
        }
        _ if is_device => Some("a name that no system has for a device"),
        _ => None,
    }
}
