//! The command `curtain-card`.

use std::process::ExitCode;

fn main() -> ExitCode {
    curtain_card::cli::run()
}
