//! `curtain-card man`: prints the manual page.

use super::error::Error;
use super::outcome::{Outcome, print};
use clap::Command;
use clap_mangen::Man;

/// Print the manual page, as roff; with a subcommand's name that of the subcommand
#[derive(clap::Args)]
pub(super) struct Args {
    /// The subcommand
    #[arg(value_name = "SUBCOMMAND")]
    subcommand: Option<String>,
}

pub(super) fn run(args: &Args, mut command: Command) -> Result<Outcome, Error> {
    command.build();
    let described = match &args.subcommand {
        None => command,
        Some(name) => match command.find_subcommand(name) {
            Some(subcommand) => subcommand.clone(),
            None => {
                let names = command.get_subcommands().map(Command::get_name);
                let wanted = format!("one of {}", names.collect::<Vec<_>>().join(", "));
                return Err(Error::Value { option: "SUBCOMMAND", found: name.clone(), wanted });
            }
        },
    };
    let mut page = Vec::new();
    Man::new(described).render(&mut page).map_err(Error::Print)?;
    print(&String::from_utf8_lossy(&page))?;
    Ok(Outcome::Fine)
}
