//! Widths of texts in the bundled fonts, and the font size at which a text fits.

use super::error::PictureError;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// A font of the pictures.
#[derive(Clone, Copy)]
pub(super) enum Face {
    /// The font of titles.
    Serif,
    /// The font of all other lines.
    Sans,
}

/// The metrics of both fonts. A letter that one font lacks is taken from the other.
pub(super) struct TextMetrics {
    serif: FontRef<'static>,
    sans: FontRef<'static>,
}

impl TextMetrics {
    /// Reads the fonts.
    ///
    /// # Errors
    ///
    /// Returns [`PictureError::Font`] where one is damaged.
    pub(super) fn new(serif: &'static [u8], sans: &'static [u8]) -> Result<Self, PictureError> {
        let font = |bytes| FontRef::new(bytes).map_err(PictureError::Font);
        Ok(Self { serif: font(serif)?, sans: font(sans)? })
    }

    /// Returns a text and the largest font size, up to `most`, at which it fits into `room` pixels. Below the size `least`
    /// the text is cut instead: behind a whole word where one ends in the second half of what fits. `None` for a text with
    /// a letter that no font has, and where not even one letter fits.
    pub(super) fn fit(
        &self,
        text: &str,
        most: f32,
        least: f32,
        room: f32,
        face: Face,
    ) -> Option<(String, f32)> {
        let width = self.width(text, face)?;
        if width == 0.0 {
            return None;
        }
        let size = (room / width).min(most);
        if size >= least {
            return Some((text.to_owned(), size));
        }
        let mut left = room / least - self.width(ELLIPSIS, face)?;
        let mut end = 0;
        for (at, c) in text.char_indices() {
            left -= self.advance(c, face)?;
            if left < 0.0 {
                break;
            }
            end = at + c.len_utf8();
        }
        Some((cut(text, end)?, least))
    }

    /// Breaks a text between words into lines of at most `room` pixels; a longer word is a line of its own. No lines for a
    /// text with a letter that no font has.
    pub(super) fn wrap(&self, text: &str, size: f32, room: f32, face: Face) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let longer = lines.last().map(|line| [line, " ", word].concat());
            let fits =
                |line: &String| self.width(line, face).is_some_and(|width| width * size <= room);
            match (longer.filter(fits), lines.last_mut()) {
                (Some(longer), Some(line)) => *line = longer,
                _ => lines.push(word.to_owned()),
            }
        }
        if self.width(text, face).is_some() { lines } else { Vec::new() }
    }

    /// Returns a text of at most so many letters, cut as by [`Self::fit`].
    pub(super) fn shorten(text: String, most: usize) -> String {
        match text.char_indices().nth(most) {
            Some((end, _)) => cut(&text, end).unwrap_or_default(),
            None => text,
        }
    }

    /// Returns the width of a text at a font size of 1; `None` where no font has one of its letters.
    fn width(&self, text: &str, face: Face) -> Option<f32> {
        text.chars().map(|c| self.advance(c, face)).sum()
    }

    /// Returns the width of a letter at a font size of 1; `None` where no font has it.
    fn advance(&self, c: char, face: Face) -> Option<f32> {
        let of = |font: &FontRef| {
            let glyph = font.charmap().map(c)?;
            let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
            metrics.advance_width(glyph)
        };
        let own = match face {
            Face::Serif => of(&self.serif),
            Face::Sans => of(&self.sans),
        };
        own.or_else(|| of(&self.sans)).or_else(|| of(&self.serif))
    }

    /// Tells whether the fonts have all letters of a text.
    pub(super) fn can_write(&self, text: &str) -> bool {
        self.width(text, Face::Serif).is_some()
    }
}

const ELLIPSIS: &str = "…";

/// Cuts a text at `end`, a boundary between letters, or behind the last whole word before it. `None` where nothing is
/// left.
fn cut(text: &str, end: usize) -> Option<String> {
    let fitting = &text[..end];
    let ends_word = text[end..].starts_with(char::is_whitespace);
    let word_end = fitting.rfind(char::is_whitespace).filter(|at| !ends_word && *at > end / 2);
    // Joiners and selectors are of no use without the next letter.
    let is_loose = |c: char| {
        c.is_whitespace()
            || c.is_ascii_punctuation() && !matches!(c, ')' | ']' | '"' | '\'' | '!' | '?')
            || matches!(c, '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '、' | '・')
    };
    let kept = fitting[..word_end.unwrap_or(end)].trim_end_matches(is_loose);
    (!kept.is_empty()).then(|| kept.to_owned() + ELLIPSIS)
}

#[cfg(test)]
mod tests {
    use super::super::{SANS, SERIF};
    use super::*;

    #[test]
    fn cuts_behind_whole_words_where_it_can() {
        #[track_caller]
        fn case(text: &str, most: usize, expected: &str) {
            assert_eq!(TextMetrics::shorten(text.to_owned(), most), expected);
        }
        case("The long night", 14, "The long night");
        case("The long night", 13, "The long…");
        case("The long night", 8, "The long…");
        case("The long night", 7, "The lon…");
        case("The so long night", 11, "The so long…");
        case("The long, night", 10, "The long…");
        // A word that is longer than half of the room is cut within.
        case("A supercalifragilistic day", 12, "A supercalif…");
        case("信じていた仲間達にダンジョン奥地で", 6, "信じていた仲…");
        case("لا نهاية لهذه الليلة الطويلة", 19, "لا نهاية لهذه…");
        case("---", 2, "");
    }

    #[test]
    fn a_text_without_end_fits_at_the_least_size() {
        let metrics = TextMetrics::new(SERIF, SANS).unwrap();
        for text in ["W".repeat(20_000), "信じていた".repeat(4_000), "so long ".repeat(3_000)]
        {
            let (fitting, size) = metrics.fit(&text, 30.0, 18.0, 300.0, Face::Serif).unwrap();
            assert_eq!(size, 18.0);
            assert!(fitting.ends_with('…'), "{fitting}");
            let width = metrics.width(&fitting, Face::Serif).unwrap() * size;
            assert!(width <= 300.0 && width > 150.0, "{width}");
        }
    }
}
