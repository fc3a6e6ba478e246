//! The authoring format of Curtain: parses, checks, resolves and lints the JSON files that authors write.
//!
//! [`check()`] takes the bytes of a file and returns a [`Checked`] card, or every [`Problem`] that it found:
//! of syntax (`source`), of shape (`schema`, against the JSON Schema of [`document`]) and of meaning
//! (`resolve`). Warnings about possible spoilers come from `lint`. No module after `schema` sees data of the
//! wrong shape: entries that have it are left out, and the meaning of the rest is checked all the same.
//!
//! ```
//! use curtain_authoring::check;
//!
//! let file = br##"{
//!   "version": 1, "lang": "en", "title": "Example", "format": "tv",
//!   "as_of": "2026-11-01", "accent": "#b3202c",
//!   "tracks": [{ "id": "anime", "name": "The anime", "unit": "episode", "count": 12 }],
//!   "facts": [{ "section": "story", "text": "It was a dream.", "after": { "anime": 12 } }]
//! }"##;
//! let checked = check("example", file, &|_| false).unwrap();
//! assert_eq!(checked.card.title.text, "Example");
//!
//! let file = String::from_utf8_lossy(file).replace("\"anime\": 12", "\"anime\": 13");
//! let problems = check("example", file.as_bytes(), &|_| false).unwrap_err();
//! assert_eq!(problems[0].field, "facts[0].after.anime");
//! assert_eq!(problems[0].found, "13");
//! assert_eq!(problems[0].wanted, "1 to 12, the length of the track \"anime\"");
//! ```

mod asset_files;
mod asset_names;
mod broadcast_time;
mod check;
mod checked;
pub mod document;
mod field_path;
mod lint;
mod normal_form;
mod problem;
mod problems;
mod resolve;
mod schema;
mod source;
mod web_address;

pub use asset_files::{AssetFault, AssetFiles, AssetKind};
pub use asset_names::named_assets;
pub use check::{check, check_with_files};
pub use checked::{Checked, Linting};
pub use problem::Problem;
pub use resolve::{is_tag, untranslated, zone_data};
pub use schema::schema;
pub use source::{Lines, Location, MAX_BYTES, Source};
