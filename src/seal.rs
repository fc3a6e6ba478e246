//! Gated text in its shipped form, and back.
//!
//! Sealing is a courtesy, not secrecy: whoever runs the card's program can open it, and so can a
//! patient reader of ciphers. It keeps gated text from the eye that looks at a page's source, from
//! search engines, from find-in-page and from `strings`.
//!
//! It swaps letters by a table that depends on the card. That leaves repeated words repeated, so a
//! sealed card still compresses about as well as plain text does (a key stream over the same bytes
//! cost a fifth more after brotli than this, and deflate before sealing 3 % more).

/// The characters that sealed text is made of: printable ASCII without those that would have to be
/// escaped in a JSON string or could end a `<script>` element.
const ALPHABET: &[u8; 92] =
    b" !#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// Those three excluded characters, and the three that stand for them before the letters are
/// swapped. They are rare in JSON, so escaping them costs little.
const STAND_INS: [(char, char); 3] = [('"', '`'), ('\\', '^'), ('<', '~')];

/// Sealed text has a multiple of this many characters, so that its length says little.
const BLOCK: usize = 256;

/// Seals ASCII text, such as JSON with every other character escaped.
///
/// # Errors
///
/// Returns the first character that is not printable ASCII.
///
/// # Examples
///
/// ```
/// use curtain_card::seal::{seal, unseal};
///
/// let sealed = seal("86-eighty-six", r#"["That is a lie."]"#).unwrap();
/// assert!(!sealed.contains("lie"));
/// assert_eq!(unseal("86-eighty-six", &sealed), r#"["That is a lie."]"#);
/// ```
pub fn seal(card: &str, plain: &str) -> Result<String, char> {
    let table = table(card);
    let mut sealed = String::with_capacity(plain.len() + BLOCK);
    let mut put = |c: char| -> Result<(), char> {
        let index = ALPHABET.iter().position(|a| char::from(*a) == c);
        index.map(|index| sealed.push(char::from(table[index]))).ok_or(c)
    };
    for c in plain.chars() {
        if let Some((_, stand_in)) = STAND_INS.iter().find(|(special, _)| *special == c) {
            put(*stand_in)?;
        } else if STAND_INS.iter().any(|(_, stand_in)| *stand_in == c) {
            // A character that is taken stands as JSON's own escape of it.
            for c in format!("^u{:04x}", u32::from(c)).chars() {
                put(c)?;
            }
        } else {
            put(c)?;
        }
    }
    while !sealed.len().is_multiple_of(BLOCK) {
        sealed.push(char::from(table[0]));
    }
    Ok(sealed)
}

/// Opens sealed text. Characters that sealing never writes are dropped, so that damage shows up as
/// broken JSON and never as a panic.
pub fn unseal(card: &str, sealed: &str) -> String {
    let table = table(card);
    let plain = sealed.chars().filter_map(|c| {
        let index = table.iter().position(|t| char::from(*t) == c)?;
        let c = char::from(ALPHABET[index]);
        let special = STAND_INS.iter().find(|(_, stand_in)| *stand_in == c);
        Some(special.map_or(c, |(special, _)| *special))
    });
    let mut plain: String = plain.collect();
    plain.truncate(plain.trim_end_matches(' ').len());
    plain
}

/// Returns the card's table: the alphabet in an order of its own in which no letter or digit keeps
/// its place.
fn table(card: &str) -> [u8; 92] {
    let mut state = card
        .bytes()
        .fold(0x9e37_79b9_u32, |state, byte| (state ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let mut table = *ALPHABET;
    // Sattolo's shuffle makes one cycle of all characters, so none stays where it was.
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

    #[test]
    fn opens_what_it_sealed() {
        for plain in ["", "[]", r#"[{"t":"a \"quoted\" \\ back\\slash < ` ^ ~"}]"#] {
            let sealed = seal("86", plain).unwrap();
            let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
            assert_eq!(value(&unseal("86", &sealed)), value(plain));
        }
    }

    #[test]
    fn sealed_text_needs_no_escaping_and_hides_its_length() {
        let long = "\"<\\".repeat(50);
        for plain in ["[]", "The quick brown fox", long.as_str()] {
            let sealed = seal("86", plain).unwrap();
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

    #[test]
    fn says_which_character_it_cannot_seal() {
        assert_eq!(seal("86", "Mil\u{e9}z"), Err('\u{e9}'));
    }

    #[test]
    fn damage_never_panics() {
        assert_eq!(unseal("86", "\u{0}\u{e9}\"\\<"), "");
    }
}
