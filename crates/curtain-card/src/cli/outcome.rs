//! Results of commands, and printing to standard output.

use super::error::Error;
use std::io::{ErrorKind, Write};

/// The result of a command that ran to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All is well: exit code 0.
    Fine,
    /// The input has problems, and the command has reported them: exit code 1.
    Problems,
}

/// Prints to standard output. A closed pipe is no error: its reader wants no more.
pub(super) fn print(text: &str) -> Result<(), Error> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Error::Print(error)),
        _ => Ok(()),
    }
}
