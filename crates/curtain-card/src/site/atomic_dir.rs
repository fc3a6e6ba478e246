//! Atomic replacement of a folder: `out` stays as it was until the new one is whole, then both change places.

use super::error::Error;
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The file that lists what a build wrote. Other files in the folder belong to somebody else.
const MANIFEST: &str = ".curtain-site";

/// Replaces the folder `out` by the one that `write` fills. `out` stays as it was until `write` is done; then the two
/// change places at once.
///
/// # Errors
///
/// Returns the error of `write`, a file or folder that cannot be written, or a file in `out` that would be lost: one
/// that neither an earlier build wrote nor is one of `replaceable`, such as those of the built app that lies there, by
/// their names within `out`. Then `out` is as it was.
pub fn replace_folder<E: From<Error>>(
    out: &Path,
    replaceable: &[String],
    write: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), E> {
    replace_by(exchange, out, replaceable, write)
}

/// Replaces a folder by means of `exchange`, which makes two folders change places at once or fails.
fn replace_by<E: From<Error>>(
    exchange: fn(&Path, &Path) -> io::Result<()>,
    out: &Path,
    replaceable: &[String],
    write: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), E> {
    let out = &resolved(out)?;
    let cannot = |source| Error::Write { path: out.clone(), source };
    refuse_to_lose(out, replaceable)?;
    let parent = out.parent().ok_or_else(|| Error::OutIsRoot(out.clone()))?;
    fs::create_dir_all(parent).map_err(cannot)?;
    let fresh = beside(parent).map_err(cannot)?;
    write(fresh.path())?;
    write_manifest(fresh.path()).map_err(cannot)?;
    share(fresh.path(), out).map_err(cannot)?;
    if out.exists() {
        // Somebody may have put a file there since the first look.
        refuse_to_lose(out, replaceable)?;
        // The old folder goes with the temporary one.
        exchange(fresh.path(), out)
            .or_else(|_| swap_in_steps(fresh.path(), out, parent))
            .map_err(cannot)?;
    } else {
        fs::rename(fresh.path(), out).map_err(cannot)?;
    }
    Ok(())
}

/// Makes two folders change places at once.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Fails: this system cannot make two folders change places at once.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Gives a new folder the permissions of the old one. Temporary folders are for their owner alone; a site is for whoever
/// serves it.
#[cfg(unix)]
fn share(fresh: &Path, old: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = old.metadata().map_or(0o755, |old| old.permissions().mode());
    fs::set_permissions(fresh, fs::Permissions::from_mode(mode))
}

/// Does nothing: a new folder inherits the access rights of its parent here.
#[cfg(not(unix))]
fn share(_: &Path, _: &Path) -> io::Result<()> {
    Ok(())
}

/// Makes a folder beside the one to replace, so that both are on one file system.
fn beside(parent: &Path) -> io::Result<TempDir> {
    tempfile::Builder::new().prefix(".curtain-").tempdir_in(parent)
}

/// Swaps in two steps, for systems that cannot in one. A kill between the two leaves the old site in a folder
/// `.curtain-…` beside the new one.
fn swap_in_steps(fresh: &Path, out: &Path, parent: &Path) -> io::Result<()> {
    let aside = beside(parent)?;
    let old = aside.path().join("old");
    fs::rename(out, &old)?;
    fs::rename(fresh, out).inspect_err(|_| {
        if fs::rename(&old, out).is_err() {
            // Better a stray folder than no old site.
            let _ = aside.keep();
        }
    })
}

/// Refuses to replace a folder with a file in it that no build has written.
fn refuse_to_lose(out: &Path, replaceable: &[String]) -> Result<(), Error> {
    if !out.exists() {
        return Ok(());
    }
    if !out.is_dir() {
        return Err(Error::OutIsFile(out.to_owned()));
    }
    let manifest = fs::read_to_string(out.join(MANIFEST)).unwrap_or_default();
    let ours: HashSet<&str> =
        manifest.lines().chain(replaceable.iter().map(String::as_str)).chain([MANIFEST]).collect();
    let mut other = None;
    let looked = for_each_file(out, &mut |file| {
        if other.is_none() && !ours.contains(file) {
            other = Some(file.to_owned());
        }
        Ok(())
    });
    looked.map_err(|source| Error::Read { path: out.to_owned(), source })?;
    other.map_or(Ok(()), |file| Err(Error::OutHoldsOther { file, out: out.to_owned() }))
}

