//! A card's accent colour, adjusted until its contrast to the light and the dark background is enough (WCAG 2.2).

use super::signature::Art;

/// A colour as red, green and blue, each 0 to 1, in sRGB.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Colour([f64; 3]);

/// The backgrounds of the style sheet `tokens.css` at their hardest, by day and by night: the darkest surface below dark
/// text, and the lightest below light text.
const DAY: Colour = Colour([0.910, 0.890, 0.843]);
const NIGHT: Colour = Colour([0.173, 0.169, 0.165]);

/// The least contrast of text to its background (WCAG 2.2, 1.4.3).
const LEAST: f64 = 4.5;

/// The colour of a card that has neither a colour nor art of one: that of the style sheet `tokens.css`.
pub(super) const OWN: &str = "#7a1f24";

/// Returns a card's colour as `#rrggbb`: its author's, else the dominant one of its art, else our own.
pub(super) fn chosen(author: Option<&str>, art: Option<&Art>) -> String {
    let of_art = || art.and_then(Art::dominant_colour);
    author.map(str::to_owned).or_else(of_art).unwrap_or_else(|| OWN.to_owned())
}

/// Returns the style sheet of a card's colour: as chosen where that is readable, else darkened for the day and lightened
/// for the night until it is.
pub(super) fn style(accent: &str) -> String {
    let [day, night] = colours(accent);
    format!(":root{{--accent-day:{day};--accent-night:{night}}}")
}

/// Returns a card's colour by day and by night, as `#rrggbb`.
pub(super) fn colours(accent: &str) -> [String; 2] {
    let chosen = Colour::parse(accent);
    [chosen.towards(Colour([0.0; 3]), DAY).hex(), chosen.towards(Colour([1.0; 3]), NIGHT).hex()]
}

impl Colour {
    /// Reads `#rrggbb`. Other text is black; the checks of a card refuse it.
    fn parse(hex: &str) -> Self {
        let channel = |at: usize| {
            let digits = hex.get(at..at + 2).unwrap_or("00");
            f64::from(u8::from_str_radix(digits, 16).unwrap_or(0)) / 255.0
        };
        Self([channel(1), channel(3), channel(5)])
    }

    fn hex(self) -> String {
        let channel = |at: usize| (self.0[at] * 255.0).round() as u8;
        format!("#{:02x}{:02x}{:02x}", channel(0), channel(1), channel(2))
    }

    /// Moves towards `end` in small steps until the contrast to `ground` is enough.
    fn towards(self, end: Self, ground: Self) -> Self {
        const STEPS: u8 = 50;
        let at = |step: u8| {
            let part = f64::from(step) / f64::from(STEPS);
            let mixed = |i: usize| self.0[i] + (end.0[i] - self.0[i]) * part;
            Self::parse(&Self([mixed(0), mixed(1), mixed(2)]).hex())
        };
        (0..=STEPS).map(at).find(|colour| contrast(*colour, ground) >= LEAST).unwrap_or(end)
    }

    /// Relative luminance (<https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>).
    fn luminance(self) -> f64 {
        let linear = self.0.map(|channel| {
            if channel <= 0.040_45 {
                channel / 12.92
            } else {
                ((channel + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}

fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (a.luminance(), b.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn measures_contrast_as_the_guidelines_do() {
        let hex = |a, b| (contrast(Colour::parse(a), Colour::parse(b)) * 100.0).round() / 100.0;
        assert_eq!(hex("#000000", "#ffffff"), 21.0);
        // Source: the worked pairs of https://webaim.org/resources/contrastchecker/
        assert_eq!(hex("#777777", "#ffffff"), 4.48);
        assert_eq!(hex("#0000ff", "#ffffff"), 8.59);
    }

    /// The grounds that accents are measured against are those of the style sheet.
    #[test]
    fn knows_the_papers_of_the_style_sheet() {
        let tokens = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/styles/tokens.css");
        let tokens = std::fs::read_to_string(tokens).unwrap();
        for (name, ground) in [("--accent-ground-day", DAY), ("--accent-ground-night", NIGHT)] {
            let line = format!("{name}: {};", ground.hex());
            assert!(tokens.contains(&line), "no {line}");
        }
        assert!(tokens.contains(&format!("var(--accent-day, {OWN})")));
    }

    #[test]
    fn a_card_has_the_colour_of_its_author_or_of_its_art() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="#1c6e3b"/></svg>"##;
        let art = Art::read(svg.as_bytes().to_vec());
        assert_eq!(chosen(Some("#335577"), art.as_ref()), "#335577");
        assert_eq!(chosen(None, art.as_ref()), "#1c6e3b");
        assert_eq!(chosen(None, None), OWN);
    }

    proptest! {
        #[test]
        fn every_accent_is_readable_by_day_and_by_night(rgb in any::<[u8; 3]>()) {
            let accent = Colour(rgb.map(|channel| f64::from(channel) / 255.0));
            let css = style(&accent.hex());
            let colour = |name: &str| Colour::parse(css.split(name).nth(1).unwrap());
            prop_assert!(contrast(colour("--accent-day:"), DAY) >= LEAST, "{css}");
            prop_assert!(contrast(colour("--accent-night:"), NIGHT) >= LEAST, "{css}");
        }
    }
}
