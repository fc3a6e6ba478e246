//! Hook `use_focus_when`: focus for an element when a condition becomes true.

use crate::browser::input;
use yew::prelude::*;

/// Gives an element the focus when a condition becomes true. The caller puts the returned reference on the
/// element.
#[hook]
pub fn use_focus_when(condition: bool) -> NodeRef {
    let element = use_node_ref();
    use_effect_with((condition, element.clone()), |(condition, element)| {
        if *condition && let Some(element) = element.cast() {
            input::focus(&element);
        }
    });
    element
}
