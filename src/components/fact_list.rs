//! Facts and covers of a section, as paragraphs or as a list.
//!
//! These are functions and not components: a card has hundreds of facts, and an instance of a component for
//! each would cost more than drawing it.

use super::card_context::CardContext;
use super::cover::{cover, fact_id};
use super::text::{asides, lang, text};
use curtain_core::card::{Body, Label};
use curtain_core::gate::{Item, Shown};
use curtain_core::i18n::direction;
use yew::prelude::*;
#[cfg(feature = "ssr")]
use {crate::shared::SharedMessages, curtain_core::card::Key, curtain_core::gate::CardView};

/// Draws items as running text, one paragraph each.
pub(super) fn prose(context: CardContext, items: &[Item]) -> Html {
    // Paragraphs are aligned to the side on which their language begins.
    let dir = context.own_lang().map(direction);
    html! { <div class="prose" {dir}>{ for items.iter().map(|item| place(context, item)) }</div> }
}

/// Draws items as a list, such as "Director …", each with its children.
pub(super) fn list(context: CardContext, items: &[Item], class: &'static str) -> Html {
    let entry =
        |item: &Item| html! { <li key={item.key.to_string()}>{ place(context, item) }</li> };
    html! { <ul {class}>{ for items.iter().map(entry) }</ul> }
}

/// Draws one item: its cover, its fact, or both if the reader opened the cover. Each of the two keeps its
/// key, so that opening never replaces the button that has the focus.
pub(super) fn place(context: CardContext, item: &Item) -> Html {
    let cover = item.cover.as_ref().map(|of| cover(context, item.key, of, item.shown.is_some()));
    // Only a cover refers to the id.
    let id = item.cover.as_ref().map(|_| fact_id(item.key));
    let fact = item.shown.as_ref().map(|shown| fact(context, shown, id));
    html! {
        <div key={item.key.to_string()} class="place">{ for cover.into_iter().chain(fact) }</div>
    }
}

fn fact(context: CardContext, shown: &Shown, id: Option<String>) -> Html {
    html! {
        <div key="fact" part="fact" class="fact" {id}>
            { line(context, &shown.body) }
            { children(context, shown) }
        </div>
    }
}

/// Draws the fact behind a cover, as the live card does once the cover is open.
#[cfg(feature = "ssr")]
pub fn opened_fact(view: &CardView, messages: &SharedMessages, key: Key, shown: &Shown) -> Html {
    let on_action = Callback::noop();
    let context = CardContext { view, messages, on_action: &on_action };
    fact(context, shown, Some(fact_id(key)))
}

fn children(context: CardContext, shown: &Shown) -> Html {
    if shown.children.is_empty() { Html::default() } else { list(context, &shown.children, "more") }
}

/// Draws a fact as one line: label, text, asides.
fn line(context: CardContext, body: &Body) -> Html {
    let CardContext { messages, .. } = context;
    let own_lang = context.own_lang();
    let content = text(&body.text, None, own_lang);
    let content = match &body.href {
        Some(href) => html! {
            <a href={href.clone()} rel="noopener noreferrer nofollow">{ content }</a>
        },
        None => content,
    };
    let label = body.label.as_ref().map(|label| {
        let lang = match label {
            Label::Own(text) => lang(text, own_lang),
            _ => None,
        };
        html! { <><span class="label" {lang}>{ messages.label(label, &context.view.tracks) }</span>{ " " }</> }
    });
    html! {
        <>
            { for label }
            if !body.text.text.is_empty() {
                <span class="text">{ content }</span>
            }
            { asides(body, messages, &context.view.tracks, own_lang) }
        </>
    }
}
