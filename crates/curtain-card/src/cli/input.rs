//! The cards that a command was given.

use super::report::Report;
use crate::translations::{self, Language};
use curtain_authoring::{Checked, MAX_BYTES, check};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Lists the card files among `paths`: each file as it is, and of each folder the files that end in
/// `.json`; sorted, each once.
///
/// # Errors
///
/// Returns a sentence about a path that cannot be read.
pub(super) fn card_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in paths {
        let unreadable = |error| format!("cannot read {}: {error}", path.display());
        let kind = path.metadata().map_err(unreadable)?;
        if kind.is_file() {
            files.push(path.clone());
            continue;
        }
        if !kind.is_dir() {
            // A pipe could keep us waiting for ever.
            return Err(format!("found no file in {}, wanted a card or a folder", path.display()));
        }
        for entry in path.read_dir().map_err(unreadable)? {
            let file = entry.map_err(unreadable)?.path();
            if file.extension().is_some_and(|extension| extension == "json") && file.is_file() {
                files.push(file);
            }
        }
    }
    if files.is_empty() {
        let shown: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
        return Err(format!("found no *.json in {}, wanted at least one card", shown.join(", ")));
    }
    files.sort();
    files.dedup();
    Ok(files)
}

/// Reads and checks one card file.
///
/// # Errors
///
/// Returns the report of its problems, or a sentence where the file cannot be read at all.
pub(super) fn read_card(file: &Path) -> Result<Result<Checked, Report>, String> {
    Ok(read_with_warnings(file)?.map(|(card, _)| card))
}

/// Reads and checks one card file, and reports what it may give away.
///
/// # Errors
///
/// Returns the report of its problems, or a sentence where the file cannot be read at all.
pub(super) fn read_with_warnings(file: &Path) -> Result<Result<(Checked, Report), Report>, String> {
    let mut bytes = Vec::new();
    // One byte more than is allowed shows that there is more.
    (File::open(file))
        .and_then(|opened| opened.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let beside = assets_of(file.parent().unwrap_or(Path::new("")));
    let has_file = |asset: &str| beside.join(asset).is_file();
    Ok(match check(&stem, &bytes, &has_file) {
        Ok(card) => {
            let problems = card.warnings.clone();
            Ok((card, Report { file: file.to_owned(), bytes, problems }))
        }
        Err(problems) => Err(Report { file: file.to_owned(), bytes, problems }),
    })
}

/// Returns the folder beside a folder of cards, in which their `art/` lies.
pub(super) fn assets_of(cards: &Path) -> PathBuf {
    // Not `parent`, which knows nothing above "cards" or ".".
    Path::new(".").join(cards).join("..")
}

/// Takes a language of the interface.
///
/// # Errors
///
/// Returns which ones there are, for another one.
pub(super) fn lang(tag: &str) -> Result<&'static str, String> {
    let tags: Vec<&str> = translations::load()?.all().iter().map(Language::tag).collect();
    let wanted =
        || format!("found \"{}\" as --lang, wanted one of {}", tag.escape_debug(), tags.join(", "));
    tags.iter().find(|known| **known == tag).copied().ok_or_else(wanted)
}
