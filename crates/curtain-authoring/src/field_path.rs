//! Paths of fields within an authoring file, such as `facts[2].after`, and how reports write them.

use std::borrow::Cow;

/// The steps from the root of a file to a field.
pub(crate) type Path<'a> = Vec<Step<'a>>;

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step<'a> {
    /// Into the field of this name.
    Name(Cow<'a, str>),
    /// Into the entry of a list at this index, from 0.
    Index(usize),
}

impl<'a> From<&'a str> for Step<'a> {
    fn from(name: &'a str) -> Self {
        Self::Name(Cow::Borrowed(name))
    }
}

impl From<String> for Step<'_> {
    fn from(name: String) -> Self {
        Self::Name(Cow::Owned(name))
    }
}

impl From<usize> for Step<'_> {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// Returns the path of a field within the value at `base`.
pub(crate) fn join<'a, const N: usize>(base: &[Step<'a>], more: [Step<'a>; N]) -> Path<'a> {
    base.iter().cloned().chain(more).collect()
}

/// Returns the path of the translation of a text into a language.
pub(crate) fn translation(lang: &str, text: &str) -> Path<'static> {
    vec!["translations".into(), lang.to_owned().into(), text.to_owned().into()]
}

/// Returns a path that borrows nothing.
pub(crate) fn owned(path: &[Step]) -> Path<'static> {
    let owned = |step: &Step| match step {
        Step::Name(name) => Step::Name(Cow::Owned(name.clone().into_owned())),
        Step::Index(index) => Step::Index(*index),
    };
    path.iter().map(owned).collect()
}

/// Writes a path as authors read it: `facts[2].after.anime`.
pub(crate) fn write(path: &[Step]) -> String {
    let mut written = String::new();
    for step in path {
        match step {
            Step::Name(name) => {
                if !written.is_empty() {
                    written.push('.');
                }
                written.push_str(name);
            }
            Step::Index(index) => written.push_str(&format!("[{index}]")),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_a_path_as_authors_read_it() {
        let path = join(&["facts".into(), 2.into()], ["after".into(), "anime".into()]);
        assert_eq!(write(&path), "facts[2].after.anime");
        assert_eq!(write(&[]), "");
        assert_eq!(write(&translation("de", "The Truth")), "translations.de.The Truth");
    }
}
