//! Hook `use_delay`: a callback that runs once, some time later, unless it is cancelled.

use crate::browser::delay::Delay;
use std::rc::Rc;
use yew::prelude::*;

/// Returns the delay of a component. Its callback is cancelled when the component goes.
#[hook]
pub fn use_delay() -> Rc<Delay> {
    use_memo((), |()| Delay::default())
}
