//! The search for whole words in a text, also in scripts that put no blanks between words.

use std::ops::Range;

/// Tells whether a text has a word or words, as whole ones where the script parts them.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| is_whole(text, &(at..at + found.len())))
}

/// Tells whether a part of a text begins and ends where words do. In a script without blanks it always does, but
/// a row of katakana is one word.
pub(super) fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let mut within = text[range.clone()].chars();
    let (first, last) = (within.clone().next(), within.next_back());
    !is_joined(before.chars().next_back(), first) && !is_joined(last, after.chars().next())
}

/// Tells whether two letters that stand side by side are of one word.
fn is_joined(left: Option<char>, right: Option<char>) -> bool {
    let (Some(left), Some(right)) = (left, right) else { return false };
    let is_kana = |c: char| matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー');
    let is_letter = |c: char| c.is_alphanumeric() && !is_unparted(c);
    is_kana(left) && is_kana(right) || is_letter(left) && is_letter(right)
}

/// Tells whether a letter is of a script that puts no blanks between words.
pub(super) fn is_unparted(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{0e00}'..='\u{0e7f}')
}

/// Lists the words of a text: letters and digits with apostrophes and hyphens among them.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let parted = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '-'));
    let trimmed = parted.map(|word| word.trim_matches(['\'', '-']));
    trimmed.map(|word| word.strip_suffix("'s").unwrap_or(word)).filter(|word| !word.is_empty())
}
