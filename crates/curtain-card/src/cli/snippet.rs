//! `curtain-card snippet`: prints what to paste to show a card elsewhere.

use super::choice::choice;
use super::error::Error;
use super::outcome::{Outcome, print};
use super::{input, progress};
use crate::site::{BaseUrl, Choice, EmbedOptions, Kind, Size, Theme, fill, open_title};
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
    let file = input::card_of(&args.id, &args.cards)?;
    let card = match input::read_card(&file)? {
        Ok(card) => card,
        Err(report) => {
            eprint!("{}", report.without_warnings().for_people());
            return Ok(Outcome::Problems);
        }
    };
    if let Some(entries) = &args.progress {
        progress::read(&card.card, entries.split(fragment::SEPARATOR))?;
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
