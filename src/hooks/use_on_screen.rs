//! Hook `use_on_screen`: whether an element is on the screen.

use crate::browser::viewport;
use yew::prelude::*;

/// Returns whether an element is on the screen: `initial` until the browser reports it, and `true` in a
/// browser that cannot.
#[hook]
pub fn use_on_screen(element: &NodeRef, initial: bool) -> bool {
    let is_seen = use_state_eq(|| initial);
    {
        let is_seen = is_seen.clone();
        use_effect_with(element.clone(), move |element| {
            let observer = {
                let is_seen = is_seen.clone();
                element.cast().and_then(|element| {
                    viewport::observe(&element, move |is_on_screen| is_seen.set(is_on_screen))
                })
            };
            if observer.is_none() {
                is_seen.set(true);
            }
            move || drop(observer)
        });
    }
    *is_seen
}
