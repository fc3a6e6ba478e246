//! The size limit of a picture.

/// The most bytes that a picture may have: all but the strictest forums take as much.
pub(super) const MOST_BYTES: usize = 50_000;
