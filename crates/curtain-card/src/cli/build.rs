//! `curtain-card build`: writes the site.

use super::error::Error;
use super::input;
use super::outcome::{Outcome, print};
use super::report::Report;
use crate::site::{
    AppAssets, BaseUrl, BuildCache, BuildRecord, CARDS_PER_PAGE, Entry, Fingerprint, Painter,
    SiteContext, SiteWriter, replace_folder,
};
use crate::translations;
use curtain_authoring::Checked;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Build the site, from cards and the built app
#[derive(clap::Args)]
pub(super) struct Args {
    /// The folder of the cards; their pictures lie in `art/` beside it
    #[arg(long, value_name = "DIR")]
    cards: PathBuf,
    /// The folder of the built app, as Trunk leaves it
    #[arg(long, value_name = "DIR")]
    app: PathBuf,
    /// The folder to write: a new or empty one, a site built before, or the app's own
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The address at which the site will be served, such as <https://cards.example/>: for link previews
    /// and oEmbed, which want whole addresses
    #[arg(long, value_name = "URL")]
    base: Option<BaseUrl>,
    /// The language of the gallery; cards speak their own, and live ones the reader's
    #[arg(long, value_name = "TAG", default_value = "en")]
    lang: String,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    match build(args)? {
        Built::Site { cards, .. } => {
            let plural = if cards == 1 { "" } else { "s" };
            print(&format!("built {cards} card{plural} in {}\n", args.out.display()))?;
            Ok(Outcome::Fine)
        }
        Built::Nothing => {
            eprintln!("nothing was written");
            Ok(Outcome::Problems)
        }
    }
}

/// The result of a build.
#[derive(Debug, PartialEq, Eq)]
enum Built {
    /// The site was written: the number of its cards, and how often one was converted.
    Site { cards: usize, conversions: usize },
    /// A card has problems, which have been reported.
    Nothing,
}

fn build(args: &Args) -> Result<Built, Error> {
    let languages = translations::load()?;
    let lang = input::lang(&args.lang)?;
    if args.cards.is_file() {
        return Err(Error::CardsAreAFile(args.cards.clone()));
    }
    let files = input::card_files(std::slice::from_ref(&args.cards))?;
    let app = AppAssets::read(&args.app)?;
    let assets = input::assets_of(&args.cards);
    for (name, input) in [("cards", &args.cards), ("cards' art/", &assets.join("art"))] {
        if is_within(input, &args.out) {
            let (input, out) = (input.clone(), args.out.clone());
            return Err(Error::InputInOutput { name, input, out });
        }
    }
    let painter = Painter::new().map_err(crate::site::Error::Fonts)?;
    let base = args.base.as_ref();
    let cards = Cards {
        files: &files,
        site: SiteWriter {
            context: SiteContext { app: &app, base, languages, lang },
            painter: &painter,
            assets: &assets,
            fingerprint: Fingerprint::new(&app, base),
        },
        cache: BuildCache::read(&args.out),
        conversions: AtomicUsize::new(0),
    };
    let Some(unchanged) = cards.check()? else { return Ok(Built::Nothing) };
    replace_folder(&args.out, &replaceable(args, &app), |folder| cards.write(&unchanged, folder))?;
    let conversions = cards.conversions.into_inner();
    Ok(Built::Site { cards: files.len(), conversions })
}

/// The cards of a site, and what writes them.
struct Cards<'a> {
    files: &'a [PathBuf],
    site: SiteWriter<'a>,
    cache: BuildCache,
    /// How often a card was converted from its source.
    conversions: AtomicUsize,
}

