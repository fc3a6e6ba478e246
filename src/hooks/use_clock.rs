//! Hook `use_clock`: the current time, again at each change of a schedule.

use crate::browser::clock;
use curtain_core::card::Schedule;
use curtain_core::card::time::Timestamp;
use std::rc::Rc;
use yew::prelude::*;

/// Returns the current time, and renders again at each instant at which the schedules show something else.
/// While `is_stopped`, the time does not change.
#[hook]
pub fn use_clock(schedules: Rc<Vec<Schedule>>, is_stopped: bool) -> Timestamp {
    let now = use_state_eq(clock::now);
    let shown = *now;
    use_effect_with((schedules, is_stopped), move |(schedules, is_stopped)| {
        let schedules = Rc::clone(schedules);
        let next = move |from: Timestamp| {
            // The first outlet has the countdown; of the others the card shows the next episode alone.
            let counted = schedules.first().and_then(|schedule| schedule.next_change(from));
            let others =
                schedules.iter().skip(1).filter_map(|schedule| schedule.next_state_change(from));
            counted.into_iter().chain(others).min().map(|sleep| from + sleep)
        };
        let subscription = (!is_stopped).then(|| {
            let started = clock::now();
            now.set(started);
            clock::subscribe(next(started), move |woken| {
                now.set(woken);
                next(woken)
            })
        });
        move || drop(subscription)
    });
    shown
}
