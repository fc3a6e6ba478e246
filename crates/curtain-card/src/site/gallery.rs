//! The site's front page and the shelves behind it: every card of the site.

use super::docs;
use super::embed_builder::{self, embed_builder};
use super::page::{document, public_view};
use super::writer::SiteWriter;
use super::{accent, meta};
use crate::translations::Language;
use curtain_authoring::Checked;
use curtain_core::card::Schedule;
use curtain_core::card::Section;
use curtain_core::card::time::Plan;
use curtain_core::gate::CardView;
use curtain_core::i18n::Messages;
use serde_json::{Value, json};
use yew::prelude::*;

/// What the gallery shows of one card, all of it open.
pub struct Entry {
    id: String,
    title: String,
    title_lang: Option<String>,
    lang: String,
    accent: String,
    art: Option<String>,
    run: String,
    tags: Vec<String>,
    /// Other titles, by which a card is found too.
    titles: Vec<String>,
    moments: Option<String>,
    /// What the panel has to know of its tracks.
    pub(super) tracks: Value,
}

impl Entry {
    /// Takes what is shown from the view of somebody who has seen nothing.
    pub(super) fn of(checked: &Checked, view: &CardView, messages: &Messages) -> Self {
        let texts = |section| view.shown(section).map(|body| body.text.text.clone());
        // What it is called in its other languages finds it too.
        let there = checked.translations.iter().flat_map(|there| {
            let view = public_view(there);
            let titles = view.shown(Section::Titles).map(|body| body.text.clone());
            let titles: Vec<_> = std::iter::once(view.title.clone()).chain(titles).collect();
            titles.into_iter().filter(|title| title.lang.is_none()).map(|title| title.text)
        });
        let first = view.schedules.first();
        Self {
            id: view.id.clone(),
            title: view.title.text.clone(),
            title_lang: view.title.lang.clone(),
            lang: view.lang.clone(),
            accent: checked.accent.clone(),
            art: view.shown(Section::Art).next().and_then(|body| body.href.clone()),
            run: first.map(|first| messages.run(first)).unwrap_or_default(),
            tags: texts(Section::Tags).collect(),
            titles: texts(Section::Titles).chain(there).collect(),
            moments: first.and_then(moments),
            tracks: embed_builder::tracks(view),
        }
    }

    /// Returns the id of the card.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the name of the series that everybody may read.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Returns the entry of the search: the card's id, its title, its shelf, and what else finds it.
    pub fn found_by(&self, gallery_page: usize) -> Value {
        let more: Vec<&str> = self.titles.iter().chain(&self.tags).map(String::as_str).collect();
        json!([self.id, self.title, gallery_page, more.join(" ")])
    }
}

/// How many cards stand on one shelf: a page that a phone can show, and a panel that one can choose from.
pub const CARDS_PER_PAGE: usize = 60;

/// Returns where a shelf is; the first one is the front page. They are counted from 1.
pub(super) fn path(number: usize) -> String {
    if number == 1 { String::new() } else { format!("shelf/{number}/") }
}

/// Writes a shelf of `last`.
pub(super) fn gallery_page(
    entries: &[Entry],
    number: usize,
    last: usize,
    site: &SiteWriter,
) -> Result<String, String> {
    let language = site.languages.nearest(site.lang);
    let say = |key| language.site(key).to_owned();
    let root = if number == 1 { "" } else { "../../" };
    let mut css = site.app.styles.gallery.clone();
    for (index, entry) in entries.iter().enumerate() {
        css.push_str(
            &accent::style(&entry.accent)
                .replace(":root", &format!(".shelf>:nth-child({})", index + 1)),
        );
    }
    let policy = meta::policy(&css, None, "'self'");
    let script = &site.app.gallery;
    let head = html! {
        <>
            { meta::basics(language.site("gallery-title"), &policy, &css, root) }
            <meta name="description" content={say("gallery-intro")} />
            <script type="module" src={format!("{root}{}", script.name)} integrity={script.integrity.clone()}></script>
        </>
    };
    let body = html! {
        <>
            <header class="gallery-head">
                <h1><a href={format!("{root}.")}>{ "Curtain" }</a></h1>
                <p>{ say("gallery-intro") }</p>
            </header>
            <main data-root={root}>
                { search(language) }
                <ul class="shelf">{ for entries.iter().map(|entry| shown(entry, root)) }</ul>
                { shelves(number, last, root, language) }
                { time_slider(entries, language) }
                { embed_builder(entries, site.languages, language) }
                { docs::links(root, language) }
            </main>
        </>
    };
    document(language.tag(), "gallery", head, body)
}

