//! The card.

use super::{FactList, PeopleList, ProgressForm, Prose, TrailerFacade, Words};
use crate::card::Section;
use crate::gate::{CardView, Item};
use crate::reader::Action;
use crate::words;
use std::rc::Rc;
use yew::prelude::*;

/// What [`SeriesCard`] takes.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What the reader may see.
    pub view: Rc<CardView>,
    /// The way from the page to the site's root: `../../`.
    pub root: AttrValue,
    /// The times, which the live card keeps current on its own.
    pub times: Html,
    /// Where the reader's doings go; nowhere on a static page.
    #[prop_or_default]
    pub on_action: Callback<Action>,
    /// Whether this is the live card. Static and live cards have the same elements and sizes.
    #[prop_or_default]
    pub live: bool,
}

/// The whole card: a programme for one series.
#[component]
pub fn SeriesCard(props: &Props) -> Html {
    let view = &props.view;
    let list = |section| block(props, section, html! {
        <FactList items={view.section(section).to_vec()} tracks={view.tracks.clone()} on_action={props.on_action.clone()} />
    });
    let prose = |section| block(props, section, html! {
        <Prose items={view.section(section).to_vec()} tracks={view.tracks.clone()} on_action={props.on_action.clone()} />
    });
    let people = block(props, Section::People, html! {
        <PeopleList items={view.section(Section::People).to_vec()} tracks={view.tracks.clone()} on_action={props.on_action.clone()} />
    });
    html! {
        <article part="card" class="card" lang={view.lang.clone()} aria-labelledby="card-title">
            { head(props) }
            { props.times.clone() }
            if !view.tracks.is_empty() {
                <ProgressForm view={view.clone()} on_action={props.on_action.clone()} />
            }
            { prose(Section::Story) }
            { trailers(props) }
            { prose(Section::World) }
            { people }
            { list(Section::Staff) }
            { list(Section::Making) }
            { list(Section::Music) }
            { list(Section::Source) }
            { list(Section::Episodes) }
            { list(Section::Watch) }
            { list(Section::Links) }
            { list(Section::Sources) }
            <footer class="foot">
                <p>{ words::as_of(view.as_of) }</p>
            </footer>
        </article>
    }
}

fn head(props: &Props) -> Html {
    let view = &props.view;
    let line = |section, class: &'static str| {
        let texts: Vec<_> = view.shown(section).map(|body| body.text.clone()).collect();
        html! {
            if !texts.is_empty() {
                <p class={class}>
                    <span class="sr">{ words::section(section) }{ ": " }</span>
                    { for texts.into_iter().enumerate().map(|(index, text)| html! {
                        <span key={index}><Words {text} />{ " " }</span>
                    }) }
                </p>
            }
        }
    };
    html! {
        <header class="head">
            { art(props).map_or_else(Html::default, |src| html! {
                <img class="art" {src} alt="" width="960" height="540" />
            }) }
            <div class="naming">
                <h1 part="title" class="title" id="card-title"><Words text={view.title.clone()} /></h1>
                { line(Section::Titles, "titles") }
                { line(Section::Tags, "tags") }
                { line(Section::Notes, "notes") }
            </div>
        </header>
    }
}

/// Returns the address of the card's picture, where the reader may see it.
fn art(props: &Props) -> Option<AttrValue> {
    let file = props.view.shown(Section::Art).next()?.href.as_ref()?;
    Some(format!("{}{file}", props.root).into())
}

/// Puts a section under its heading; one that shows nothing has none.
fn block(props: &Props, section: Section, content: Html) -> Html {
    if props.view.section(section).is_empty() {
        return Html::default();
    }
    let name = words::section(section);
    let class = format!("block {}", class(section));
    let id = format!("section-{}", self::class(section));
    html! {
        <section key={id.clone()} {class} aria-labelledby={id.clone()}>
            <h2 {id}>{ name }</h2>
            { content }
        </section>
    }
}

fn class(section: Section) -> &'static str {
    match section {
        Section::Titles => "titles",
        Section::Art => "art",
        Section::Tags => "tags",
        Section::Notes => "notes",
        Section::Story => "story",
        Section::World => "world",
        Section::Trailer => "trailers",
        Section::People => "cast",
        Section::Staff => "staff",
        Section::Making => "making",
        Section::Music => "music",
        Section::Source => "source",
        Section::Episodes => "episodes",
        Section::Watch => "watch",
        Section::Links => "links",
        Section::Sources => "sources",
    }
}

/// Shows the first trailer that plays as a facade, and the others as lines.
fn trailers(props: &Props) -> Html {
    let items = props.view.section(Section::Trailer);
    let plays = |item: &&Item| {
        let body = item.shown.as_ref().map(|shown| &shown.body);
        item.cover.is_none() && body.is_some_and(|body| body.player.is_some())
    };
    let first = items.iter().find(plays);
    let others: Vec<Item> =
        items.iter().filter(|item| Some(item.key) != first.map(|first| first.key)).cloned().collect();
    let facade = first.and_then(|item| item.shown.as_ref()).map(|shown| {
        html! {
            <TrailerFacade body={shown.body.clone()} poster={art(props)} root={props.root.clone()} live={props.live} />
        }
    });
    block(props, Section::Trailer, html! {
        <>
            <div key="facade">{ for facade }</div>
            <FactList key="others" items={others} tracks={props.view.tracks.clone()} on_action={props.on_action.clone()} />
        </>
    })
}
