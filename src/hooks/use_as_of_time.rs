//! Hook `use_as_of_time`: the instant that a card's address asks for in place of the current time.

use crate::browser::clock;
use crate::browser::location::AddressSource;
use curtain_core::card::time::Timestamp;
use curtain_core::fragment;
use yew::prelude::*;

/// Returns the instant in the parameter `at` of the address, such as `at=2021-04-09T12:00Z`; `None` stands
/// for the current time.
#[hook]
pub fn use_as_of_time(address: &AddressSource) -> Option<Timestamp> {
    fn read(address: &AddressSource) -> Option<Timestamp> {
        clock::parse(&address.parameter(fragment::AT)?)
    }
    let instant = use_state_eq(|| read(address));
    {
        let instant = instant.clone();
        use_effect_with(address.clone(), move |address| {
            let source = address.clone();
            let listener = address.on_change(move || instant.set(read(&source)));
            move || drop(listener)
        });
    }
    *instant
}
