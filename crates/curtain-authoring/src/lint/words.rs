//! The search for whole words in a text, also in scripts that put no blanks between words.

use std::ops::Range;

/// Tells whether a text has a word or words, as whole ones where the script parts them.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| is_whole(text, &(at..at + found.len())))
}

/// Tells whether a part of a text begins and ends where words do; in a script without blanks it always
/// does.
pub(super) fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_unparted(c));
    let (before, after) = (&text[..range.start], &text[range.end..]);
    text[range.clone()].chars().any(is_unparted)
        || (!joins(before.chars().next_back()) && !joins(after.chars().next()))
}

/// Tells whether a letter is of a script that puts no blanks between words.
pub(super) fn is_unparted(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{0e00}'..='\u{0e7f}')
}
