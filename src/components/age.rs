//! How old the facts are.

use super::shared_messages::SharedMessages;
use super::text::changing;
use crate::hooks::{ago, now, use_on_screen};
use curtain_core::card::time::Timestamp;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) as_of: Timestamp,
    pub(super) messages: SharedMessages,
}

/// Says up to which day the facts were looked up and, once somebody is near, how long ago that was: the
/// browser's words for that take longer to come than all the rest of a card.
#[component]
pub(super) fn Age(props: &Props) -> Html {
    let element = use_node_ref();
    let is_seen = use_on_screen(&element, false);
    let age = use_memo((is_seen, props.as_of), |(is_seen, as_of)| {
        // Nor is a day that has not begun everywhere any time ago.
        let now = is_seen.then(now).filter(|now| as_of <= now)?;
        ago(*as_of, now, props.messages.lang())
    });
    let messages = props.messages.as_of(props.as_of, age.as_ref().as_deref());
    html! { <p ref={element}>{ changing(messages) }</p> }
}
