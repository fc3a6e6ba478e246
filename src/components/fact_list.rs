//! Facts and covers, in the two forms that sections take.
//!
//! These are functions and not components: a card has hundreds of facts, and an instance for each
//! would cost more than drawing it.

use super::cover::{cover, fact_id};
use super::text::{asides, lang, own, text};
use curtain_core::card::{Body, Label};
use curtain_core::gate::{CardView, Item, Shown};
use curtain_core::i18n::{Messages, direction};
use curtain_core::reader::Action;
use yew::prelude::*;

/// What every place on the card is drawn with.
#[derive(Clone, Copy)]
pub(super) struct Places<'a> {
    /// What the reader may see.
    pub(super) view: &'a CardView,
    /// What the interface says.
    pub(super) messages: &'a Messages,
    /// Where the reader's doings go.
    pub(super) on_action: &'a Callback<Action>,
}

impl<'a> Places<'a> {
    /// Returns the language of the card's texts where that is not the one of the interface.
    pub(super) fn own(self) -> Option<&'a str> {
        own(self.view, self.messages)
    }

    /// Shows running text, a paragraph per fact.
    pub(super) fn prose(self, items: &[Item]) -> Html {
        // Paragraphs stand on the side on which their language begins.
        let dir = self.own().map(direction);
        html! { <div class="prose" {dir}>{ for items.iter().map(|item| self.place(item)) }</div> }
    }

    /// Shows lines, such as "Director …", each with what belongs to it.
    pub(super) fn list(self, items: &[Item], class: &'static str) -> Html {
        html! { <ul {class}>{ for items.iter().map(|item| self.entry(item)) }</ul> }
    }

    fn entry(self, item: &Item) -> Html {
        html! { <li key={item.key.to_string()}>{ self.place(item) }</li> }
    }

    /// Shows one place: its cover, its fact, or both where the reader opened the cover. Each part
    /// keeps its key, so that opening never touches the button that has the focus.
    pub(super) fn place(self, item: &Item) -> Html {
        let drawn =
            item.cover.as_ref().map(|drawn| cover(self, item.key, drawn, item.shown.is_some()));
        // Only what a cover opens is ever pointed at.
        let id = item.cover.as_ref().map(|_| fact_id(item.key));
        let fact = item.shown.as_ref().map(|shown| {
            html! {
                <div key="fact" part="fact" class="fact" {id}>
                    { self.line(&shown.body) }
                    { self.children(shown) }
                </div>
            }
        });
        html! {
            <div key={item.key.to_string()} class="place">{ for drawn.into_iter().chain(fact) }</div>
        }
    }

    fn children(self, shown: &Shown) -> Html {
        if shown.children.is_empty() { Html::default() } else { self.list(&shown.children, "more") }
    }

    /// Writes a fact as one line: label, text, asides.
    fn line(self, body: &Body) -> Html {
        let own = self.own();
        let messages = text(&body.text, None, own);
        let messages = match &body.href {
            Some(href) => html! {
                <a href={href.clone()} rel="noopener noreferrer nofollow">{ messages }</a>
            },
            None => messages,
        };
        let label = body.label.as_ref().map(|label| {
            let lang = match label {
                Label::Own(text) => lang(text, own),
                _ => None,
            };
            html! { <><span class="label" {lang}>{ self.messages.label(label) }</span>{ " " }</> }
        });
        html! {
            <>
                { for label }
                if !body.text.text.is_empty() {
                    <span class="text">{ messages }</span>
                }
                { asides(body, self.messages, own) }
            </>
        }
    }
}
