//! Messages that components share, compared by address.

use curtain_core::i18n::Messages;
use std::ops::Deref;
use std::rc::Rc;
use yew::html::IntoPropValue;

/// The messages of a language as a property. Two are equal when they are the same allocation: a page has one
/// for each language, and comparing all lines at every render would cost more than it saves.
#[derive(Clone, Debug)]
pub struct SharedMessages(Rc<Messages>);

impl PartialEq for SharedMessages {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for SharedMessages {}

impl Deref for SharedMessages {
    type Target = Messages;

    fn deref(&self) -> &Messages {
        &self.0
    }
}

impl From<Rc<Messages>> for SharedMessages {
    fn from(messages: Rc<Messages>) -> Self {
        Self(messages)
    }
}

impl IntoPropValue<SharedMessages> for Rc<Messages> {
    fn into_prop_value(self) -> SharedMessages {
        self.into()
    }
}
