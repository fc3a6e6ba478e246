//! What makes a picture light enough: fewer colours.

use color_quant::NeuQuant;
use png::{BitDepth, ColorType, Compression, Encoder, EncodingError};
use resvg::tiny_skia::Pixmap;

/// How many colours are tried; fewer than the last the colours are not made for.
const COLOURS: [usize; 3] = [256, 128, 64];

/// Which pixels the colours are chosen by: one of so many.
const SAMPLE: i32 = 3;

/// Writes pixels without transparency as PNG, with so few colours that it has at most `most` bytes; `None` where
/// it has more with the fewest.
pub(super) fn png(pixels: &Pixmap, most: usize) -> Option<Vec<u8>> {
    let mut written = COLOURS.iter().filter_map(|colours| write(pixels, *colours).ok());
    written.find(|png| png.len() <= most)
}

fn write(pixels: &Pixmap, colours: usize) -> Result<Vec<u8>, EncodingError> {
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
