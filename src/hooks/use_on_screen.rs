use crate::browser::page;
use yew::prelude::*;

/// Returns whether an element is on the screen; `at_first` until that is known, and `true` where it cannot be.
#[hook]
pub fn use_on_screen(element: &NodeRef, at_first: bool) -> bool {
    let seen = use_state_eq(|| at_first);
    {
        let seen = seen.clone();
        use_effect_with(element.clone(), move |element| {
            let observer = {
                let seen = seen.clone();
                element
                    .cast()
                    .and_then(|element| page::on_screen(&element, move |is_seen| seen.set(is_seen)))
            };
            if observer.is_none() {
                seen.set(true);
            }
            move || drop(observer)
        });
    }
    *seen
}
