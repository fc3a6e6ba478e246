//! `curtain-card build`: writes the site.

use super::{Outcome, input, say};
use crate::catalog::Checked;
use crate::publish::{App, Base, Painter, Site, Target, open_title, replace_folder};
use indicatif::{ProgressBar, ProgressStyle};
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
    base: Option<Base>,
}

pub(super) fn run(args: &Args) -> Result<Outcome, String> {
    let app = App::find(&args.app)?;
    if args.cards.is_file() {
        let shown = args.cards.display();
        return Err(format!("found the file {shown} as --cards, wanted a folder of cards"));
    }
    let files = input::card_files(std::slice::from_ref(&args.cards))?;
    let Some(cards) = read_all(&files)? else {
        eprintln!("nothing was written");
        return Ok(Outcome::Problems);
    };
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
    let painter = Painter::new()?;
    let site = Site { painter: &painter, app: &app, base: args.base.as_ref(), assets: &assets };
    let bar = progress_bar(cards.len(), "writing");
    replace_folder(&args.out, &replaceable(args, &app), |folder| {
        let target = Target(folder);
        for card in &cards {
            site.write_card(card, &target)?;
            let title = open_title(card);
            if !painter.can_write(&title) {
                let id = &card.card.id;
                bar.suspend(|| {
                    eprintln!("note: the pictures of {id} leave out \"{title}\": no bundled font has its letters");
                });
            }
            bar.inc(1);
        }
        site.write_shared(&cards, &target)
    })?;
    bar.finish_and_clear();
    say(&format!("built {} cards in {}\n", cards.len(), args.out.display()))?;
    Ok(Outcome::Fine)
}

/// Tells whether a path that exists leads into a folder that exists, or to it.
fn is_within(path: &Path, folder: &Path) -> bool {
    let both = path.canonicalize().ok().zip(folder.canonicalize().ok());
    both.is_some_and(|(path, folder)| path.starts_with(folder))
}

/// Lists what a site may replace where it is written to the app's own folder: the app, of which it
/// has a copy, and the page that Trunk put beside it.
fn replaceable(args: &Args, app: &App) -> Vec<String> {
    if args.app.canonicalize().ok() != args.out.canonicalize().ok() {
        return Vec::new();
    }
    let mut files: Vec<String> = app.files().map(|file| file.name.clone()).into();
    let index = std::fs::read_to_string(args.app.join("index.html")).unwrap_or_default();
    if index.contains("data-trunk") || index.contains(&app.glue.name) {
        files.push("index.html".to_owned());
    }
    files
}

/// Reads every card, and says every problem of every one; `None` where there was any.
fn read_all(files: &[PathBuf]) -> Result<Option<Vec<Checked>>, String> {
    let bar = progress_bar(files.len(), "checking");
    let mut cards = Vec::with_capacity(files.len());
    let mut all_fine = true;
    for file in files {
        match input::read_card(file)? {
            Ok(card) => cards.push(card),
            Err(report) => {
                all_fine = false;
                bar.suspend(|| eprint!("{}", report.for_people()));
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(all_fine.then_some(cards))
}

/// A bar on a terminal; nothing anywhere else.
fn progress_bar(length: usize, doing: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
    ProgressBar::new(length as u64)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        .with_message(doing)
}
