//! Checks of the asset files and web addresses that a document names.

use crate::document::After;
use crate::field_path::Step;
use crate::problems::Problems;
use crate::web_address::check_web_address;

/// Collects the asset files that a card uses.
pub(super) struct Assets<'a> {
    has_file: &'a dyn Fn(&str) -> bool,
    files: Vec<String>,
}

impl<'a> Assets<'a> {
    pub(super) fn new(has_file: &'a dyn Fn(&str) -> bool) -> Self {
        Self { has_file, files: Vec::new() }
    }

    /// Adds a file. A missing or gated one is reported at `path`: whoever knows or guesses a file's name can
    /// read it.
    pub(super) fn add(
        &mut self,
        path: &[Step],
        file: &str,
        after: &After,
        problems: &mut Problems,
    ) {
        if !(self.has_file)(file) {
            let wanted = "a file in art/, beside the folder of the cards";
            problems.report(path, format!("\"{file}\", which is not there"), wanted);
        }
        if !after.is_open() {
            let wanted = "a file that everybody may see: files cannot be sealed";
            problems.report(path, format!("\"{file}\" behind a gate"), wanted);
        }
        if !self.files.iter().any(|known| known == file) {
            self.files.push(file.to_owned());
        }
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