/// Writes the list of the other files in a folder, one line for each.
fn write_manifest(folder: &Path) -> io::Result<()> {
    let mut lines = BufWriter::new(File::create(folder.join(MANIFEST))?);
    for_each_file(folder, &mut |file| match file {
        MANIFEST => Ok(()),
        file => writeln!(lines, "{file}"),
    })?;
    lines.flush()
}

/// Calls back with each file below a folder by its name within it, in the order of these names. A link is a file too,
/// and so is an empty folder. Of a site of many cards the names of one folder at a time are in memory.
fn for_each_file(folder: &Path, take: &mut dyn FnMut(&str) -> io::Result<()>) -> io::Result<()> {
    fn walk(
        folder: &Path,
        within: &str,
        take: &mut dyn FnMut(&str) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut names = Vec::new();
        for entry in folder.read_dir()? {
            let entry = entry?;
            let name = entry.file_name();
            // No build gives a folder a name that is not Unicode: such a folder is one foreign file.
            let is_folder = entry.file_type()?.is_dir() && name.to_str().is_some();
            let end = if is_folder { "/" } else { "" };
            names.push(format!("{}{end}", name.display()).into_boxed_str());
        }
        if names.is_empty() && !within.is_empty() {
            return take(within);
        }
        names.sort_unstable();
        for name in names {
            let path = format!("{within}{name}");
            if name.ends_with('/') {
                walk(&folder.join(&*name), &path, take)?;
            } else {
                take(&path)?;
            }
        }
        Ok(())
    }
    walk(folder, "", take)
}

