//! `curtain-card completions`: prints the completion script of a shell.

use super::error::Error;
use super::outcome::{Outcome, print};
use clap::Command;
use clap_complete::Shell;

/// Print what a shell needs to complete this command's arguments
#[derive(clap::Args)]
pub(super) struct Args {
    /// The shell
    shell: Shell,
}

pub(super) fn run(args: &Args, mut command: Command) -> Result<Outcome, Error> {
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Fine)
}
