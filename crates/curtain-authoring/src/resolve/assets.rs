//! Checks of the asset files and web addresses that a document names.

use crate::asset_files::{AssetFiles, AssetKind};
use crate::document::After;
use crate::field_path::{self as path, Path, Step};
use crate::problems::Problems;
use crate::web_address::check_web_address;

/// Collects the asset files that a card uses.
#[derive(Debug, Default)]
pub(super) struct Assets {
    files: Vec<String>,
    /// The kind of each use, and the path of the field.
    uses: Vec<(Path<'static>, String, AssetKind)>,
}

impl Assets {
    /// Adds a file. A gated one is reported at `path`: whoever knows or guesses a file's name can read it.
    pub(super) fn add(
        &mut self,
        path: &[Step],
        (file, kind): (&str, AssetKind),
        after: &After,
        problems: &mut Problems,
    ) {
        self.uses.push((path::owned(path), file.to_owned(), kind));
        if !after.is_open() {
            let wanted = "a file that everybody may see: files cannot be sealed";
            problems.report(path, format!("\"{file}\" behind a gate"), wanted);
        }
        if !self.files.iter().any(|known| known == file) {
            self.files.push(file.to_owned());
        }
    }

    /// Looks the files up, and reports those that a card cannot use. Returns the texts in its picture.
    pub(super) fn look_up(&self, files: &dyn AssetFiles, problems: &mut Problems) -> Vec<String> {
        let mut texts = Vec::new();
        for (path, file, kind) in &self.uses {
            match files.texts_of(file, *kind) {
                Ok(found) => texts.extend(found),
                Err(fault) => {
                    problems.report(path, format!("\"{file}\", {fault}"), fault.wanted());
                }
            }
        }
        texts
    }

    /// Returns the files as `art/NAME`, each once, in the order of the document.
    pub(super) fn into_files(self) -> Vec<String> {
        self.files
    }
}

/// Returns a web address, and reports it at `path` where a card may not link to it.
pub(super) fn web_address(path: &[Step], address: &str, problems: &mut Problems) -> String {
    if let Err(error) = check_web_address(address) {
        problems.report(path, error.to_string(), "a whole http or https address");
    }
    address.to_owned()
}
