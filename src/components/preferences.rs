//! Preferences of a reader: two groups of radio buttons, for visibility and reveal mode.

use super::card_context::CardContext;
use curtain_core::card::Unit;
use curtain_core::i18n::Message;
use curtain_core::reader::{Action, RevealMode, Visibility};
use yew::prelude::*;

/// Draws the preferences, in a disclosure; `is_live` for those of the live card.
pub(super) fn preferences(context: CardContext, is_live: bool) -> Html {
    let CardContext { view, messages, .. } = context;
    let chosen = view.preferences;
    // The third answer is about titles of episodes.
    let has_titles = view.tracks.iter().any(|(track, _)| track.unit == Unit::Episode);
    let visibility = Visibility::ALL.into_iter().take(if has_titles { 3 } else { 2 });
    let visibility =
        visibility.map(|(id, value)| (id, value == chosen.visibility, Action::Visibility(value)));
    let reveal_mode = RevealMode::ALL.into_iter();
    let reveal_mode =
        reveal_mode.map(|(id, value)| (id, value == chosen.reveal_mode, Action::RevealMode(value)));
    let ask =
        |name, question, answers: &[Answer]| radio_group(context, is_live, name, question, answers);
    html! {
        <details part="tastes" class="tastes" id="tastes">
            <summary>{ messages.message(Message::Preferences).to_owned() }</summary>
            { ask("beyond", Message::Visibility, &visibility.collect::<Vec<_>>()) }
            { ask("opening", Message::RevealMode, &reveal_mode.collect::<Vec<_>>()) }
            <p class="of">{ messages.message(Message::PreferencesNote).to_owned() }</p>
        </details>
    }
}

/// An answer: its id, whether it is chosen, and the action that chooses it.
type Answer = (&'static str, bool, Action);

/// Draws a question with its answers. The texts of the answers follow that of the `question`.
fn radio_group(
    context: CardContext,
    is_live: bool,
    name: &'static str,
    question: Message,
    answers: &[Answer],
) -> Html {
    let mut texts = context.messages.from(question).map(str::to_owned);
    let legend = texts.next();
    // While the live card replaces the static one, both are in the page, and need groups of their own.
    let group = if is_live { name.to_owned() } else { format!("still-{name}") };
    let answer = |((id, is_chosen, action), text): (&Answer, String)| {
        let action = *action;
        html! {
            <label>
                <input type="radio" part="taste" id={format!("{name}-{id}")} name={group.clone()} checked={*is_chosen} oninput={context.on_action.reform(move |_| action)} />
                { text }
            </label>
        }
    };
    html! {
        <fieldset class="taste">
            <legend>{ legend }</legend>
            { for answers.iter().zip(texts).map(answer) }
        </fieldset>
    }
}
