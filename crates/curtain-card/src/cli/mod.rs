//! The command line: its subcommands, one per file, and the exit code of a run.
//!
//! - `build`, `check`, `snippet`, `texts`, `schema`, `completions`, `man`: the subcommands.
//! - `messages`: a hidden subcommand for the build of the scripts.
//! - `input`: finds and reads card files. `asset_folder`: the files that cards name. `report`: problems as text or JSON. `error`: failures and exit codes.

mod asset_folder;
mod build;
mod check;
mod choice;
mod completions;
mod error;
mod input;
mod man;
mod messages;
mod outcome;
mod report;
mod schema;
mod snippet;
mod texts;

use clap::{CommandFactory, Parser, Subcommand};
use outcome::Outcome;
use std::process::ExitCode;
use std::sync::LazyLock;

/// Spoiler-gated info cards for series: checks them and builds the site that shows them.
#[derive(Parser)]
#[command(name = "curtain-card", version, long_version = LONG_VERSION.as_str(), max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Args),
    Build(build::Args),
    Snippet(snippet::Args),
    Texts(texts::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
    #[command(hide = true)]
    Messages(messages::Args),
}

/// The version of this program, and the release of the zone data by which it resolves hours.
static LONG_VERSION: LazyLock<String> = LazyLock::new(|| {
    format!("{}\nzone data: {}", env!("CARGO_PKG_VERSION"), curtain_authoring::zone_data())
});

/// Runs the command. The exit code is 0 for fine, 1 for problems in the input or the output, and 2 for a wrong call.
pub fn run() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Build(args) => build::run(&args),
        Command::Snippet(args) => snippet::run(&args),
        Command::Texts(args) => texts::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(&args, Cli::command()),
        Command::Man(args) => man::run(&args, Cli::command()),
        Command::Messages(args) => messages::run(&args),
    };
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(error.exit_code())
        }
    }
}
