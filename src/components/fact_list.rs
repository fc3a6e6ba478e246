//! Facts and covers, in the three forms that sections take.

use super::{CoverButton, Words};
use crate::card::{Body, Label, Text, Track};
use crate::gate::{Item, Shown};
use crate::reader::Action;
use crate::words;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) items: Vec<Item>,
    pub(super) tracks: Vec<(Track, u16)>,
    pub(super) on_action: Callback<Action>,
}

/// Running text, a paragraph per fact.
#[component]
pub(super) fn Prose(props: &Props) -> Html {
    html! { <div class="prose">{ for props.items.iter().map(|item| place(props, item, &line)) }</div> }
}

/// Lines with a label each: "Director … ".
#[component]
pub(super) fn FactList(props: &Props) -> Html {
    html! { <ul class="lines">{ for props.items.iter().map(|item| entry(props, item, &line)) }</ul> }
}

/// Characters, each with what belongs to them.
#[component]
pub(super) fn PeopleList(props: &Props) -> Html {
    html! { <ul class="people">{ for props.items.iter().map(|item| entry(props, item, &line)) }</ul> }
}

type Draw = dyn Fn(&Body) -> Html;

fn entry(props: &Props, item: &Item, draw: &Draw) -> Html {
    html! { <li key={item.key.to_string()}>{ place(props, item, draw) }</li> }
}

/// Shows one place: its cover, its fact, or both where the reader opened the cover. Each part keeps
/// its key, so that opening never touches the button that has the focus.
fn place(props: &Props, item: &Item, draw: &Draw) -> Html {
    let cover = item.cover.as_ref().map(|cover| {
        html! {
            <CoverButton
                key="cover"
                at={item.key}
                cover={cover.clone()}
                tracks={props.tracks.clone()}
                open={item.shown.is_some()}
                on_action={props.on_action.clone()}
            />
        }
    });
    let fact = item.shown.as_ref().map(|shown| {
        html! {
            <div key="fact" part="fact" class="fact" id={format!("fact-{}", item.key)}>
                { draw(&shown.body) }
                { children(props, shown) }
            </div>
        }
    });
    html! {
        <div key={item.key.to_string()} class="place">
            { for cover.into_iter().chain(fact) }
        </div>
    }
}

fn children(props: &Props, shown: &Shown) -> Html {
    if shown.children.is_empty() {
        return Html::default();
    }
    html! { <ul class="more">{ for shown.children.iter().map(|item| entry(props, item, &line)) }</ul> }
}

/// Writes a fact as one line: label, text, asides.
fn line(body: &Body) -> Html {
    let text = match &body.href {
        Some(href) => html! {
            <a href={href.clone()} rel="noopener noreferrer nofollow">
                <Words text={body.text.clone()} />
            </a>
        },
        None => html! { <Words text={body.text.clone()} /> },
    };
    html! {
        <>
            if let Some(label) = &body.label {
                <span class="label" lang={own_lang(label)}>{ words::label(label) }</span>
                { " " }
            }
            <span class="text">{ text }</span>
            { for body.asides.iter().map(aside) }
        </>
    }
}

fn own_lang(label: &Label) -> Option<String> {
    match label {
        Label::Own(text) => text.lang.clone(),
        _ => None,
    }
}

fn aside(text: &Text) -> Html {
    html! { <>{ " " }<Words class="aside" text={text.clone()} /></> }
}
