//! What a build takes over from the site before it: the files of cards that have not changed.

use super::assets::AppAssets;
use super::base_url::BaseUrl;
use super::writer::Written;
use rustix::fs::{self, AtFlags, FileType, Mode, OFlags, Stat};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::os::fd::OwnedFd;
use std::path::Path;

/// The file of a site that says what each card was made of: a line of JSON for each.
pub(super) const LIST: &str = ".curtain-cards";

/// What a card's files are made of, as a hash.
#[derive(Clone)]
pub struct Fingerprint(Sha256);

impl Fingerprint {
    /// Begins with what every card of a site is made of: this program, the app, and where the site will be.
    pub fn new(app: &AppAssets, base: Option<&BaseUrl>) -> Self {
        let mut hash = Sha256::new();
        hash.update(&app.manifest.integrity);
        hash.update(base.map(BaseUrl::to_string).unwrap_or_default());
        // Another program may write other pages of the same card.
        let this = std::env::current_exe().and_then(std::fs::metadata);
        let made = this.as_ref().ok().and_then(|this| this.modified().ok());
        hash.update(format!("{made:?} {:?}", this.map(|this| this.len()).ok()));
        Self(hash)
    }

    /// Goes on with what one card is made of.
    pub(super) fn of<const N: usize>(&self, parts: [&[u8]; N]) -> String {
        let mut hash = self.0.clone();
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// What was made of one card.
#[derive(Serialize, Deserialize)]
pub struct BuildRecord {
    pub(super) id: String,
    pub(super) fingerprint: String,
    pub(super) files: Vec<Written>,
}

/// Says what was made of each card.
pub(super) fn list(made: &[BuildRecord]) -> String {
    let line = |made: &BuildRecord| serde_json::to_string(made).unwrap_or_default() + "\n";
    made.iter().map(line).collect()
}

/// A site that was built before.
#[derive(Default)]
pub struct BuildCache {
    /// Its folder, wherever another build may have put it since.
    site: Option<OwnedFd>,
    made: HashMap<String, BuildRecord>,
    /// When its list was written, after all of its files: seconds and nanoseconds.
    at: (i64, i64),
}

impl BuildCache {
    /// Reads what a site was made of; nothing where there is no site, or a list that cannot be read.
    pub fn read(site: &Path) -> Self {
        Self::read_list(site).unwrap_or_default()
    }

    fn read_list(site: &Path) -> std::io::Result<Self> {
        let folder = fs::open(site, OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?;
        let list = fs::openat(&folder, LIST, OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty())?;
        let mut list = File::from(list);
        let mut lines = String::new();
        list.read_to_string(&mut lines)?;
        let made = lines.lines().filter_map(|line| serde_json::from_str::<BuildRecord>(line).ok());
        Ok(Self {
            made: made.map(|made| (made.id.clone(), made)).collect(),
            at: modified(&fs::fstat(&list)?),
            site: Some(folder),
        })
    }

    /// Takes over the files of a card, where they were made of the same and nobody has touched them since.
    /// They are the same files in another folder: nothing is copied or written.
    pub(super) fn take(&self, id: &str, fingerprint: &str, folder: &Path) -> Option<BuildRecord> {
        let made = self.made.get(id).filter(|made| made.fingerprint == fingerprint)?;
        for (done, written) in made.files.iter().enumerate() {
            if self.link(written, folder).is_none() {
                // What is written next must not be written into files of the old site.
                for (path, _) in &made.files[..done] {
                    std::fs::remove_file(folder.join(path)).ok();
                }
                return None;
            }
        }
        Some(BuildRecord {
            id: id.to_owned(),
            fingerprint: fingerprint.to_owned(),
            files: made.files.clone(),
        })
    }

    /// Puts a file of the old site into a folder.
    fn link(&self, (path, length): &Written, folder: &Path) -> Option<()> {
        let site = self.site.as_ref()?;
        // What a list names lies within its site, whoever wrote it.
        let is_inside = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        let found = fs::statat(site, path, AtFlags::SYMLINK_NOFOLLOW).ok()?;
        let is_file = FileType::from_raw_mode(found.st_mode) == FileType::RegularFile;
        let is_untouched = found.st_size as u64 == *length && modified(&found) <= self.at;
        if !(is_inside && is_file && is_untouched) {
            return None;
        }
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent()?).ok()?;
        fs::linkat(site, path, fs::CWD, file, AtFlags::empty()).ok()
    }
}

/// When a file was last changed.
fn modified(stat: &Stat) -> (i64, i64) {
    (stat.st_mtime, stat.st_mtime_nsec as i64)
}
