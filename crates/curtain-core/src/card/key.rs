//! Keys of facts: hashes that name a fact in bundles, stored readers and the page, and how they are written and
//! read.

use std::fmt;
use std::str::FromStr;

/// The name of a fact in the shipped form: a hash, so that an id that gives something away (`who-dies`) never
/// reaches a reader. It is the same in every build, so that the stored keys of opened covers stay right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(u32);

impl Key {
    /// Makes the key of a number of the shipped form.
    pub(crate) const fn from_number(number: u32) -> Self {
        Self(number)
    }

    /// Returns the number that the shipped form has.
    pub(crate) const fn number(self) -> u32 {
        self.0
    }

    /// Hashes a card's id together with a name that is unique within the card (FNV-1a, 32 bits).
    pub fn new(card: &str, name: &str) -> Self {
        const OFFSET_BASIS: u32 = 0x811c_9dc5;
        const PRIME: u32 = 0x0100_0193;
        let bytes = card.bytes().chain([0]).chain(name.bytes());
        Self(bytes.fold(OFFSET_BASIS, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(PRIME)))
    }
}

/// The error of reading a text that is no [`Key`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "found a text that is no key, wanted 1 to 8 hexadecimal digits in lower case without leading zeros"
)]
#[non_exhaustive]
pub struct ParseKeyError;

/// Reads a key as [`Display`](fmt::Display) writes it.
impl FromStr for Key {
    type Err = ParseKeyError;

    fn from_str(text: &str) -> Result<Self, ParseKeyError> {
        let key = Self(u32::from_str_radix(text, 16).map_err(|_| ParseKeyError)?);
        // Another spelling of the number is another key.
        if key.to_string() == text { Ok(key) } else { Err(ParseKeyError) }
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
        assert_eq!(key.to_string().parse(), Ok(key));
        for junk in ["", "zz", "+1", "0001", "FF", "1ffffffff"] {
            assert_eq!(junk.parse::<Key>(), Err(ParseKeyError), "{junk}");
        }
    }
}
