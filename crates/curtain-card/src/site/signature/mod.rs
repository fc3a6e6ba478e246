//! Pictures of a card: signatures as SVG and PNG, for pages that ban frames, and those of link previews. They show open
//! facts alone, and dates instead of a countdown.
//!
//! - `art`: the title art as a picture may include it; `dominant` finds its colour, `svg_texts` the texts in it.
//! - `markup`: the layout and the SVG mark-up around the texts.
//! - `palette`: PNG with few colours, where a picture has too many bytes.
//! - `text_metrics`: the widths of texts in the bundled fonts.

mod art;
mod dominant;
mod error;
mod limits;
mod markup;
mod palette;
mod svg_texts;
mod text_metrics;

pub(in crate::site) use art::Art;
pub use error::PictureError;
pub use svg_texts::picture_texts;

use limits::{MOST_BYTES, MOST_PREVIEW_BYTES};
use markup::{CURTAIN, Layout, PREVIEW_SCALE, curtain, ground, whole};
use text_metrics::{Face, TextMetrics};

use super::embed_options::Size;
use crate::translations::{Language, SiteText};
use curtain_core::card::Section;
use curtain_core::card::time::Civil;
use curtain_core::gate::CardView;
use curtain_core::i18n::Messages;
use html_escape::encode_double_quoted_attribute as escape;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Indent, Options, Tree, WriteOptions, fontdb};
use std::fmt;
use std::sync::Arc;

const SERIF: &[u8] = include_bytes!("../../../assets/fonts/curtain-serif.otf");
const SANS: &[u8] = include_bytes!("../../../assets/fonts/curtain-sans.otf");

/// The width and the height of the picture of a link preview, in pixels: services show such a one large.
pub(super) const PREVIEW: (u32, u32) = (1_200, 630);

/// Draws the pictures of cards.
pub struct Painter {
    fonts: Arc<fontdb::Database>,
    metrics: TextMetrics,
}

impl fmt::Debug for Painter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Painter").field("fonts", &self.fonts.len()).finish_non_exhaustive()
    }
}

/// A picture in both forms.
pub(super) struct Picture {
    /// As SVG, its letters turned into outlines.
    pub(super) svg: String,
    /// As PNG.
    pub(super) png: Vec<u8>,
}

/// The input of a picture.
pub(super) struct Subject<'a> {
    /// The view of a reader who has seen nothing.
    pub(super) view: &'a CardView,
    /// The language of the interface.
    pub(super) language: &'a Language,
    /// Its card texts.
    pub(super) messages: &'a Messages,
    /// The card's colour by day, as `#rrggbb`.
    pub(super) colour: &'a str,
    /// Its art.
    pub(super) art: Option<Art>,
}

/// The lengths to which lines are cut, one after the other, where their outlines have too many bytes: the most letters
/// of a line.
const LETTERS: [usize; 4] = [40, 24, 14, 8];

/// An upper bound of the bytes of the mark-up around art in a picture.
const MARK_UP: usize = 300;

/// The distance of lines, as a multiple of their font size.
const LEADING: f32 = 1.3;

/// A line of text with its font size and its class in the picture's style.
struct Line {
    text: String,
    size: f32,
    class: &'static str,
}

impl Painter {
    /// Reads the fonts.
    ///
    /// # Errors
    ///
    /// Returns [`PictureError::Font`] where a bundled font is damaged.
    pub fn new() -> Result<Self, PictureError> {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(SERIF.to_vec());
        fonts.load_font_data(SANS.to_vec());
        Ok(Self { fonts: Arc::new(fonts), metrics: TextMetrics::new(SERIF, SANS)? })
    }

    /// Draws a picture. Where its texts have more bytes than forums take, they are cut.
    ///
    /// # Errors
    ///
    /// Returns why the art cannot be drawn.
    pub(super) fn paint(&self, subject: &Subject, size: Size) -> Result<Picture, PictureError> {
        let mut layout = Layout::of(size);
        let mut painted = self.paint_layout(subject, &layout);
        for letters in LETTERS {
            if !matches!(painted, Err(PictureError::TooMuchText { .. })) {
                break;
            }
            layout.letters = letters;
            painted = self.paint_layout(subject, &layout);
        }
        match painted {
            // Art that even the fewest colours make no smaller.
            Err(PictureError::TooLarge) if subject.art.is_some() => {
                let Subject { view, language, messages, colour, art: _ } = *subject;
                self.paint(&Subject { view, language, messages, colour, art: None }, size)
            }
            painted => painted,
        }
    }

