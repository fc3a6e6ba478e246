//! The limits of bytes of pictures.

/// The most bytes that a picture may have: all but the strictest forums take as much.
pub(super) const MOST_BYTES: usize = 50_000;

/// The most bytes of a link preview's picture: WhatsApp shows none above 300 KB.
pub(super) const MOST_PREVIEW_BYTES: usize = 290_000;
