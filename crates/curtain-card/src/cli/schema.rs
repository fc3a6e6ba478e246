//! `curtain-card schema`: prints the JSON Schema of the authoring format.

use super::{Outcome, say};
use curtain_authoring as authoring;

/// Print the JSON Schema of the authoring format
#[derive(clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_: &Args) -> Result<Outcome, String> {
    let schema = serde_json::to_string_pretty(&authoring::schema());
    say(&(schema.map_err(|error| error.to_string())? + "\n"))?;
    Ok(Outcome::Fine)
}
