//! Preferences of a reader: two groups of radio buttons, for visibility and reveal mode.

use super::card_context::CardContext;
use curtain_core::card::Unit;
use curtain_core::i18n::Message;
use curtain_core::reader::{Action, RevealMode, Visibility};
use yew::prelude::*;

/// Draws the preferences, in a disclosure; `is_live` for those of the live card.
pub(super) fn preferences(context: CardContext, is_live: bool) -> Html {
    let CardContext { view, messages, .. } = context;
    let chosen = &view.preferences;
    // The third answer is about titles of episodes.
    let has_titles = view.tracks.iter().any(|(track, _)| track.unit == Unit::Episode);
    let visibility = Visibility::ALL.into_iter().take(if has_titles { 3 } else { 2 });
    let visibility = visibility.map(|(id, value)| Answer {
        id,
        text: match value {
            Visibility::Nothing => Message::VisibilityNothing,
            Visibility::Covers => Message::VisibilityCovers,
            Visibility::NextTitle => Message::VisibilityNext,
        },
        is_chosen: value == chosen.visibility,
        action: Action::Visibility(value),
    });
    let reveal_mode = RevealMode::ALL.into_iter().map(|(id, value)| Answer {
        id,
        text: match value {
            RevealMode::Stays => Message::RevealModeStays,
            RevealMode::Minute => Message::RevealModeMinute,
            RevealMode::Held => Message::RevealModeHeld,
        },
        is_chosen: value == chosen.reveal_mode,
        action: Action::RevealMode(value),
    });
    let ask =
        |name, question, answers: &[Answer]| radio_group(context, is_live, name, question, answers);
    html! {
        <details part="preferences" class="preferences" id="preferences">
            <summary>{ messages.message(Message::Preferences).to_owned() }</summary>
            { ask("beyond", Message::Visibility, &visibility.collect::<Vec<_>>()) }
            { ask("opening", Message::RevealMode, &reveal_mode.collect::<Vec<_>>()) }
            <p class="of">{ messages.message(Message::PreferencesNote).to_owned() }</p>
        </details>
    }
}

/// One answer to a question.
struct Answer {
    id: &'static str,
    text: Message,
    is_chosen: bool,
    action: Action,
}

/// Draws a question with its answers as a group of radio buttons.
fn radio_group(
    context: CardContext,
    is_live: bool,
    name: &'static str,
    question: Message,
    answers: &[Answer],
) -> Html {
    let text = |message| context.messages.message(message).to_owned();
    // While the live card replaces the static one, both are in the page, and need groups of their own.
    let group = if is_live { name.to_owned() } else { format!("still-{name}") };
    let radio = |answer: &Answer| {
        let Answer { id, is_chosen, .. } = *answer;
        let action = answer.action.clone();
        html! {
            <label>
                <input type="radio" part="preference" id={format!("{name}-{id}")} name={group.clone()} checked={is_chosen} oninput={context.on_action.reform(move |_| action.clone())} />
                { text(answer.text) }
            </label>
        }
    };
    html! {
        <fieldset class="preference">
            <legend>{ text(question) }</legend>
            { for answers.iter().map(radio) }
        </fieldset>
    }
}
