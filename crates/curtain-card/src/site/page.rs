//! The two pages of one card: its own (`c/<id>/`) and the one for frames (`embed/<id>/`), each with the static card that
//! stands until the program takes its place, and with what its covers open.

use super::assets::AssetFile;
use super::context::SiteContext;
use super::entry::Entry;
use super::policy::{self, policy};
use super::render::document;
use super::static_card::{ROOT, card_slot};
use super::{accent, meta, subscriptions};
use crate::translations::{Language, SiteText};
use curtain_authoring::Checked;
use curtain_core::gate::CardView;
use curtain_core::routes;
use std::rc::Rc;
use yew::prelude::*;

/// The form of a card's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// The card's own page: `c/<id>/`.
    Page,
    /// The page for frames: `embed/<id>/`.
    Frame,
}

/// What both pages of a card hold beside the view.
#[derive(Clone, Copy, Debug)]
pub(super) struct PageParts<'a> {
    /// The file of the card's shipped form.
    pub(super) bundle: &'a AssetFile,
    /// The sealed openings.
    pub(super) openings: Option<&'a str>,
    /// The gallery's entry.
    pub(super) entry: &'a Entry,
}

/// Returns a page of a card as everybody may see it.
pub(super) fn page(
    checked: &Checked,
    view: &Rc<CardView>,
    parts: PageParts,
    site: &SiteContext,
    form: Form,
) -> String {
    let PageParts { bundle, openings, entry } = parts;
    let is_page = form == Form::Page;
    let language = site.languages.nearest(&view.lang);
    let styles = &site.app.styles;
    let css = if is_page { &styles.page } else { &styles.frame };
    let css = css.clone() + &accent::style(&entry.accent);
    // The script is inline: a cover opens without another request, and a frame takes its looks before the first paint.
    // It stands in the head: a click may come before the end of the page has.
    let script = if is_page { &site.app.page_script } else { &site.app.frame_script };
    let policy = policy(&css, Some(script), policy::PLAYER_FRAMES);
    let title = format!("{} – Curtain", view.title.text);
    let head = html! {
        <>
            { meta::basics(&title, &policy, &css) }
            if is_page {
                { meta::icons(ROOT) }
                { meta::preview(view, checked.format, site.base, language) }
                <script type="application/ld+json">{ meta::structured(view, checked.format) }</script>
            } else {
                <meta name="robots" content="noindex" />
                <link rel="canonical" href={format!("{ROOT}{}", routes::card_page(&view.id))} />
                // Most pages refuse to be shown within a frame.
                <base target="_blank" />
            }
            <script>{ script.clone() }</script>
        </>
    };
    let body = html! {
        <>
            if is_page {
                <header class="site-head"><a href={ROOT}>{ "Curtain" }</a></header>
            }
            <main>
                { static_card(view, language, bundle, &langs(checked)) }
                if is_page { { subscriptions::of_card(entry, view, site, language) } }
            </main>
            if let Some(openings) = openings {
                <script type="application/json" data-openings="">{ openings.to_owned() }</script>
            }
            // Below the static card: on a slow line, preloads above it would delay the first paint.
            { meta::program(site.app, ROOT, is_page && !is_over(view)) }
        </>
    };
    let class = if is_page { "page" } else { "frame" };
    document(language.tag(), class, head, body)
}

/// Returns the static card, in the element in which the live card replaces it.
fn static_card(
    view: &Rc<CardView>,
    language: &Language,
    bundle: &AssetFile,
    langs: &[&str],
) -> Html {
    let text = |text| language.site(text).to_owned();
    let langs = (langs.len() > 1).then(|| langs.join(" "));
    html! {
        <div
            data-curtain="static" data-card={view.id.clone()} data-root={ROOT} data-ended-at={final_second(view).map(|second| second.to_string())}
            data-bundle={versioned(bundle)} data-bundle-integrity={bundle.integrity.clone()} data-langs={langs}
        >
            { card_slot(view, language) }
            <noscript><p class="notice">{ text(SiteText::NoScript) }</p></noscript>
            <p class="notice late">{ text(SiteText::Late) }</p>
            <p part="notice" class="notice" role="status" data-not-loaded={text(SiteText::NotLoaded)} data-broken={text(SiteText::Broken)} data-some-covers={text(SiteText::SomeCovers)}></p>
        </div>
    }
}

/// Lists the languages of a card, its author's first.
fn langs(checked: &Checked) -> Vec<&str> {
    let cards = std::iter::once(&checked.card).chain(&checked.translations);
    cards.map(|card| card.lang.as_str()).collect()
}

/// Returns the address of a file with a part of its hash. Caches keep files for a while, and a page would refuse that of
/// an earlier build.
fn versioned(file: &AssetFile) -> String {
    const LENGTH: usize = 8;
    let hash = file.integrity.split_once('-').map_or("", |(_, hash)| hash);
    let hash: String = hash.chars().filter(char::is_ascii_alphanumeric).take(LENGTH).collect();
    format!("{}?{hash}", file.name)
}

/// Tells whether the card was over when its facts were looked up. The countdown of another one needs the program.
fn is_over(view: &CardView) -> bool {
    final_second(view).is_some_and(|second| second <= view.as_of.seconds())
}

/// Returns the epoch second from which the card's times stay as they are; `None` where something may still air on one
/// of the outlets. A signature that is seen later needs no program.
fn final_second(view: &CardView) -> Option<i64> {
    let ends: Option<Vec<i64>> =
        view.schedules.iter().map(|schedule| Some(schedule.ended_at()?.seconds())).collect();
    Some(ends?.into_iter().max().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_where_the_routes_say() {
        assert_eq!(routes::to_root(routes::CARD_PAGE), ROOT);
        assert_eq!(routes::to_root(routes::FRAME_PAGE), ROOT);
        assert_eq!(routes::to_root(routes::DOCS_PAGE), super::super::docs::ROOT);
    }
}
