//! Reasons why a site is not written.

use super::signature::PictureError;
use std::io;
use std::path::PathBuf;

/// A reason why a site is not written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder is there and cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file of the site, or its folder, cannot be written.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file within the site, or the site's folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The folder to write has no parent folder to be replaced in.
    #[error("found {} as --out, wanted a folder below another", .0.display())]
    OutIsRoot(PathBuf),
    /// The folder to write is a file.
    #[error("found the file {} as --out, wanted a folder", .0.display())]
    OutIsFile(PathBuf),
    /// The folder to write holds a file that no build has written.
    #[error(
        "found {} in {}, wanted an empty or new folder, or nothing but a site built before: a build \
         replaces the whole folder",
        file.escape_debug(),
        out.display()
    )]
    OutHoldsOther {
        /// The file's name within the folder.
        file: String,
        /// The folder to write.
        out: PathBuf,
    },
    /// The folder of the app is not there, or is a file.
    #[error("found no folder {} as --app, wanted the folder of the built app", .0.display())]
    NoAppFolder(PathBuf),
    /// The folder of the app lacks the list of assets, or a file of it.
    #[error("found no {name} in {}, wanted the built widget; make build builds it", app.display())]
    NoAsset {
        /// The file.
        name: String,
        /// The folder of the app.
        app: PathBuf,
    },
    /// The list of assets is damaged.
    #[error("{}: {source}", path.display())]
    Manifest {
        /// The list.
        path: PathBuf,
        /// What the parser found.
        source: serde_json::Error,
    },
    /// A file of the app is of another build than the list of assets.
    #[error(
        "found other bytes in {} than {manifest} says, wanted the files of one build",
        path.display()
    )]
    OtherBuild {
        /// The file.
        path: PathBuf,
        /// The name of the list.
        manifest: &'static str,
    },
    /// The messages of the app lack words that a card needs, and those of this program are of another version.
    #[error(
        "found no words for these cards in {name}, wanted the built widget; make build builds it"
    )]
    NoWords {
        /// The file of messages.
        name: String,
    },
    /// A card's pictures cannot be drawn.
    #[error("{id}: {source}")]
    Picture {
        /// The card.
        id: String,
        /// Why.
        source: PictureError,
    },
    /// The fonts of the pictures cannot be read.
    #[error(transparent)]
    Fonts(PictureError),
}

impl Error {
    /// Tells whether the call named what cannot be right, so that another call is needed and not another file.
    pub fn is_usage(&self) -> bool {
        matches!(self, Self::OutIsRoot(_) | Self::OutIsFile(_) | Self::NoAppFolder(_))
    }
}
