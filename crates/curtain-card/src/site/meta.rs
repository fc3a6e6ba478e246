//! The head of a page: the elements that every page begins with, those that load the program, link previews
//! (Open Graph) and structured data (schema.org).

use super::assets::AppAssets;
use super::base_url::BaseUrl;
use super::render::json_for_script;
use super::signature::PREVIEW;
use crate::translations::{Language, SiteText};
use curtain_core::card::time::Plan;
use curtain_core::card::{Format, Label, Program, Schedule, Section, Slot, Unit};
use curtain_core::gate::{CardView, Item};
use curtain_core::routes;
use serde_json::{Value, json};
use yew::prelude::*;

/// Returns the elements that every page begins with.
pub(super) fn basics(title: &str, policy: &str, css: &str) -> Html {
    html! {
        <>
            <meta charset="utf-8" />
            <meta http-equiv="Content-Security-Policy" content={policy.to_owned()} />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="referrer" content="strict-origin-when-cross-origin" />
            <title>{ title.to_owned() }</title>
            <style>{ css.to_owned() }</style>
        </>
    }
}

/// The icons of the site as PNG: their files, and their sizes in pixels.
pub(super) const ICONS: [(&str, u32); 2] = [("icon.png", 192), ("touch-icon.png", 180)];

/// The colours of the bars around a page, by day and by night: those of its background in `tokens.css`.
const PAPER: [(&str, &str); 2] = [("light", "#e8e3d7"), ("dark", "#121110")];

/// Returns the elements by which browsers show a page in tabs and among their own controls. Frames need none.
pub(super) fn icons(root: &str) -> Html {
    let [(png, size), (touch, _)] = ICONS;
    let colour = |(scheme, colour): &(&str, &str)| {
        html! { <meta name="theme-color" media={format!("(prefers-color-scheme: {scheme})")} content={(*colour).to_owned()} /> }
    };
    html! {
        <>
            <link rel="icon" type="image/svg+xml" href={format!("{root}icon.svg")} />
            <link rel="icon" type="image/png" sizes={format!("{size}x{size}")} href={format!("{root}{png}")} />
            <link rel="apple-touch-icon" href={format!("{root}{touch}")} />
            { for PAPER.iter().map(colour) }
        </>
    }
}

/// Returns the elements that load and start the program: `ahead` of the script that starts it, or when that needs it.
pub(super) fn program(app: &AppAssets, root: &str, ahead: bool) -> Html {
    let at = |name: &str| format!("{root}{name}");
    html! {
        <>
            if ahead {
                <link rel="modulepreload" href={at(&app.glue.name)} integrity={app.glue.integrity.clone()} />
                <link as="fetch" rel="preload" type="application/wasm" crossorigin="anonymous" href={at(&app.wasm.name)} />
            }
            <script
                type="module" src={at(&app.starter.name)} integrity={app.starter.integrity.clone()}
                data-messages={app.messages.pattern.clone()} data-langs={app.messages.langs.clone()}
            ></script>
        </>
    }
}

/// Returns the open story of a card in at most 200 characters.
pub(super) fn description(view: &CardView) -> String {
    const LONGEST: usize = 200;
    let story: Vec<&str> = view.shown(Section::Story).map(|body| body.text.text.as_str()).collect();
    let story = story.join(" ");
    if story.chars().count() <= LONGEST {
        return story;
    }
    let cut: String = story.chars().take(LONGEST - 1).collect();
    let whole_words = cut.rfind(' ').map_or(cut.as_str(), |at| &cut[..at]);
    format!("{}…", whole_words.trim_end_matches([',', ';', ':', '.', '–', '—']))
}

/// Returns the elements that link previews read.
pub(super) fn preview(
    view: &CardView,
    format: Format,
    base: Option<&BaseUrl>,
    language: &Language,
) -> Html {
    let kind = match schema_type(format) {
        "Movie" => "video.movie",
        "TVSeries" => "video.tv_show",
        "BookSeries" | "ComicSeries" => "book",
        _ => "website",
    };
    let has_covers = view.sections.iter().flat_map(|section| &section.items).any(has_cover);
    let description = description(view);
    let locked = has_covers.then(|| language.site(SiteText::Locked));
    let summary: Vec<&str> = [description.as_str()].into_iter().chain(locked).collect();
    let summary = summary.join(" ").trim().to_owned();
    let title = language.site_with(SiteText::SafeCard, &[("title", &view.title.text)]);
    html! {
        <>
            <meta name="description" content={if description.is_empty() { &title } else { &description }.clone()} />
            <meta property="og:type" content={kind} />
            <meta property="og:title" content={title.clone()} />
            <meta property="og:description" content={if summary.is_empty() { title.clone() } else { summary }} />
            if let Some(locale) = locale(&view.lang, language) {
                <meta property="og:locale" content={locale} />
            }
            <meta property="og:site_name" content="Curtain" />
            <meta name="twitter:card" content="summary_large_image" />
            if let Some(base) = base {
                <meta property="og:url" content={format!("{base}{}", routes::card_page(&view.id))} />
                { picture(&format!("{base}{}", routes::picture(&view.id, PREVIEW_NAME, "png")), &view.title.text) }
                <link rel="alternate" type="application/json+oembed" href={format!("{base}{}", routes::oembed(&view.id))} title={view.title.text.clone()} />
            }
        </>
    }
}

/// Returns the language of a card with a territory, as Open Graph wants it: `pt_BR`. `None` for a language of which neither
/// the card nor the interface says one.
fn locale(lang: &str, nearest: &Language) -> Option<String> {
    if lang == nearest.tag() {
        return Some(nearest.site(SiteText::Locale).to_owned());
    }
    let (language, territory) = lang.split_once('-')?;
    let is_territory = territory.len() == 2 && territory.chars().all(|c| c.is_ascii_uppercase());
    is_territory.then(|| [language, "_", territory].concat())
}

