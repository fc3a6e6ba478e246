//! Preferences of a reader: groups of radio buttons for visibility, reveal mode, and the numbering of each track
//! that has several.

use super::card_context::CardContext;
use curtain_core::card::{TrackView, Unit};
use curtain_core::i18n::Message;
use curtain_core::reader::{Action, RevealMode, Visibility};
use yew::prelude::*;

/// Draws the preferences, in a disclosure; `is_live` for those of the live card.
pub(super) fn preferences(context: CardContext, is_live: bool) -> Html {
    let CardContext { view, messages, .. } = context;
    let chosen = &view.preferences;
    // The third answer is about titles of episodes.
    let has_titles = view.tracks.iter().any(|view| view.track.unit == Unit::Episode);
    let visibility = Visibility::ALL.into_iter().take(if has_titles { 3 } else { 2 });
    let text = |message| messages.message(message).to_owned();
    let visibility = visibility.map(|(id, value)| Answer {
        id: id.to_owned(),
        text: text(match value {
            Visibility::Nothing => Message::VisibilityNothing,
            Visibility::Covers => Message::VisibilityCovers,
            Visibility::NextTitle => Message::VisibilityNext,
        }),
        is_chosen: value == chosen.visibility,
        action: Action::Visibility(value),
    });
    let reveal_mode = RevealMode::ALL.into_iter().map(|(id, value)| Answer {
        id: id.to_owned(),
        text: text(match value {
            RevealMode::Stays => Message::RevealModeStays,
            RevealMode::Minute => Message::RevealModeMinute,
            RevealMode::Held => Message::RevealModeHeld,
        }),
        is_chosen: value == chosen.reveal_mode,
        action: Action::RevealMode(value),
    });
    let ask = |name: &str, question, answers: &[Answer]| {
        radio_group(context, is_live, name, question, answers)
    };
    let numbered = view.tracks.iter().enumerate();
    let numbered = numbered.filter(|(_, view)| !view.track.numberings.is_empty());
    let numberings = numbered.map(|(index, view)| {
        let question = messages.fill(Message::Numbering, &[("name", &view.track.name.text)]);
        let name = format!("numbering-{}", view.track.id);
        ask(&name, question, &numbering_answers(index, view))
    });
    html! {
        <details part="preferences" class="preferences" id="preferences">
            <summary>{ messages.message(Message::Preferences).to_owned() }</summary>
            { ask("beyond", text(Message::Visibility), &visibility.collect::<Vec<_>>()) }
            { ask("opening", text(Message::RevealMode), &reveal_mode.collect::<Vec<_>>()) }
            { for numberings }
            <p class="of">{ messages.message(Message::PreferencesNote).to_owned() }</p>
        </details>
    }
}

/// Returns the numberings of a track as answers, its own numbers first.
fn numbering_answers(track: usize, view: &TrackView) -> Vec<Answer> {
    let answer = |picked: Option<usize>, id: &str, text: &str| Answer {
        id: id.to_owned(),
        text: text.to_owned(),
        is_chosen: picked == view.picked,
        action: Action::Numbering { track, picked },
    };
    let mut answers = vec![answer(None, "own", "1, 2, 3 …")];
    for (index, of) in view.track.numberings.iter().enumerate() {
        answers.push(answer(Some(index), &of.id, &of.name.text));
    }
    answers
}

/// One answer to a question.
struct Answer {
    id: String,
    text: String,
    is_chosen: bool,
    action: Action,
}

/// Draws a question with its answers as a group of radio buttons.
fn radio_group(
    context: CardContext,
    is_live: bool,
    name: &str,
    question: String,
    answers: &[Answer],
) -> Html {
    // While the live card replaces the static one, both are in the page, and need groups of their own.
    let group = if is_live { name.to_owned() } else { format!("still-{name}") };
    let radio = |answer: &Answer| {
        let Answer { id, text, is_chosen, action } = answer;
        let action = action.clone();
        html! {
            <label>
                <input type="radio" part="preference" id={format!("{name}-{id}")} name={group.clone()} checked={*is_chosen} oninput={context.on_action.reform(move |_| action.clone())} />
                { text.clone() }
            </label>
        }
    };
    html! {
        <fieldset class="preference">
            <legend>{ question }</legend>
            { for answers.iter().map(radio) }
        </fieldset>
    }
}
