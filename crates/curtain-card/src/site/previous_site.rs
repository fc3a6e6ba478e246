//! File access to the previous site: the states of its files, and hard links to them.
//!
//! On Unix the folder is held open, so it stays the same folder while another build moves it away. Other systems
//! reach it by its path.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

#[cfg(unix)]
use rustix::fs::{self, AtFlags, FileType, Mode, OFlags, Stat};
#[cfg(unix)]
use std::os::fd::OwnedFd;
#[cfg(any(not(unix), test))]
use std::{path::PathBuf, time::UNIX_EPOCH};

/// The time at which a file was last changed: seconds since the epoch, and nanoseconds.
pub(super) type Modified = (i64, i64);

/// The folder of a site.
#[derive(Debug)]
pub(super) enum SiteFolder {
    /// An open folder.
    #[cfg(unix)]
    Open(OwnedFd),
    /// The path of a folder, for systems without `openat` and `linkat`.
    #[cfg(any(not(unix), test))]
    Path(PathBuf),
}

/// The state of a regular file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileState {
    pub(super) bytes: u64,
    pub(super) modified: Modified,
}

impl SiteFolder {
    /// Opens a folder.
    #[cfg(unix)]
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        Ok(Self::Open(fs::open(path, OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?))
    }

    /// Opens a folder.
    #[cfg(not(unix))]
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        Self::by_path(path)
    }

    /// Takes a folder by its path.
    #[cfg(any(not(unix), test))]
    pub(super) fn by_path(path: &Path) -> io::Result<Self> {
        path.canonicalize().map(Self::Path)
    }

    /// Returns the text of a file, and when it was changed.
    pub(super) fn read(&self, name: &str) -> io::Result<(String, Modified)> {
        let (mut file, modified) = match self {
            #[cfg(unix)]
            Self::Open(folder) => {
                let file =
                    fs::openat(folder, name, OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty())?;
                let modified = modified(&fs::fstat(&file)?);
                (File::from(file), modified)
            }
            #[cfg(any(not(unix), test))]
            Self::Path(folder) => {
                let file = File::open(folder.join(name))?;
                let modified = portable_modified(&file.metadata()?)?;
                (file, modified)
            }
        };
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        Ok((text, modified))
    }

    /// Returns the state of a file; `None` for a link, a folder, or nothing.
    pub(super) fn state(&self, name: &str) -> Option<FileState> {
        match self {
            #[cfg(unix)]
            Self::Open(folder) => {
                let found = fs::statat(folder, name, AtFlags::SYMLINK_NOFOLLOW).ok()?;
                let is_file = FileType::from_raw_mode(found.st_mode) == FileType::RegularFile;
                let bytes = found.st_size as u64;
                is_file.then_some(FileState { bytes, modified: modified(&found) })
            }
            #[cfg(any(not(unix), test))]
            Self::Path(folder) => {
                let found = folder.join(name).symlink_metadata().ok()?;
                let modified = portable_modified(&found).ok()?;
                found.is_file().then_some(FileState { bytes: found.len(), modified })
            }
        }
    }

    /// Puts a hard link to a file at `to`.
    pub(super) fn link(&self, name: &str, to: &Path) -> io::Result<()> {
        match self {
            #[cfg(unix)]
            Self::Open(folder) => Ok(fs::linkat(folder, name, fs::CWD, to, AtFlags::empty())?),
            #[cfg(any(not(unix), test))]
            Self::Path(folder) => std::fs::hard_link(folder.join(name), to),
        }
    }
}

#[cfg(unix)]
fn modified(stat: &Stat) -> Modified {
    (stat.st_mtime, stat.st_mtime_nsec as i64)
}

#[cfg(any(not(unix), test))]
fn portable_modified(found: &std::fs::Metadata) -> io::Result<Modified> {
    let since = found.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok((i64::try_from(since.as_secs()).unwrap_or(i64::MAX), i64::from(since.subsec_nanos())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_by_its_path_is_like_an_open_one() {
        let parent = tempfile::tempdir().unwrap();
        let site = parent.path().join("site");
        std::fs::create_dir(&site).unwrap();
        std::fs::write(site.join("page"), "text").unwrap();
        let folders = [SiteFolder::open(&site).unwrap(), SiteFolder::by_path(&site).unwrap()];
        let [open, by_path] = &folders;
        assert_eq!(open.read("page").unwrap(), by_path.read("page").unwrap());
        assert_eq!(open.state("page"), by_path.state("page"));
        assert_eq!(open.state("page").unwrap().bytes, 4);
        for (number, folder) in folders.iter().enumerate() {
            let link = parent.path().join(number.to_string());
            folder.link("page", &link).unwrap();
            assert_eq!(std::fs::read_to_string(&link).unwrap(), "text");
            std::fs::create_dir_all(site.join("folder")).unwrap();
            for other in ["folder", "nothing"] {
                assert_eq!(folder.state(other), None, "{other}");
                folder.read(other).unwrap_err();
            }
        }
        SiteFolder::open(&site.join("nothing")).unwrap_err();
        SiteFolder::by_path(&site.join("nothing")).unwrap_err();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_no_file_and_an_open_folder_may_move() {
        let parent = tempfile::tempdir().unwrap();
        let site = parent.path().join("site");
        std::fs::create_dir(&site).unwrap();
        std::fs::write(site.join("page"), "text").unwrap();
        std::os::unix::fs::symlink(site.join("page"), site.join("link")).unwrap();
        let folders = [SiteFolder::open(&site).unwrap(), SiteFolder::by_path(&site).unwrap()];
        assert!(folders.iter().all(|folder| folder.state("link").is_none()));
        std::fs::rename(&site, parent.path().join("aside")).unwrap();
        assert_eq!(folders[0].read("page").unwrap().0, "text");
    }
}
