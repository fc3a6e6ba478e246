use crate::browser::storage;
use yew::prelude::*;

/// Where it is remembered that countdowns are stopped. No card has a name with a dot.
const PAUSED: &str = ".paused";

/// Returns whether the reader has stopped countdowns, here or on an earlier visit, and the way to stop
/// them and let them go on.
#[hook]
pub fn use_paused() -> (bool, Callback<MouseEvent>) {
    let paused = use_state_eq(|| storage::read(PAUSED).is_some_and(|stored| !stored.is_empty()));
    let is_paused = *paused;
    let toggle = use_callback(is_paused, move |_, is_paused| {
        storage::write(PAUSED, if *is_paused { "" } else { "1" });
        paused.set(!*is_paused);
    });
    (is_paused, toggle)
}
