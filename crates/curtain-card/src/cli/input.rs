//! The input of commands: card files, the folder of their pictures, and languages of the interface.

use super::asset_folder::AssetFolder;
use super::error::Error;
use super::report::Report;
use crate::translations::{self, Language};
use curtain_authoring::{Checked, Linting, MAX_BYTES, check_with_files};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// Lists the card files among `paths`: each file as it is, and of each folder the files that end in
/// `.json`, in whichever case; sorted, each once. Hidden files of a folder are left out, with a note.
///
/// # Errors
///
/// Returns a path that does not exist, cannot be read, or is neither a file nor a folder; or that there is no card.
pub(super) fn card_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    for path in paths {
        let unreadable = |source| Error::Read { path: path.clone(), source };
        let kind = path.metadata().map_err(|source| named_path(path, source))?;
        if kind.is_file() {
            files.push(path.clone());
            continue;
        }
        if !kind.is_dir() {
            return Err(Error::NotAFile { path: path.clone(), wanted: "a card or a folder" });
        }
        let mut hidden = Vec::new();
        for entry in path.read_dir().map_err(unreadable)? {
            let file = entry.map_err(unreadable)?.path();
            if is_hidden(&file) {
                hidden.extend(file.is_file().then_some(file));
            } else if is_json(&file) && file.is_file() {
                files.push(file);
            }
        }
        note_hidden(path, hidden);
    }
    if files.is_empty() {
        let shown = paths.iter().map(|path| path.display().to_string());
        return Err(Error::NoCards(shown.collect()));
    }
    files.sort();
    files.dedup();
    Ok(files)
}

/// Returns the error of a path on the command line: a wrong call where the path does not exist.
fn named_path(path: &Path, source: io::Error) -> Error {
    let path = path.to_owned();
    match source.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Error::NoSuchPath { path, source },
        _ => Error::Read { path, source },
    }
}

/// Returns the file of a card by its id.
///
/// # Errors
///
/// Returns that the folder has no such card.
pub(super) fn card_of(id: &str, cards: &Path) -> Result<PathBuf, Error> {
    let file = cards.join(id).with_extension("json");
    let is_name = !id.is_empty() && !id.contains(['/', '\\', '.']);
    if is_name && file.is_file() {
        return Ok(file);
    }
    Err(Error::NoSuchCard { id: id.to_owned(), cards: cards.to_owned() })
}

/// Returns the file of a card by its id or by the path of the file, which has an ending or a folder.
///
/// # Errors
///
/// Returns that the folder has no card of this id.
pub(super) fn card_file(card: &str, cards: &Path) -> Result<PathBuf, Error> {
    if card.contains(['/', '\\', '.']) { Ok(card.into()) } else { card_of(card, cards) }
}

/// Reads and checks the card file of a path on the command line.
///
/// # Errors
///
/// Returns the report of its problems, or that the file cannot be read.
pub(super) fn read_card(file: &Path) -> Result<Result<Checked, Report>, Error> {
    let kind = file.metadata().map_err(|source| named_path(file, source))?;
    if !kind.is_file() {
        return Err(Error::NotAFile { path: file.to_owned(), wanted: "a card" });
    }
    Ok(check_card(file, read(file)?, Linting::Off).map(|(card, _)| card))
}

/// Reads a card file: at most one byte more than a card may have, which shows that there are more.
///
/// # Errors
///
/// Returns that the file cannot be read.
pub(super) fn read(file: &Path) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    (File::open(file))
        .and_then(|opened| opened.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes))
        .map_err(|source| Error::Read { path: file.to_owned(), source })?;
    Ok(bytes)
}

/// Returns the id of a card: its file's stem. The whole name of `X.JSON` is no id, so that its check says what is wanted.
pub(super) fn id_of(file: &Path) -> Cow<'_, str> {
    let is_capital = is_json(file) && file.extension().is_some_and(|extension| extension != "json");
    let name = if is_capital { file.file_name() } else { file.file_stem() };
    name.unwrap_or_default().to_string_lossy()
}

/// Tells whether the name of a file ends in `.json`, in whichever case.
fn is_json(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

/// Tells whether a file is hidden, as files of the system such as `.DS_Store` and `._card.json` are.
fn is_hidden(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// Says which hidden files of a folder are no cards.
fn note_hidden(folder: &Path, mut hidden: Vec<PathBuf>) {
    /// The most files that are named.
    const MOST: usize = 3;
    hidden.sort();
    let names = hidden.iter().take(MOST).filter_map(|file| file.file_name());
    let names: Vec<String> = names.map(|name| name.display().to_string()).collect();
    let more = match hidden.len().saturating_sub(MOST) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    if !names.is_empty() {
        let (names, folder) = (names.join(", "), folder.display());
        eprintln!("note: skipped {names}{more} in {folder}: hidden files are no cards");
    }
}

/// Checks the bytes of one card file, and reports its warnings with the card, or its problems.
pub(super) fn check_card(
    file: &Path,
    bytes: Vec<u8>,
    linting: Linting,
) -> Result<(Checked, Report), Report> {
    let files = AssetFolder(assets_of(file.parent().unwrap_or(Path::new(""))));
    match check_with_files(&id_of(file), &bytes, &files, linting) {
        Ok(card) => {
            let problems = card.warnings.clone();
            Ok((card, Report { file: file.to_owned(), bytes, problems }))
        }
        Err(problems) => Err(Report { file: file.to_owned(), bytes, problems }),
    }
}

/// Returns the folder beside a folder of cards, in which their `art/` lies.
pub(super) fn assets_of(cards: &Path) -> PathBuf {
    // Not `Path::parent`, which has no answer for "cards" or ".".
    Path::new(".").join(cards).join("..")
}

/// Returns the language of the interface with this tag.
///
/// # Errors
///
/// Returns which ones there are, for another tag.
pub(super) fn lang(tag: &str) -> Result<&'static str, Error> {
    let tags: Vec<&str> = translations::load()?.all().iter().map(Language::tag).collect();
    tags.iter().find(|known| **known == tag).copied().ok_or_else(|| Error::Value {
        option: "--lang",
        found: tag.to_owned(),
        wanted: format!("one of {}", tags.join(", ")),
    })
}
