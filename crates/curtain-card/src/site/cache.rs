//! The build cache: the decision which cards are unchanged since the previous build, and reuse of their files.
//!
//! A card is unchanged where its fingerprint is: a hash of this program, its zone data, the app, the site's address, the
//! card's source and its art. A part that cannot be known makes every card count as changed.

use super::assets::AppAssets;
use super::base_url::BaseUrl;
use super::entry::Entry;
use super::previous_site::{Modified, SiteFolder};
use super::usage::Usage;
use curtain_authoring::zone_data;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// The file of a site that lists the build record of each card, one line of JSON for each.
pub(super) const LIST: &str = ".curtain-cards";

/// A hash of the inputs that all cards of a site share; `None` where one of them cannot be known.
#[derive(Clone, Debug)]
pub struct Fingerprint(Option<Sha256>);

impl Fingerprint {
    /// Hashes this program, its zone data, the app, and the site's address.
    ///
    /// The program is known by its own bytes: they say more than a version, hold the versions of all dependencies, and
    /// are the same in a copy of the file, which a time stamp is not.
    pub fn new(app: &AppAssets, base: Option<&BaseUrl>) -> Self {
        let program = program().ok();
        let app: Vec<&str> = app.files().map(|file| file.integrity.as_str()).collect();
        let base = base.map(BaseUrl::to_string);
        Self::of_shared(program.as_deref(), zone_data(), &app, base.as_deref())
    }

    fn of_shared(
        program: Option<&[u8]>,
        zone_data: &str,
        app: &[&str],
        base: Option<&str>,
    ) -> Self {
        let Some(program) = program else { return Self(None) };
        let mut hash = Sha256::new();
        add(&mut hash, Some(program));
        add(&mut hash, Some(zone_data.as_bytes()));
        add(&mut hash, base.map(str::as_bytes));
        for integrity in app {
            add(&mut hash, Some(integrity.as_bytes()));
        }
        Self(Some(hash))
    }

    /// Returns the fingerprint of one card as hex, by its source and its art.
    pub(super) fn of_card(&self, source: &[u8], art: Option<&[u8]>) -> Option<String> {
        let mut hash = self.0.clone()?;
        add(&mut hash, Some(source));
        add(&mut hash, art);
        Some(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// Adds a part with its length, so that no end of a part can be taken for the beginning of the next one.
fn add(hash: &mut Sha256, part: Option<&[u8]>) {
    hash.update(part.map_or(u64::MAX, |part| part.len() as u64).to_le_bytes());
    hash.update(part.unwrap_or_default());
}

/// Returns the hash of this program's file.
fn program() -> io::Result<Vec<u8>> {
    // Linux knows the file that runs even where another one has taken its path.
    let mut file =
        File::open("/proc/self/exe").or_else(|_| File::open(std::env::current_exe()?))?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hash.finalize().to_vec()),
            read => hash.update(&buffer[..read]),
        }
    }
}

/// A file that was written: its path within the site and its length in bytes.
pub(super) type WrittenFile = (String, u64);

/// The record of one card in a site: the files that were made of it, and what the site's shared files need of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BuildRecord {
    /// `None` where the fingerprint cannot be known; such a record is not written.
    pub(super) fingerprint: Option<String>,
    pub(super) files: Vec<WrittenFile>,
    /// The release of the zone data by which its hours are resolved.
    pub(super) zone_data: String,
    /// The card's pictures and videos, as `art/NAME`.
    pub(super) assets: Vec<String>,
    pub(super) entry: Entry,
    /// What the card uses of what all cards share.
    pub(super) usage: Usage,
    /// The names of the files of messages, which stand in the card's pages.
    pub(super) messages: String,
}

impl BuildRecord {
    /// Returns what the gallery shows of the card.
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// Returns the pictures and videos that the card needs, as `art/NAME`.
    pub fn assets(&self) -> &[String] {
        &self.assets
    }
}

/// Returns the line of a card in [`LIST`]; nothing where its fingerprint cannot be known.
pub(super) fn line(record: &BuildRecord) -> String {
    let known = record.fingerprint.as_ref().and_then(|_| serde_json::to_string(record).ok());
    known.map(|line| line + "\n").unwrap_or_default()
}

