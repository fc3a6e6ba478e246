//! The result of a check without problems: the card, its translations, warnings and assets.

use crate::problem::Problem;
use curtain_core::card::{Card, Format};
use std::collections::BTreeMap;

/// Whether a check looks for warnings, which takes most of its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linting {
    /// It does.
    On,
    /// It does not: a card without problems has no warnings either.
    Off,
}

/// A card that passed every check, with its translations and the data that only the command needs.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Checked {
    /// The card.
    pub card: Card,
    /// The card in each of its other languages. A text without a translation keeps its own language.
    pub translations: Vec<Card>,
    /// The card's colour, as `#rrggbb`; `None` where its author names none.
    pub accent: Option<String>,
    /// What other sites call the work, by the names of their fields in the file, such as `imdb`.
    pub ids: BTreeMap<&'static str, Vec<String>>,
    /// The kind of work: a television series, a film and so on.
    pub format: Format,
    /// The warnings about possible spoilers, in the order of the file.
    pub warnings: Vec<Problem>,
    /// The files that the card uses, as `art/NAME`, each once.
    pub assets: Vec<String>,
}
