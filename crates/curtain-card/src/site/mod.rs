//! Cards, as the files of a site.
//!
//! Everything that shows text is drawn from the [`CardView`](curtain_core::gate::CardView) of a reader who
//! has seen nothing, and no file knows what time it is: a page is a pure function of its card.

mod accent;
mod assets;
mod atomic_dir;
mod base_url;
mod cache;
mod calendar;
mod docs;
mod embed_builder;
mod gallery;
mod message_files;
mod meta;
mod oembed;
mod page;
mod render;
mod signature;
mod snippet;
mod writer;

pub use assets::AppAssets;
pub use atomic_dir::replace_folder;
pub use base_url::BaseUrl;
pub use cache::{BuildCache, BuildRecord, Fingerprint};
pub use gallery::{CARDS_PER_PAGE, Entry};
pub use message_files::MessageFiles;
pub use page::open_title;
pub use signature::Painter;
pub use snippet::{EmbedOptions, Kind, Size, Template, Theme, fill};
pub use writer::SiteWriter;
