//! `curtain-card snippet`: prints what to paste to show a card elsewhere.

use super::{Outcome, input, say};
use crate::site::{BaseUrl, EmbedOptions, Kind, Size, Theme, fill, open_title};
use clap::ValueEnum;
use clap::builder::PossibleValue;
use curtain_authoring::Checked;
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
    #[arg(long, value_enum, default_value = "html")]
    kind: Kind,
    /// The frame's theme
    #[arg(long, value_enum, default_value = "auto")]
    theme: Theme,
    /// The frame's size, or the picture's
    #[arg(long, value_enum, default_value = "full")]
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

pub(super) fn run(args: &Args) -> Result<Outcome, String> {
    let file = args.cards.join(&args.id).with_extension("json");
    let is_name = !args.id.is_empty() && !args.id.contains(['/', '\\', '.']);
    if !is_name || !file.is_file() {
        return Err(format!(
            "found no card {}.json in {}, wanted the name of one of its cards",
            args.id.escape_debug(),
            args.cards.display()
        ));
    }
    let card = match input::read_card(&file)? {
        Ok(card) => card,
        Err(report) => {
            eprint!("{}", report.for_people());
            return Ok(Outcome::Problems);
        }
    };
    if let Some(progress) = &args.progress {
        check_progress(&card, progress)?;
    }
    let lang = args.lang.as_deref().map(input::lang).transpose()?.map(str::to_owned);
    let look =
        EmbedOptions { theme: args.theme, size: args.size, lang, progress: args.progress.clone() };
    let ignored = args.kind.ignores(&look);
    if !ignored.is_empty() {
        let name = |value: Option<PossibleValue>| {
            value.map(|value| value.get_name().to_owned()).unwrap_or_default()
        };
        let kind = name(args.kind.to_possible_value());
        let (found, wanted) = if ignored.contains(&"--size") {
            let usual =
                EmbedOptions { theme: Theme::Auto, lang: None, progress: None, ..look.clone() };
            let fits = |size: &&Size| {
                args.kind.ignores(&EmbedOptions { size: **size, ..usual.clone() }).is_empty()
            };
            let sizes: Vec<String> = (Size::value_variants().iter().filter(fits))
                .map(|size| name(size.to_possible_value()))
                .collect();
            (format!("--size {}", name(args.size.to_possible_value())), sizes.join(", "))
        } else {
            (ignored.join(" and "), "none: it looks as it does for everybody".to_owned())
        };
        return Err(format!("found {found} with --kind {kind}, wanted {wanted}"));
    }
    let template = args.kind.template();
    let title = open_title(&card);
    let filled = |text| fill(text, &args.base, &args.id, &title, &look);
    // Apart from the snippet, which is to be passed on as it is.
    eprintln!("{}\n", filled(template.needs));
    say(&format!("{}\n", filled(template.text)))?;
    Ok(Outcome::Fine)
}

/// Refuses a progress that the card would not follow.
fn check_progress(card: &Checked, progress: &str) -> Result<(), String> {
    for entry in progress.split('&') {
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
        let found = entry.escape_debug();
        return Err(format!("found \"{found}\" as --progress, wanted {wanted}"));
    }
    Ok(())
}
