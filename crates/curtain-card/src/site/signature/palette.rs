//! Reduction of a signature picture to a palette of few colours, as PNG, for pictures with too many bytes.

use color_quant::NeuQuant;
use png::{BitDepth, ColorType, Compression, Encoder, EncodingError};
use resvg::tiny_skia::Pixmap;

/// The sizes of the palette that are tried; the quantizer needs at least the last.
const COLOURS: [usize; 3] = [256, 128, 64];

/// The quantizer looks at one of so many pixels.
const SAMPLE: i32 = 3;

/// Returns pixels without transparency as a PNG of at most `most` bytes; `None` where it has more with the smallest
/// palette.
pub(super) fn png(pixels: &Pixmap, most: usize) -> Option<Vec<u8>> {
    let mut encoded = COLOURS.iter().filter_map(|colours| encode(pixels, *colours).ok());
    encoded.find(|png| png.len() <= most)
}

fn encode(pixels: &Pixmap, colours: usize) -> Result<Vec<u8>, EncodingError> {
    let colours = NeuQuant::new(SAMPLE, colours, pixels.data());
    let indices: Vec<u8> =
        pixels.data().chunks_exact(4).map(|pixel| colours.index_of(pixel) as u8).collect();
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(colours.color_map_rgb());
    encoder.set_compression(Compression::High);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&indices)?;
    writer.finish()?;
    Ok(png)
}