fn has_cover(item: &Item) -> bool {
    let children = item.shown.iter().flat_map(|shown| &shown.children);
    item.cover.is_some() || children.into_iter().any(has_cover)
}

/// The end of the name of a card's picture for link previews.
pub(super) const PREVIEW_NAME: &str = "-1200x630";

/// The file of the site's own picture for link previews.
pub(super) const SITE_PREVIEW: &str = "preview.png";

/// Returns the elements of a link preview's picture. Without its size, the first share of a link shows none.
fn picture(address: &str, alt: &str) -> Html {
    let (width, height) = PREVIEW;
    html! {
        <>
            <meta property="og:image" content={address.to_owned()} />
            <meta property="og:image:width" content={width.to_string()} />
            <meta property="og:image:height" content={height.to_string()} />
            <meta property="og:image:alt" content={alt.to_owned()} />
        </>
    }
}

/// Returns the elements that previews of a link to a page of the gallery read. `route` is that of the page.
pub(super) fn site_preview(route: &str, base: Option<&BaseUrl>, language: &Language) -> Html {
    let text = |text| language.site(text).to_owned();
    html! {
        <>
            <meta name="description" content={text(SiteText::GalleryIntro)} />
            <meta property="og:type" content="website" />
            <meta property="og:title" content={text(SiteText::GalleryTitle)} />
            <meta property="og:description" content={text(SiteText::GalleryIntro)} />
            <meta property="og:locale" content={text(SiteText::Locale)} />
            <meta property="og:site_name" content="Curtain" />
            <meta name="twitter:card" content="summary_large_image" />
            if let Some(base) = base {
                <meta property="og:url" content={format!("{base}{route}")} />
                { picture(&format!("{base}{SITE_PREVIEW}"), "Curtain") }
            }
        </>
    }
}

/// Returns the type of schema.org that a format is.
fn schema_type(format: Format) -> &'static str {
    match format {
        Format::Film => "Movie",
        Format::Game | Format::VisualNovel => "VideoGame",
        Format::Novel => "BookSeries",
        Format::Comic => "ComicSeries",
        Format::Podcast => "PodcastSeries",
        Format::Stage => "Play",
        _ => "TVSeries",
    }
}

/// Returns the properties of schema.org for those who perform in works of a type, and for those who make them.
fn roles(schema_type: &str) -> (&'static str, &'static str) {
    match schema_type {
        "Movie" | "TVSeries" => ("actor", "productionCompany"),
        "VideoGame" | "PodcastSeries" => ("actor", "producer"),
        _ => ("contributor", "producer"),
    }
}

/// Lists the dates of the episodes of a schedule as schema.org has them: an instant in UTC, or a day at the outlet.
fn dates(schedule: &Schedule) -> Vec<String> {
    let episodes = schedule.slots.iter().filter(|slot| matches!(slot.program, Program::Episode(_)));
    let date = |slot: &Slot| match slot.plan {
        Plan::At(time) => Some(time.at.to_string()),
        Plan::Day(time) => {
            let day = time.local();
            Some(format!("{:04}-{:02}-{:02}", day.year, day.month, day.day))
        }
        Plan::Within(_) | Plan::Unknown => None,
    };
    episodes.filter_map(date).collect()
}

/// Returns the open facts of a card as schema.org JSON-LD, for a `<script>` element.
pub(super) fn structured(view: &CardView, format: Format) -> String {
    let texts = |section| -> Vec<&str> {
        view.shown(section).map(|body| body.text.text.as_str()).collect()
    };
    let labelled = |section, label: &Label| -> Vec<Value> {
        (view.shown(section).filter(|body| body.label.as_ref() == Some(label)))
            .map(|body| json!({ "@type": "Organization", "name": body.text.text }))
            .collect()
    };
    let voices: Vec<Value> = (view.section(Section::People).iter())
        .filter_map(|item| item.shown.as_ref())
        .flat_map(|shown| &shown.children)
        .filter_map(|child| child.shown.as_ref())
        .filter(|voice| matches!(voice.body.label, Some(Label::Voice(_) | Label::Actor)))
        .map(|voice| json!({ "@type": "Person", "name": voice.body.text.text }))
        .collect();
    let first = view.schedules.first();
    let is_open = first.is_some_and(|schedule| schedule.is_open);
    let dates = first.map(dates).unwrap_or_default();
    let schema_type = schema_type(format);
    let (performers, makers) = roles(schema_type);
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": schema_type,
        "name": view.title.text,
        "inLanguage": view.lang,
        "description": description(view),
        "alternateName": texts(Section::Titles),
        "genre": texts(Section::Tags),
        performers: voices,
        makers: labelled(Section::Making, &Label::Studio),
        "sameAs": view.shown(Section::Links).filter_map(|body| body.href.as_deref()).collect::<Vec<_>>(),
    });
    if schema_type.ends_with("Series") {
        data["startDate"] = json!(dates.first());
        // The end of an open run is not known, nor is its length.
        data["endDate"] = json!(dates.last().filter(|_| !is_open));
    } else {
        data["datePublished"] = json!(dates.first());
    }
    if schema_type == "TVSeries" && !is_open {
        let episodes = view.tracks.iter().find(|view| view.track.unit == Unit::Episode);
        data["numberOfEpisodes"] = json!(episodes.and_then(|view| view.track.count));
    }
    if let Value::Object(fields) = &mut data {
        fields.retain(|_, value| {
            !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty())
        });
    }
    json_for_script(&data)
}
