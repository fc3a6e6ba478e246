//! Yew components of the card: props in, HTML out.
//!
//! They take a [`CardView`](curtain_core::gate::CardView), so they never see a gated text, and reach the
//! browser through [`hooks`](crate::hooks) alone. The same components write the static pages and the live
//! card, so one can replace the other.
//!
//! All sibling lists have keys, and an item keeps its key while its state changes. Yew 0.23 creates unkeyed
//! siblings anew when a list changes its length (<https://github.com/yewstack/yew/issues/4099>), and a new
//! button does not have the focus.

mod age;
mod airing_section;
mod airing_texts;
mod card_context;
mod card_root;
mod chunks;
mod cover;
mod fact_list;
mod live_card;
mod preferences;
mod progress_form;
mod run_strip;
mod series_card;
mod text;
mod trailer_facade;

pub use crate::hooks::AddressSource;
pub use airing_section::{AiringProps, PauseButton, airing_section};
pub use airing_texts::{AiringTexts, OutletText, TimeFormat};
pub use card_root::{CardRoot, Props as CardRootProps};
pub use live_card::Props as LiveCardProps;
pub use series_card::{Props as SeriesCardProps, SeriesCard};
