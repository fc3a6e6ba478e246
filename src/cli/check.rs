//! `curtain-card check`: says everything that is wrong with cards.

use super::{Outcome, input, say};
use clap::ValueEnum;
use std::path::PathBuf;

/// Check cards: every problem of every file, with its place
#[derive(clap::Args)]
pub(super) struct Args {
    /// Card files, or folders of them
    #[arg(value_name = "FILE|DIR", default_value = "static/cards")]
    paths: Vec<PathBuf>,
    /// How problems are written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people: `file:line:column: field: found …, wanted …`, with an excerpt
    Text,
    /// For editors: one JSON object per problem and line
    Json,
}

pub(super) fn run(args: &Args) -> Result<Outcome, String> {
    let files = input::card_files(&args.paths)?;
    let (mut problems, mut broken) = (0, 0);
    for file in &files {
        if let Err(report) = input::read_card(file)? {
            problems += report.problems.len();
            broken += 1;
            say(&match args.format {
                Format::Text => report.for_people(),
                Format::Json => report.for_editors(),
            })?;
        }
    }
    if matches!(args.format, Format::Text) {
        let cards = plural(files.len(), "card");
        match problems {
            0 => say(&format!("{cards} checked, no problems\n"))?,
            _ => say(&format!("{cards} checked, {} in {broken}\n", plural(problems, "problem")))?,
        }
    }
    Ok(if problems == 0 { Outcome::Fine } else { Outcome::Problems })
}

fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