/// Writes the search; it is shown once its script is there.
fn search(language: &Language) -> Html {
    let say = |key| language.site(key).to_owned();
    html! {
        <search data-search="" data-embed={say("embed")} hidden=true>
            <label>{ say("search") }<input type="search" autocomplete="off" /></label>
            <output data-none={say("found-none")} data-more={say("found-more")} data-failed={say("found-failed")}></output>
            <ul class="found"></ul>
        </search>
    }
}

/// Writes the ways to the other shelves.
fn shelves(number: usize, last: usize, root: &str, language: &Language) -> Html {
    if last == 1 {
        return Html::default();
    }
    // The first and last ones, and those beside this one.
    let near = |other: &usize| *other == 1 || *other == last || other.abs_diff(number) <= 2;
    let link = |other: usize| {
        let current = (other == number).then_some("page");
        html! { <li><a href={format!("{root}{}", if other == 1 { ".".to_owned() } else { path(other) })} aria-current={current}>{ other }</a></li> }
    };
    html! {
        <nav class="shelves" aria-label={language.site("shelves").to_owned()}>
            <ul>{ for (1..=last).filter(near).map(link) }</ul>
        </nav>
    }
}

/// Writes the control that walks a card through its run; it is shown once its script is there.
fn time_slider(entries: &[Entry], language: &Language) -> Html {
    let say = |key| language.site(key).to_owned();
    let options = entries.iter().filter_map(|entry| {
        let moments = entry.moments.clone()?;
        Some(html! {
            <option value={entry.id.clone()} data-moments={moments}>{ entry.title.clone() }</option>
        })
    });
    let options: Vec<Html> = options.collect();
    if options.is_empty() {
        return Html::default();
    }
    html! {
        <section class="walk" data-time-slider="" hidden=true aria-labelledby="walk-title">
            <h2 id="walk-title">{ say("walk") }</h2>
            <p>{ say("walk-intro") }</p>
            <label>{ say("walk-card") }<select>{ for options }</select></label>
            <label>{ say("walk-moment") }<input type="range" min="0" value="0" /></label>
            <p><output></output>{ " " }<a href="" hidden=true>{ say("walk-link") }</a></p>
            <iframe title={say("walk")} hidden=true></iframe>
        </section>
    }
}

/// Lists the moments of a run, in seconds: a week before it, each slot ten minutes after it began, so
/// that an episode is on, the days between, and a week after it.
fn moments(schedule: &Schedule) -> Option<String> {
    const TEN_MINUTES: i64 = 600;
    const DAY: i64 = 86_400;
    let begins = schedule.slots.iter().filter_map(|slot| match slot.plan {
        Plan::At(time) => Some(time.at.seconds()),
        _ => None,
    });
    let begins: Vec<i64> = begins.collect();
    let (first, last) = (begins.first()?, begins.last()?);
    let within = begins.iter().flat_map(|begin| [begin + TEN_MINUTES, begin + DAY]);
    let mut moments: Vec<i64> =
        within.chain([first - 7 * DAY, first - DAY, last + 7 * DAY]).collect();
    moments.sort_unstable();
    Some(moments.iter().map(i64::to_string).collect::<Vec<_>>().join(" "))
}

fn shown(entry: &Entry, root: &str) -> Html {
    html! {
        <li lang={entry.lang.clone()}>
            <a href={format!("{root}c/{}/", entry.id)}>
                if let Some(art) = &entry.art {
                    <img src={format!("{root}{art}")} alt="" width="960" height="540" loading="lazy" />
                }
                <h2><bdi lang={entry.title_lang.clone()}>{ entry.title.clone() }</bdi></h2>
            </a>
            <p class="run">{ entry.run.clone() }</p>
            <p class="genres">{ entry.tags.join(" · ") }</p>
        </li>
    }
}
