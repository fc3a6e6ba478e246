//! Parsing of `--kind`, `--theme` and `--size` as the values of [`crate::site`] that they name.

use crate::site::Choice;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// Returns a parser that takes the names of a choice, and shows them with their descriptions in the help.
pub(super) fn choice<T: Choice + Send + Sync>() -> impl TypedValueParser<Value = T> {
    let shown = |value: &T| {
        let help = value.description().trim_end_matches('.');
        PossibleValue::new(value.name()).help(help)
    };
    PossibleValuesParser::new(T::ALL.iter().map(shown)).try_map(|name| {
        let named = T::ALL.iter().find(|value| value.name() == name);
        named.copied().ok_or_else(|| format!("found {name}, wanted one of the listed values"))
    })
}
