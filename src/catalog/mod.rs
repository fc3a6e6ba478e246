//! Authoring files, checked and turned into cards.
//!
//! [`check()`] takes a file's bytes and gives a [`Card`](crate::card::Card), or every [`Problem`] that
//! it found: of syntax (`source.rs`), of shape (`shape.rs`, against the schema of [`document`]) and of
//! meaning (`convert.rs`). Nothing behind it sees unchecked data.

mod broadcast_time;
mod check;
mod convert;
pub mod document;
mod link;
mod lint;
mod problem;
mod shape;
mod source;

pub use check::{Checked, check};
pub use convert::{is_tag, untranslated};
pub use problem::Problem;
pub use shape::schema;
pub use source::{Lines, Location, MAX_BYTES, Source};
