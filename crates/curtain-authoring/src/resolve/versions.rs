//! Later versions of facts, and what they replace.

use super::{Builder, Path};
use crate::link;
use crate::problem::Problem;
use crate::source::Step;
use curtain_core::card::Key;
use std::collections::HashMap;

impl Builder<'_> {
    /// Resolves `replaces`, now that every fact has its key.
    pub(super) fn link_versions(&mut self) {
        let place_of: HashMap<Key, usize> =
            self.facts.iter().enumerate().map(|(index, fact)| (fact.key, index)).collect();
        // The fact that each fact replaces, and where that is said.
        let mut earlier: HashMap<usize, (usize, Path)> = HashMap::new();
        for (index, name, at) in std::mem::take(&mut self.replaces) {
            let Some(key) = self.names.get(&name).copied() else {
                let found = format!("\"{}\"", link::shorten(&name));
                let problem = Problem::at(self.source, &at, found, "the id of a fact of this card");
                self.problems.push(problem.suggest(&name, self.names.keys().map(String::as_str)));
                continue;
            };
            self.facts[index].replaces = Some(key);
            if self.facts[index].key == key {
                self.problem(&at, format!("\"{name}\", this fact itself"), "an earlier version");
            } else if let Some(other) = place_of.get(&key).copied() {
                self.check_version(&at, index, other);
                earlier.insert(index, (other, at));
            }
        }
        self.check_circles(&earlier);
    }

    /// Refuses a version in another place than the one before it, and one that leaves none of it.
    fn check_version(&mut self, at: &[Step], later: usize, earlier: usize) {
        let (later, earlier) = (&self.facts[later], &self.facts[earlier]);
        let wrong = if later.parent != earlier.parent {
            Some(("a fact that belongs to something else", "a fact of the same list"))
        } else if later.after.is_empty() {
            Some((
                "a fact that would never be shown, since this one is open",
                "\"after\" beside \"replaces\"",
            ))
        } else {
            None
        };
        if let Some((found, wanted)) = wrong {
            self.problem(at, found, wanted);
        }
    }

    /// Tells every circle of versions once, where it closes. Each fact is walked over once.
    fn check_circles(&mut self, earlier: &HashMap<usize, (usize, Path)>) {
        // The walk on which a fact was first met.
        let mut met: Vec<Option<usize>> = vec![None; self.facts.len()];
        for start in 0..self.facts.len() {
            let mut current = start;
            while met[current].is_none() {
                met[current] = Some(start);
                let Some((next, at)) = earlier.get(&current) else { break };
                if met[*next] == Some(start) {
                    let wanted = "versions that do not replace each other in a circle";
                    self.problem(at, "a version that leads back to this one", wanted);
                }
                current = *next;
            }
        }
    }
}
