//! The site's front page: every card of it.

use super::app::App;
use super::page::{document, open_view};
use super::panel::panel;
use super::{accent, head, style};
use crate::card::Section;
use crate::catalog::Checked;
use crate::schedule::{Plan, Schedule};
use crate::words;
use yew::prelude::*;

/// Writes the front page.
pub(super) fn gallery(cards: &[Checked], app: &App) -> Result<String, String> {
    let mut css = style::gallery();
    for (index, card) in cards.iter().enumerate() {
        css.push_str(
            &accent::style(&card.accent)
                .replace(":root", &format!(".shelf>:nth-child({})", index + 1)),
        );
    }
    let policy = head::policy(&css, None, "'self'");
    let head = html! {
        <>
            { head::basics("Curtain – spoiler-safe series cards", &policy, &css, "") }
            <meta name="description" content={words::GALLERY_INTRO} />
            <script type="module" src={app.gallery.name.clone()} integrity={app.gallery.integrity.clone()}></script>
        </>
    };
    let body = html! {
        <>
            <header class="gallery-head">
                <h1>{ "Curtain" }</h1>
                <p>{ words::GALLERY_INTRO }</p>
            </header>
            <main>
                <ul class="shelf">{ for cards.iter().map(entry) }</ul>
                { walk(cards) }
                { panel(cards) }
            </main>
        </>
    };
    document("en", "gallery", head, body)
}

/// Writes the control that walks a card through its run; it is shown once its script is there.
fn walk(cards: &[Checked]) -> Html {
    let options = cards.iter().filter_map(|checked| {
        let view = open_view(&checked.card);
        let moments = moments(view.schedules.first()?)?;
        Some(html! {
            <option value={view.id} data-moments={moments}>{ view.title.text }</option>
        })
    });
    let options: Vec<Html> = options.collect();
    if options.is_empty() {
        return Html::default();
    }
    html! {
        <section class="walk" data-walk="" hidden=true aria-labelledby="walk-title">
            <h2 id="walk-title">{ words::WALK }</h2>
            <p>{ words::WALK_INTRO }</p>
            <label>{ words::WALK_CARD }<select>{ for options }</select></label>
            <label>{ words::WALK_MOMENT }<input type="range" min="0" value="0" /></label>
            <p><output></output>{ " " }<a href="" hidden=true>{ words::WALK_LINK }</a></p>
            <iframe title={words::WALK} hidden=true></iframe>
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
