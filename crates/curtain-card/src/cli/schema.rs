//! `curtain-card schema`: prints the JSON Schema of the authoring format.

use super::error::Error;
use super::outcome::{Outcome, print};

/// Print the JSON Schema of the authoring format
#[derive(clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_: &Args) -> Result<Outcome, Error> {
    let schema = serde_json::to_string_pretty(&curtain_authoring::schema());
    print(&(schema.map_err(Error::Schema)? + "\n"))?;
    Ok(Outcome::Fine)
}
