//! Writing a folder whole or not at all.

use rustix::fs::{CWD, RenameFlags, renameat_with};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// The file by which a folder is known as a site that may be replaced.
pub(super) const MARKER: &str = ".curtain-site";

/// Replaces `out` by the folder that `write` fills. Until the very end, `out` stays as it was; then
/// the two change places at once.
///
/// # Errors
///
/// Returns a sentence where the folder could not be written, or where `out` holds something that is
/// not a site of ours (and is not `own`, which may be replaced too). Then `out` is as it was.
pub fn replace_folder(
    out: &Path,
    own: &Path,
    write: impl FnOnce(&Path) -> Result<(), String>,
) -> Result<(), String> {
    let out = &absolute(out)?;
    let shown = out.display();
    let cannot = |error: std::io::Error| format!("cannot write {shown}: {error}");
    refuse_to_lose(out, own)?;
    let parent = out
        .parent()
        .ok_or_else(|| format!("found {shown} as --out, wanted a folder below another"))?;
    fs::create_dir_all(parent).map_err(cannot)?;
    let fresh = tempfile::Builder::new().prefix(".curtain-").tempdir_in(parent).map_err(cannot)?;
    write(fresh.path())?;
    fs::write(fresh.path().join(MARKER), concat!(env!("CARGO_PKG_VERSION"), "\n"))
        .map_err(cannot)?;
    // Temporary folders are for their owner alone; a site is for whoever serves it.
    fs::set_permissions(fresh.path(), fs::Permissions::from_mode(0o755)).map_err(cannot)?;
    if out.exists() {
        // What was there goes with the temporary folder.
        renameat_with(CWD, fresh.path(), CWD, out, RenameFlags::EXCHANGE)
            .or_else(|_| swap_in_steps(fresh.path(), out))
            .map_err(cannot)
    } else {
        fs::rename(fresh.path(), out).map_err(cannot)
    }
}

/// Swaps on file systems that cannot in one step; there, a kill between the two steps leaves the
/// old site under the name `.curtain-old` beside the new one.
fn swap_in_steps(fresh: &Path, out: &Path) -> std::io::Result<()> {
    let aside = out.with_file_name(".curtain-old");
    fs::rename(out, &aside)?;
    match fs::rename(fresh, out) {
        Ok(()) => fs::remove_dir_all(aside),
        Err(error) => {
            fs::rename(aside, out)?;
            Err(error)
        }
    }
}

fn refuse_to_lose(out: &Path, own: &Path) -> Result<(), String> {
    let is_own = own.canonicalize().ok().is_some_and(|own| out.canonicalize().ok() == Some(own));
    if !out.exists() || is_own || out.join(MARKER).exists() {
        return Ok(());
    }
    let is_empty = out.read_dir().is_ok_and(|mut entries| entries.next().is_none());
    if is_empty {
        return Ok(());
    }
    Err(format!(
        "found something else in {}, wanted an empty or new folder, or a site built before: \
         a build replaces the whole folder",
        out.display()
    ))
}

fn absolute(path: &Path) -> Result<PathBuf, String> {
    std::path::absolute(path).map_err(|error| format!("cannot find {}: {error}", path.display()))
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

    #[test]
    fn replaces_a_site_and_leaves_nothing_beside_it() {
        let parent = tempfile::tempdir().unwrap();
        let out = parent.path().join("deep/site");
        for page in ["first", "second"] {
            let file =
                |folder: &Path| fs::write(folder.join(page), page).map_err(|e| e.to_string());
            replace_folder(&out, Path::new("app"), file).unwrap();
            assert_eq!(names(&out), [MARKER, page]);
            assert_eq!(names(out.parent().unwrap()), ["site"]);
        }
        assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o755);
    }

    #[test]
    fn a_failure_leaves_the_old_site() {
        let parent = tempfile::tempdir().unwrap();
        let out = parent.path().join("site");
        replace_folder(&out, Path::new("app"), |_| Ok(())).unwrap();
        let failed = replace_folder(&out, Path::new("app"), |folder| {
            fs::write(folder.join("half"), "").unwrap();
            Err("no".into())
        });
        assert_eq!(failed, Err("no".into()));
        assert_eq!(names(&out), [MARKER]);
        assert_eq!(names(parent.path()), ["site"]);
    }

    #[test]
    fn does_not_touch_a_folder_of_somebody_elses() {
        let out = tempfile::tempdir().unwrap();
        fs::write(out.path().join("thesis.txt"), "years of work").unwrap();
        let refused = replace_folder(out.path(), Path::new("app"), |_| Ok(()));
        assert!(refused.unwrap_err().contains("wanted an empty or new folder"));
        assert_eq!(names(out.path()), ["thesis.txt"]);
        replace_folder(out.path(), out.path(), |_| Ok(())).unwrap();
        assert_eq!(names(out.path()), [MARKER]);
    }
}