/// Returns the target of a path, through links where it exists.
fn resolved(path: &Path) -> Result<PathBuf, Error> {
    let found = path.canonicalize().or_else(|_| std::path::absolute(path));
    found.map_err(|source| Error::Read { path: path.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn put(folder: &Path, name: &str) -> Result<(), Error> {
        let path = folder.join(name);
        fs::write(&path, name).map_err(|source| Error::Write { path, source })
    }

    fn put_nothing(_: &Path) -> Result<(), Error> {
        Ok(())
    }

    #[cfg(unix)]
    fn mode(folder: &Path) -> u32 {
        use std::os::unix::fs::PermissionsExt;
        fs::metadata(folder).unwrap().permissions().mode()
    }

    #[test]
    fn replaces_a_site_and_leaves_nothing_beside_it() {
        let parent = tempfile::tempdir().unwrap();
        let out = parent.path().join("deep/site");
        for page in ["first", "second"] {
            replace_folder(&out, &[], |folder| put(folder, page)).unwrap();
            assert_eq!(names(&out), [MANIFEST, page]);
            assert_eq!(names(out.parent().unwrap()), ["site"]);
        }
        #[cfg(unix)]
        assert_eq!(mode(&out) & 0o777, 0o755);
    }

    #[test]
    fn swaps_in_steps_where_it_has_to() {
        let parent = tempfile::tempdir().unwrap();
        let (fresh, out) = (parent.path().join("fresh"), parent.path().join("site"));
        for (folder, page) in [(&fresh, "new"), (&out, "old")] {
            fs::create_dir(folder).unwrap();
            put(folder, page).unwrap();
        }
        swap_in_steps(&fresh, &out, parent.path()).unwrap();
        assert_eq!(names(&out), ["new"]);
        assert_eq!(names(parent.path()), ["site"]);
        swap_in_steps(&fresh, &out, parent.path()).unwrap_err();
        assert_eq!(names(&out), ["new"]);
        assert_eq!(names(parent.path()), ["site"]);
    }

    #[test]
    fn replaces_a_site_where_folders_cannot_change_places_at_once() {
        let parent = tempfile::tempdir().unwrap();
        let out = parent.path().join("site");
        let unsupported = |_: &Path, _: &Path| Err(io::ErrorKind::Unsupported.into());
        for page in ["first", "second"] {
            replace_by(unsupported, &out, &[], |folder| put(folder, page)).unwrap();
            assert_eq!(names(&out), [MANIFEST, page]);
            assert_eq!(names(parent.path()), ["site"]);
        }
    }

    #[test]
    fn lists_all_files_in_the_order_of_their_whole_names() {
        let parent = tempfile::tempdir().unwrap();
        let out = parent.path().join("site");
        let files = ["c", "c-2/x", "c.d/y", "c0", "d/a/z", "d/a.b", "d/c"];
        replace_folder(&out, &[], |folder| {
            files.iter().try_for_each(|file| {
                fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
                put(folder, file)
            })
        })
        .unwrap();
        let mut sorted = files;
        sorted.sort_unstable();
        let manifest = fs::read_to_string(out.join(MANIFEST)).unwrap();
        assert_eq!(manifest.lines().collect::<Vec<_>>(), sorted);
    }

    #[test]
    fn a_file_is_no_folder_to_write() {
        let parent = tempfile::tempdir().unwrap();
        put(parent.path(), "site").unwrap();
        let refused = replace_folder(&parent.path().join("site"), &[], put_nothing).unwrap_err();
        assert!(matches!(refused, Error::OutIsFile(_)), "{refused}");
        assert_eq!(fs::read_to_string(parent.path().join("site")).unwrap(), "site");
    }

    #[test]
    fn a_failure_leaves_the_old_site() {
        let parent = tempfile::tempdir().unwrap();
        let out = parent.path().join("site");
        replace_folder(&out, &[], |folder| put(folder, "whole")).unwrap();
        let failed = replace_folder(&out, &[], |folder| {
            put(folder, "half").unwrap();
            Err(Error::OutIsRoot("no".into()))
        });
        assert!(matches!(failed, Err(Error::OutIsRoot(path)) if path == Path::new("no")));
        assert_eq!(names(&out), [MANIFEST, "whole"]);
        assert_eq!(names(parent.path()), ["site"]);
    }

    #[test]
    fn does_not_take_away_what_no_build_wrote() {
        let out = tempfile::tempdir().unwrap();
        let out = out.path();
        put(out, "widget.js").unwrap();
        let own = ["widget.js".to_owned()];
        replace_folder(out, &own, |folder| put(folder, "index.html")).unwrap();
        fs::create_dir_all(out.join("deep/empty")).unwrap();
        let refused = replace_folder(out, &own, put_nothing).unwrap_err().to_string();
        assert!(refused.starts_with("found deep/empty/ in "), "{refused}");
        fs::remove_dir_all(out.join("deep")).unwrap();
        for file in ["thesis.txt", ".git", "c", "deep/thesis.txt", "deep/.git/HEAD"] {
            let path = out.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            put(out, file).unwrap();
            let refused = replace_folder(out, &own, put_nothing).unwrap_err().to_string();
            assert!(refused.starts_with(&format!("found {file} in ")), "{refused}");
            assert_eq!(fs::read_to_string(&path).unwrap(), file);
            let _ = fs::remove_file(&path);
            let _ = fs::remove_dir_all(out.join("deep"));
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("/", out.join("link")).unwrap();
            let refused = replace_folder(out, &own, put_nothing).unwrap_err().to_string();
            assert!(refused.starts_with("found link in "), "{refused}");
            fs::remove_file(out.join("link")).unwrap();
        }
        replace_folder(out, &own, put_nothing).unwrap();
        assert_eq!(names(out), [MANIFEST]);
    }

    #[test]
    fn does_not_take_away_what_came_while_it_wrote() {
        let parent = tempfile::tempdir().unwrap();
        let out = parent.path().join("site");
        replace_folder(&out, &[], |folder| put(folder, "old")).unwrap();
        let refused = replace_folder(&out, &[], |folder| {
            put(&out, "thesis.txt")?;
            put(folder, "new")
        });
        assert!(refused.unwrap_err().to_string().starts_with("found thesis.txt in "));
        assert_eq!(names(&out), [MANIFEST, "old", "thesis.txt"]);
        assert_eq!(names(parent.path()), ["site"]);
    }

    #[cfg(unix)]
    #[test]
    fn keeps_who_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let parent = tempfile::tempdir().unwrap();
        let out = parent.path().join("site");
        replace_folder(&out, &[], put_nothing).unwrap();
        fs::set_permissions(&out, fs::Permissions::from_mode(0o2750)).unwrap();
        replace_folder(&out, &[], put_nothing).unwrap();
        assert_eq!(mode(&out) & 0o7777, 0o2750);
    }

    #[cfg(unix)]
    #[test]
    fn follows_a_link_to_the_folder() {
        let parent = tempfile::tempdir().unwrap();
        let (site, link) = (parent.path().join("site"), parent.path().join("www"));
        fs::create_dir(&site).unwrap();
        std::os::unix::fs::symlink(&site, &link).unwrap();
        replace_folder(&link, &[], |folder| put(folder, "index.html")).unwrap();
        assert_eq!(names(&site), [MANIFEST, "index.html"]);
        assert!(link.is_symlink());
    }
}
