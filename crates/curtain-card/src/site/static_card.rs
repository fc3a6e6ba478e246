//! The static card: the card of a reader who has seen nothing, in the element in which the live card replaces it.

use crate::translations::Language;
use curtain_core::gate::CardView;
use curtain_widget::Shared;
use curtain_widget::components::{AiringProps, AiringTexts, SeriesCard, airing_section};
use std::rc::Rc;
use yew::prelude::*;

/// The relative address of the site's root on the pages of a card, which are
/// [`CARD_PAGE`](curtain_core::routes::CARD_PAGE) and [`FRAME_PAGE`](curtain_core::routes::FRAME_PAGE).
pub(super) const ROOT: &str = "../../";

/// Draws the card as everybody may see it, in its slot.
pub(super) fn card_slot(view: &Rc<CardView>, language: &Language) -> Html {
    let messages = Shared::new(language.messages());
    let texts = AiringTexts::without_clock(&messages, view);
    let airing = texts.map(|texts| {
        let props = AiringProps {
            view,
            messages: &messages,
            root: ROOT,
            on_action: &Callback::noop(),
            as_of_time: None,
            pause: None,
            element: NodeRef::default(),
        };
        airing_section(&texts, props)
    });
    html! {
        <div class="card-slot">
            <SeriesCard view={view.clone()} messages={messages.clone()} root={ROOT} airing={airing.unwrap_or_default()} />
        </div>
    }
}
