//! Cards, as the files of a site.
//!
//! Everything that shows text is drawn from the [`CardView`](crate::gate::CardView) of a reader who
//! has seen nothing, and no file knows what time it is: a page is a pure function of its card.

mod accent;
mod app;
mod base;
mod calendar;
mod docs;
mod gallery;
mod head;
mod kept;
mod oembed;
mod output;
mod page;
mod panel;
mod render;
mod signature;
mod site;
mod snippet;
mod style;

pub use app::App;
pub use base::Base;
pub use gallery::{Entry, SHELF};
pub use kept::{Kept, Made, Print};
pub use output::replace_folder;
pub use page::open_title;
pub use signature::Painter;
pub use site::Site;
pub use snippet::{Kind, Look, Size, Template, Theme, fill};
