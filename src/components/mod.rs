//! Yew components: props in, HTML out.
//!
//! They get a [`CardView`](curtain_core::gate::CardView), so gated text never reaches them, and reach the
//! browser through [`hooks`](crate::hooks) alone: the same components write the static pages and the
//! live card, which is why one can take the place of the other.
//!
//! Sibling lists are keyed throughout, and a place keeps its key while its state changes: Yew 0.23
//! recreates unkeyed neighbours of a list that changes its length
//! (<https://github.com/yewstack/yew/issues/4099>), and a recreated button loses the focus.

mod age;
mod airing_times;
mod card_slot;
mod chunks;
mod cover;
mod fact_list;
mod live_card;
mod preferences;
mod progress_form;
mod run_strip;
mod series_card;
mod shared_messages;
mod text;
mod trailer_facade;

pub use crate::hooks::Address;
pub use airing_times::{AiringProps, Outlet, Pause, TimeFormat, Times, airing_times};
pub use card_slot::{CardSlot, Props as CardSlotProps};
pub use chunks::steps;
pub use live_card::{LiveCard, Props as LiveCardProps};
pub use series_card::{Props as SeriesCardProps, SeriesCard};
pub use shared_messages::SharedMessages;

use age::Age;
use progress_form::ProgressForm;
use trailer_facade::TrailerFacade;
