use crate::browser::clock;
use crate::schedule::{Schedule, Timestamp};
use std::rc::Rc;
use yew::prelude::*;

/// Returns the time, anew whenever it changes what the schedules say. While `paused` it stands.
#[hook]
pub fn use_clock(schedules: Rc<Vec<Schedule>>, paused: bool) -> Timestamp {
    let now = use_state_eq(clock::now);
    let shown = *now;
    use_effect_with((schedules, paused), move |(schedules, paused)| {
        let schedules = Rc::clone(schedules);
        let next = move |from: Timestamp| {
            let changes = schedules.iter().filter_map(|schedule| schedule.next_change(from));
            changes.min().map(|sleep| from + sleep)
        };
        let subscription = (!paused).then(|| {
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
