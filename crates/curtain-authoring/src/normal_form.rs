//! The normal form in which texts are compared (NFKC, straight apostrophes), and small letters at the same places.

use icu_normalizer::ComposingNormalizerBorrowed;

/// Returns a text in the form in which texts are compared: composed, without compatibility letters such as those of
/// full width and those that nobody sees, and with straight apostrophes.
pub(crate) fn normal_form(text: &str) -> String {
    const NFKC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfkc();
    let is_visible =
        |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let straight = |c: char| if matches!(c, '’' | 'ʼ') { '\'' } else { c };
    NFKC.normalize(text).chars().filter(is_visible).map(straight).collect()
}

/// Returns a text in small letters, each at the byte at which its letter stands in the text.
pub(crate) fn lowercase_in_place(text: &str) -> String {
    text.chars().map(lowercase_of_same_length).collect()
}

/// Returns the small letter of a letter, where it is one of as many bytes.
fn lowercase_of_same_length(letter: char) -> char {
    let mut lowercase = letter.to_lowercase();
    match (lowercase.next(), lowercase.next()) {
        (Some(small), None) if small.len_utf8() == letter.len_utf8() => small,
        _ => letter,
    }
}

/// Tells whether two words are the same in their normal form, without regard to case.
pub(crate) fn is_same_word(a: &str, b: &str) -> bool {
    normal_form(a).to_lowercase() == normal_form(b).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn composed_and_decomposed_full_and_half_width_are_the_same() {
        assert_eq!(normal_form("Zoe\u{308} Mu\u{308}ller’s"), "Zoë Müller's");
        assert_eq!(normal_form("ＺＯＥとｶｲ"), "ZOEとカイ");
        assert_eq!(normal_form("Mo\u{ad}ther\u{200b} Grey"), "Mother Grey");
        assert!(is_same_word("ＦＯＲＭＥＲ", "former"));
        assert!(!is_same_word("former", "formerly"));
    }

    proptest! {
        #[test]
        fn small_letters_stand_where_their_letters_stand(text in "\\PC{0,40}") {
            let small = lowercase_in_place(&text);
            let places = |text: &str| text.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
            prop_assert_eq!(places(&small), places(&text));
        }
    }
}
