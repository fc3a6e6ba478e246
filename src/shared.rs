//! `Shared`: an immutable value behind a reference count, compared by pointer.

use curtain_core::card::Card;
use curtain_core::i18n::Messages;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

/// A reference-counted value that is never changed, with *pointer equality*: a clone equals its original, and
/// a second value with the same content does not.
///
/// Yew compares the properties of a component before it renders it again. Cards and messages are large, and
/// a change of them is always a new value, so it is enough to compare two pointers.
///
/// # Examples
///
/// ```
/// use curtain_widget::Shared;
///
/// let five = Shared::new(5);
/// assert_eq!(five, five.clone());
/// assert_ne!(five, Shared::new(5));
/// assert_eq!(*five, 5);
/// ```
pub struct Shared<T>(Rc<T>);

/// A card, compared by pointer.
pub type SharedCard = Shared<Card>;

/// The messages of a language, compared by pointer.
pub type SharedMessages = Shared<Messages>;

impl<T> Shared<T> {
    /// Takes a value that equals no other one.
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Eq for Shared<T> {}

impl<T> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Shared").field(&Rc::as_ptr(&self.0)).finish()
    }
}
