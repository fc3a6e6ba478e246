//! Facts and covers, in the two forms that sections take.
//!
//! These are functions and not components: a card has hundreds of facts, and an instance for each
//! would cost more than drawing it.

use super::cover::{cover, fact_id};
use super::text::{asides, text};
use crate::card::{Body, Label};
use crate::gate::{CardView, Item, Shown};
use crate::reader::Action;
use crate::words;
use yew::prelude::*;

/// What every place on the card is drawn with.
#[derive(Clone, Copy)]
pub(super) struct Places<'a> {
    /// What the reader may see.
    pub(super) view: &'a CardView,
    /// Where the reader's doings go.
    pub(super) on_action: &'a Callback<Action>,
}

impl Places<'_> {
    /// Shows running text, a paragraph per fact.
    pub(super) fn prose(self, items: &[Item]) -> Html {
        html! { <div class="prose">{ for items.iter().map(|item| self.place(item)) }</div> }
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
        let drawn = item.cover.as_ref().map(|drawn| {
            cover(item.key, drawn, item.shown.is_some(), &self.view.tracks, self.on_action)
        });
        // Only what a cover opens is ever pointed at.
        let id = item.cover.as_ref().map(|_| fact_id(item.key));
        let fact = item.shown.as_ref().map(|shown| {
            html! {
                <div key="fact" part="fact" class="fact" {id}>
                    { line(&shown.body) }
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
}

/// Writes a fact as one line: label, text, asides.
fn line(body: &Body) -> Html {
    let words = text(&body.text, None);
    let words = match &body.href {
        Some(href) => html! {
            <a href={href.clone()} rel="noopener noreferrer nofollow">{ words }</a>
        },
        None => words,
    };
    html! {
        <>
            if let Some(label) = &body.label {
                <span class="label" lang={own_lang(label)}>{ words::label(label) }</span>
                { " " }
            }
            if !body.text.text.is_empty() {
                <span class="text">{ words }</span>
            }
            { asides(&body.asides) }
        </>
    }
}

fn own_lang(label: &Label) -> Option<String> {
    match label {
        Label::Own(text) => text.lang.clone(),
        _ => None,
    }
}
