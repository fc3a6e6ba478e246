//! Failures of commands, and the exit code of each.

use crate::{site, translations};
use std::io;
use std::path::PathBuf;

/// A reason why a command ends without a result.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// A path on the command line does not exist.
    #[error("cannot read {}: {source}", path.display())]
    NoSuchPath { path: PathBuf, source: io::Error },
    /// A file or folder is there and cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Read { path: PathBuf, source: io::Error },
    /// A path on the command line is a device, a pipe or a socket: reading it could wait for ever.
    #[error("found no file in {}, wanted {wanted}", path.display())]
    NotAFile { path: PathBuf, wanted: &'static str },
    /// A folder of cards holds none.
    #[error("found no *.json in {}, wanted at least one card", .0.join(", "))]
    NoCards(Vec<String>),
    /// `--cards` is a file.
    #[error("found the file {} as --cards, wanted a folder of cards", .0.display())]
    CardsAreAFile(PathBuf),
    /// `--out` would replace a folder of the input.
    #[error(
        "found the {name} {} in --out {}, wanted them apart: a build replaces the whole folder",
        input.display(),
        out.display()
    )]
    InputInOutput { name: &'static str, input: PathBuf, out: PathBuf },
    /// No card has this id.
    #[error(
        "found no card {}.json in {}, wanted the name of one of its cards",
        id.escape_debug(),
        cards.display()
    )]
    NoSuchCard { id: String, cards: PathBuf },
    /// An option has a value that the command, or the card, does not know.
    #[error("found \"{}\" as {option}, wanted {wanted}", found.escape_debug())]
    Value { option: &'static str, found: String, wanted: String },
    /// An option has no effect on this kind of snippet.
    #[error("found {found} with --kind {kind}, wanted {wanted}")]
    NotOfKind { found: String, kind: &'static str, wanted: String },
    /// A card was changed between its check and its pages.
    #[error("found {} changed while it was built, wanted it at rest", .0.display())]
    Changed(PathBuf),
    /// The output cannot be printed.
    #[error("cannot print: {0}")]
    Print(io::Error),
    /// The schema cannot be written as JSON.
    #[error("cannot write the schema: {0}")]
    Schema(serde_json::Error),
    /// A text of the interface is damaged.
    #[error(transparent)]
    Translations(#[from] &'static translations::Error),
    /// The site cannot be written.
    #[error(transparent)]
    Site(#[from] site::Error),
}

impl Error {
    /// Returns the exit code: 2 where the call is wrong, 1 where a file is.
    pub(super) fn exit_code(&self) -> u8 {
        let is_usage = match self {
            Self::NoSuchPath { .. }
            | Self::NotAFile { .. }
            | Self::CardsAreAFile(_)
            | Self::InputInOutput { .. }
            | Self::NoSuchCard { .. }
            | Self::Value { .. }
            | Self::NotOfKind { .. } => true,
            Self::Site(error) => error.is_usage(),
            Self::Read { .. }
            | Self::NoCards(_)
            | Self::Changed(_)
            | Self::Print(_)
            | Self::Schema(_)
            | Self::Translations(_) => false,
        };
        if is_usage { 2 } else { 1 }
    }
}
