//! `curtain-card messages`: writes the files of the interface's messages. The build of the site's scripts calls it.

use super::error::Error;
use super::outcome::{Outcome, print};
use crate::site::{self, MessageFiles};
use crate::translations;
use std::path::PathBuf;

/// Write the messages of the interface for the build of the scripts, and print what it has to know
#[derive(clap::Args)]
pub(super) struct Args {
    /// The folder to write to
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let messages = MessageFiles::new(translations::load()?);
    for (name, lines) in messages.files() {
        let path = args.out.join(name);
        std::fs::write(&path, lines).map_err(|source| site::Error::Write { path, source })?;
    }
    print(&format!("{}\n", messages.describe()))?;
    Ok(Outcome::Fine)
}
