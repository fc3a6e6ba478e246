use crate::browser::clock;
use crate::browser::location::Address;
use curtain_core::card::Schedule;
use curtain_core::card::time::Timestamp;
use std::rc::Rc;
use yew::prelude::*;

/// Returns the time, anew whenever it changes what the schedules say. While `stopped` it stands.
#[hook]
pub fn use_clock(schedules: Rc<Vec<Schedule>>, stopped: bool) -> Timestamp {
    let now = use_state_eq(clock::now);
    let shown = *now;
    use_effect_with((schedules, stopped), move |(schedules, stopped)| {
        let schedules = Rc::clone(schedules);
        let next = move |from: Timestamp| {
            // The first outlet is counted down to; the others only say where they stand.
            let counted = schedules.first().and_then(|schedule| schedule.next_change(from));
            let others =
                schedules.iter().skip(1).filter_map(|schedule| schedule.next_state_change(from));
            counted.into_iter().chain(others).min().map(|sleep| from + sleep)
        };
        let subscription = (!stopped).then(|| {
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

/// Returns the instant that the card's address asks to be shown, as `at=2021-04-09T12:00Z` in its
/// fragment; `None` for now.
#[hook]
pub fn use_as_at(address: &Address) -> Option<Timestamp> {
    fn read(address: &Address) -> Option<Timestamp> {
        clock::parse(&address.parameter("at")?)
    }
    let at = use_state_eq(|| read(address));
    {
        let at = at.clone();
        use_effect_with(address.clone(), move |address| {
            let told = address.clone();
            let listener = address.on_change(move || at.set(read(&told)));
            move || drop(listener)
        });
    }
    *at
}
