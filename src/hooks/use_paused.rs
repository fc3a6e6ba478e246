//! Hook `use_paused`: whether the reader has paused the countdowns, kept between visits.

use crate::browser::storage;
use yew::prelude::*;

/// The name in the storage. It begins with a dot, and no card's id has a dot.
const PAUSED: &str = ".paused";

/// Returns whether the reader has paused the countdowns, on this visit or an earlier one, and a callback
/// that pauses or resumes them.
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
