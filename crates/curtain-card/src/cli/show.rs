//! `curtain-card show`: prints a card as one reader would see it at one instant.

use super::error::Error;
use super::outcome::{Outcome, print};
use super::{input, progress};
use crate::show::{Intl, Viewer, card_text, zone};
use crate::translations::{self, negotiate};
use curtain_core::card::time::Timestamp;
use curtain_core::card::{Card, Track};
use curtain_core::gate;
use curtain_core::reader::{Action, Reader};
use std::path::PathBuf;

/// Print a card as a reader would see it, as text
#[derive(clap::Args)]
pub(super) struct Args {
    /// The card's name, as in its address, or its file
    #[arg(value_name = "ID|FILE")]
    card: String,
    /// The folder of the cards
    #[arg(long, value_name = "DIR", default_value = "static/cards")]
    cards: PathBuf,
    /// The instant, such as 2021-04-10T15:00Z; without it now
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
    /// How far the reader is, such as anime=5; several with commas between them
    #[arg(long, value_name = "TRACK=N", value_delimiter = ',')]
    progress: Vec<String>,
    /// The language of the interface and, where the card is translated, of the card; without it the card's own
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// The reader's locale, such as en-US, which dates follow; without it the language
    #[arg(long, value_name = "TAG")]
    locale: Option<String>,
    /// The reader's time zone, such as Europe/Berlin
    #[arg(long, value_name = "IANA", default_value = "UTC")]
    zone: String,
    /// The outlet that the reader has pinned, by its id
    #[arg(long, value_name = "ID")]
    outlet: Option<String>,
    /// The numbering that the reader has picked, by its id
    #[arg(long, value_name = "ID")]
    numbering: Option<String>,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let file = input::card_file(&args.card, &args.cards)?;
    let card = match input::read_card(&file)? {
        Ok(card) => card,
        Err(report) => {
            eprint!("{}", report.for_people());
            return Ok(Outcome::Problems);
        }
    };
    let languages = translations::load()?;
    let lang = args.lang.as_deref().map(input::lang).transpose()?;
    let versions: Vec<&Card> = std::iter::once(&card.card).chain(&card.translations).collect();
    let langs: Vec<&str> = versions.iter().map(|card| card.lang.as_str()).collect();
    let version = lang.and_then(|lang| negotiate(&[lang], &langs)).unwrap_or(0);
    let card = versions[version];
    let language = languages.nearest(lang.unwrap_or(&card.lang));
    let locale = args.locale.as_deref().unwrap_or_else(|| language.tag());
    let refuse = |option, found: &str, wanted: &str| Error::Value {
        option,
        found: found.to_owned(),
        wanted: wanted.to_owned(),
    };
    let zone = zone(&args.zone).ok_or_else(|| {
        refuse("--zone", &args.zone, "a time zone of the IANA database, such as Europe/Berlin")
    })?;
    let intl = Intl::new(language.tag(), locale, zone)
        .ok_or_else(|| refuse("--locale", locale, "a language tag such as en-US"))?;
    let now = match &args.at {
        Some(text) => text
            .parse()
            .map_err(|_| refuse("--at", text, "an instant such as 2021-04-10T15:00Z"))?,
        None => jiff::Timestamp::now(),
    };
    let mut reader = Reader::default();
    for (track, at) in progress::read(card, args.progress.iter().map(String::as_str))? {
        reader.set_progress(track, at);
    }
    if let Some(id) = &args.outlet {
        let outlets: Vec<&str> = card.schedules.iter().map(|schedule| &*schedule.id).collect();
        if !outlets.contains(&id.as_str()) {
            return Err(refuse("--outlet", id, &one_of(&outlets, "the card has no outlets")));
        }
        reader.apply(Action::Pin(Some(id.clone())));
    }
    if let Some(id) = &args.numbering {
        let of = |track: &Track| track.numberings.iter().position(|numbering| numbering.id == *id);
        let found: Vec<(usize, usize)> = (card.tracks.iter().enumerate())
            .filter_map(|(track, of_track)| Some((track, of(of_track)?)))
            .collect();
        if found.is_empty() {
            let known = card.tracks.iter().flat_map(|track| &track.numberings);
            let known: Vec<&str> = known.map(|numbering| &*numbering.id).collect();
            return Err(refuse("--numbering", id, &one_of(&known, "the card has no numberings")));
        }
        for (track, picked) in found {
            reader.apply(Action::Numbering { track, picked: Some(picked) });
        }
    }
    let view = gate::view(card, &reader);
    let messages = intl.messages(language);
    let viewer = Viewer {
        now: Timestamp::from_millis(now.as_millisecond()),
        messages: &messages,
        intl: &intl,
    };
    // What the reader's device knows goes to standard error, so that standard output is the card alone.
    eprintln!("{now}, {}, {locale}\n", args.zone);
    print(&card_text(&view, viewer))?;
    Ok(Outcome::Fine)
}

/// Lists what can be chosen.
fn one_of(known: &[&str], none: &str) -> String {
    if known.is_empty() { format!("none: {none}") } else { format!("one of {}", known.join(", ")) }
}
