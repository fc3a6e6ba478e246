use crate::browser::page;
use yew::prelude::*;

/// Gives an element the focus when a condition becomes true. Put the returned reference on it.
#[hook]
pub fn use_focus_when(condition: bool) -> NodeRef {
    let element = use_node_ref();
    use_effect_with((condition, element.clone()), |(condition, element)| {
        if *condition && let Some(element) = element.cast() {
            page::focus(&element);
        }
    });
    element
}
