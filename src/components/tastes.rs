//! The control by which readers say how much they want to see.

use super::progress_form::Props;
use crate::card::Unit;
use crate::reader::{Action, Beyond, Opening};
use crate::words::Message;
use yew::prelude::*;

/// Two questions: what is seen beyond the reader's progress, and for how long a cover stays open.
pub(super) fn tastes(props: &Props) -> Html {
    let (words, tastes) = (&props.words, props.view.tastes);
    // Where nothing has episodes, no title is the next one's.
    let has_titles = props.view.tracks.iter().any(|(track, _)| track.unit == Unit::Episode);
    let beyond = Beyond::ALL.into_iter().take(if has_titles { 3 } else { 2 });
    let beyond = beyond.map(|(id, value)| (id, value == tastes.beyond, Action::Beyond(value)));
    let opening = Opening::ALL.into_iter();
    let opening = opening.map(|(id, value)| (id, value == tastes.opening, Action::Opening(value)));
    html! {
        <details part="tastes" class="tastes" id="tastes">
            <summary>{ words.say(Message::Tastes).to_owned() }</summary>
            { question(props, "beyond", Message::Beyond, &beyond.collect::<Vec<_>>()) }
            { question(props, "opening", Message::Opening, &opening.collect::<Vec<_>>()) }
            <p class="of">{ words.say(Message::TastesNote).to_owned() }</p>
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
    let mut said = props.words.from(asked).map(str::to_owned);
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
