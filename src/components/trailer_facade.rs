//! The stand-in for a trailer, and the trailer.

use super::text::{asides, text};
use crate::card::{Body, Player};
use crate::hooks::use_focus_when;
use crate::words;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// The trailer; one with a player.
    pub(super) body: std::rc::Rc<Body>,
    /// The picture shown before it plays, as an address.
    pub(super) poster: Option<AttrValue>,
    /// The way from the page to the site's root: `../../`.
    pub(super) root: AttrValue,
    /// Whether a click can start it in place; without that it is a link.
    pub(super) live: bool,
}

/// How far a trailer has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nobody has started it.
    Waiting,
    /// The player is there.
    Playing,
    /// The player is gone again.
    Closed,
}

/// Shows a trailer's poster as a button. Nothing is asked of any host before the click.
#[component]
pub(super) fn TrailerFacade(props: &Props) -> Html {
    let stage = use_state_eq(|| Stage::Waiting);
    // A click takes its own button away, so the focus goes where the click led.
    let player = use_focus_when(*stage == Stage::Playing);
    let facade = use_focus_when(*stage == Stage::Closed);
    let set = |to| {
        let stage = stage.clone();
        Callback::from(move |_: MouseEvent| stage.set(to))
    };
    let name = &props.body.text;
    let (host, link) = match &props.body.player {
        Some(Player::Youtube(id)) => {
            (Some("YouTube"), format!("https://www.youtube.com/watch?v={id}"))
        }
        Some(Player::File(file)) => (None, format!("{}{file}", props.root)),
        None => return Html::default(),
    };
    let face = html! {
        <>
            if let Some(poster) = props.poster.clone() {
                <img src={poster} alt="" width="960" height="540" loading="lazy" />
            }
            <span class="play-mark" aria-hidden="true"></span>
            <span class="play-name">{ words::play(&name.text, host) }</span>
        </>
    };
    let shown = match (props.live, *stage) {
        (true, Stage::Playing) => html! {
            <div key="player" class="player">
                { frame(props, &player) }
                <button type="button" class="close-trailer" onclick={set(Stage::Closed)}>{ words::CLOSE_TRAILER }</button>
            </div>
        },
        (true, _) => html! {
            <button ref={facade} key="facade" type="button" part="play" class="facade" id="play" onclick={set(Stage::Playing)}>{ face }</button>
        },
        (false, _) => html! {
            <a key="facade" part="play" class="facade" id="play" href={link} rel="noopener noreferrer nofollow">{ face }</a>
        },
    };
    html! {
        <div part="trailer" class="trailer">
            { for [shown] }
            <p class="caption">
                { text(name, None) }
                { asides(&props.body.asides) }
            </p>
        </div>
    }
}

fn frame(props: &Props, player: &NodeRef) -> Html {
    match &props.body.player {
        Some(Player::Youtube(id)) => html! {
            <iframe
                ref={player} title={props.body.text.text.clone()}
                src={format!("https://www.youtube-nocookie.com/embed/{id}?autoplay=1&playsinline=1&rel=0")}
                // Without a referrer the player answers "Error 153".
                referrerpolicy="strict-origin-when-cross-origin"
                allow="autoplay; encrypted-media; fullscreen; picture-in-picture" allowfullscreen=true
            />
        },
        Some(Player::File(file)) => html! {
            <video
                ref={player} src={format!("{}{file}", props.root)} tabindex="0"
                aria-label={props.body.text.text.clone()} controls=true autoplay=true playsinline=true
            />
        },
        None => Html::default(),
    }
}
