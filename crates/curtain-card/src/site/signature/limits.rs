//! The limit of bytes of a signature picture.

/// The most bytes that a picture may have: all but the strictest forums take as much.
pub(super) const MOST_BYTES: usize = 50_000;
