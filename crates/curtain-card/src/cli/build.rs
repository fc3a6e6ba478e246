//! `curtain-card build`: writes the site.

use super::error::Error;
use super::input;
use super::outcome::{Outcome, print};
use super::report::Report;
use crate::site::{
    AppAssets, BaseUrl, BuildCache, BuildRecord, CARDS_PER_PAGE, CardLists, Entry, Fingerprint,
    Painter, SiteContext, SiteWriter, Usage, replace_folder,
};
use crate::translations;
use curtain_authoring::{Checked, Linting};
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
    /// Build the site without the cards that have problems, and report them
    #[arg(long)]
    keep_going: bool,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    match build(args)? {
        Built::Site { cards, left_out, .. } => {
            let plural = if cards == 1 { "" } else { "s" };
            print(&format!("built {cards} card{plural} in {}\n", args.out.display()))?;
            if left_out == 0 {
                return Ok(Outcome::Fine);
            }
            eprintln!("{left_out} left out for problems");
            Ok(Outcome::Problems)
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
    /// The site was written: the number of its cards and of those left out, and how often one was converted.
    Site { cards: usize, left_out: usize, conversions: usize },
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
    let input = Input {
        assets: &assets,
        fingerprint: Fingerprint::new(&app, base),
        cache: BuildCache::read(&args.out),
        conversions: AtomicUsize::new(0),
    };
    let (cards, usage) = input.check(&files)?;
    let left_out = files.len() - cards.len();
    if cards.is_empty() || left_out > 0 && !args.keep_going {
        return Ok(Built::Nothing);
    }
    let used_app = app.with_used_messages(&usage, languages)?;
    let site = SiteWriter {
        context: SiteContext { app: &used_app, base, languages, lang, usage: &usage },
        painter: &painter,
        assets: &assets,
        fingerprint: input.fingerprint.clone(),
    };
    replace_folder(&args.out, &replaceable(args, &app), |folder| {
        input.write(&cards, &site, folder)
    })?;
    let conversions = input.conversions.into_inner();
    Ok(Built::Site { cards: cards.len(), left_out, conversions })
}

/// The input of a build beside the files of the cards.
struct Input<'a> {
    /// The parent folder of `art/`.
    assets: &'a Path,
    fingerprint: Fingerprint,
    cache: BuildCache,
    /// How often a card was converted from its source.
    conversions: AtomicUsize,
}

/// The file of a card without problems.
struct CardFile<'a> {
    path: &'a Path,
    /// The fingerprint of an unchanged card.
    unchanged: Option<String>,
}

impl Input<'_> {
    /// Converts the source of a card.
    fn convert(&self, file: &Path, source: Vec<u8>) -> Result<(Checked, Report), Report> {
        self.conversions.fetch_add(1, Ordering::Relaxed);
        input::check_card(file, source, Linting::Off)
    }

    /// Checks every card that has changed, and reports all problems in the order of the files. Returns the cards without
    /// problems, and what they use of what all cards share.
    fn check<'a>(&self, files: &'a [PathBuf]) -> Result<(Vec<CardFile<'a>>, Usage), Error> {
        let bar = progress_bar(files.len(), "checking");
        let mut cards = Vec::with_capacity(files.len());
        let mut site_usage = Usage::default();
        for files in files.chunks(CARDS_PER_PAGE) {
            let check = |path: &'a PathBuf| {
                let source = input::read(path)?;
                let id = input::id_of(path);
                let known = self.cache.unchanged(&id, &source, self.assets, &self.fingerprint);
                let checked = match known {
                    Some((fingerprint, usage)) => Ok((Some(fingerprint), usage)),
                    None => self.convert(path, source).map(|(card, _)| (None, Usage::of(&card))),
                };
                bar.inc(1);
                Ok(checked.map(|(unchanged, usage)| (CardFile { path, unchanged }, usage)))
            };
            let checks: Result<Vec<_>, Error> = files.par_iter().map(check).collect();
            for checked in checks? {
                match checked {
                    Ok((card, usage)) => {
                        site_usage.add(usage);
                        cards.push(card);
                    }
                    Err(report) => {
                        bar.suspend(|| eprint!("{}", report.without_warnings().for_people()))
                    }
                }
            }
        }
        bar.finish_and_clear();
        Ok((cards, site_usage))
    }

    /// Writes a site page by page of its gallery. After a page little of its cards stays in memory, so a site may have
    /// any number of cards. For the same reason a changed card is converted again here instead of being kept from
    /// [`Self::check`].
    fn write(&self, cards: &[CardFile], site: &SiteWriter, folder: &Path) -> Result<(), Error> {
        let bar = progress_bar(cards.len(), "writing");
        let last = cards.len().div_ceil(CARDS_PER_PAGE);
        let mut lists = CardLists::create(&site.context, folder)?;
        let mut assets = BTreeSet::new();
        for (index, cards) in cards.chunks(CARDS_PER_PAGE).enumerate() {
            let number = index + 1;
            let write = |card: &CardFile| {
                let record = self.write_card(card, site, folder)?;
                bar.inc(1);
                Ok(record)
            };
            let written: Result<Vec<BuildRecord>, Error> = cards.par_iter().map(write).collect();
            let written = written?;
            let entries: Vec<Entry> = written.iter().map(|record| record.entry().clone()).collect();
            for entry in &entries {
                if !site.painter.can_write(entry.title()) {
                    bar.suspend(|| warn_of_missing_letters(entry));
                }
            }
            site.write_gallery_page(&entries, number, last, folder)?;
            assets.extend(written.iter().flat_map(BuildRecord::assets).cloned());
            lists.add(&written, number)?;
        }
        site.write_shared(&assets, folder)?;
        lists.finish()?;
        bar.finish_and_clear();
        Ok(())
    }

    /// Links the files of an unchanged card, or writes those of another one.
    fn write_card(
        &self,
        card: &CardFile,
        site: &SiteWriter,
        folder: &Path,
    ) -> Result<BuildRecord, Error> {
        let (path, id) = (card.path, input::id_of(card.path));
        let reused = card.unchanged.as_deref();
        let reused = reused.and_then(|print| {
            self.cache.reuse(&id, print, site.context.app.messages_pattern(), folder)
        });
        if let Some(record) = reused {
            return Ok(record);
        }
        let (card, report) = (self.convert(path, input::read(path)?))
            .map_err(|_| Error::Changed(path.to_owned()))?;
        Ok(site.write_card(&card, &report.bytes, folder)?)
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
    use sha2::{Digest, Sha256};
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
            keep_going: false,
        }
    }

    /// Writes an app of small files, with the list of assets that `web/build.mjs` writes.
    fn write_app(folder: &Path) {
        let write = |name: &str| {
            fs::write(folder.join(name), name).unwrap();
            let integrity = format!("sha256-{}", STANDARD.encode(Sha256::digest(name)));
            serde_json::json!({ "name": name, "integrity": integrity })
        };
        write("messages-en-1.txt");
        let assets = serde_json::json!({
            "glue": write("widget.js"), "wasm": write("widget.wasm"), "starter": write("starter.js"),
            "gallery": write("gallery.js"), "inline": write("inline.js"), "element": write("curtain.js"),
            "messages": { "pattern": "messages-{}-1.txt", "langs": ["en"] },
            "frame_script": "", "page_script": "", "styles": { "page": "", "frame": "", "gallery": "", "docs": "" },
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
            Built::Site { cards: CARDS, conversions, .. } => conversions,
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
