//! Hook `use_steady`: an element that stays where it is on the screen while the card above it grows.

use super::use_delay::use_delay;
use crate::browser::viewport;
use std::rc::Rc;
use yew::prelude::*;

/// Returns a callback that is called before a change of the card. Once `drawn` has another value, the page is scrolled so
/// that `element` stands where it stood.
#[hook]
pub fn use_steady<T: PartialEq + 'static>(element: &NodeRef, drawn: T) -> Callback<()> {
    let before = use_mut_ref(|| None::<f64>);
    let delay = use_delay();
    let hold = {
        let (before, delay) = (Rc::clone(&before), Rc::clone(&delay));
        use_callback(element.clone(), move |(), element| {
            *before.borrow_mut() = element.cast().map(|element| viewport::top_of(&element));
            // A change that draws nothing scrolls nothing later.
            let before = Rc::clone(&before);
            delay.start(0, move || {
                before.take();
            });
        })
    };
    use_effect_with((element.clone(), drawn), move |(element, _)| {
        if let (Some(before), Some(element)) = (before.take(), element.cast()) {
            viewport::scroll_by(viewport::top_of(&element) - before);
        }
    });
    hold
}