/// The records of a site that was built before, and its files.
#[derive(Debug, Default)]
pub struct BuildCache {
    site: Option<SiteFolder>,
    records: HashMap<String, BuildRecord>,
    /// When the list was written: after all files of the site.
    listed_at: Modified,
}

impl BuildCache {
    /// Reads the records of a site; none where there is no site, or a list that cannot be read.
    pub fn read(site: &Path) -> Self {
        SiteFolder::open(site).and_then(Self::of).unwrap_or_default()
    }

    fn of(site: SiteFolder) -> io::Result<Self> {
        let (list, listed_at) = site.read(LIST)?;
        let records =
            list.lines().filter_map(|line| serde_json::from_str::<BuildRecord>(line).ok());
        let records = records.map(|record| (record.entry.id().to_owned(), record)).collect();
        Ok(Self { site: Some(site), records, listed_at })
    }

    /// Returns the fingerprint of a card whose source, art and shared inputs are unchanged, and whose other files are
    /// all in the folder `assets`, with what it uses; `None` for another card.
    pub fn unchanged(
        &self,
        id: &str,
        source: &[u8],
        assets: &Path,
        shared: &Fingerprint,
    ) -> Option<(String, Usage)> {
        let record = self.records.get(id)?;
        let is_there = |asset: &String| is_asset(asset) && assets.join(asset).is_file();
        if !record.assets.iter().all(is_there) {
            return None;
        }
        let art = match &record.entry.art {
            Some(art) if record.assets.contains(art) => Some(fs::read(assets.join(art)).ok()?),
            Some(_) => return None,
            None => None,
        };
        let fingerprint = shared.of_card(source, art.as_deref())?;
        let is_same = record.fingerprint.as_ref() == Some(&fingerprint);
        is_same.then(|| (fingerprint, record.usage.clone()))
    }

    /// Links the files of an unchanged card into a folder, where nobody has modified them since they were written, and its
    /// pages name these files of messages. Returns the card's record, or `None` with nothing linked.
    pub fn reuse(
        &self,
        id: &str,
        fingerprint: &str,
        messages: &str,
        folder: &Path,
    ) -> Option<BuildRecord> {
        let record = self.records.get(id)?;
        if record.fingerprint.as_deref() != Some(fingerprint) || record.messages != messages {
            return None;
        }
        for (done, file) in record.files.iter().enumerate() {
            if self.link(file, folder).is_none() {
                // Writing through a link would write into the old site.
                for (path, _) in &record.files[..done] {
                    fs::remove_file(folder.join(path)).ok();
                }
                return None;
            }
        }
        Some(record.clone())
    }

    fn link(&self, (path, bytes): &WrittenFile, folder: &Path) -> Option<()> {
        let site = self.site.as_ref()?;
        let state = site.state(path)?;
        if !(is_inside(path) && state.bytes == *bytes && state.modified <= self.listed_at) {
            return None;
        }
        let to = folder.join(path);
        fs::create_dir_all(to.parent()?).ok()?;
        site.link(path, &to).ok()
    }
}

/// Tells whether a path of a list stays within its folder: anybody may have written the list.
fn is_inside(path: &str) -> bool {
    path.split(['/', '\\']).all(|part| !matches!(part, "" | "." | "..")) && !path.contains(':')
}

