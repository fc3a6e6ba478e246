//! Versions of facts: the links from a later version to the earlier one that it replaces.

use super::facts::FactList;
use crate::field_path::{self as path, Path, Step};
use crate::problem::shorten;
use crate::problems::Problems;
use curtain_core::card::{Fact, Key};
use std::collections::HashMap;

/// The key of the version before each fact that replaces another one, and the path of its `replaces`.
type EarlierVersions<'a> = HashMap<Key, (Key, Path<'a>)>;

/// Resolves `replaces` of all facts, once every fact has its key.
pub(super) fn link_versions(list: &mut FactList, problems: &mut Problems) {
    let facts = list.facts.iter().enumerate();
    let fact_index_by_key: HashMap<Key, usize> =
        facts.map(|(index, placed)| (placed.fact.key, index)).collect();
    let mut earlier: EarlierVersions = HashMap::new();
    for index in 0..list.facts.len() {
        let placed = &list.facts[index];
        let Some(id) = &placed.replaces else { continue };
        let path = path::join(&placed.path, ["replaces".into()]);
        let Some(key) = list.keys_by_id.get(id).copied() else {
            let found = format!("\"{}\"", shorten(id));
            let ids = list.keys_by_id.keys().map(String::as_str);
            let wanted = "the id of a fact of this card".to_owned();
            problems.report_unknown(&path, (found, wanted), id, ids);
            continue;
        };
        if placed.fact.key == key {
            problems.report(&path, format!("\"{id}\", this fact itself"), "an earlier version");
        } else if let Some(other) = fact_index_by_key.get(&key) {
            check_version(&path, &placed.fact, &list.facts[*other].fact, problems);
            earlier.insert(placed.fact.key, (key, path));
        }
        list.facts[index].fact.replaces = Some(key);
    }
    let keys = list.facts.iter().map(|placed| placed.fact.key);
    check_circles(keys, &earlier, problems);
}

/// Reports a version of another list than the one before it, and one that leaves none of it.
fn check_version(path: &[Step], later: &Fact, earlier: &Fact, problems: &mut Problems) {
    if later.parent != earlier.parent {
        let found = "a fact that belongs to something else";
        problems.report(path, found, "a fact of the same list");
    } else if later.after.is_open() {
        let found = "a fact that would never be shown, since this one is open";
        problems.report(path, found, "\"after\" beside \"replaces\"");
    }
}

/// Reports each circle of versions once, at the link that closes it. Each fact is visited once.
fn check_circles(
    keys: impl Iterator<Item = Key>,
    earlier: &EarlierVersions,
    problems: &mut Problems,
) {
    // The start of the walk on which a fact was first visited.
    let mut visited: HashMap<Key, Key> = HashMap::new();
    for start in keys {
        let mut current = start;
        while !visited.contains_key(&current) {
            visited.insert(current, start);
            let Some((next, path)) = earlier.get(&current) else { break };
            if visited.get(next) == Some(&start) {
                let wanted = "versions that do not replace each other in a circle";
                problems.report(path, "a version that leads back to this one", wanted);
            }
            current = *next;
        }
    }
}
