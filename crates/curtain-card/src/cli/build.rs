//! `curtain-card build`: writes the site.

use super::report::Report;
use super::{Outcome, input, say};
use crate::site::{
    AppAssets, BaseUrl, BuildCache, BuildRecord, CARDS_PER_PAGE, Entry, Fingerprint, Painter,
    SiteWriter, replace_folder,
};
use crate::translations;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

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

pub(super) fn run(args: &Args) -> Result<Outcome, String> {
    let languages = translations::load()?;
    let lang = input::lang(&args.lang)?;
    let app = AppAssets::read(&args.app)?;
    if args.cards.is_file() {
        let shown = args.cards.display();
        return Err(format!("found the file {shown} as --cards, wanted a folder of cards"));
    }
    let files = input::card_files(std::slice::from_ref(&args.cards))?;
    let assets = input::assets_of(&args.cards);
    for (name, input) in [("cards", &args.cards), ("cards' art/", &assets.join("art"))] {
        if is_within(input, &args.out) {
            let (input, out) = (input.display(), args.out.display());
            return Err(format!(
                "found the {name} {input} in --out {out}, wanted them apart: a build replaces the \
                 whole folder"
            ));
        }
    }
    if !check_all(&files)? {
        eprintln!("nothing was written");
        return Ok(Outcome::Problems);
    }
    let painter = Painter::new()?;
    let base = args.base.as_ref();
    let fingerprint = Fingerprint::new(&app, base);
    let site = SiteWriter {
        painter: &painter,
        app: &app,
        base,
        languages,
        lang,
        assets: &assets,
        fingerprint,
    };
    let cache = BuildCache::read(&args.out);
    replace_folder(&args.out, &replaceable(args, &app), |folder| {
        write_all(&files, &site, &cache, folder)
    })?;
    say(&format!(
        "built {} card{} in {}\n",
        files.len(),
        if files.len() == 1 { "" } else { "s" },
        args.out.display()
    ))?;
    Ok(Outcome::Fine)
}

/// Writes a site shelf by shelf: of the cards of one shelf each is on its own, and after it little is left of
/// them, so a site may have any number of cards.
fn write_all(
    files: &[PathBuf],
    site: &SiteWriter,
    cache: &BuildCache,
    folder: &Path,
) -> Result<(), String> {
    let bar = progress_bar(files.len(), "writing");
    let last = files.len().div_ceil(CARDS_PER_PAGE);
    let (mut made, mut index, mut assets) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (gallery_page, files) in files.chunks(CARDS_PER_PAGE).enumerate() {
        let write = |file: &PathBuf| {
            let (card, report) = input::read_with_warnings(file)?.map_err(|_| {
                format!("found {} changed while it was built, wanted it at rest", file.display())
            })?;
            let (entry, made) = site.write_card(&card, &report.bytes, folder, cache)?;
            bar.inc(1);
            Ok((entry, made, card.assets))
        };
        let written: Result<Vec<(Entry, BuildRecord, Vec<String>)>, String> =
            files.par_iter().map(write).collect();
        let mut entries = Vec::with_capacity(CARDS_PER_PAGE);
        for (entry, of_card, needed) in written? {
            if !site.painter.can_write(entry.title()) {
                bar.suspend(|| note_letters(&entry));
            }
            index.push(entry.found_by(gallery_page + 1));
            entries.push(entry);
            made.push(of_card);
            assets.extend(needed);
        }
        site.write_gallery_page(&entries, gallery_page + 1, last, folder)?;
    }
    site.write_shared(&assets, &index, &made, folder)?;
    bar.finish_and_clear();
    Ok(())
}

fn note_letters(entry: &Entry) {
    let (id, title) = (entry.id(), entry.title());
    eprintln!("note: the pictures of {id} leave out \"{title}\": no bundled font has its letters");
}

/// Tells whether a path that exists leads into a folder that exists, or to it.
fn is_within(path: &Path, folder: &Path) -> bool {
    let both = path.canonicalize().ok().zip(folder.canonicalize().ok());
    both.is_some_and(|(path, folder)| path.starts_with(folder))
}

/// Lists what a site may replace where it is written to the app's own folder: the app, of which it
/// has a copy, and the page that Trunk put beside it.
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

/// Checks every card, and says every problem of every one in the order of their files; false where there was
/// any.
fn check_all(files: &[PathBuf]) -> Result<bool, String> {
    let bar = progress_bar(files.len(), "checking");
    let mut all_fine = true;
    for files in files.chunks(CARDS_PER_PAGE) {
        let read = |file: &PathBuf| {
            let read = input::read_card(file);
            bar.inc(1);
            Ok(read?.err())
        };
        let reports: Result<Vec<Option<Report>>, String> = files.par_iter().map(read).collect();
        for report in reports?.into_iter().flatten() {
            all_fine = false;
            bar.suspend(|| eprint!("{}", report.for_people()));
        }
    }
    bar.finish_and_clear();
    Ok(all_fine)
}

/// A bar on a terminal; nothing anywhere else.
fn progress_bar(length: usize, doing: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
    ProgressBar::new(length as u64)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        .with_message(doing)
}
