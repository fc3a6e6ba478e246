//! Names of facts that give nothing away.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The name of a fact in what we ship: a hash, so that an author's telling id (`who-dies`) never
/// reaches a reader, and the same in every build, so that remembered covers stay the right ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(u32);

impl Key {
    /// Hashes a card's id together with a name that is unique within the card (FNV-1a, 32 bits).
    pub fn new(card: &str, name: &str) -> Self {
        const OFFSET_BASIS: u32 = 0x811c_9dc5;
        const PRIME: u32 = 0x0100_0193;
        let bytes = card.bytes().chain([0]).chain(name.bytes());
        Self(bytes.fold(OFFSET_BASIS, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(PRIME)))
    }

    /// Reads a key as [`Display`](fmt::Display) writes it; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let canonical = u32::from_str_radix(text, 16).ok().map(Self)?;
        (canonical.to_string() == text).then_some(canonical)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_in_two_cards_has_two_keys() {
        assert_ne!(Key::new("86", "truth"), Key::new("vivy", "truth"));
        // The separator keeps "a" + "bc" apart from "ab" + "c".
        assert_ne!(Key::new("a", "bc"), Key::new("ab", "c"));
    }

    #[test]
    fn reads_what_it_writes_and_nothing_else() {
        let key = Key::new("86", "truth");
        assert_eq!(Key::parse(&key.to_string()), Some(key));
        for junk in ["", "zz", "+1", "0001", "FF", "1ffffffff"] {
            assert_eq!(Key::parse(junk), None, "{junk}");
        }
    }
}
