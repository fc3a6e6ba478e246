//! The dominant colour of title art: the mean of the pixels of its most frequent hue, weighted by their saturation.

use super::art::Art;
use base64::{Engine, engine::general_purpose::STANDARD};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// The number of hues that are told apart.
const HUES: usize = 18;

/// The least saturation of a pixel that counts. Greys have no hue.
const LEAST_SATURATION: f32 = 0.25;

/// The least part of the pixels, in hundredths, that has to have the hue.
const LEAST_PART: usize = 2;

impl Art {
    /// Returns the dominant colour as `#rrggbb`; `None` for art without colours, and for a kind that cannot be drawn.
    pub(in crate::site) fn dominant_colour(&self) -> Option<String> {
        const SIZE: u32 = 96;
        let (kind, data) = (self.kind, STANDARD.encode(&self.bytes));
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}"><image width="{SIZE}" height="{SIZE}" preserveAspectRatio="none" href="data:image/{kind};base64,{data}"/></svg>"#
        );
        let tree = Tree::from_str(&svg, &Options::default()).ok()?;
        let mut pixels = Pixmap::new(SIZE, SIZE)?;
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        dominant(pixels.pixels().iter().map(|pixel| {
            // As it is without its transparency.
            let colour = pixel.demultiply();
            [colour.red(), colour.green(), colour.blue()]
        }))
    }
}

/// Returns the dominant colour of some pixels.
fn dominant(pixels: impl Iterator<Item = [u8; 3]>) -> Option<String> {
    let mut hues = [(0_usize, 0.0_f32, [0.0_f32; 3]); HUES];
    let mut all = 0;
    for pixel in pixels {
        all += 1;
        let Some((hue, saturation)) = hue_and_saturation(pixel) else { continue };
        let (count, weight, sum) = &mut hues[((hue * HUES as f32) as usize).min(HUES - 1)];
        *count += 1;
        *weight += saturation;
        for (sum, channel) in sum.iter_mut().zip(pixel) {
            *sum += f32::from(channel) * saturation;
        }
    }
    let strongest = hues.iter().max_by(|(_, a, _), (_, b, _)| a.total_cmp(b))?;
    let (count, weight, sum) = *strongest;
    if count * 100 < all * LEAST_PART || weight == 0.0 {
        return None;
    }
    let [red, green, blue] = sum.map(|channel| (channel / weight).round() as u8);
    Some(format!("#{red:02x}{green:02x}{blue:02x}"))
}

/// Returns the hue, from 0 to 1, and the saturation of a pixel that is neither grey nor nearly black or white.
fn hue_and_saturation(pixel: [u8; 3]) -> Option<(f32, f32)> {
    let [red, green, blue] = pixel.map(|channel| f32::from(channel) / 255.0);
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    let spread = most - least;
    let lightness = (most + least) / 2.0;
    let saturation = spread / (1.0 - (2.0 * lightness - 1.0).abs()).max(0.001);
    if saturation < LEAST_SATURATION || !(0.12..0.92).contains(&lightness) {
        return None;
    }
    let sixths = if most == red {
        ((green - blue) / spread).rem_euclid(6.0)
    } else if most == green {
        (blue - red) / spread + 2.0
    } else {
        (red - green) / spread + 4.0
    };
    // The reds lie on both sides of the beginning, so that hues begin half a step before it.
    Some(((sixths / 6.0 + 0.5 / HUES as f32).fract(), saturation * spread))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_saturated_hue_wins_over_greys() {
        #[track_caller]
        fn case(pixels: &[([u8; 3], usize)], expected: Option<&str>) {
            let all = pixels.iter().flat_map(|(pixel, count)| std::iter::repeat_n(*pixel, *count));
            assert_eq!(dominant(all).as_deref(), expected);
        }
        case(&[([128, 128, 128], 90), ([180, 20, 30], 10)], Some("#b4141e"));
        case(&[([20, 60, 180], 60), ([180, 20, 30], 40)], Some("#143cb4"));
        case(&[([128, 128, 128], 90), ([4, 0, 0], 10)], None);
        // Some coloured dust is no colour of the picture.
        case(&[([250, 250, 250], 995), ([180, 20, 30], 5)], None);
        case(&[], None);
    }

    #[test]
    fn the_reds_on_both_sides_of_the_circle_are_one_hue() {
        let pixels = [[200, 20, 30], [200, 30, 20]].into_iter().cycle().take(50);
        let blues = std::iter::repeat_n([20, 30, 200], 40);
        assert_eq!(dominant(pixels.chain(blues)).as_deref(), Some("#c81919"));
    }

    #[test]
    fn svg_is_drawn_for_its_colour() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" width="960" height="540"><rect width="960" height="540" fill="#1c6e3b"/></svg>"##;
        let art = Art::read(svg.as_bytes().to_vec()).unwrap();
        assert_eq!(art.dominant_colour().as_deref(), Some("#1c6e3b"));
    }
}
