//! Hook `use_peek_timers`: the deadlines of covers that are open for a minute, and their closing.

use super::reader_state::{ReaderEvent, ReaderState};
use crate::browser::clock::{self, Subscription};
use curtain_core::card::Key;
use curtain_core::card::time::Duration;
use curtain_core::reader::RevealMode;
use yew::prelude::*;

/// Closes each cover a minute after it was opened, for a reader with [`RevealMode::Minute`].
#[hook]
pub(super) fn use_peek_timers(state: &UseReducerHandle<ReaderState>) {
    let timers = use_mut_ref(Vec::<(Key, Subscription)>::new);
    let dispatch = state.dispatcher();
    let is_timed = state.reader.preferences().reveal_mode == RevealMode::Minute;
    let peeked = state.reader.peeked().to_vec();
    use_effect_with((peeked, is_timed), move |(peeked, is_timed)| {
        let mut timers = timers.borrow_mut();
        timers.retain(|(key, _)| *is_timed && peeked.contains(key));
        for key in peeked.iter().copied().filter(|_| *is_timed) {
            if timers.iter().any(|(timed, _)| *timed == key) {
                continue;
            }
            let (opened_at, dispatch) = (clock::now(), dispatch.clone());
            let deadline = opened_at + Duration::MINUTE;
            let subscription = clock::subscribe(Some(deadline), move |now| {
                // A wake-up may come early. A time before `opened_at` is a system clock that was set back: the
                // time that has passed is unknown, and the cover closes.
                if (opened_at..deadline).contains(&now) {
                    return Some(deadline);
                }
                dispatch.dispatch(ReaderEvent::PeekExpired(key));
                None
            });
            timers.push((key, subscription));
        }
    });
}
