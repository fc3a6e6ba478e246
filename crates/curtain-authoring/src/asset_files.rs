//! The files that cards name, as the program around this package finds them.

/// The use of a file by a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssetKind {
    /// The picture at the head of the card.
    Picture,
    /// A video that plays.
    Video,
}

/// A reason why a card cannot use a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AssetFault {
    /// There is no such file.
    #[error("which is not there")]
    Missing,
    /// The file cannot be read, with what the system says.
    #[error("which cannot be read ({0})")]
    Unreadable(String),
    /// The file is no picture.
    #[error("which is no picture")]
    NotAPicture,
}

impl AssetFault {
    /// Returns what should stand there, in words that follow "wanted".
    pub(crate) fn wanted(&self) -> &'static str {
        match self {
            Self::Missing => "a file in art/, beside the folder of the cards",
            Self::Unreadable(_) => "a file that can be read",
            Self::NotAPicture => "SVG, PNG, JPEG, GIF or WebP",
        }
    }
}

/// A way to look up the files that cards name.
pub trait AssetFiles {
    /// Returns the texts that a file shows or describes itself with, such as `<title>`, `<desc>` and `<text>` of SVG; none
    /// for a file of another kind. `name` is its path `art/NAME`.
    ///
    /// # Errors
    ///
    /// Returns why a card cannot use the file.
    fn texts_of(&self, name: &str, kind: AssetKind) -> Result<Vec<String>, AssetFault>;
}

/// Looks files up by whether they are there, and knows no texts in them.
pub(crate) struct Existing<'a>(pub(crate) &'a dyn Fn(&str) -> bool);

impl AssetFiles for Existing<'_> {
    fn texts_of(&self, name: &str, _: AssetKind) -> Result<Vec<String>, AssetFault> {
        if (self.0)(name) { Ok(Vec::new()) } else { Err(AssetFault::Missing) }
    }
}
