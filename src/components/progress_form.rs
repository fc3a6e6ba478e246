//! The control by which readers say how far they are.

use super::preferences::preferences;
use super::shared_messages::SharedMessages;
use super::text::{changing, own, text};
use crate::hooks::{put_number, typed_number};
use curtain_core::card::Track;
use curtain_core::gate::CardView;
use curtain_core::i18n::Message;
use curtain_core::reader::Action;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) view: Rc<CardView>,
    pub(super) messages: SharedMessages,
    /// The level of its heading.
    pub(super) level: u8,
    /// Whether this is the live card.
    pub(super) live: bool,
    pub(super) on_action: Callback<Action>,
}

/// A number per track, and the two buttons for everything at once. Opening everything asks once.
#[component]
pub(super) fn ProgressForm(props: &Props) -> Html {
    let asking = use_state_eq(|| false);
    let on_open = {
        let (asking, on_action) = (asking.clone(), props.on_action.clone());
        Callback::from(move |event: MouseEvent| {
            if !*asking {
                asking.set(true);
            } else if event.detail() < 2 {
                // The second half of a double click is no answer to a question just asked.
                asking.set(false);
                on_action.emit(Action::OpenAll);
            }
        })
    };
    let stop_asking = {
        let asking = asking.clone();
        Callback::from(move |_: FocusEvent| asking.set(false))
    };
    let on_close = {
        let asking = asking.clone();
        props.on_action.reform(move |_| {
            asking.set(false);
            Action::CloseAll
        })
    };
    let open_label = if *asking { Message::OpenAllSure } else { Message::OpenAll };
    let messages = &props.messages;
    let tracks = props.view.tracks.iter().enumerate();
    html! {
        <section class="progress" aria-labelledby="how-far">
            <@{format!("h{}", props.level)} class="heading" id="how-far">{ messages.message(Message::HowFar).to_owned() }</@>
            <div class="tracks">
                { for tracks.map(|(index, (track, at))| track_input(props, index, track, *at)) }
            </div>
            <div class="all">
                <button
                    key="open" type="button" part="open-all" id="open-all"
                    class={classes!("open-all", asking.then_some("asking"))}
                    onclick={on_open} onblur={stop_asking}
                >
                    { changing(messages.message(open_label).to_owned()) }
                </button>
                <button
                    key="close" type="button" part="close-all" id="close-all" class="close-all"
                    aria-disabled={(!props.view.opened).then_some("true")}
                    onclick={on_close}
                >
                    { messages.message(Message::CloseAll).to_owned() }
                </button>
            </div>
            { preferences(props) }
        </section>
    }
}

fn track_input(props: &Props, index: usize, track: &Track, at: u16) -> Html {
    let (messages, on_action) = (&props.messages, &props.on_action);
    let end = track.count.unwrap_or(u16::MAX);
    let oninput = {
        let on_action = on_action.clone();
        Callback::from(move |event: InputEvent| {
            // What is no number counts as not started: the card closes rather than guesses.
            if let Some(at) = typed_number(&event, end) {
                on_action.emit(Action::Progress { track: index, at });
            }
        })
    };
    let onchange = Callback::from(move |event: Event| {
        // What stood for nothing gives way to what is shown.
        if typed_number(&event, end).is_none() {
            put_number(&event, at);
        }
    });
    let id = format!("progress-{}", track.id);
    let (before, after) = messages.progress(track.unit);
    html! {
        <p key={index} class="track">
            <label for={id.clone()}>{ before.to_owned() }{ text(&track.name, None, own(&props.view, messages)) }{ after.to_owned() }</label>
            { " " }
            <input
                type="number" part="progress" class="number" inputmode="numeric" min="0" step="1" autocomplete="off"
                max={track.count.map(|count| count.to_string())}
                data-track={track.id.clone()} {id} value={at.to_string()} {oninput} {onchange}
            />
            { " " }
            <span class="of">{ changing(messages.progress_of(track, at)) }</span>
        </p>
    }
}
