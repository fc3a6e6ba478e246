//! The two pages of one card: its own (`c/<id>/`) and the one for frames (`embed/<id>/`), each with the static card that
//! stands until the program takes its place.

use super::context::SiteContext;
use super::policy::{self, policy};
use super::render::document;
use super::{accent, meta};
use crate::translations::{Language, SiteText};
use curtain_authoring::Checked;
use curtain_core::gate::CardView;
use curtain_core::routes;
use curtain_widget::Shared;
use curtain_widget::components::{AiringProps, AiringTexts, SeriesCard, airing_section};
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

/// The relative address of the site's root on the pages of a card, which are [`routes::CARD_PAGE`] and
/// [`routes::FRAME_PAGE`].
const ROOT: &str = "../../";

/// Returns a page of a card as everybody may see it, with the card's `bundle` in it.
pub(super) fn page(
    checked: &Checked,
    view: &Rc<CardView>,
    bundle: &str,
    site: &SiteContext,
    form: Form,
) -> String {
    let is_page = form == Form::Page;
    let language = site.languages.nearest(&view.lang);
    let styles = &site.app.styles;
    let css = if is_page { &styles.page } else { &styles.frame };
    let css = css.clone() + &accent::style(accent::chosen(checked));
    // The frame's script is inline: it has to run before the first paint.
    let script = (!is_page).then_some(site.app.frame_script.as_str());
    let policy = policy(&css, script, policy::PLAYER_FRAMES);
    let title = format!("{} – Curtain", view.title.text);
    let head = html! {
        <>
            { meta::basics(&title, &policy, &css, ROOT) }
            if is_page {
                { meta::preview(view, checked.format, site.base, language) }
                <script type="application/ld+json">{ meta::structured(view, checked.format) }</script>
            } else {
                <meta name="robots" content="noindex" />
                <link rel="canonical" href={format!("{ROOT}{}", routes::card_page(&view.id))} />
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
            // Below the static card: on a slow line, preloads above it would delay the first paint.
            { meta::program(site.app, ROOT, is_page) }
            <script type="application/json" data-bundle="">{ bundle.to_owned() }</script>
        </>
    };
    let class = if is_page { "page" } else { "frame" };
    document(language.tag(), class, head, body)
}

/// Returns the static card, in the element in which the live card replaces it.
fn static_card(view: &Rc<CardView>, language: &Language) -> Html {
    let messages = Shared::new(language.messages());
    let texts = AiringTexts::without_clock(&messages, view);
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
    let text = |text| language.site(text).to_owned();
    html! {
        <div data-curtain="static" data-card={view.id.clone()} data-root={ROOT} data-ended-at={final_second(view)}>
            <div class="card-slot">
                <SeriesCard view={view.clone()} messages={messages.clone()} root={ROOT} airing={airing.unwrap_or_default()} />
            </div>
            <noscript><p class="notice">{ text(SiteText::NoScript) }</p></noscript>
            <p class="notice late">{ text(SiteText::Late) }</p>
            <p part="notice" class="notice" role="status" data-not-loaded={text(SiteText::NotLoaded)} data-broken={text(SiteText::Broken)}></p>
        </div>
    }
}

/// Returns the epoch second from which the card's times stay as they are; `None` where something may still air on one
/// of the outlets. A signature that is seen later needs no program.
fn final_second(view: &CardView) -> Option<String> {
    let ends: Option<Vec<i64>> =
        view.schedules.iter().map(|schedule| Some(schedule.ended_at()?.seconds())).collect();
    Some(ends?.into_iter().max().unwrap_or(0).to_string())
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
