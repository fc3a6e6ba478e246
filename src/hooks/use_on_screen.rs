use crate::browser::page;
use yew::prelude::*;

/// Returns whether an element is on the screen or near it; `true` where that cannot be known.
#[hook]
pub fn use_on_screen(element: &NodeRef) -> bool {
    let seen = use_state_eq(|| true);
    {
        let seen = seen.clone();
        use_effect_with(element.clone(), move |element| {
            let observer = element
                .cast()
                .and_then(|element| page::on_screen(&element, move |is_seen| seen.set(is_seen)));
            move || drop(observer)
        });
    }
    *seen
}
