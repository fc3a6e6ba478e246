//! Progress form: a number field per track, the buttons that open and close everything, the preferences.

use super::card_context::CardContext;
use super::preferences::preferences;
use super::text::{changing, text};
use crate::hooks::{set_text, text_of};
use crate::shared::SharedMessages;
use curtain_core::card::TrackView;
use curtain_core::gate::CardView;
use curtain_core::i18n::Message;
use curtain_core::reader::Action;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) view: Rc<CardView>,
    pub(super) messages: SharedMessages,
    /// The level of the form's heading.
    pub(super) level: u8,
    /// Whether the form belongs to the live card.
    pub(super) is_live: bool,
    pub(super) on_action: Callback<Action>,
}

impl Props {
    fn context(&self) -> CardContext<'_> {
        CardContext { view: &self.view, messages: &self.messages, on_action: &self.on_action }
    }
}

/// Draws the form. The button that opens everything has to be clicked twice: the first click changes its
/// label to a question.
#[component]
pub(super) fn ProgressForm(props: &Props) -> Html {
    let is_asking = use_state_eq(|| false);
    let on_open = {
        let (is_asking, on_action) = (is_asking.clone(), props.on_action.clone());
        Callback::from(move |event: MouseEvent| {
            if !*is_asking {
                is_asking.set(true);
            } else if event.detail() < 2 {
                // The second half of a double click does not answer the question.
                is_asking.set(false);
                on_action.emit(Action::OpenAll);
            }
        })
    };
    let stop_asking = {
        let is_asking = is_asking.clone();
        Callback::from(move |_: FocusEvent| is_asking.set(false))
    };
    let on_close = {
        let is_asking = is_asking.clone();
        props.on_action.reform(move |_| {
            is_asking.set(false);
            Action::CloseAll
        })
    };
    let open_label = if *is_asking { Message::OpenAllSure } else { Message::OpenAll };
    let messages = &props.messages;
    let tracks = props.view.tracks.iter().enumerate();
    html! {
        <section class="progress" aria-labelledby="how-far">
            <@{format!("h{}", props.level)} class="heading" id="how-far">{ messages.message(Message::HowFar).to_owned() }</@>
            <div class="tracks">
                { for tracks.map(|(index, track)| track_input(props, index, track)) }
            </div>
            <div class="all">
                <button
                    key="open" type="button" part="open-all" id="open-all"
                    class={classes!("open-all", is_asking.then_some("asking"))}
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
            { preferences(props.context(), props.is_live) }
        </section>
    }
}

/// Draws the field of a track: a number, or a text such as "S2E3" by the numbering that the reader has picked.
fn track_input(props: &Props, index: usize, view: &TrackView) -> Html {
    let Props { messages, on_action, .. } = props;
    let TrackView { track, finished, .. } = view;
    let value = view.numbering().map_or_else(|| finished.to_string(), |by| by.write(*finished));
    let read = {
        let view = props.view.clone();
        move |event: &Event| read_progress(&view.tracks[index], &text_of(event)?)
    };
    let oninput = {
        let (on_action, read) = (on_action.clone(), read.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(at) = read(&event) {
                on_action.emit(Action::Progress { track: index, at });
            }
        })
    };
    let onchange = {
        let value = value.clone();
        Callback::from(move |event: Event| {
            // A text that was ignored gives way to the one that counts.
            if read(&event).is_none() {
                set_text(&event, &value);
            }
        })
    };
    let id = format!("progress-{}", track.id);
    let (before, after) = messages.progress(view);
    let is_number = view.picked.is_none();
    html! {
        <p key={index} class="track">
            <label for={id.clone()}>{ before }{ text(&track.name, None, props.context().own_lang()) }{ after }</label>
            { " " }
            <input
                type={if is_number { "number" } else { "text" }} inputmode={is_number.then_some("numeric")}
                part="progress" class="number" min="0" step="1" autocomplete="off"
                max={track.count.map(|count| count.to_string())}
                data-track={track.id.clone()} {id} {value} {oninput} {onchange}
            />
            { " " }
            <span class="of">{ changing(messages.progress_of(view)) }</span>
        </p>
    }
}

/// Returns how many units of a track are finished with a text that the reader has typed. Text that is no number
/// counts as 0, but not in a numbering such as "S2E3", where it is not whole yet.
///
/// A number above the end is `None`: a digit too many is a typing error, and must not open a card.
fn read_progress(view: &TrackView, typed: &str) -> Option<u16> {
    if let Some(numbering) = view.numbering() {
        return numbering.read(typed);
    }
    let typed: u64 = typed.parse().unwrap_or(0);
    let end = view.track.count.unwrap_or(u16::MAX);
    u16::try_from(typed).ok().filter(|typed| *typed <= end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use curtain_core::card::{Activity, NumberRange, Numbering, Text, Track, Unit};

    fn anime(picked: Option<usize>) -> TrackView {
        let range = |from, to, prefix: &str| {
            let prefix = prefix.to_owned();
            NumberRange { from, to, prefix, first: 1, last: 12 }
        };
        let ranges = vec![range(1, 12, "S1E"), range(13, 24, "S2E")];
        let track = Track {
            id: "anime".to_owned(),
            name: Text::new("Anime"),
            unit: Unit::Episode,
            activity: Activity::Watch,
            count: Some(24),
            parts: Vec::new(),
            numberings: vec![Numbering {
                id: "parts".to_owned(),
                name: Text::new("Seasons"),
                ranges,
            }],
        };
        TrackView { track, finished: 5, picked }
    }

    #[test]
    fn a_typed_number_counts_up_to_the_end_of_the_track() {
        for (typed, units) in
            [("", Some(0)), ("x", Some(0)), ("7", Some(7)), ("24", Some(24)), ("25", None)]
        {
            assert_eq!(read_progress(&anime(None), typed), units, "{typed}");
        }
        let endless =
            TrackView { track: Track { count: None, ..anime(None).track }, ..anime(None) };
        assert_eq!(read_progress(&endless, "65536"), None);
    }

    #[test]
    fn a_picked_numbering_reads_its_own_numbers_alone() {
        for (typed, units) in [
            ("", None),
            ("S2", None),
            ("s2e3", Some(15)),
            ("S2E13", None),
            ("7", None),
            ("0", Some(0)),
        ] {
            assert_eq!(read_progress(&anime(Some(0)), typed), units, "{typed}");
        }
    }
}
