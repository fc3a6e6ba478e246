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
    /// the text is cut instead. `None` for a text with a letter that no font has.
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
        let mut cut: String = text.to_owned();
        while self.width(&cut, face)? * least > room - least {
            cut.pop()?;
        }
        Some((cut.trim_end().to_owned() + "…", least))
    }

    /// Returns the width of a text at a font size of 1; `None` where no font has one of its letters.
    fn width(&self, text: &str, face: Face) -> Option<f32> {
        let font = match face {
            Face::Serif => &self.serif,
            Face::Sans => &self.sans,
        };
        let advance = |font: &FontRef, c: char| {
            let glyph = font.charmap().map(c)?;
            let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
            metrics.advance_width(glyph)
        };
        let widths = text.chars().map(|c| {
            let own = advance(font, c);
            own.or_else(|| advance(&self.sans, c)).or_else(|| advance(&self.serif, c))
        });
        widths.sum()
    }

    /// Tells whether the fonts have all letters of a text.
    pub(super) fn can_write(&self, text: &str) -> bool {
        self.width(text, Face::Serif).is_some()
    }
}
