//! The pages of the gallery: the front page and those behind it, with the search and the links between them.

use super::context::SiteContext;
use super::embed_builder::embed_builder;
use super::entry::Entry;
use super::policy::{self, policy};
use super::render::document;
use super::time_slider::time_slider;
use super::{accent, docs, meta, subscriptions};
use crate::translations::{Language, SiteText};
use curtain_core::routes;
use yew::prelude::*;

/// The number of cards on one page of the gallery: a page that a phone can show, and a list that a reader can choose
/// from.
pub const CARDS_PER_PAGE: usize = 60;

/// Returns the page `number` of `last`, counted from 1; the first is the front page.
pub(super) fn gallery_page(
    entries: &[Entry],
    number: usize,
    last: usize,
    site: &SiteContext,
) -> String {
    let language = site.language();
    let text = |text| language.site(text).to_owned();
    let route = &routes::gallery_page(number);
    let root = &routes::to_root(route);
    let mut css = site.app.styles.gallery.clone();
    for (index, entry) in entries.iter().enumerate() {
        css.push_str(
            &accent::style(&entry.accent)
                .replace(":root", &format!(".shelf>:nth-child({})", index + 1)),
        );
    }
    let policy = policy(&css, None, policy::OWN_FRAMES);
    let script = &site.app.gallery;
    let head = html! {
        <>
            { meta::basics(language.site(SiteText::GalleryTitle), &policy, &css) }
            { meta::icons(root) }
            { meta::site_preview(route, site.base, language) }
            <script type="module" src={format!("{root}{}", script.name)} integrity={script.integrity.clone()}></script>
        </>
    };
    let body = html! {
        <>
            <header class="gallery-head">
                <h1><a href={format!("{root}.")}>{ "Curtain" }</a></h1>
                <p>{ text(SiteText::GalleryIntro) }</p>
            </header>
            <main data-root={root.clone()}>
                { search(language) }
                <ul class="cards">{ for entries.iter().map(|entry| item(entry, root)) }</ul>
                { page_links(number, last, root, language) }
                { time_slider(entries, language) }
                { subscriptions::of_site(root, site, language) }
                { embed_builder(entries, site.languages, language) }
                { docs::links(root, language) }
            </main>
        </>
    };
    document(language.tag(), "gallery", head, body)
}

/// Returns the search, hidden until its script runs.
fn search(language: &Language) -> Html {
    let text = |text| language.site(text).to_owned();
    html! {
        <search data-search="" data-embed={text(SiteText::Embed)} hidden=true>
            <label>{ text(SiteText::Search) }<input type="search" autocomplete="off" /></label>
            <output data-none={text(SiteText::FoundNone)} data-more={text(SiteText::FoundMore)} data-failed={text(SiteText::FoundFailed)}></output>
            <ul class="found"></ul>
        </search>
    }
}

/// Returns the links to the other pages of the gallery; nothing where there is one page.
fn page_links(number: usize, last: usize, root: &str, language: &Language) -> Html {
    if last == 1 {
        return Html::default();
    }
    // The first and last ones, and those beside this one.
    let near = |other: &usize| *other == 1 || *other == last || other.abs_diff(number) <= 2;
    let link = |other: usize| {
        let current = (other == number).then_some("page");
        let page = if other == 1 { ".".to_owned() } else { routes::gallery_page(other) };
        html! { <li><a href={format!("{root}{page}")} aria-current={current}>{ other }</a></li> }
    };
    html! {
        <nav class="gallery-pages" aria-label={language.site(SiteText::GalleryPages).to_owned()}>
            <ul>{ for (1..=last).filter(near).map(link) }</ul>
        </nav>
    }
}

/// Returns the list item of one card.
fn item(entry: &Entry, root: &str) -> Html {
    html! {
        <li lang={entry.lang.clone()}>
            <a href={format!("{root}{}", routes::card_page(entry.id()))}>
                if let Some(art) = &entry.art {
                    <img src={format!("{root}{art}")} alt="" width="960" height="540" loading="lazy" />
                }
                <h2><bdi lang={entry.title_lang.clone()}>{ entry.title().to_owned() }</bdi></h2>
            </a>
            <p class="run">{ entry.run.clone() }</p>
            <p class="genres">{ entry.tags.join(" · ") }</p>
        </li>
    }
}
