//! Progress form: a field per track, the buttons that show and hide everything, what the last change did, the preferences.

use super::card_context::CardContext;
use super::preferences::preferences;
use super::text::changing;
use super::track_field::TrackField;
use crate::hooks::{Change, use_focus_when, use_steady};
use crate::shared::SharedMessages;
use curtain_core::gate::CardView;
use curtain_core::i18n::{Message, Messages};
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
    /// The last action that showed or hid many facts at once.
    pub(super) change: Option<Change>,
}

/// A question of a button that has to be clicked twice: the first click changes its label to the question.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Question {
    OpenAll,
    CloseAll,
}

/// Draws the progress form of a card; nothing for a card without tracks. `level` is that of its heading.
pub fn progress_form(view: &Rc<CardView>, messages: &SharedMessages, level: u8) -> Html {
    form(Props {
        view: view.clone(),
        messages: messages.clone(),
        level,
        is_live: false,
        on_action: Callback::noop(),
        change: None,
    })
}

/// Draws the form with its props; nothing for a card without tracks.
pub(super) fn form(props: Props) -> Html {
    if props.view.tracks.is_empty() {
        return Html::default();
    }
    html! { <ProgressForm ..props /> }
}

/// Draws the form. What shows everything, or forgets the progress, asks first.
#[component]
fn ProgressForm(props: &Props) -> Html {
    let Props { view, messages, .. } = props;
    let element = use_node_ref();
    let hold = use_steady(&element, view.clone());
    let on_action = use_callback((props.on_action.clone(), hold), |action, (on_action, hold)| {
        hold.emit(());
        on_action.emit(action);
    });
    // Buttons that go with their click would take the focus along.
    let is_answered =
        |change: &Change| matches!(change.action, Action::Restore(_) | Action::FollowLink(_));
    let answered = use_focus_when(props.change.as_ref().is_some_and(is_answered));
    let asked = use_state_eq(|| None::<Question>);
    let click = |question: Question, must_ask: bool, action: Action| {
        let (asked, on_action) = (asked.clone(), on_action.clone());
        Callback::from(move |event: MouseEvent| {
            if must_ask && *asked != Some(question) {
                asked.set(Some(question));
            } else if !must_ask || event.detail() < 2 {
                // The second half of a double click does not answer the question.
                asked.set(None);
                on_action.emit(action.clone());
            }
        })
    };
    let stop_asking = {
        let asked = asked.clone();
        Callback::from(move |_: FocusEvent| asked.set(None))
    };
    let has_progress = view.tracks.iter().any(|track| track.finished > 0);
    let (open, close) = (Some(Question::OpenAll), Some(Question::CloseAll));
    let open_label = if *asked == open { Message::OpenAllSure } else { Message::OpenAll };
    let close_label = match has_progress {
        true if *asked == close => Message::CloseAllSure,
        true => Message::CloseAll,
        false => Message::CloseAllCovers,
    };
    let context = CardContext { view, messages, on_action: &on_action };
    let tracks = (0..view.tracks.len()).map(|index| {
        html! { <TrackField key={index} {index} view={view.clone()} messages={messages.clone()} on_action={on_action.clone()} /> }
    });
    html! {
        <section class="progress" aria-labelledby="how-far" ref={element}>
            <@{format!("h{}", props.level)} class="heading" id="how-far">{ messages.message(Message::HowFar).to_owned() }</@>
            <div class="tracks">{ for tracks }</div>
            { status(context, props.change.as_ref(), answered) }
            <div class="all">
                <button
                    key="open" type="button" part="open-all" id="open-all"
                    class={classes!("open-all", (*asked == open).then_some("asking"))}
                    onclick={click(Question::OpenAll, true, Action::OpenAll)} onblur={stop_asking.clone()}
                >
                    { changing(messages.message(open_label).to_owned()) }
                </button>
                <button
                    key="close" type="button" part="close-all" id="close-all"
                    class={classes!("close-all", (*asked == close).then_some("asking"))}
                    aria-disabled={(!view.opened).then_some("true")}
                    onclick={click(Question::CloseAll, has_progress, Action::CloseAll)} onblur={stop_asking}
                >
                    { changing(messages.message(close_label).to_owned()) }
                </button>
            </div>
            { preferences(context, props.is_live) }
        </section>
    }
}

/// Draws what the last change did, with a button that undoes it. `element` is set to the text.
fn status(context: CardContext, change: Option<&Change>, element: NodeRef) -> Html {
    let CardContext { view, messages, on_action } = context;
    let text = change.map(|change| changed(messages, view, &change.action));
    let undo = change.and_then(|change| change.undo.clone()).map(|undo| {
        let onclick = on_action.reform(move |_| undo.clone());
        html! { <button key="undo" type="button" part="undo" class="undo" {onclick}>{ messages.message(Message::Undo).to_owned() }</button> }
    });
    html! {
        <p class="changed">
            <span key="text" role="status" tabindex="-1" ref={element}>{ for text.map(changing) }</span>
            { for undo }
        </p>
    }
}

/// Writes what a change did: "Everything up to episode 12 is shown."
fn changed(messages: &Messages, view: &CardView, action: &Action) -> String {
    let message = match *action {
        Action::Progress { track, at } => {
            let Some(of) = view.tracks.get(track) else { return String::new() };
            if at == 0 {
                return messages.fill(Message::NotStarted, &[("name", &of.track.name.text)]);
            }
            let point = messages.reached(&view.tracks, &[(track, at)]);
            return messages.fill(Message::ShownUpTo, &[("point", &point)]);
        }
        Action::FollowLink(true) => {
            let progress: Vec<(usize, u16)> =
                view.tracks.iter().map(|track| track.finished).enumerate().collect();
            let points = messages.reached(&view.tracks, &progress);
            return messages.fill(Message::ShownUpTo, &[("point", &points)]);
        }
        Action::FollowLink(false) => Message::LinkIgnored,
        Action::OpenAll => Message::AllShown,
        Action::CloseAll => Message::AllHidden,
        _ => Message::Undone,
    };
    messages.message(message).to_owned()
}