    /// Draws the picture of a link preview, as PNG.
    ///
    /// # Errors
    ///
    /// Returns why the art cannot be drawn.
    pub(super) fn paint_preview(&self, subject: &Subject) -> Result<Vec<u8>, PictureError> {
        let layout = Layout::preview();
        let parts = [&*ground(subject.art.as_ref(), &layout), &*self.texts(subject, &layout)];
        self.paint_large(&layout, &parts)
    }

    /// Draws the picture of the site's own link preview, as PNG: its name, and lines below it.
    ///
    /// # Errors
    ///
    /// Returns why it cannot be drawn.
    pub(super) fn paint_site(&self, text: &str, colour: &str) -> Result<Vec<u8>, PictureError> {
        let layout = Layout { art: 0, ..Layout::preview() };
        let left = layout.height / 6;
        let room = (layout.width - 2 * left) as f32;
        let title = self.metrics.fit("Curtain", 2.0 * layout.title, 1.0, room, Face::Serif);
        let sized = |text: String, size, class| Line { text, size, class };
        let title = title.map(|(text, size)| sized(text, size, "title"));
        let wrapped = self.metrics.wrap(text, 1.25 * layout.line, room, Face::Sans);
        let wrapped = wrapped.into_iter().map(|text| sized(text, 1.25 * layout.line, "soft"));
        let lines: Vec<Line> = title.into_iter().chain(wrapped).collect();
        let texts = written(&lines, &layout, left, colour);
        self.paint_large(&layout, &[&ground(None, &layout), &texts])
    }

    /// Draws a square icon that is SVG as PNG, `size` pixels wide.
    ///
    /// # Errors
    ///
    /// Returns why it cannot be drawn.
    pub(super) fn paint_icon(&self, svg: &str, size: u32) -> Result<Vec<u8>, PictureError> {
        let tree = Tree::from_str(svg, &Options::default()).map_err(PictureError::Svg)?;
        let mut pixels = Pixmap::new(size, size).ok_or(PictureError::NoPixels)?;
        let scale = size as f32 / tree.size().width();
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
        pixels.encode_png().map_err(|error| PictureError::Png(error.to_string()))
    }

    fn paint_large(&self, layout: &Layout, parts: &[&str]) -> Result<Vec<u8>, PictureError> {
        let options = Options { fontdb: Arc::clone(&self.fonts), ..Options::default() };
        let tree = Tree::from_str(&whole(layout, parts), &options).map_err(PictureError::Svg)?;
        let (width, height) = PREVIEW;
        let mut pixels = Pixmap::new(width, height).ok_or(PictureError::NoPixels)?;
        let scale = PREVIEW_SCALE as f32;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
        let png = pixels.encode_png().map_err(|error| PictureError::Png(error.to_string()))?;
        if png.len() <= MOST_PREVIEW_BYTES {
            return Ok(png);
        }
        palette::png(&pixels, MOST_PREVIEW_BYTES).ok_or(PictureError::TooLarge)
    }

    fn paint_layout(&self, subject: &Subject, layout: &Layout) -> Result<Picture, PictureError> {
        let background = ground(subject.art.as_ref(), layout);
        let texts = self.texts(subject, layout);
        let options = Options { fontdb: Arc::clone(&self.fonts), ..Options::default() };
        let read = |parts: &[&str]| {
            Tree::from_str(&whole(layout, parts), &options).map_err(PictureError::Svg)
        };
        // Each is read once: text layout takes the most time.
        let texts = read(&[&texts])?;
        let mut pixels = Pixmap::new(layout.width, layout.height).ok_or(PictureError::NoPixels)?;
        for tree in [&read(&[&background])?, &texts] {
            resvg::render(tree, Transform::identity(), &mut pixels.as_mut());
        }
        let png = pixels.encode_png();
        let mut png = png.map_err(|error| PictureError::Png(error.to_string()))?;
        if png.len() > MOST_BYTES {
            png = palette::png(&pixels, MOST_BYTES).ok_or(PictureError::TooLarge)?;
        }
        // The art stays as it is drawn; outlined as well, it would be many times as large.
        let outlines = texts.to_string(&WriteOptions {
            indent: Indent::None,
            // Tenths of a pixel: more digits cost bytes and cannot be seen.
            coordinates_precision: 1,
            transforms_precision: 3,
            ..WriteOptions::default()
        });
        let outlines = outlines.split_once('>').map_or("", |(_, inner)| inner);
        let outlines = outlines.trim_end().trim_end_matches("</svg>");
        let svg = whole(layout, &[&background, outlines]);
        if svg.len() <= MOST_BYTES {
            return Ok(Picture { svg, png });
        }
        // Too many bytes: the visible part of the art as a PNG with fewer colours, or no art.
        let mut visible = Pixmap::new(layout.art, layout.height).ok_or(PictureError::NoPixels)?;
        resvg::render(&read(&[&background])?, Transform::identity(), &mut visible.as_mut());
        let bare = whole(layout, &[&ground(None, layout), outlines]);
        let room = MOST_BYTES.saturating_sub(bare.len() + MARK_UP) / 4 * 3;
        let dimensions = Some((visible.width() as f32, visible.height() as f32));
        let art = palette::png(&visible, room).map(|bytes| Art { kind: "png", bytes, dimensions });
        let svg = whole(layout, &[&ground(art.as_ref(), layout), outlines]);
        if svg.len() > MOST_BYTES {
            return Err(PictureError::TooMuchText { bytes: svg.len() });
        }
        Ok(Picture { svg, png })
    }

