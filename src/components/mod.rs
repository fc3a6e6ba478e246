//! Yew components of the card: props in, HTML out.
//!
//! They take a [`CardView`](curtain_core::gate::CardView), so they never see a gated text, and reach the
//! browser through [`hooks`](crate::hooks) alone. The same components write the static pages and the live
//! card, so one can replace the other.
//!
//! All sibling lists have keys, and an item keeps its key while its state changes. Yew 0.23 creates unkeyed
//! siblings anew when a list changes its length (<https://github.com/yewstack/yew/issues/4099>), and a new
//! button does not have the focus.
//!
//! # Examples
//!
//! A static card, with the feature `ssr`:
//!
//! ```
//! # #[cfg(feature = "ssr")] {
//! use curtain_core::card::time::Timestamp;
//! use curtain_core::card::{Card, Text};
//! use curtain_core::gate;
//! use curtain_core::i18n::{Category, Locale, Messages};
//! use curtain_core::reader::Reader;
//! use curtain_widget::Shared;
//! use curtain_widget::components::{SeriesCard, SeriesCardProps};
//! use std::pin::pin;
//! use std::rc::Rc;
//! use std::task::{Context, Poll, Waker};
//!
//! struct English;
//!
//! impl Locale for English {
//!     fn category(&self, n: u64) -> Category {
//!         if n == 1 { Category::One } else { Category::Other }
//!     }
//!
//!     fn any_of(&self, texts: &[String]) -> String {
//!         texts.join(" or ")
//!     }
//!
//!     fn all_of(&self, texts: &[String]) -> String {
//!         texts.join(" and ")
//!     }
//! }
//!
//! let card = Card {
//!     id: "86-eighty-six".into(),
//!     lang: "en".into(),
//!     title: Text::new("86 Eighty-Six"),
//!     as_of: Timestamp::from_date(2021, 4, 10),
//!     tracks: Vec::new(),
//!     schedules: Vec::new(),
//!     facts: Vec::new(),
//! };
//! // A site reads the lines from its file of the language.
//! let lines = vec!["text"; Messages::LINES].join("\n");
//! let messages = Messages::new("en".into(), &lines, Box::new(English)).unwrap();
//!
//! let props = SeriesCardProps {
//!     // A reader without progress: the view for everybody.
//!     view: Rc::new(gate::view(&card, &Reader::default())),
//!     messages: Shared::new(messages),
//!     root: "../../".into(),
//!     level: 1,
//!     airing: Default::default(),
//!     on_action: Default::default(),
//!     offer: None,
//!     is_live: false,
//!     rendered_steps: usize::MAX,
//! };
//! let renderer = yew::LocalServerRenderer::<SeriesCard>::with_props(props).hydratable(false);
//! // No component waits for anything, so no runtime is needed.
//! let mut rendering = pin!(renderer.render());
//! let html = loop {
//!     let mut context = Context::from_waker(Waker::noop());
//!     if let Poll::Ready(html) = rendering.as_mut().poll(&mut context) {
//!         break html;
//!     }
//! };
//! assert!(html.contains("86 Eighty-Six"));
//! # }
//! ```

mod age;
mod airing_section;
mod airing_texts;
mod card_context;
mod card_root;
mod chunks;
mod cover;
mod fact_list;
mod link_offer;
mod live_card;
mod outlet_text;
mod preferences;
mod progress_form;
mod run_strip;
mod series_card;
mod text;
mod track_field;
mod trailer_facade;

pub use crate::hooks::AddressSource;
pub use airing_section::{AiringProps, PauseButton, airing_section};
pub use airing_texts::{AiringInput, AiringTexts, StripText, TimeFormat};
pub use card_root::{CardRoot, Props as CardRootProps};
#[cfg(feature = "ssr")]
pub use fact_list::opened_fact;
pub use live_card::Props as LiveCardProps;
pub use outlet_text::OutletText;
pub use progress_form::progress_form;
pub use series_card::{Props as SeriesCardProps, SeriesCard};
