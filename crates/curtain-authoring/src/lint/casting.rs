//! Voices and actors that an open and a gated character share, which tells that two of them are one.

use super::audience::{implies, is_performer, with_audience};
use super::warnings::Warnings;
use crate::document::Lint;
use crate::field_path::Path;
use crate::normal_form::normal_form;
use curtain_core::card::{After, Card, Fact, Key};
use std::collections::HashMap;

/// Warns of a gated character whose voice or actor is that of a character that readers know earlier. A voice with a later
/// gate of its own is meant so, and versions of one character share theirs.
pub(super) fn check_casting(card: &Card, fact_paths: &[Path], warnings: &mut Warnings) {
    let audience = with_audience(card);
    let performers: Vec<(usize, &Fact, &After)> = (audience.iter().enumerate())
        .filter(|(_, (fact, ..))| is_performer(fact))
        .map(|(index, (fact, own, _))| (index, *fact, *own))
        .collect();
    let first_versions = first_versions(card);
    let character = |fact: &Fact| {
        let key = fact.parent.unwrap_or(fact.key);
        first_versions.get(&key).copied().unwrap_or(key)
    };
    for (index, fact, after) in &performers {
        // Its own gate keeps it from those who know the character.
        if after.is_open() || !fact.after.is_open() {
            continue;
        }
        let name = normal_form(&fact.body.text.text);
        let is_shared = performers.iter().any(|(_, other, known)| {
            character(other) != character(fact)
                && normal_form(&other.body.text.text) == name
                && implies(after, known)
                && !implies(known, after)
        });
        if is_shared {
            warnings.add_in_entry(Lint::SharedVoice, &name, &fact_paths[*index]);
        }
    }
}

/// Returns for each later version of a fact the first one.
fn first_versions(card: &Card) -> HashMap<Key, Key> {
    let earlier: HashMap<Key, Key> =
        card.facts.iter().filter_map(|fact| Some((fact.key, fact.replaces?))).collect();
    let first = |mut key: Key| {
        while let Some(before) = earlier.get(&key) {
            key = *before;
        }
        key
    };
    earlier.keys().map(|key| (*key, first(*key))).collect()
}
