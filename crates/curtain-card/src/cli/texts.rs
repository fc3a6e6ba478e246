//! `curtain-card texts`: prints the texts of a card that a language lacks.

use super::error::Error;
use super::input;
use super::outcome::{Outcome, print};
use curtain_authoring::{is_tag, untranslated};
use serde_json::Value;
use std::path::PathBuf;

/// Print the texts of a card that a language lacks, to be filled in and put into its "translations"
#[derive(clap::Args)]
pub(super) struct Args {
    /// The card's file
    file: PathBuf,
    /// The language, as a BCP 47 tag such as ja or pt-BR
    #[arg(long, value_name = "TAG")]
    lang: String,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let refuse = |wanted: &str| Error::Value {
        option: "--lang",
        found: args.lang.clone(),
        wanted: wanted.to_owned(),
    };
    let card = match input::read_card(&args.file)? {
        Ok(card) => card,
        Err(report) => {
            eprint!("{}", report.without_warnings().for_people());
            return Ok(Outcome::Problems);
        }
    };
    if !is_tag(&args.lang) {
        return Err(refuse("a language tag such as ja or pt-BR"));
    }
    if args.lang.eq_ignore_ascii_case(&card.card.lang) {
        return Err(refuse("a language that is not the card's own"));
    }
    // A JSON map would not keep the order of the card.
    let texts = untranslated(&card, &args.lang);
    let texts: Vec<String> =
        texts.into_iter().map(|text| format!("  {}: \"\"", Value::String(text))).collect();
    print(&format!("{}: {{\n{}\n}}\n", Value::String(args.lang.clone()), texts.join(",\n")))?;
    Ok(Outcome::Fine)
}
