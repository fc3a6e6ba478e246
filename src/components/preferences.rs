//! The control by which readers say how much they want to see.

use super::progress_form::Props;
use curtain_core::card::Unit;
use curtain_core::i18n::Message;
use curtain_core::reader::{Action, RevealMode, Visibility};
use yew::prelude::*;

/// Two questions: what is seen beyond the reader's progress, and for how long a cover stays open.
pub(super) fn preferences(props: &Props) -> Html {
    let (messages, preferences) = (&props.messages, props.view.preferences);
    // Where nothing has episodes, no title is the next one's.
    let has_titles = props.view.tracks.iter().any(|(track, _)| track.unit == Unit::Episode);
    let visibility = Visibility::ALL.into_iter().take(if has_titles { 3 } else { 2 });
    let visibility = visibility.map(|(id, value)| Answer {
        id,
        text: match value {
            Visibility::Nothing => Message::VisibilityNothing,
            Visibility::Covers => Message::VisibilityCovers,
            Visibility::NextTitle => Message::VisibilityNext,
        },
        checked: value == preferences.visibility,
        action: Action::Visibility(value),
    });
    let reveal_mode = RevealMode::ALL.into_iter().map(|(id, value)| Answer {
        id,
        text: match value {
            RevealMode::Stays => Message::RevealModeStays,
            RevealMode::Minute => Message::RevealModeMinute,
            RevealMode::Held => Message::RevealModeHeld,
        },
        checked: value == preferences.reveal_mode,
        action: Action::RevealMode(value),
    });
    html! {
        <details part="tastes" class="tastes" id="tastes">
            <summary>{ messages.message(Message::Preferences).to_owned() }</summary>
            { question(props, "beyond", Message::Visibility, &visibility.collect::<Vec<_>>()) }
            { question(props, "opening", Message::RevealMode, &reveal_mode.collect::<Vec<_>>()) }
            <p class="of">{ messages.message(Message::PreferencesNote).to_owned() }</p>
        </details>
    }
}

/// One answer to a question.
struct Answer {
    id: &'static str,
    text: Message,
    checked: bool,
    action: Action,
}

/// Draws a question with its answers as a group of radio buttons.
fn question(props: &Props, name: &'static str, legend: Message, answers: &[Answer]) -> Html {
    let text = |message| props.messages.message(message).to_owned();
    // Those of the card that this one replaces are another group.
    let group = if props.live { name.to_owned() } else { format!("still-{name}") };
    let answer = |answer: &Answer| {
        let Answer { id, action, checked, .. } = *answer;
        html! {
            <label>
                <input type="radio" part="taste" id={format!("{name}-{id}")} name={group.clone()} checked={checked} oninput={props.on_action.reform(move |_| action)} />
                { text(answer.text) }
            </label>
        }
    };
    html! {
        <fieldset class="taste">
            <legend>{ text(legend) }</legend>
            { for answers.iter().map(answer) }
        </fieldset>
    }
}