impl Cards<'_> {
    /// Converts the source of a card.
    fn convert(&self, file: &Path, source: Vec<u8>) -> Result<(Checked, Report), Report> {
        self.conversions.fetch_add(1, Ordering::Relaxed);
        input::check_card(file, source)
    }

    /// Checks every card that has changed, and reports all problems in the order of the files. Returns the fingerprints of
    /// the unchanged cards, file by file; `None` where there were problems.
    fn check(&self) -> Result<Option<Vec<Option<String>>>, Error> {
        let bar = progress_bar(self.files.len(), "checking");
        let mut unchanged = Vec::with_capacity(self.files.len());
        let mut is_fine = true;
        for files in self.files.chunks(CARDS_PER_PAGE) {
            let check = |file: &PathBuf| {
                let source = input::read(file)?;
                let fingerprint = self.site.unchanged(&input::id_of(file), &source, &self.cache);
                let report = match fingerprint {
                    Some(_) => None,
                    None => self.convert(file, source).err(),
                };
                bar.inc(1);
                Ok((fingerprint, report))
            };
            type Checks = Vec<(Option<String>, Option<Report>)>;
            let checks: Result<Checks, Error> = files.par_iter().map(check).collect();
            for (fingerprint, report) in checks? {
                unchanged.push(fingerprint);
                if let Some(report) = report {
                    is_fine = false;
                    bar.suspend(|| eprint!("{}", report.without_warnings().for_people()));
                }
            }
        }
        bar.finish_and_clear();
        Ok(is_fine.then_some(unchanged))
    }

    /// Writes a site page by page of its gallery. After a page little of its cards stays in memory, so a site may have
    /// any number of cards. For the same reason a changed card is converted again here instead of being kept from
    /// [`Self::check`].
    fn write(&self, unchanged: &[Option<String>], folder: &Path) -> Result<(), Error> {
        let bar = progress_bar(self.files.len(), "writing");
        let last = self.files.len().div_ceil(CARDS_PER_PAGE);
        let (mut records, mut search_index) = (Vec::new(), Vec::new());
        let mut assets = BTreeSet::new();
        let pages = self.files.chunks(CARDS_PER_PAGE).zip(unchanged.chunks(CARDS_PER_PAGE));
        for (index, (files, unchanged)) in pages.enumerate() {
            let number = index + 1;
            let write = |(file, fingerprint): (&PathBuf, &Option<String>)| {
                let record = self.write_card(file, fingerprint.as_deref(), folder)?;
                bar.inc(1);
                Ok(record)
            };
            let written: Result<Vec<BuildRecord>, Error> =
                files.par_iter().zip(unchanged).map(write).collect();
            let written = written?;
            let entries: Vec<Entry> = written.iter().map(|record| record.entry().clone()).collect();
            for entry in &entries {
                if !self.site.painter.can_write(entry.title()) {
                    bar.suspend(|| warn_of_missing_letters(entry));
                }
                search_index.push(entry.search_row(number));
            }
            self.site.write_gallery_page(&entries, number, last, folder)?;
            assets.extend(written.iter().flat_map(BuildRecord::assets).cloned());
            records.extend(written);
        }
        self.site.write_shared(&assets, &search_index, &records, folder)?;
        bar.finish_and_clear();
        Ok(())
    }

    /// Links the files of an unchanged card, or writes those of another one.
    fn write_card(
        &self,
        file: &Path,
        unchanged: Option<&str>,
        folder: &Path,
    ) -> Result<BuildRecord, Error> {
        let id = input::id_of(file);
        let reused = unchanged.and_then(|print| self.cache.reuse(&id, print, folder));
        if let Some(record) = reused {
            return Ok(record);
        }
        let (card, report) = (self.convert(file, input::read(file)?))
            .map_err(|_| Error::Changed(file.to_owned()))?;
        Ok(self.site.write_card(&card, &report.bytes, folder)?)
    }
}

fn warn_of_missing_letters(entry: &Entry) {
    let (id, title) = (entry.id(), entry.title());
    eprintln!("note: the pictures of {id} leave out \"{title}\": no bundled font has its letters");
}

/// Tells whether a path is a folder or within it, where both exist.
fn is_within(path: &Path, folder: &Path) -> bool {
    let both = path.canonicalize().ok().zip(folder.canonicalize().ok());
    both.is_some_and(|(path, folder)| path.starts_with(folder))
}

