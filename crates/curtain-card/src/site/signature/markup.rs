//! The layout of a picture for each size, and the layers of its SVG mark-up: the background, the art, the curtain's edge.

use super::PREVIEW;
use super::art::Art;
use crate::site::embed_options::Size;
use base64::{Engine, engine::general_purpose::STANDARD};

/// The height of the curtain's edge, in pixels.
pub(super) const CURTAIN: f32 = 6.0;
/// The layout of a picture of one size, in pixels.
pub(super) struct Layout {
    pub(super) width: u32,
    pub(super) height: u32,
    /// The width of the art.
    pub(super) art: u32,
    /// The largest font size of the title.
    pub(super) title: f32,
    /// The font size of the other lines.
    pub(super) line: f32,
    /// The most letters of a line.
    pub(super) letters: usize,
}

impl Layout {
    pub(super) fn of(size: Size) -> Self {
        let (width, height) = size.pixels();
        let (art, title, line) = match size {
            Size::SignatureTall => (230, 38.0, 15.0),
            Size::SignatureSmall => (92, 21.0, 11.5),
            _ => (176, 31.0, 13.5),
        };
        Self { width, height, art, title, line, letters: usize::MAX }
    }
}

/// How much larger than its layout the picture of a link preview is.
pub(super) const PREVIEW_SCALE: u32 = 2;

impl Layout {
    /// Returns the layout of the picture of a link preview.
    pub(super) fn preview() -> Self {
        let (width, height) = PREVIEW;
        let (width, height) = (width / PREVIEW_SCALE, height / PREVIEW_SCALE);
        Self { width, height, art: 260, title: 46.0, line: 17.0, letters: usize::MAX }
    }
}

/// Returns an SVG of its parts.
pub(super) fn whole(layout: &Layout, parts: &[&str]) -> String {
    let Layout { width, height, .. } = layout;
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{}</svg>"#,
        parts.concat()
    )
}

/// Returns the background: the paper and the art.
pub(super) fn ground(art_file: Option<&Art>, layout: &Layout) -> String {
    let Layout { width, height, art, .. } = layout;
    let paper = format!(r##"<rect width="{width}" height="{height}" fill="#f3efe6"/>"##);
    let Some(Art { kind, bytes, dimensions }) = art_file else { return paper };
    // Scaled to cover its area, and clipped by an element around it: browsers differ in what `slice` means for an image
    // that is SVG itself.
    let (wide, high) = (*art as f32, *height as f32);
    let own = dimensions.unwrap_or((wide, high));
    let scale = (wide / own.0).max(high / own.1);
    let (width, height) = (own.0 * scale, own.1 * scale);
    // Titles in art tend to begin on the left.
    let (x, y) = ((wide - width) * 0.2, (high - height) / 2.0);
    let data = STANDARD.encode(bytes);
    paper
        + &format!(
            r#"<svg width="{wide}" height="{high}"><image x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" preserveAspectRatio="xMidYMid slice" href="data:image/{kind};base64,{data}"/></svg>"#
        )
}

/// Returns the curtain's edge along the top.
pub(super) fn curtain(width: u32, colour: &str) -> String {
    const SCALLOP: u32 = 12;
    let mut path = format!("M0 0H{width}V5");
    for _ in 0..width.div_ceil(SCALLOP) {
        path += "q-6 10-12 0";
    }
    format!(r#"<path d="{path}V0z" fill="{colour}"/>"#)
}
