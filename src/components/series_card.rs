//! Series card: the markup of a whole card with head, sections and foot, static and live.

use super::age::Age;
use super::card_context::CardContext;
use super::chunks::{ChunkProps, SectionForm, chunks};
use super::fact_list::{list, place};
use super::link_offer::link_offer;
use super::text::text;
use super::trailer_facade::TrailerFacade;
use crate::shared::SharedMessages;
use curtain_core::card::{Body, Section};
use curtain_core::gate::{CardView, Item};
use curtain_core::i18n::Message;
use curtain_core::reader::{Action, Link};
use curtain_core::routes;
use std::rc::Rc;
use yew::prelude::*;

/// What [`SeriesCard`] takes.
#[derive(Debug, PartialEq, Properties)]
pub struct Props {
    /// What the reader may see.
    pub view: Rc<CardView>,
    /// The texts of the interface.
    pub messages: SharedMessages,
    /// The relative URL from the page to the site's root, such as `../../`.
    pub root: AttrValue,
    /// The level of the card's heading, from 1. The headings of its sections are one level below.
    #[prop_or(1)]
    pub level: u8,
    /// The airing section with the progress form. In the live card it is a component that follows the clock.
    pub airing: Html,
    /// Called with each action of the reader; does nothing on a static page.
    #[prop_or_default]
    pub on_action: Callback<Action>,
    /// Progress of a link beyond the reader's own, which waits for an answer.
    #[prop_or_default]
    pub offer: Option<Link>,
    /// Whether this is the live card. Static and live cards have the same elements and sizes.
    #[prop_or_default]
    pub is_live: bool,
    /// The number of render steps that are drawn; all of them by default.
    #[prop_or(usize::MAX)]
    pub rendered_steps: usize,
}

/// Draws the whole card.
#[component]
pub fn SeriesCard(props: &Props) -> Html {
    let view = &props.view;
    let block = |section, form| block(props, section, section_chunks(props, section, form));
    let list = |section| block(section, SectionForm::List("lines"));
    let prose = |section| block(section, SectionForm::Prose);
    // Key repeat clicks a button again and again: it would open and close a cover, and answer a question at
    // once.
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        if event.repeat() && event.key() == "Enter" {
            event.prevent_default();
        }
    });
    html! {
        <article part="card" class="card" lang={props.messages.lang().to_owned()} dir={props.messages.direction()} aria-labelledby="card-title" {onkeydown}>
            { head(props) }
            { for props.offer.as_ref().map(|offer| link_offer(props.context(), offer)) }
            { props.airing.clone() }
            { prose(Section::Story) }
            { trailers(props) }
            { prose(Section::World) }
            { block(Section::People, SectionForm::List("people")) }
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
                // Hidden by the style sheet, except in a frame that shows only the beginning of the card.
                <p class="whole"><a id="whole" aria-labelledby="card-title whole" href={[&*props.root, &routes::card_page(&view.id)].concat()}>{ props.messages.message(Message::Whole).to_owned() }</a></p>
            </footer>
        </article>
    }
}

impl Props {
    fn context(&self) -> CardContext<'_> {
        CardContext { view: &self.view, messages: &self.messages, on_action: &self.on_action }
    }
}

fn section_chunks(props: &Props, section: Section, form: SectionForm) -> Html {
    let Props { view, messages, on_action, .. } = props;
    let (view, messages, on_action) = (view.clone(), messages.clone(), on_action.clone());
    let section = ChunkProps { view, section, from: 0, form, messages, on_action };
    chunks(&section, props.rendered_steps)
}

fn head(props: &Props) -> Html {
    let view = &props.view;
    let context = props.context();
    // The shown texts are in one line, and the covers are below it.
    let line = |section, class: &'static str| {
        let (covers, shown): (Vec<&Item>, Vec<&Item>) =
            view.section(section).iter().partition(|item| item.cover.is_some());
        let texts = shown.iter().filter_map(|item| {
            let body = &item.shown.as_ref()?.body;
            Some(
                html! { <span key={item.key.to_string()}>{ text(&body.text, None, context.own_lang()) }{ " " }</span> },
            )
        });
        html! {
            if !shown.is_empty() || !covers.is_empty() {
                <div {class}>
                    <span key="name" class={if section == Section::Notes { "kind" } else { "sr" }}>{ props.messages.section(section, view.activity()).to_owned() }{ ": " }</span>
                    <p key="texts">{ for texts }</p>
                    { for covers.iter().map(|item| place(context, item)) }
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
                <@{format!("h{}", props.level)} part="title" class="title" id="card-title">{ text(&view.title, None, context.own_lang()) }</@>
                { line(Section::Titles, "titles") }
                { line(Section::Tags, "tags") }
                { line(Section::Notes, "notes") }
            </div>
        </header>
    }
}

/// Returns the URL of the card's picture, if the reader may see it.
fn art(props: &Props) -> Option<AttrValue> {
    let file = props.view.shown(Section::Art).next()?.href.as_ref()?;
    Some(format!("{}{file}", props.root).into())
}

/// Draws the credit of the picture.
fn credit(props: &Props) -> Html {
    let own_lang = props.context().own_lang();
    let has_text = |body: &&Body| !body.text.text.is_empty();
    props.view.shown(Section::Art).find(has_text).map_or_else(Html::default, |body| {
        let (before, after) = props.messages.around(Message::Picture, "credit");
        html! { <p>{ before.to_owned() }{ text(&body.text, None, own_lang) }{ after.to_owned() }</p> }
    })
}

/// Draws a section with its heading, or nothing for a section without items.
fn block(props: &Props, section: Section, content: Html) -> Html {
    if props.view.section(section).is_empty() {
        return Html::default();
    }
    let name = props.messages.section(section, props.view.activity()).to_owned();
    let class_name = class_name(section);
    let class = format!("block {class_name}");
    let id = format!("section-{class_name}");
    html! {
        <section key={id.clone()} {class} aria-labelledby={id.clone()}>
            <@{format!("h{}", props.level + 1)} class="heading" {id}>{ name }</@>
            { content }
        </section>
    }
}

fn class_name(section: Section) -> &'static str {
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

/// Draws the first trailer with a player as a facade, and the others as a list.
fn trailers(props: &Props) -> Html {
    let context = props.context();
    let items = props.view.section(Section::Trailer);
    let is_playable = |item: &&Item| {
        let body = item.shown.as_ref().map(|shown| &shown.body);
        item.cover.is_none() && body.is_some_and(|body| body.player.is_some())
    };
    let first = items.iter().find(is_playable);
    let others: Vec<Item> = items
        .iter()
        .filter(|item| Some(item.key) != first.map(|first| first.key))
        .cloned()
        .collect();
    let facade = first.and_then(|item| Some((item.key, item.shown.as_ref()?))).map(|(key, shown)| {
        // By its key, another trailer is another component: a playing facade never plays a trailer that
        // nobody clicked.
        html! {
            <TrailerFacade key={key.to_string()} body={shown.body.clone()} poster={art(props)} root={props.root.clone()} messages={props.messages.clone()} own_lang={context.own_lang().map(str::to_owned)} is_live={props.is_live} />
        }
    });
    block(
        props,
        Section::Trailer,
        html! {
            <>
                <div key="facade">{ for facade }</div>
                <div key="others">{ list(context, &others, "lines") }</div>
            </>
        },
    )
}