    /// Returns the texts and the curtain's edge as SVG.
    fn texts(&self, subject: &Subject, layout: &Layout) -> String {
        let (width, height) = (layout.width, layout.height);
        let left = match subject.art {
            Some(_) => layout.art + height / 8,
            None => height / 6,
        };
        let room = (width - left - height / 10) as f32;
        let lines = self.lines(subject, layout, room);
        written(&lines, layout, left, subject.colour)
    }

    /// Chooses the lines and their font sizes.
    fn lines(&self, subject: &Subject, layout: &Layout, room: f32) -> Vec<Line> {
        let Subject { view, language, messages, .. } = subject;
        let line = |text: String, most: f32, least: f32, face, class| {
            let text = TextMetrics::shorten(text, layout.letters);
            self.metrics.fit(&text, most, least, room, face).map(|(text, size)| Line {
                text,
                size,
                class,
            })
        };
        // A name with a letter that no bundled font has is skipped.
        let others = view.shown(Section::Titles).map(|body| body.text.text.as_str());
        let mut names = std::iter::once(view.title.text.as_str())
            .chain(others)
            .filter(|name| self.metrics.can_write(name));
        let title = names.next().unwrap_or(&view.id).to_owned();
        let title = line(title, layout.title, layout.title * 0.6, Face::Serif, "title");
        let other = names.next().map(str::to_owned);
        let other =
            other.and_then(|text| line(text, layout.line, layout.line * 0.8, Face::Sans, "soft"));
        let run = view.schedules.first().map(|schedule| messages.run(schedule, &view.tracks));
        let run =
            run.and_then(|text| line(text, layout.line, layout.line * 0.75, Face::Sans, "line"));
        let day = messages.day(&Civil::from_timestamp(view.as_of), true);
        let age = language.site_with(SiteText::PictureAge, &[("day", &day)]);
        let age = line(age, layout.line * 0.8, layout.line * 0.6, Face::Sans, "soft");
        [title, other, run, age].into_iter().flatten().collect()
    }

    /// Tells whether the bundled fonts have all letters of a text.
    pub fn can_write(&self, text: &str) -> bool {
        self.metrics.can_write(text)
    }
}

/// Writes lines of text and the curtain's edge as SVG.
fn written(lines: &[Line], layout: &Layout, left: u32, colour: &str) -> String {
    let (width, height) = (layout.width, layout.height);
    let mut svg = format!(
        r##"<style>text{{font-family:"Curtain Sans"}}.title{{font-family:"Curtain Serif","Curtain Sans";fill:#15161a}}.line{{fill:{colour}}}.soft{{fill:#5c564d}}</style>"##
    );
    let whole: f32 = lines.iter().map(|line| line.size * LEADING).sum();
    let mut y = (height as f32 + CURTAIN - whole) / 2.0;
    for Line { text, size, class } in lines {
        y += size * LEADING;
        let (text, baseline) = (escape(text), y - size * 0.35);
        svg += &format!(
            r#"<text class="{class}" x="{left}" y="{baseline:.1}" font-size="{size:.1}">{text}</text>"#
        );
    }
    let (right, bottom) = (width - 1, height - 1);
    svg + &curtain(width, colour)
        + &format!(
            r##"<rect x=".5" y=".5" width="{right}" height="{bottom}" fill="none" stroke="#c9c0ae"/>"##
        )
}
