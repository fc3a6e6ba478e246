//! The site's front page: every card of it.

use super::page::{document, open_view};
use super::{accent, head};
use crate::card::Section;
use crate::catalog::Checked;
use crate::words;
use yew::prelude::*;

/// Writes the front page.
pub(super) fn gallery(cards: &[Checked], css: &str) -> Result<String, String> {
    let mut css = css.to_owned();
    for (index, card) in cards.iter().enumerate() {
        css.push_str(
            &accent::style(&card.accent)
                .replace(":root", &format!(".shelf>:nth-child({})", index + 1)),
        );
    }
    let policy = head::policy(&css, "'none'");
    let head = html! {
        <>
            { head::basics("Curtain – spoiler-safe series cards", &policy, &css, "") }
            <meta name="description" content={words::GALLERY_INTRO} />
        </>
    };
    let body = html! {
        <>
            <header class="gallery-head">
                <h1>{ "Curtain" }</h1>
                <p>{ words::GALLERY_INTRO }</p>
            </header>
            <main><ul class="shelf">{ for cards.iter().map(entry) }</ul></main>
        </>
    };
    document("en", "gallery", head, body)
}

fn entry(checked: &Checked) -> Html {
    let view = open_view(&checked.card);
    let art = view.shown(Section::Art).next().and_then(|body| body.href.clone());
    let run = view.schedules.first().map(words::run);
    let genres: Vec<&str> = view.shown(Section::Tags).map(|body| body.text.text.as_str()).collect();
    html! {
        <li lang={view.lang.clone()}>
            <a href={format!("c/{}/", view.id)}>
                if let Some(art) = art {
                    <img src={art} alt="" width="960" height="540" loading="lazy" />
                }
                <h2><bdi lang={view.title.lang.clone()}>{ view.title.text.clone() }</bdi></h2>
            </a>
            <p class="run">{ run.unwrap_or_default() }</p>
            <p class="genres">{ genres.join(" · ") }</p>
        </li>
    }
}
