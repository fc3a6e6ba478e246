//! Age of a card's facts: the day of their research, and the time since then ("4 years ago").

use super::text::changing;
use crate::hooks::{now, relative_time, use_on_screen};
use crate::shared::SharedMessages;
use curtain_core::card::time::Timestamp;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) as_of: Timestamp,
    pub(super) messages: SharedMessages,
}

/// Shows the day up to which the facts were looked up, and the time since then once the line is on the screen:
/// the browser takes longer to write a relative time than to draw the rest of a card.
#[component]
pub(super) fn Age(props: &Props) -> Html {
    let element = use_node_ref();
    let is_seen = use_on_screen(&element, false);
    let age = use_memo((is_seen, props.as_of), |(is_seen, as_of)| {
        // The day may not have begun in UTC yet.
        let now = is_seen.then(now).filter(|now| as_of <= now)?;
        relative_time(*as_of, now, props.messages.lang())
    });
    let text = props.messages.as_of(props.as_of, age.as_ref().as_deref());
    html! { <p ref={element}>{ changing(text) }</p> }
}
