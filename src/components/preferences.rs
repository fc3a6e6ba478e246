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
    let visibility = visibility
        .map(|(id, value)| (id, value == preferences.visibility, Action::Visibility(value)));
    let reveal_mode = RevealMode::ALL.into_iter();
    let reveal_mode = reveal_mode
        .map(|(id, value)| (id, value == preferences.reveal_mode, Action::RevealMode(value)));
    html! {
        <details part="tastes" class="tastes" id="tastes">
            <summary>{ messages.message(Message::Preferences).to_owned() }</summary>
            { question(props, "beyond", Message::Visibility, &visibility.collect::<Vec<_>>()) }
            { question(props, "opening", Message::RevealMode, &reveal_mode.collect::<Vec<_>>()) }
            <p class="of">{ messages.message(Message::PreferencesNote).to_owned() }</p>
        </details>
    }
}

/// Asks for one of several answers, each with its id, whether it is the one, and what it does; `asked` is the
/// text of the question, and those of the answers follow it.
fn question(
    props: &Props,
    name: &'static str,
    asked: Message,
    answers: &[(&'static str, bool, Action)],
) -> Html {
    let mut said = props.messages.from(asked).map(str::to_owned);
    let legend = said.next();
    // Those of the card that this one replaces are another group.
    let group = if props.live { name.to_owned() } else { format!("still-{name}") };
    let answer = |((id, checked, action), said): (&(&str, bool, Action), String)| {
        let action = *action;
        html! {
            <label>
                <input type="radio" part="taste" id={format!("{name}-{id}")} name={group.clone()} checked={*checked} oninput={props.on_action.reform(move |_| action)} />
                { said }
            </label>
        }
    };
    html! {
        <fieldset class="taste">
            <legend>{ legend }</legend>
            { for answers.iter().zip(said).map(answer) }
        </fieldset>
    }
}
