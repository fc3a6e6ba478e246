//! Trailer facade: a poster with a play button, which a click replaces by the video player.

use super::text::{asides, text};
use crate::hooks::{can_play, use_focus_when};
use crate::shared::SharedMessages;
use curtain_core::card::{Body, Embed, Player};
use curtain_core::i18n::Message;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// The trailer. Without a player, the component draws nothing.
    pub(super) body: Rc<Body>,
    /// The URL of the poster.
    pub(super) poster: Option<AttrValue>,
    /// The relative URL from the page to the site's root, such as `../../`.
    pub(super) root: AttrValue,
    /// The texts of the interface. Captions and the player's own texts are in their language too.
    pub(super) messages: SharedMessages,
    /// The language of the card's texts if it is not that of the interface.
    pub(super) own_lang: Option<AttrValue>,
    /// Whether a click can start the player in place; otherwise the facade is a link.
    pub(super) is_live: bool,
}

/// The state of the video player.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PlayerState {
    /// Not started yet.
    Waiting,
    /// In the place of the facade.
    Playing,
    /// Closed by the reader.
    Closed,
}

/// Draws the facade or the player. Before the click, the browser sends no request to the video host.
#[component]
pub(super) fn TrailerFacade(props: &Props) -> Html {
    let state = use_state_eq(|| PlayerState::Waiting);
    // A click removes its own button, so the focus moves to what replaces it.
    let player = use_focus_when(*state == PlayerState::Playing);
    let facade = use_focus_when(*state == PlayerState::Closed);
    let set = |to| {
        let state = state.clone();
        Callback::from(move |_: MouseEvent| state.set(to))
    };
    let (name, messages) = (&props.body.text, &props.messages);
    let Some(video) = &props.body.player else { return Html::default() };
    let embed = video.embed(messages.lang());
    let link = watch_url(video, &props.root);
    // A link is better than a player that shows an error.
    let is_player = props.is_live && can_play(embed.is_some());
    let host = embed.as_ref().map(|embed| embed.host);
    let face = html! {
        <>
            if let Some(poster) = props.poster.clone() {
                <img src={poster} alt="" width="960" height="540" loading="lazy" />
            }
            <span class="play-mark" aria-hidden="true"></span>
            <span class="play-name">{ messages.play(is_player || !props.is_live, &name.text, host) }</span>
        </>
    };
    let shown = match (is_player, *state) {
        (true, PlayerState::Playing) => html! {
            <div key="player" class="player">
                { player_element(props, embed.as_ref(), &link, &player) }
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
                { text(name, None, props.own_lang.as_deref()) }
                { asides(&props.body, messages, &[], props.own_lang.as_deref()) }
                if props.is_live && !is_player {
                    // As text to copy: a sandboxed frame may not open links.
                    { " " }<span class="address">{ link }</span>
                }
            </p>
        </div>
    }
}

/// Returns the URL of the video outside of the card.
fn watch_url(player: &Player, root: &str) -> String {
    let page = player.page();
    if matches!(player, Player::File(_)) { format!("{root}{page}") } else { page }
}

/// Draws the player: the frame of a video host, or a video element for a file.
fn player_element(props: &Props, embed: Option<&Embed>, file: &str, player: &NodeRef) -> Html {
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
