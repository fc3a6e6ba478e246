//! The pages that show one card: its own, and the one for frames.

use super::assets::frame_script;
use super::writer::SiteWriter;
use super::{accent, meta, render, style};
use crate::translations::Language;
use curtain_authoring::Checked;
use curtain_core::card::Card;
use curtain_core::gate::{self, CardView};
use curtain_core::reader::Reader;
use curtain_widget::Shared;
use curtain_widget::components::{AiringProps, AiringTexts, SeriesCard, airing_section};
use std::rc::Rc;
use yew::prelude::*;

/// Which page of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// The card's own page: `c/<id>/`.
    Page,
    /// The page for frames: `embed/<id>/`.
    Frame,
}

/// The way from the pages of a card to the site's root.
const ROOT: &str = "../../";

/// The sources of frames that the players of trailers need.
const PLAYER_FRAMES: &str = "https://www.youtube-nocookie.com https://player.vimeo.com \
     https://player.bilibili.com https://embed.nicovideo.jp";

/// Returns what somebody sees who has seen nothing: the one view of every static surface.
pub(super) fn public_view(card: &Card) -> CardView {
    gate::view(card, &Reader::default())
}

/// Returns the name of a series that everybody may read.
pub fn open_title(checked: &Checked) -> String {
    public_view(&checked.card).title.text
}

/// Writes a page of a card as everybody may see it, with the card's `bundle` in it.
pub(super) fn page(
    checked: &Checked,
    view: &Rc<CardView>,
    bundle: &str,
    site: &SiteWriter,
    form: Form,
) -> Result<String, String> {
    let is_page = form == Form::Page;
    let language = site.languages.nearest(&view.lang);
    let css = if is_page { style::page() } else { style::frame() };
    let css = css + &accent::style(&checked.accent);
    // The frame's own script stands in the page: what it does has to be done before the first paint.
    let script = (!is_page).then(frame_script);
    let policy = meta::policy(&css, script.as_deref(), PLAYER_FRAMES);
    let title = format!("{} – Curtain", view.title.text);
    let head = html! {
        <>
            { meta::basics(&title, &policy, &css, ROOT) }
            if is_page {
                { meta::preview(view, checked.format, site.base, language) }
                <script type="application/ld+json">{ meta::structured(view, checked.format) }</script>
            } else {
                <meta name="robots" content="noindex" />
                <link rel="canonical" href={format!("{ROOT}c/{}/", view.id)} />
                // Most pages refuse to be shown within a frame.
                <base target="_blank" />
                <script>{ script }</script>
            }
        </>
    };
    let body = html! {
        <>
            if is_page {
                <header class="site-head"><a href={ROOT}>{ "Curtain" }</a></header>
            }
            <main>{ static_card(view, language) }</main>
            // After what is painted: on a slow line they would share it.
            { meta::program(site.app, ROOT, is_page) }
            <script type="application/json" data-bundle="">{ bundle.to_owned() }</script>
        </>
    };
    let class = if is_page { "page" } else { "frame" };
    document(language.tag(), class, head, body)
}

/// Writes the static card, in the element in which the live one takes its place.
fn static_card(view: &Rc<CardView>, language: &Language) -> Html {
    let messages = Shared::new(language.messages());
    let texts = AiringTexts::without_clock(&messages, &view.schedules, &view.tracks);
    let airing = texts.map(|texts| {
        let props = AiringProps {
            view,
            messages: &messages,
            root: ROOT,
            on_action: &Callback::noop(),
            as_of_time: None,
            pause: None,
            element: NodeRef::default(),
        };
        airing_section(&texts, props)
    });
    let site = |key| language.site(key).to_owned();
    html! {
        <div data-curtain="static" data-card={view.id.clone()} data-root={ROOT} data-over={over(view)}>
            <div class="stage">
                <SeriesCard view={view.clone()} messages={messages.clone()} root={ROOT} airing={airing.unwrap_or_default()} />
            </div>
            <noscript><p class="notice">{ site("no-script") }</p></noscript>
            <p class="notice late">{ site("late") }</p>
            <p part="notice" class="notice" role="status" data-not-loaded={site("not-loaded")} data-broken={site("broken")}></p>
        </div>
    }
}

/// Returns the second from which nothing changes on a card any more, where there is one: a signature that
/// is seen later needs no program.
fn over(view: &CardView) -> Option<String> {
    let over = match view.schedules.first() {
        Some(schedule) => schedule.ended_at()?.seconds(),
        None => 0,
    };
    Some(over.to_string())
}

/// Puts a page together.
pub(super) fn document(lang: &str, class: &str, head: Html, body: Html) -> Result<String, String> {
    let root = html! {
        <html lang={lang.to_owned()} class={class.to_owned()}>
            <head>{ head }</head>
            <body>{ body }</body>
        </html>
    };
    let text = render::to_text(root).map_err(|error| format!("cannot render: {error}"))?;
    Ok(format!("<!doctype html>{text}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use curtain_core::card::Player;

    #[test]
    fn players_are_on_hosts_of_the_policy_alone() {
        let id = || "x".to_owned();
        for player in [
            Player::Youtube(id()),
            Player::Vimeo(id()),
            Player::Bilibili(id()),
            Player::Niconico(id()),
        ] {
            let embed = player.embed("en").unwrap();
            let is_allowed =
                PLAYER_FRAMES.split(' ').any(|host| embed.src.starts_with(&format!("{host}/")));
            assert!(is_allowed, "{}", embed.src);
        }
    }
}
