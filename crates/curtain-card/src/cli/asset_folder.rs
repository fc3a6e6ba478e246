//! The folder of the files that cards name, with the checks that a build needs of each.

use crate::site::picture_texts;
use curtain_authoring::{AssetFault, AssetFiles, AssetKind};
use std::fs::{self, File};
use std::io;
use std::path::PathBuf;

/// The parent folder of `art/`.
pub(super) struct AssetFolder(pub(super) PathBuf);

impl AssetFiles for AssetFolder {
    fn texts_of(&self, name: &str, kind: AssetKind) -> Result<Vec<String>, AssetFault> {
        let path = self.0.join(name);
        if !path.is_file() {
            return Err(AssetFault::Missing);
        }
        let unreadable = |error: io::Error| AssetFault::Unreadable(error.kind().to_string());
        match kind {
            AssetKind::Video => File::open(path).map(|_| Vec::new()).map_err(unreadable),
            AssetKind::Picture => {
                let bytes = fs::read(path).map_err(unreadable)?;
                picture_texts(bytes).ok_or(AssetFault::NotAPicture)
            }
        }
    }
}
