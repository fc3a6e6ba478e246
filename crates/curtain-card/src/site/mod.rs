//! The files of a site, made of cards: pages, pictures, calendars, the gallery and what they share.
//!
//! Every text comes from the [`CardView`](curtain_core::gate::CardView) of a reader who has seen nothing, and no file
//! depends on the current time: a page is a pure function of its card.
//!
//! - `writer`: writes all files, and `card_lists` those that grow card by card; `atomic_dir` replaces the folder at once, `cache` reuses the files of unchanged cards.
//! - `page`, `gallery_page`, `docs`, `not_found`: the pages; `meta` and `policy` are their heads, `render` their HTML.
//! - `static_card`, `openings`: the card of a page, and what its covers open as trees; `markup_tree` reads HTML.
//! - `signature`, `calendar`, `oembed`, `snippet`: other forms of a card; `subscriptions`: links to calendars; `sitemap`: the list of pages for search engines.
//! - `usage`: what the cards use of what they share; `used_messages` leaves out the rest of the messages.

mod accent;
mod assets;
mod atomic_dir;
mod base_url;
mod cache;
mod calendar;
mod card_lists;
mod context;
mod docs;
mod embed_builder;
mod embed_options;
mod entry;
mod error;
mod gallery_page;
mod markup_tree;
mod message_files;
mod meta;
mod not_found;
mod oembed;
mod openings;
mod page;
mod policy;
mod previous_site;
mod public_view;
mod render;
mod signature;
mod sitemap;
mod snippet;
mod static_card;
mod subscriptions;
mod time_slider;
mod usage;
mod used_messages;
mod writer;

pub use assets::AppAssets;
pub use atomic_dir::replace_folder;
pub use base_url::{BaseUrl, BaseUrlError};
pub use cache::{BuildCache, BuildRecord, Fingerprint};
pub use card_lists::CardLists;
pub use context::SiteContext;
pub use embed_options::{Choice, EmbedOptions, Kind, Size, Theme};
pub use entry::Entry;
pub use error::Error;
pub use gallery_page::CARDS_PER_PAGE;
pub use message_files::MessageFiles;
pub use public_view::open_title;
pub use signature::{Painter, PictureError, picture_texts};
pub use snippet::{Template, fill};
pub use usage::Usage;
pub use writer::SiteWriter;
