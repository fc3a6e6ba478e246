//! The way to a field.

use std::borrow::Cow;

/// One step of the way to a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step<'a> {
    /// Into the field of this name.
    Name(Cow<'a, str>),
    /// Into the entry at this place of a list.
    Index(usize),
}

impl Step<'_> {
    /// Writes a way as authors read it: `facts[2].after.anime`.
    pub(crate) fn join(path: &[Self]) -> String {
        let mut joined = String::new();
        for step in path {
            match step {
                Self::Name(name) => {
                    if !joined.is_empty() {
                        joined.push('.');
                    }
                    joined.push_str(name);
                }
                Self::Index(index) => joined.push_str(&format!("[{index}]")),
            }
        }
        joined
    }
}

impl<'a> From<&'a str> for Step<'a> {
    fn from(name: &'a str) -> Self {
        Self::Name(Cow::Borrowed(name))
    }
}

impl From<usize> for Step<'_> {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}