/// Lists the files that a site may replace in the app's own folder: those of the app, which it copies, and the page that
/// Trunk put beside them.
fn replaceable(args: &Args, app: &AppAssets) -> Vec<String> {
    if args.app.canonicalize().ok() != args.out.canonicalize().ok() {
        return Vec::new();
    }
    let mut files: Vec<String> = app.files().map(|file| file.name.clone()).collect();
    let index = std::fs::read_to_string(args.app.join("index.html")).unwrap_or_default();
    if index.contains("data-trunk") || index.contains(&app.glue.name) {
        files.push("index.html".to_owned());
    }
    files
}

/// Returns a progress bar, which is shown on a terminal alone.
fn progress_bar(length: usize, doing: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
    ProgressBar::new(length as u64)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        .with_message(doing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::{Engine, engine::general_purpose::STANDARD};
    use sha2::{Digest, Sha384};
    use std::fs;

    /// Writes cards and an app into a folder, and returns the arguments of a build there.
    fn workplace(folder: &Path, cards: usize) -> Args {
        for name in ["cards", "app"] {
            fs::create_dir(folder.join(name)).unwrap();
        }
        for number in 0..cards {
            put_card(folder, number, "A title");
        }
        write_app(&folder.join("app"));
        Args {
            cards: folder.join("cards"),
            app: folder.join("app"),
            out: folder.join("site"),
            base: None,
            lang: "en".to_owned(),
        }
    }

    /// Writes an app of small files, with the list of assets that `web/build.mjs` writes.
    fn write_app(folder: &Path) {
        let write = |name: &str| {
            fs::write(folder.join(name), name).unwrap();
            let integrity = format!("sha384-{}", STANDARD.encode(Sha384::digest(name)));
            serde_json::json!({ "name": name, "integrity": integrity })
        };
        write("messages-en-1.txt");
        let assets = serde_json::json!({
            "glue": write("widget.js"), "wasm": write("widget.wasm"), "starter": write("starter.js"),
            "gallery": write("gallery.js"), "inline": write("inline.js"), "element": write("curtain.js"),
            "messages": { "pattern": "messages-{}-1.txt", "langs": ["en"] },
            "frame_script": "", "styles": { "page": "", "frame": "", "gallery": "", "docs": "" },
        });
        fs::write(folder.join("assets.json"), assets.to_string()).unwrap();
    }

    fn put_card(folder: &Path, number: usize, title: &str) {
        let card = serde_json::json!({
            "version": 1, "lang": "en", "title": title, "format": "tv", "accent": "#335577",
            "as_of": "2026-01-01", "facts": [{ "section": "story", "text": "A story." }],
        });
        let file = folder.join(format!("cards/card-{number:03}.json"));
        fs::write(file, card.to_string()).unwrap();
    }

    #[test]
    fn a_warm_build_converts_no_unchanged_card() {
        const CARDS: usize = 200;
        let folder = tempfile::tempdir().unwrap();
        let args = workplace(folder.path(), CARDS);
        let conversions = |args: &Args| match build(args).unwrap() {
            Built::Site { cards: CARDS, conversions } => conversions,
            other => panic!("{other:?}"),
        };
        // Once for the check of all, and once for the pages.
        assert_eq!(conversions(&args), 2 * CARDS);
        let index = fs::read_to_string(folder.path().join("site/index.html")).unwrap();
        let search = fs::read_to_string(folder.path().join("site/search.json")).unwrap();
        assert_eq!(conversions(&args), 0);
        // The shared files are the same without any card.
        assert_eq!(fs::read_to_string(folder.path().join("site/index.html")).unwrap(), index);
        assert_eq!(fs::read_to_string(folder.path().join("site/search.json")).unwrap(), search);
        put_card(folder.path(), 7, "Another title");
        assert_eq!(conversions(&args), 2);
        // A page that somebody has modified is written again, from a card that needs no check.
        fs::write(folder.path().join("site/c/card-001/index.html"), "mine").unwrap();
        assert_eq!(conversions(&args), 1);
    }
}
