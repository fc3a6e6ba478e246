//! Hook `use_clock`: the current time, again at each change of a schedule.

use crate::browser::{clock, locale};
use curtain_core::card::Schedule;
use curtain_core::card::time::Timestamp;
use curtain_core::schedule::{Preference, next_change};
use std::rc::Rc;
use yew::prelude::*;

/// Returns the current time, and renders again at each instant at which the schedules show something else.
/// `pinned` is the id of the outlet that the reader has pinned. While `is_stopped`, the time does not change.
#[hook]
pub fn use_clock(
    schedules: Rc<Vec<Schedule>>,
    pinned: Option<String>,
    is_stopped: bool,
) -> Timestamp {
    let now = use_state_eq(clock::now);
    let shown = *now;
    use_effect_with((schedules, pinned, is_stopped), move |(schedules, pinned, is_stopped)| {
        let (schedules, pinned, region) = (Rc::clone(schedules), pinned.clone(), locale::region());
        let next = move |from: Timestamp| {
            let preference = Preference {
                pinned: pinned.as_deref(),
                region: region.as_deref(),
                offset: &clock::offset,
            };
            let schedules = preference.localized(&schedules);
            next_change(&schedules, &preference, from).map(|sleep| from + sleep)
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
