//! The card that follows its reader and the clock.

use super::chunks::TIMES;
use super::shared_messages::SharedMessages;
use super::{AiringProps, Pause, SeriesCard, TimeFormat, Times, airing_times};
use crate::hooks::{
    Address, ago, local_time, use_as_at, use_clock, use_on_screen, use_paused, use_reader,
};
use curtain_core::card::Card;
use curtain_core::card::Schedule;
use curtain_core::gate::{self, CardView};
use curtain_core::reader::Action;
use std::rc::Rc;
use yew::prelude::*;

/// What [`LiveCard`] takes.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The whole card; what its reader may see of it is decided here, by the gate, and goes down.
    pub card: Rc<Card>,
    /// What the interface says.
    pub messages: SharedMessages,
    /// The way from the page to the site's root: `../../`.
    pub root: AttrValue,
    /// Who tells the card what to show.
    pub address: Address,
    /// Told what the reader does.
    pub on_act: Callback<Action>,
    /// How many of the [`steps`](super::steps) are drawn: a card is drawn piece by piece before it is put
    /// where it is seen, so that no task takes long.
    pub rendered_steps: usize,
}

/// The card of one reader.
#[component]
pub fn LiveCard(props: &Props) -> Html {
    let (reader, act) = use_reader(&props.card, &props.address);
    let on_action = use_callback((act, props.on_act.clone()), |action, (act, on_act)| {
        act.emit(action);
        on_act.emit(action);
    });
    // By its address: a card is large, and never changes in place.
    let card = Rc::as_ptr(&props.card);
    let view = use_memo((card, reader), |(_, reader)| gate::view(&props.card, reader));
    let schedules = use_memo(view.schedules.clone(), Clone::clone);
    let root = props.root.clone();
    let times = html! {
        if props.rendered_steps >= TIMES {
            <LiveTimes {schedules} view={view.clone()} messages={props.messages.clone()} root={root.clone()} address={props.address.clone()} on_action={on_action.clone()} />
        }
    };
    html! { <SeriesCard {view} messages={props.messages.clone()} {root} {times} {on_action} rendered_steps={props.rendered_steps} level={level(&props.address)} live=true /> }
}

/// Returns the level of the card's heading: the one that its address asks for, or the first one on a page of
/// its own and the second one on a page of somebody else's.
fn level(address: &Address) -> u8 {
    let asked = address.parameter("heading").and_then(|level| level.parse().ok());
    let usual = if *address == Address::Page { 1 } else { 2 };
    asked.filter(|level| (1..=5).contains(level)).unwrap_or(usual)
}

#[derive(PartialEq, Properties)]
struct TimesProps {
    schedules: Rc<Vec<Schedule>>,
    view: Rc<CardView>,
    messages: SharedMessages,
    root: AttrValue,
    address: Address,
    on_action: Callback<Action>,
}

/// The part of the card that the clock redraws.
#[component]
fn LiveTimes(props: &TimesProps) -> Html {
    let view = &props.view;
    let (paused, on_pause) = use_paused();
    let element = use_node_ref();
    let seen = use_on_screen(&element, true);
    let as_at = use_as_at(&props.address);
    let now = use_clock(props.schedules.clone(), paused || !seen || as_at.is_some());
    let now = as_at.unwrap_or(now);
    let messages = &*props.messages;
    let lang = messages.lang();
    let wording =
        TimeFormat { messages, ago: &|at| ago(at, now, lang), local: &|at| local_time(at, lang) };
    let times = Times::at(now, &props.schedules, &view.tracks, &wording);
    // What is true when the card appears is no news.
    let first = use_memo((), |()| times.as_ref().map(|times| times.milestone.clone()));
    let times = times.map(|mut times| {
        if (*first).as_ref() == Some(&times.milestone) {
            times.milestone.clear();
        }
        times.counting &= as_at.is_none();
        times
    });
    let around = AiringProps {
        view,
        messages,
        root: &props.root,
        on_action: &props.on_action,
        as_at,
        pause: Some(Pause { paused, on_pause }),
        element,
    };
    times.map_or_else(Html::default, |times| airing_times(&times, around))
}
