//! Authoring files, checked and turned into cards.
//!
//! [`check()`] takes a file's bytes and gives a [`Card`](curtain_core::card::Card), or every [`Problem`] that
//! it found: of syntax (`source.rs`), of shape (`shape.rs`, against the schema of [`document`]) and of
//! meaning (`convert.rs`). Nothing behind it sees unchecked data.

mod broadcast_time;
mod check;
pub mod document;
mod link;
mod lint;
mod problem;
mod resolve;
mod schema;
mod source;

pub use check::{Checked, check};
pub use problem::Problem;
pub use resolve::{is_tag, untranslated};
pub use schema::schema;
pub use source::{Lines, Location, MAX_BYTES, Source};
