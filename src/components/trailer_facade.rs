//! The stand-in for a trailer, and the trailer.

use super::shared_messages::SharedMessages;
use super::text::{asides, text};
use crate::hooks::{can_play, use_focus_when};
use curtain_core::card::{Body, Embed, Player};
use curtain_core::i18n::Message;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// The trailer; one with a player.
    pub(super) body: std::rc::Rc<Body>,
    /// The picture shown before it plays, as an address.
    pub(super) poster: Option<AttrValue>,
    /// The way from the page to the site's root: `../../`.
    pub(super) root: AttrValue,
    /// What the interface says; captions and the player's own words are in its language too.
    pub(super) messages: SharedMessages,
    /// The language of the card's texts where that is not the one of the interface.
    pub(super) own: Option<AttrValue>,
    /// Whether a click can start it in place; without that it is a link.
    pub(super) live: bool,
}

/// How far a trailer has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PlayerState {
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
    let stage = use_state_eq(|| PlayerState::Waiting);
    // A click takes its own button away, so the focus goes where the click led.
    let player = use_focus_when(*stage == PlayerState::Playing);
    let facade = use_focus_when(*stage == PlayerState::Closed);
    let set = |to| {
        let stage = stage.clone();
        Callback::from(move |_: MouseEvent| stage.set(to))
    };
    let (name, messages) = (&props.body.text, &props.messages);
    let Some(player_of) = &props.body.player else { return Html::default() };
    let embed = player_of.embed(messages.lang());
    let link = address(player_of, &props.root);
    // Where the player would only say that it may not play, the way to the video is better.
    let plays = props.live && can_play(embed.is_some());
    let host = embed.as_ref().map(|embed| embed.host);
    let face = html! {
        <>
            if let Some(poster) = props.poster.clone() {
                <img src={poster} alt="" width="960" height="540" loading="lazy" />
            }
            <span class="play-mark" aria-hidden="true"></span>
            <span class="play-name">{ messages.play(plays || !props.live, &name.text, host) }</span>
        </>
    };
    let shown = match (plays, *stage) {
        (true, PlayerState::Playing) => html! {
            <div key="player" class="player">
                { frame(props, embed.as_ref(), &link, &player) }
                <button type="button" class="close-trailer" onclick={set(PlayerState::Closed)}>{ messages.message(Message::CloseTrailer).to_owned() }</button>
            </div>
        },
        (true, _) => html! {
            <button ref={facade} key="facade" type="button" part="play" class="facade" id="play" onclick={set(PlayerState::Playing)}>{ face }</button>
        },
        (false, _) => html! {
            <a key="facade" part="play" class="facade" id="play" href={link.clone()} rel="noopener noreferrer nofollow">{ face }</a>
        },
    };
    html! {
        <div part="trailer" class="trailer">
            { for [shown] }
            <p class="caption">
                { text(name, None, props.own.as_deref()) }
                { asides(&props.body, messages, props.own.as_deref()) }
                if props.live && !plays {
                    // To be copied where links lead nowhere.
                    { " " }<span class="address">{ link }</span>
                }
            </p>
        </div>
    }
}

/// Returns where the video is to be watched outside of the card.
fn address(player: &Player, root: &str) -> String {
    let page = player.page();
    if matches!(player, Player::File(_)) { format!("{root}{page}") } else { page }
}

fn frame(props: &Props, embed: Option<&Embed>, file: &str, player: &NodeRef) -> Html {
    let name = props.body.text.text.clone();
    match embed {
        Some(embed) => html! {
            <iframe
                ref={player} title={name} src={embed.src.clone()}
                // Without a referrer YouTube's player answers "Error 153".
                referrerpolicy="strict-origin-when-cross-origin"
                allow={embed.allow}
            />
        },
        None => html! {
            <video
                ref={player} src={file.to_owned()} tabindex="0"
                aria-label={name} controls=true autoplay=true playsinline=true
            />
        },
    }
}
