//! `curtain-card snippet`: prints what to paste to show a card elsewhere.

use super::choice::choice;
use super::error::Error;
use super::input;
use super::outcome::{Outcome, print};
use crate::site::{BaseUrl, Choice, EmbedOptions, Kind, Size, Theme, fill, open_title};
use curtain_authoring::Checked;
use curtain_core::fragment;
use std::path::PathBuf;

/// Print what to paste to show a card on another page
#[derive(clap::Args)]
pub(super) struct Args {
    /// The card's name, as in its address: 86-eighty-six
    id: String,
    /// The address of the site's root, such as <https://cards.example/>
    #[arg(long, value_name = "URL")]
    base: BaseUrl,
    /// For which kind of page
    #[arg(long, value_parser = choice::<Kind>(), default_value = "html")]
    kind: Kind,
    /// The frame's theme
    #[arg(long, value_parser = choice::<Theme>(), default_value = "auto")]
    theme: Theme,
    /// The frame's size, or the picture's
    #[arg(long, value_parser = choice::<Size>(), default_value = "full")]
    size: Size,
    /// The language of the card's interface; without it the page's, or the reader's
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// How far the card is opened to begin with, such as anime=5; several with & between them
    #[arg(long, value_name = "TRACK=N")]
    progress: Option<String>,
    /// The folder of the cards
    #[arg(long, value_name = "DIR", default_value = "static/cards")]
    cards: PathBuf,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let file = args.cards.join(&args.id).with_extension("json");
    let is_name = !args.id.is_empty() && !args.id.contains(['/', '\\', '.']);
    if !is_name || !file.is_file() {
        return Err(Error::NoSuchCard { id: args.id.clone(), cards: args.cards.clone() });
    }
    let card = match input::read_card(&file)? {
        Ok(card) => card,
        Err(report) => {
            eprint!("{}", report.without_warnings().for_people());
            return Ok(Outcome::Problems);
        }
    };
    if let Some(progress) = &args.progress {
        check_progress(&card, progress)?;
    }
    let lang = args.lang.as_deref().map(input::lang).transpose()?.map(str::to_owned);
    let options =
        EmbedOptions { theme: args.theme, size: args.size, lang, progress: args.progress.clone() };
    check_options(args.kind, &options)?;
    let template = args.kind.template();
    let title = open_title(&card);
    let filled = |text| fill(text, &args.base, &args.id, &title, &options);
    // The note goes to standard error, so that standard output is the snippet alone.
    eprintln!("{}\n", filled(template.needs));
    print(&format!("{}\n", filled(template.text)))?;
    Ok(Outcome::Fine)
}

/// Refuses options that this kind of snippet ignores.
fn check_options(kind: Kind, options: &EmbedOptions) -> Result<(), Error> {
    let ignored = kind.ignores(options);
    if ignored.is_empty() {
        return Ok(());
    }
    let (found, wanted) = if ignored.contains(&"--size") {
        let fits = |size: &&Size| kind.ignores(&EmbedOptions::of_size(**size)).is_empty();
        let sizes: Vec<&str> = Size::ALL.iter().filter(fits).map(|size| size.name()).collect();
        (format!("--size {}", options.size.name()), sizes.join(", "))
    } else {
        (ignored.join(" and "), "none: it looks as it does for everybody".to_owned())
    };
    Err(Error::NotOfKind { found, kind: kind.name(), wanted })
}

/// Refuses a progress on a track or unit that the card does not have.
fn check_progress(card: &Checked, progress: &str) -> Result<(), Error> {
    for entry in progress.split(fragment::SEPARATOR) {
        let (name, at) = entry.split_once('=').unwrap_or((entry, ""));
        let track = card.card.tracks.iter().find(|track| track.id == name);
        let end = track.map(|track| track.count.unwrap_or(u16::MAX));
        let fits = at.parse::<u16>().is_ok_and(|at| end.is_some_and(|end| at <= end));
        if fits {
            continue;
        }
        let wanted: Vec<String> = (card.card.tracks.iter())
            .map(|track| match track.count {
                Some(count) => format!("{}=0 to {}={count}", track.id, track.id),
                None => format!("{}=0 or more", track.id),
            })
            .collect();
        let wanted = if wanted.is_empty() {
            "none: the card has no tracks".to_owned()
        } else {
            wanted.join(", or ")
        };
        return Err(Error::Value { option: "--progress", found: entry.to_owned(), wanted });
    }
    Ok(())
}