fn is_asset(path: &str) -> bool {
    path.starts_with("art/") && is_inside(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the fingerprint of a card with these shared inputs.
    fn print(program: Option<&str>, app: &[&str], base: Option<&str>) -> Option<String> {
        let program = program.map(str::as_bytes);
        Fingerprint::of_shared(program, "2026a", app, base).of_card(b"card", None)
    }

    #[test]
    fn tells_every_part_apart_and_where_it_ends() {
        let prints = [
            print(Some("program"), &["a"], Some("https://b.example/")),
            print(Some("other"), &["a"], Some("https://b.example/")),
            print(Some("program"), &["b"], Some("https://b.example/")),
            print(Some("program"), &["a"], Some("https://c.example/")),
            print(Some("program"), &["a"], None),
            print(Some("program"), &["a"], Some("")),
            // The same bytes in a row, with other ends.
            print(Some("program"), &["x/a"], Some("https://b.example/")),
            print(Some("program"), &["a"], Some("https://b.example/x/")),
            print(Some("program"), &["a", "a"], Some("https://b.example/")),
            print(Some("program"), &["aa"], Some("https://b.example/")),
        ];
        for (index, print) in prints.iter().enumerate() {
            assert!(print.is_some());
            assert!(!prints[..index].contains(print), "{index}");
        }
        let shared = Fingerprint::of_shared(Some(b"program"), "2026a", &[], None);
        let other = Fingerprint::of_shared(Some(b"program"), "2026b", &[], None);
        assert_ne!(shared.of_card(b"card", None), other.of_card(b"card", None));
        assert_ne!(shared.of_card(b"card", Some(b"art")), shared.of_card(b"carda", Some(b"rt")));
        assert_ne!(shared.of_card(b"card", Some(b"")), shared.of_card(b"card", None));
    }

    /// Writes a site of one card with one page, and returns its folder and the record.
    fn site(shared: &Fingerprint) -> (tempfile::TempDir, BuildRecord) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("c")).unwrap();
        fs::write(folder.path().join("c/page"), "text").unwrap();
        let entry = serde_json::json!({
            "id": "x", "title": "X", "title_lang": null, "lang": "en", "accent": "#335577", "art": null,
            "run": "", "tags": [], "titles": [], "moments": null, "tracks": [], "calendars": [],
        });
        let record = BuildRecord {
            fingerprint: shared.of_card(b"card", None),
            files: vec![("c/page".to_owned(), 4)],
            zone_data: zone_data().to_owned(),
            assets: Vec::new(),
            entry: serde_json::from_value(entry).unwrap(),
            usage: Usage::default(),
            messages: "messages-{}-1.txt".to_owned(),
        };
        fs::write(folder.path().join(LIST), line(&record)).unwrap();
        (folder, record)
    }

    #[test]
    fn reuses_an_unchanged_card_through_an_open_folder_and_through_a_path() {
        let shared = Fingerprint::of_shared(Some(b"program"), "2026a", &[], None);
        let (folder, record) = site(&shared);
        for open in [SiteFolder::open, SiteFolder::by_path] {
            let cache = BuildCache::of(open(folder.path()).unwrap()).unwrap();
            let (print, _) = cache.unchanged("x", b"card", folder.path(), &shared).unwrap();
            let new = tempfile::tempdir().unwrap();
            let reuse = |messages: &str| cache.reuse("x", &print, messages, new.path());
            assert_eq!(reuse("messages-{}-2.txt"), None);
            assert_eq!(reuse(&record.messages), Some(record.clone()));
            assert_eq!(fs::read_to_string(new.path().join("c/page")).unwrap(), "text");
            assert_eq!(cache.unchanged("x", b"other", folder.path(), &shared), None);
            assert_eq!(cache.unchanged("y", b"card", folder.path(), &shared), None);
            // A link cannot be put where a file is.
            assert_eq!(reuse(&record.messages), None);
        }
    }

    #[test]
    fn reuses_nothing_where_the_program_cannot_be_read() {
        let unknown = Fingerprint::of_shared(None, "2026a", &[], None);
        assert_eq!(unknown.of_card(b"card", None), None);
        let (folder, record) = site(&unknown);
        assert_eq!(record.fingerprint, None);
        assert_eq!(fs::read_to_string(folder.path().join(LIST)).unwrap(), "");
        // Nor does a list that somebody wrote by hand help.
        fs::write(folder.path().join(LIST), serde_json::to_string(&record).unwrap()).unwrap();
        let cache = BuildCache::read(folder.path());
        assert_eq!(cache.records.len(), 1);
        assert_eq!(cache.unchanged("x", b"card", folder.path(), &unknown), None);
    }

    #[test]
    fn believes_no_asset_outside_art() {
        let shared = Fingerprint::of_shared(Some(b"program"), "2026a", &[], None);
        let (folder, mut record) = site(&shared);
        fs::create_dir(folder.path().join("art")).unwrap();
        for (asset, is_fine) in
            [("art/a.svg", true), ("art/../secret", false), ("secret", false), ("art/b.svg", false)]
        {
            for file in ["art/a.svg", "secret"] {
                fs::write(folder.path().join(file), "text").unwrap();
            }
            record.assets = vec![asset.to_owned()];
            fs::write(folder.path().join(LIST), line(&record)).unwrap();
            let cache = BuildCache::read(folder.path());
            let found = cache.unchanged("x", b"card", folder.path(), &shared);
            assert_eq!(found.is_some(), is_fine, "{asset}");
        }
    }
}
