//! `curtain-card check`: reports every problem of cards.

use super::error::Error;
use super::input;
use super::outcome::{Outcome, print};
use super::report::Report;
use clap::ValueEnum;
use curtain_authoring::Linting;
use rayon::prelude::*;
use std::path::PathBuf;

/// The number of cards that are checked side by side before their reports are printed.
const CHUNK: usize = 64;

/// Check cards: every problem of every file, with its place
#[derive(clap::Args)]
pub(super) struct Args {
    /// Card files, or folders of them
    #[arg(value_name = "FILE|DIR", default_value = "static/cards")]
    paths: Vec<PathBuf>,
    /// How problems are written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// What ends with exit code 1 besides problems
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Deny {
    /// What a card may give away without saying it
    Warnings,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people: `file:line:column: field: found …, wanted …`, with an excerpt
    Text,
    /// For editors: one JSON object per problem and line
    Json,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let files = input::card_files(&args.paths)?;
    let (mut problems, mut warnings, mut broken) = (0, 0, 0);
    // Reports stand in the order of the files.
    for files in files.chunks(CHUNK) {
        let check = |file: &PathBuf| -> Result<(bool, Report), Error> {
            let checked = input::check_card(file, input::read(file)?, Linting::On);
            let is_broken = checked.is_err();
            Ok((is_broken, checked.map_or_else(|report| report, |(_, report)| report)))
        };
        let reports: Vec<Result<(bool, Report), Error>> = files.par_iter().map(check).collect();
        for report in reports {
            let (is_broken, report) = report?;
            broken += usize::from(is_broken);
            let (of_card, warnings_of_card) = report.counts();
            problems += of_card;
            warnings += warnings_of_card;
            print(&match args.format {
                Format::Text => report.for_people(),
                Format::Json => report.for_editors(),
            })?;
        }
    }
    if matches!(args.format, Format::Text) {
        let found = match problems {
            0 => "no problems".to_owned(),
            _ => format!("{} in {broken}", plural(problems, "problem")),
        };
        let warned = match warnings {
            0 => String::new(),
            _ => format!(", {}", plural(warnings, "warning")),
        };
        print(&format!("{} checked, {found}{warned}\n", plural(files.len(), "card")))?;
    }
    let is_denied = args.deny.is_some() && warnings > 0;
    Ok(if problems > 0 || is_denied { Outcome::Problems } else { Outcome::Fine })
}

fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
