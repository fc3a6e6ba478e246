//! The static card: the card of a reader who has seen nothing, as a part of its pages, and as the file with which an
//! inline card begins.

use super::markup_tree::parse;
use super::render::fragment;
use crate::translations::Language;
use curtain_core::gate::CardView;
use curtain_widget::Shared;
use curtain_widget::components::{
    AiringProps, AiringTexts, SeriesCard, airing_section, progress_form,
};
use serde_json::json;
use std::rc::Rc;
use yew::prelude::*;

/// The relative address of the site's root on the pages of a card, which are
/// [`CARD_PAGE`](curtain_core::routes::CARD_PAGE) and [`FRAME_PAGE`](curtain_core::routes::FRAME_PAGE).
pub(super) const ROOT: &str = "../../";

/// The root of addresses in the file, which the script resolves itself.
const NO_ROOT: &str = "";

/// The usual level of the heading of a card inline: the page around it has a heading of its own.
const INLINE_LEVEL: u8 = 2;

/// Draws the card as everybody may see it, in its slot.
pub(super) fn card_slot(view: &Rc<CardView>, language: &Language) -> Html {
    slot(view, language, ROOT, 1)
}

/// Returns the file with which cards inline begin, as JSON: the tree of the static card, the language of its interface,
/// the languages of the card, its author's first, its accent colour by day and by night, and the sealed openings of its
/// covers.
pub(super) fn inline_card(
    view: &Rc<CardView>,
    language: &Language,
    langs: &[&str],
    accent: &[String; 2],
    openings: Option<&str>,
) -> String {
    let nodes = parse(&fragment(slot(view, language, NO_ROOT, INLINE_LEVEL)));
    let file = json!({
        "card": nodes.first(),
        "lang": language.tag(),
        "langs": langs,
        "accent": accent,
        "openings": openings,
    });
    file.to_string()
}

fn slot(view: &Rc<CardView>, language: &Language, root: &'static str, level: u8) -> Html {
    let messages = Shared::new(language.messages());
    let texts = AiringTexts::without_clock(&messages, view);
    let form = progress_form(view, &messages, level + 1);
    let airing = texts.map(|texts| {
        let props = AiringProps {
            view,
            messages: &messages,
            root,
            on_action: &Callback::noop(),
            as_of_time: None,
            pause: None,
            form: form.clone(),
            element: NodeRef::default(),
        };
        airing_section(&texts, props)
    });
    html! {
        <div class="card-slot">
            <SeriesCard view={view.clone()} messages={messages.clone()} {root} {level} airing={airing.unwrap_or(form)} />
        </div>
    }
}
