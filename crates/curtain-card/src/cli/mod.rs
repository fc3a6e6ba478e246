//! The command: one subcommand per file.

mod build;
mod check;
mod input;
mod messages;
mod report;
mod schema;
mod snippet;
mod texts;

use clap::{Parser, Subcommand};
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

/// Spoiler-gated info cards for series: checks them and builds the site that shows them.
#[derive(Parser)]
#[command(name = "curtain-card", version, max_term_width = 100)]
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
    #[command(hide = true)]
    Messages(messages::Args),
}

/// How a command ended.
pub(crate) enum Outcome {
    /// All is well.
    Fine,
    /// Something is wrong with the input; it has been said.
    Problems,
}

/// Runs the command. The exit code is 0 for fine, 1 for problems in the input or the output, and 2
/// for usage.
pub fn run() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Build(args) => build::run(&args),
        Command::Snippet(args) => snippet::run(&args),
        Command::Texts(args) => texts::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Messages(args) => messages::run(&args),
    };
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(1),
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(1)
        }
    }
}

/// Prints. A reader who closes the pipe has seen enough, and is told no error.
fn say(text: &str) -> Result<(), String> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("cannot print: {error}"))
        }
        _ => Ok(()),
    }
}
