//! The card that follows its reader and the clock.

use super::{Pause, SeriesCard, Times, airing_times};
use crate::card::Card;
use crate::gate;
use crate::hooks::{ago, local_time, use_clock, use_reader};
use crate::schedule::Schedule;
use std::rc::Rc;
use yew::prelude::*;

/// What [`LiveCard`] takes.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The whole card; what its reader may see of it is decided here, by the gate, and goes down.
    pub card: Rc<Card>,
    /// The way from the page to the site's root: `../../`.
    pub root: AttrValue,
    /// Told once the card stands.
    pub on_ready: Callback<()>,
}

/// The root of the widget.
#[component]
pub fn LiveCard(props: &Props) -> Html {
    let (reader, on_action) = use_reader(&props.card);
    // By its address: a card is large, and never changes in place.
    let card = Rc::as_ptr(&props.card);
    let view = use_memo((card, reader), |(_, reader)| gate::view(&props.card, reader));
    let schedules = use_memo(card, |_| props.card.schedules.clone());
    {
        let on_ready = props.on_ready.clone();
        use_effect_with((), move |()| on_ready.emit(()));
    }
    let times = html! { <LiveTimes {schedules} lang={props.card.lang.clone()} /> };
    html! { <SeriesCard {view} root={props.root.clone()} {times} {on_action} live=true /> }
}

#[derive(PartialEq, Properties)]
struct TimesProps {
    schedules: Rc<Vec<Schedule>>,
    lang: AttrValue,
}

/// The part of the card that the clock redraws.
#[component]
fn LiveTimes(props: &TimesProps) -> Html {
    let paused = use_state_eq(|| false);
    let now = use_clock(props.schedules.clone(), *paused);
    let on_pause = {
        let paused = paused.clone();
        Callback::from(move |_| paused.set(!*paused))
    };
    let lang = props.lang.as_str();
    let times =
        Times::at(now, &props.schedules, |at| ago(at, now, lang), |at| local_time(at, lang));
    let pause = Pause { paused: *paused, on_pause };
    times.map_or_else(Html::default, |times| airing_times(&times, Some(pause)))
}
