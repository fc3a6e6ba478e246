//! The title art as a signature picture includes it: its kind, by its first bytes, and its dimensions.

use resvg::usvg::{Options, Tree};

/// Title art that a signature picture can include.
pub(in crate::site) struct Art {
    /// The subtype of its media type, behind `image/`.
    pub(super) kind: &'static str,
    pub(super) bytes: Vec<u8>,
    /// The width and height of SVG; `None` for other kinds, which the picture clips itself.
    pub(super) dimensions: Option<(f32, f32)>,
}

impl Art {
    /// Reads art; `None` for bytes that are no picture.
    pub(in crate::site) fn read(bytes: Vec<u8>) -> Option<Self> {
        let kind = match bytes.as_slice() {
            [0x89, b'P', b'N', b'G', ..] => "png",
            [0xff, 0xd8, 0xff, ..] => "jpeg",
            [b'G', b'I', b'F', b'8', ..] => "gif",
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "webp",
            svg => {
                let size = Tree::from_data(svg, &Options::default()).ok()?.size();
                let dimensions = Some((size.width(), size.height()));
                return Some(Self { kind: "svg+xml", bytes, dimensions });
            }
        };
        Some(Self { kind, bytes, dimensions: None })
    }
}
