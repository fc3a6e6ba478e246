//! `curtain-card messages`: writes the files of the interface's messages. The build of the site's scripts calls it.

use super::{Outcome, say};
use crate::site::MessageFiles;
use crate::translations;
use std::path::PathBuf;

/// Write the messages of the interface for the build of the scripts, and print what it has to know
#[derive(clap::Args)]
pub(super) struct Args {
    /// The folder to write to
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(super) fn run(args: &Args) -> Result<Outcome, String> {
    let messages = MessageFiles::new(translations::load()?);
    for (name, lines) in messages.files() {
        let path = args.out.join(name);
        std::fs::write(&path, lines)
            .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    }
    say(&format!("{}\n", messages.describe()))?;
    Ok(Outcome::Fine)
}
