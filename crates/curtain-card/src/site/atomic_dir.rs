//! Writing a folder whole or not at all.

use rustix::fs::{CWD, RenameFlags, renameat_with};
use std::collections::HashSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The file that lists what a build wrote. What it does not list is not ours to take away.
const MANIFEST: &str = ".curtain-site";

/// Replaces the folder `out` by the one that `write` fills. Until the very end, `out` stays as it
/// was; then the two change places at once.
///
/// # Errors
///
/// Returns a sentence where the folder could not be written, or where something in `out` would be
/// lost: a file that neither an earlier build wrote nor is one of `replaceable`, such as those of the
/// built app that lies there, by their names within `out`. Then `out` is as it was.
pub fn replace_folder(
    out: &Path,
    replaceable: &[String],
    write: impl FnOnce(&Path) -> Result<(), String>,
) -> Result<(), String> {
    let out = &resolved(out)?;
    let shown = out.display();
    let cannot = |error: std::io::Error| format!("cannot write {shown}: {error}");
    refuse_to_lose(out, replaceable)?;
    let parent = out
        .parent()
        .ok_or_else(|| format!("found {shown} as --out, wanted a folder below another"))?;
    fs::create_dir_all(parent).map_err(cannot)?;
    let fresh = beside(parent).map_err(cannot)?;
    write(fresh.path())?;
    let manifest = files(fresh.path()).map_err(cannot)?.join("\n");
    fs::write(fresh.path().join(MANIFEST), manifest + "\n").map_err(cannot)?;
    // Temporary folders are for their owner alone; a site is for whoever serves it, or was served it.
    let mode = out.metadata().map_or(0o755, |old| old.permissions().mode());
    fs::set_permissions(fresh.path(), fs::Permissions::from_mode(mode)).map_err(cannot)?;
    if out.exists() {
        // Something may have come while we wrote.
        refuse_to_lose(out, replaceable)?;
        // What was there goes with the temporary folder.
        renameat_with(CWD, fresh.path(), CWD, out, RenameFlags::EXCHANGE)
            .or_else(|_| swap_in_steps(fresh.path(), out, parent))
            .map_err(cannot)
    } else {
        fs::rename(fresh.path(), out).map_err(cannot)
    }
}

/// Makes a folder beside the one to replace, so that both are on one file system.
fn beside(parent: &Path) -> std::io::Result<TempDir> {
    tempfile::Builder::new().prefix(".curtain-").tempdir_in(parent)
}

/// Swaps on file systems that cannot in one step; there, a kill between the two steps leaves the
/// old site in a folder `.curtain-…` beside the new one.
fn swap_in_steps(fresh: &Path, out: &Path, parent: &Path) -> std::io::Result<()> {
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

/// Refuses to replace a folder with something in it that no build has written.
fn refuse_to_lose(out: &Path, replaceable: &[String]) -> Result<(), String> {
    if !out.exists() {
        return Ok(());
    }
    let manifest = fs::read_to_string(out.join(MANIFEST)).unwrap_or_default();
    let ours: HashSet<&str> =
        manifest.lines().chain(replaceable.iter().map(String::as_str)).chain([MANIFEST]).collect();
    let found = files(out).map_err(|error| format!("cannot read {}: {error}", out.display()))?;
    let Some(other) = found.iter().find(|file| !ours.contains(file.as_str())) else {
        return Ok(());
    };
    Err(format!(
        "found {} in {}, wanted an empty or new folder, or nothing but a site built before: a build \
         replaces the whole folder",
        other.escape_debug(),
        out.display()
    ))
}

/// Lists the files below a folder by their names within it, sorted. A link is a file too, and so is
/// an empty folder.
fn files(folder: &Path) -> std::io::Result<Vec<String>> {
    fn time_slider(folder: &Path, within: &str, files: &mut Vec<String>) -> std::io::Result<()> {
        let before = files.len();
        for entry in folder.read_dir()? {
            let entry = entry?;
            let name = format!("{within}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                time_slider(&entry.path(), &format!("{name}/"), files)?;
            } else {
                files.push(name);
            }
        }
        if files.len() == before && !within.is_empty() {
            files.push(within.to_owned());
        }
        Ok(())
    }
    let mut all = Vec::new();
    time_slider(folder, "", &mut all)?;
    all.sort_unstable();
    Ok(all)
}

/// Returns where a path leads, through links where it exists.
fn resolved(path: &Path) -> Result<PathBuf, String> {
    let found = path.canonicalize().or_else(|_| std::path::absolute(path));
    found.map_err(|error| format!("cannot find {}: {error}", path.display()))
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

    fn put(folder: &Path, name: &str) -> Result<(), String> {
        fs::write(folder.join(name), name).map_err(|error| error.to_string())
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
        assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o755);
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
    fn a_failure_leaves_the_old_site() {
        let parent = tempfile::tempdir().unwrap();
        let out = parent.path().join("site");
        replace_folder(&out, &[], |folder| put(folder, "whole")).unwrap();
        let failed = replace_folder(&out, &[], |folder| {
            put(folder, "half").unwrap();
            Err("no".into())
        });
        assert_eq!(failed, Err("no".into()));
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
        let refused = replace_folder(out, &own, |_| Ok(())).unwrap_err();
        assert!(refused.starts_with("found deep/empty/ in "), "{refused}");
        fs::remove_dir_all(out.join("deep")).unwrap();
        for file in ["thesis.txt", ".git", "c", "deep/thesis.txt", "deep/.git/HEAD"] {
            let path = out.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            put(out, file).unwrap();
            let refused = replace_folder(out, &own, |_| Ok(())).unwrap_err();
            assert!(refused.starts_with(&format!("found {file} in ")), "{refused}");
            assert_eq!(fs::read_to_string(&path).unwrap(), file);
            let _ = fs::remove_file(&path);
            let _ = fs::remove_dir_all(out.join("deep"));
        }
        std::os::unix::fs::symlink("/", out.join("link")).unwrap();
        assert!(replace_folder(out, &own, |_| Ok(())).unwrap_err().starts_with("found link in "));
        fs::remove_file(out.join("link")).unwrap();
        replace_folder(out, &own, |_| Ok(())).unwrap();
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
        assert!(refused.unwrap_err().starts_with("found thesis.txt in "));
        assert_eq!(names(&out), [MANIFEST, "old", "thesis.txt"]);
        assert_eq!(names(parent.path()), ["site"]);
    }

    #[test]
    fn keeps_who_may_read_it() {
        let parent = tempfile::tempdir().unwrap();
        let out = parent.path().join("site");
        replace_folder(&out, &[], |_| Ok(())).unwrap();
        fs::set_permissions(&out, fs::Permissions::from_mode(0o2750)).unwrap();
        replace_folder(&out, &[], |_| Ok(())).unwrap();
        assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o7777, 0o2750);
    }

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
