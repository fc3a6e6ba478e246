//! The card.

use super::chunks::{FORM, Form, chunks};
use super::fact_list::Places;
use super::shared_messages::SharedMessages;
use super::text::text;
use super::{Age, ProgressForm, TrailerFacade};
use curtain_core::card::{Body, Section};
use curtain_core::gate::{CardView, Item};
use curtain_core::i18n::Message;
use curtain_core::reader::Action;
use std::rc::Rc;
use yew::prelude::*;

/// What [`SeriesCard`] takes.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What the reader may see.
    pub view: Rc<CardView>,
    /// What the interface says.
    pub messages: SharedMessages,
    /// The way from the page to the site's root: `../../`.
    pub root: AttrValue,
    /// The level of the card's heading on its page, from 1; those of its sections are one below.
    #[prop_or(1)]
    pub level: u8,
    /// The times, which the live card keeps current on its own.
    pub times: Html,
    /// Where the reader's doings go; nowhere on a static page.
    #[prop_or_default]
    pub on_action: Callback<Action>,
    /// Whether this is the live card. Static and live cards have the same elements and sizes.
    #[prop_or_default]
    pub live: bool,
    /// How many of the [`steps`](super::steps) are drawn.
    #[prop_or(usize::MAX)]
    pub rendered_steps: usize,
}

/// The whole card: a programme for one series.
#[component]
pub fn SeriesCard(props: &Props) -> Html {
    let view = &props.view;
    let block = |section, form| block(props, section, chunks(props, section, form));
    let list = |section| block(section, Form::List("lines"));
    let prose = |section| block(section, Form::Prose);
    // A key that is held down presses a button again and again: it would open and close a cover, and
    // answer a question that was just asked.
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        if event.repeat() && event.key() == "Enter" {
            event.prevent_default();
        }
    });
    html! {
        <article part="card" class="card" lang={props.messages.lang().to_owned()} dir={props.messages.direction()} aria-labelledby="card-title" {onkeydown}>
            { head(props) }
            { props.times.clone() }
            if !view.tracks.is_empty() && props.rendered_steps >= FORM {
                <ProgressForm level={props.level + 1} live={props.live} view={view.clone()} messages={props.messages.clone()} on_action={props.on_action.clone()} />
            }
            { prose(Section::Story) }
            { trailers(props) }
            { prose(Section::World) }
            { block(Section::People, Form::List("people")) }
            { list(Section::Staff) }
            { list(Section::Making) }
            { list(Section::Music) }
            { list(Section::Source) }
            { list(Section::Episodes) }
            { list(Section::Watch) }
            { list(Section::Links) }
            { list(Section::Sources) }
            <footer class="foot">
                { credit(props) }
                <Age as_of={view.as_of} messages={props.messages.clone()} />
                // Seen where the card is not shown as a whole.
                <p class="whole"><a id="whole" aria-labelledby="card-title whole" href={format!("{}c/{}/", props.root, view.id)}>{ props.messages.message(Message::Whole).to_owned() }</a></p>
            </footer>
        </article>
    }
}

fn places(props: &Props) -> Places<'_> {
    Places { view: &props.view, messages: &props.messages, on_action: &props.on_action }
}

fn head(props: &Props) -> Html {
    let view = &props.view;
    let places = places(props);
    // What is shown stands in one line; covers stand below it.
    let line = |section, class: &'static str| {
        let (covers, shown): (Vec<&Item>, Vec<&Item>) =
            view.section(section).iter().partition(|item| item.cover.is_some());
        let messages = shown.iter().filter_map(|item| {
            let body = &item.shown.as_ref()?.body;
            Some(
                html! { <span key={item.key.to_string()}>{ text(&body.text, None, places.own()) }{ " " }</span> },
            )
        });
        html! {
            if !shown.is_empty() || !covers.is_empty() {
                <div {class}>
                    <span key="name" class={if section == Section::Notes { "kind" } else { "sr" }}>{ props.messages.section(section).to_owned() }{ ": " }</span>
                    <p key="words">{ for messages }</p>
                    { for covers.iter().map(|item| places.place(item)) }
                </div>
            }
        }
    };
    html! {
        <header class="head">
            { art(props).map_or_else(Html::default, |src| html! {
                <img class="art" {src} alt="" width="960" height="540" />
            }) }
            <div class="naming">
                <@{format!("h{}", props.level)} part="title" class="title" id="card-title">{ text(&view.title, None, places.own()) }</@>
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

/// Says who drew the picture.
fn credit(props: &Props) -> Html {
    let own = places(props).own();
    let rendered_steps = |body: &&Body| !body.text.text.is_empty();
    props.view.shown(Section::Art).find(rendered_steps).map_or_else(Html::default, |body| {
        let (before, after) = props.messages.around(Message::Picture, "credit");
        html! { <p>{ before.to_owned() }{ text(&body.text, None, own) }{ after.to_owned() }</p> }
    })
}

/// Puts a section under its heading; one that shows nothing has none.
fn block(props: &Props, section: Section, content: Html) -> Html {
    if props.view.section(section).is_empty() {
        return Html::default();
    }
    let name = props.messages.section(section).to_owned();
    let class = format!("block {}", class(section));
    let id = format!("section-{}", self::class(section));
    html! {
        <section key={id.clone()} {class} aria-labelledby={id.clone()}>
            <@{format!("h{}", props.level + 1)} class="heading" {id}>{ name }</@>
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
        Section::Airing => "changes",
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
    let places = places(props);
    let items = props.view.section(Section::Trailer);
    let plays = |item: &&Item| {
        let body = item.shown.as_ref().map(|shown| &shown.body);
        item.cover.is_none() && body.is_some_and(|body| body.player.is_some())
    };
    let first = items.iter().find(plays);
    let others: Vec<Item> = items
        .iter()
        .filter(|item| Some(item.key) != first.map(|first| first.key))
        .cloned()
        .collect();
    let facade = first.and_then(|item| Some((item.key, item.shown.as_ref()?))).map(|(key, shown)| {
        // Another trailer is another facade: one that plays never goes over to what nobody clicked.
        html! {
            <TrailerFacade key={key.to_string()} body={shown.body.clone()} poster={art(props)} root={props.root.clone()} messages={props.messages.clone()} own={places.own().map(str::to_owned)} live={props.live} />
        }
    });
    block(
        props,
        Section::Trailer,
        html! {
            <>
                <div key="facade">{ for facade }</div>
                <div key="others">{ places.list(&others, "lines") }</div>
            </>
        },
    )
}
