//! Reasons why a picture cannot be drawn.

use super::limits::MOST_BYTES;

/// A reason why a picture cannot be drawn.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PictureError {
    /// A bundled font is damaged.
    #[error("a font is damaged: {0}")]
    Font(skrifa::raw::ReadError),
    /// The SVG of the picture cannot be read.
    #[error("cannot draw the picture: {0}")]
    Svg(resvg::usvg::Error),
    /// The picture has no pixels.
    #[error("the picture has no room")]
    NoPixels,
    /// The pixels cannot be written as PNG.
    #[error("cannot write the picture: {0}")]
    Png(String),
    /// The PNG has more bytes than forums take, even with the fewest colours.
    #[error("the picture is too large")]
    TooLarge,
    /// The texts alone have more bytes than forums take.
    #[error(
        "found words of {bytes} bytes in its picture, wanted at most {MOST_BYTES}: a shorter title"
    )]
    TooMuchText {
        /// The bytes of the picture without its art.
        bytes: usize,
    },
}
