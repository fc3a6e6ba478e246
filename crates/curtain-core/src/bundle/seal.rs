//! Sealing of gated text in bundles: a substitution cipher against accidental reading.
//!
//! Sealing is a courtesy and no secrecy: everybody who runs the widget can undo it. It hides gated text in a
//! page's source from the eye, from search engines, from find-in-page and from `strings`.
//!
//! It substitutes characters by a table that depends on the card. Repeated words stay repeated, so a sealed
//! card compresses about as well as plain text (a key stream over the same bytes cost a fifth more after
//! brotli, and deflate before sealing 3 % more).

/// The characters of sealed text: printable ASCII without those that need an escape in a JSON string or can
/// end a `<script>` element.
const ALPHABET: &[u8; 92] =
    b" !#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// Substitutes, before sealing, for two characters that JSON has many of.
const STAND_INS: [(char, char); 2] = [('"', '`'), ('<', '~')];

/// The beginning of an escape for every other character: `^30b7`, or `^^01f600` for a character beyond four
/// digits.
const ESCAPE: char = '^';

/// The length of sealed text is a multiple of this many characters, so that it says little.
const BLOCK: usize = 256;

/// Seals a text.
///
/// # Examples
///
/// ```
/// use curtain_core::bundle::seal::{seal, unseal};
///
/// let sealed = seal("86-eighty-six", r#"["That is a lie."]"#);
/// assert!(!sealed.contains("lie"));
/// assert_eq!(unseal("86-eighty-six", &sealed).unwrap(), r#"["That is a lie."]"#);
/// ```
pub fn seal(card: &str, plain: &str) -> String {
    let table = table(card);
    let mut sealed = String::with_capacity(plain.len() + BLOCK);
    let mut put = |c: char| {
        let index = ALPHABET.iter().position(|a| char::from(*a) == c);
        sealed.extend(index.map(|index| char::from(table[index])));
    };
    for c in plain.chars() {
        let is_taken = c == ESCAPE || STAND_INS.iter().any(|(_, stand_in)| *stand_in == c);
        match STAND_INS.iter().find(|(special, _)| *special == c) {
            Some((_, stand_in)) => put(*stand_in),
            None if !is_taken && u8::try_from(c).is_ok_and(|c| ALPHABET.contains(&c)) => put(c),
            None if c <= '\u{ffff}' => {
                format!("{ESCAPE}{:04x}", u32::from(c)).chars().for_each(&mut put)
            }
            None => format!("{ESCAPE}{ESCAPE}{:06x}", u32::from(c)).chars().for_each(&mut put),
        }
    }
    while !sealed.len().is_multiple_of(BLOCK) {
        sealed.push(char::from(table[0]));
    }
    sealed
}

/// Unseals a text. Returns `None` for a text that [`seal`] cannot have written.
pub fn unseal(card: &str, sealed: &str) -> Option<String> {
    // The plain character of each sealed one.
    let mut plain_of = [None; 128];
    for (letter, plain) in table(card).into_iter().zip(ALPHABET) {
        plain_of[usize::from(letter)] = Some(char::from(*plain));
    }
    let mut letters = sealed.chars().map(|c| *plain_of.get(c as usize)?);
    let mut plain = String::with_capacity(sealed.len());
    while let Some(c) = letters.next() {
        let c = c?;
        if c != ESCAPE {
            let special = STAND_INS.iter().find(|(_, stand_in)| *stand_in == c);
            plain.push(special.map_or(c, |(special, _)| *special));
            continue;
        }
        let (mut code, more) = match letters.next()?? {
            ESCAPE => (0, 6),
            digit => (digit.to_digit(16)?, 3),
        };
        for _ in 0..more {
            code = code * 16 + letters.next()??.to_digit(16)?;
        }
        plain.push(char::from_u32(code)?);
    }
    plain.truncate(plain.trim_end_matches(' ').len());
    Some(plain)
}

/// Returns the table of a card: the alphabet in an order in which no character keeps its place.
fn table(card: &str) -> [u8; 92] {
    let mut state = card
        .bytes()
        .fold(0x9e37_79b9_u32, |state, byte| (state ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let mut table = *ALPHABET;
    // Sattolo's shuffle makes one cycle of all characters, so none keeps its place
    // (<https://en.wikipedia.org/wiki/Fisher-Yates_shuffle#Sattolo's_algorithm>).
    for last in (1..table.len()).rev() {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        let other = (state as usize) % last;
        table.swap(last, other);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn opens_what_it_sealed(plain in any::<String>()) {
            let sealed = seal("86", &plain);
            prop_assert!(sealed.bytes().all(|byte| ALPHABET.contains(&byte)));
            prop_assert_eq!(unseal("86", &sealed).unwrap(), plain.trim_end_matches(' '));
        }

        #[test]
        fn damage_never_panics(junk in any::<String>(), cut in any::<prop::sample::Index>()) {
            unseal("86", &junk);
            let sealed = seal("86", &junk);
            unseal("86", &sealed[..cut.index(sealed.len() + 1)]);
        }
    }

    #[test]
    fn sealed_text_needs_no_escaping_and_hides_its_length() {
        let long = "\"<".repeat(75);
        for plain in ["[]", "The quick brown fox", long.as_str()] {
            let sealed = seal("86", plain);
            assert_eq!(sealed.len(), BLOCK);
            assert!(sealed.bytes().all(|byte| ALPHABET.contains(&byte)));
        }
    }

    #[test]
    fn no_character_stands_for_itself() {
        for card in ["", "86-eighty-six", "vivy", "a"] {
            let table = table(card);
            assert!(ALPHABET.iter().zip(table).all(|(a, t)| *a != t), "{card}");
        }
    }
}
