//! The picture of a card, for where frames are banned: under posts in forums, in Markdown, in link
//! previews. It shows what is open to everybody, and dates instead of a countdown: a picture is kept by
//! proxies for days.

mod art;
mod palette;
mod text_metrics;

pub(in crate::site) use art::Art;

use text_metrics::{Face, TextMetrics};

use super::snippet::{Size, escape};
use crate::translations::Language;
use base64::{Engine, engine::general_purpose::STANDARD};
use curtain_core::card::Section;
use curtain_core::card::time::Civil;
use curtain_core::gate::CardView;
use curtain_core::i18n::Messages;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Indent, Options, Tree, WriteOptions, fontdb};
use std::sync::Arc;

const SERIF: &[u8] = include_bytes!("../../../assets/fonts/curtain-serif.otf");
const SANS: &[u8] = include_bytes!("../../../assets/fonts/curtain-sans.otf");

/// The most bytes that a picture may have: what all but the strictest forums take.
const MOST_BYTES: usize = 50_000;

/// Draws pictures.
pub struct Painter {
    fonts: Arc<fontdb::Database>,
    metrics: TextMetrics,
}

/// A picture in both forms.
pub(super) struct Picture {
    /// As SVG, its letters turned into outlines.
    pub(super) svg: String,
    /// As PNG.
    pub(super) png: Vec<u8>,
}

/// What a picture is drawn from.
pub(super) struct Subject<'a> {
    /// What somebody sees who has seen nothing.
    pub(super) view: &'a CardView,
    /// The language of the interface.
    pub(super) language: &'a Language,
    /// Its words.
    pub(super) messages: &'a Messages,
    /// The card's colour by day, as `#rrggbb`.
    pub(super) colour: &'a str,
    /// Its art.
    pub(super) art: Option<Art>,
}

/// How the parts of a picture of one size are laid out, in pixels.
struct Layout {
    width: u32,
    height: u32,
    /// How wide the art is.
    art: u32,
    /// The most that the title is high.
    title: f32,
    /// The height of the other lines.
    line: f32,
}

impl Layout {
    fn of(size: Size) -> Self {
        let (width, height) = size.pixels();
        let (art, title, line) = match size {
            Size::SignatureTall => (230, 38.0, 15.0),
            Size::SignatureSmall => (92, 21.0, 11.5),
            _ => (176, 31.0, 13.5),
        };
        Self { width, height, art, title, line }
    }
}

/// More bytes than the mark-up of art has in a picture.
const MARK_UP: usize = 300;

/// The height of the curtain's edge, in pixels.
const CURTAIN: f32 = 6.0;
/// The distance of lines, in the size of their letters.
const LEADING: f32 = 1.3;

/// A line of text as it will be drawn.
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
    /// Returns a sentence where a bundled font is damaged.
    pub fn new() -> Result<Self, String> {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(SERIF.to_vec());
        fonts.load_font_data(SANS.to_vec());
        Ok(Self { fonts: Arc::new(fonts), metrics: TextMetrics::new(SERIF, SANS)? })
    }

    /// Draws a picture.
    ///
    /// # Errors
    ///
    /// Returns a sentence where the art cannot be read, or the picture would weigh too much.
    pub(super) fn paint(&self, subject: &Subject, size: Size) -> Result<Picture, String> {
        let layout = Layout::of(size);
        let ground = ground(subject.art.as_ref(), &layout);
        let messages = self.messages(subject, &layout);
        let options = Options { fontdb: Arc::clone(&self.fonts), ..Options::default() };
        let read = |parts: &[&str]| {
            Tree::from_str(&whole(&layout, parts), &options)
                .map_err(|error| format!("cannot draw the picture: {error}"))
        };
        // Each is read once: setting text takes the most time.
        let messages = read(&[&messages])?;
        let mut pixels =
            Pixmap::new(layout.width, layout.height).ok_or("the picture has no room")?;
        for tree in [&read(&[&ground])?, &messages] {
            resvg::render(tree, Transform::identity(), &mut pixels.as_mut());
        }
        let mut png =
            pixels.encode_png().map_err(|error| format!("cannot write the picture: {error}"))?;
        if png.len() > MOST_BYTES {
            png = palette::png(&pixels, MOST_BYTES).ok_or("the picture is too large")?;
        }
        // The art stays as it is drawn; outlined as well, it would be many times as large.
        let outlines = messages.to_string(&WriteOptions {
            indent: Indent::None,
            // Tenths of a pixel are enough for anybody's eyes.
            coordinates_precision: 1,
            transforms_precision: 3,
            ..WriteOptions::default()
        });
        let outlines = outlines.split_once('>').map_or("", |(_, inner)| inner);
        let outlines = outlines.trim_end().trim_end_matches("</svg>");
        let svg = whole(&layout, &[&ground, outlines]);
        if svg.len() <= MOST_BYTES {
            return Ok(Picture { svg, png });
        }
        // Then the art is drawn as it is seen, with fewer colours, or is left out.
        let mut seen = Pixmap::new(layout.art, layout.height).ok_or("the art has no room")?;
        resvg::render(&read(&[&ground])?, Transform::identity(), &mut seen.as_mut());
        let bare = whole(&layout, &[&self::ground(None, &layout), outlines]);
        let room = MOST_BYTES.saturating_sub(bare.len() + MARK_UP) / 4 * 3;
        let dimensions = Some((seen.width() as f32, seen.height() as f32));
        let art = palette::png(&seen, room).map(|bytes| Art { kind: "png", bytes, dimensions });
        let svg = whole(&layout, &[&self::ground(art.as_ref(), &layout), outlines]);
        if svg.len() > MOST_BYTES {
            return Err(format!(
                "found words of {} bytes in its picture, wanted at most {MOST_BYTES}: a shorter title",
                svg.len()
            ));
        }
        Ok(Picture { svg, png })
    }

    /// Writes what stands on the ground, as SVG with text.
    fn messages(&self, subject: &Subject, layout: &Layout) -> String {
        let (width, height) = (layout.width, layout.height);
        let left = match subject.art {
            Some(_) => layout.art + height / 8,
            None => height / 6,
        };
        let room = (width - left - height / 10) as f32;
        let lines = self.lines(subject, layout, room);
        let colour = subject.colour;
        let mut svg = format!(
            r##"<style>text{{font-family:"Curtain Sans"}}.title{{font-family:"Curtain Serif","Curtain Sans";fill:#15161a}}.line{{fill:{colour}}}.soft{{fill:#5c564d}}</style>"##
        );
        let whole: f32 = lines.iter().map(|line| line.size * LEADING).sum();
        let mut at = (height as f32 + CURTAIN - whole) / 2.0;
        for Line { text, size, class } in &lines {
            at += size * LEADING;
            let (text, baseline) = (escape(text), at - size * 0.35);
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

    /// Chooses what is written, and how large.
    fn lines(&self, subject: &Subject, layout: &Layout, room: f32) -> Vec<Line> {
        let Subject { view, language, messages, .. } = subject;
        let line = |text: String, most: f32, least: f32, face, class| {
            self.metrics.fit(&text, most, least, room, face).map(|(text, size)| Line {
                text,
                size,
                class,
            })
        };
        // What is written in letters that no font has gives way to the next name.
        let others = view.shown(Section::Titles).map(|body| body.text.text.as_str());
        let mut names = std::iter::once(view.title.text.as_str())
            .chain(others)
            .filter(|name| self.metrics.can_write(name));
        let title = names.next().unwrap_or(&view.id).to_owned();
        let title = line(title, layout.title, layout.title * 0.6, Face::Serif, "title");
        let other = names.next().map(str::to_owned);
        let other =
            other.and_then(|text| line(text, layout.line, layout.line * 0.8, Face::Sans, "soft"));
        let run = view.schedules.first().map(|schedule| messages.run(schedule));
        let run =
            run.and_then(|text| line(text, layout.line, layout.line * 0.75, Face::Sans, "line"));
        let day = messages.day(&Civil::from_timestamp(view.as_of), true);
        let age = language.site_with("picture-age", "day", &day);
        let age = line(age, layout.line * 0.8, layout.line * 0.6, Face::Sans, "soft");
        [title, other, run, age].into_iter().flatten().collect()
    }

    /// Tells whether the fonts have all letters of a text.
    pub fn can_write(&self, text: &str) -> bool {
        self.metrics.can_write(text)
    }
}

/// Puts an SVG together.
fn whole(layout: &Layout, parts: &[&str]) -> String {
    let Layout { width, height, .. } = layout;
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{}</svg>"#,
        parts.concat()
    )
}

/// Draws the paper and the art.
fn ground(drawn: Option<&Art>, layout: &Layout) -> String {
    let Layout { width, height, art, .. } = layout;
    let paper = format!(r##"<rect width="{width}" height="{height}" fill="#f3efe6"/>"##);
    let Some(Art { kind, bytes, dimensions }) = drawn else { return paper };
    // Drawn so that it covers its place, and cut off around that by an element of its own; browsers do
    // not agree on what `slice` means for a picture that is SVG itself.
    let (wide, high) = (*art as f32, *height as f32);
    let drawn = dimensions.unwrap_or((wide, high));
    let scale = (wide / drawn.0).max(high / drawn.1);
    let (width, height) = (drawn.0 * scale, drawn.1 * scale);
    // Titles in art tend to begin on the left.
    let (x, y) = ((wide - width) * 0.2, (high - height) / 2.0);
    let data = STANDARD.encode(bytes);
    paper
        + &format!(
            r#"<svg width="{wide}" height="{high}"><image x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" preserveAspectRatio="xMidYMid slice" href="data:image/{kind};base64,{data}"/></svg>"#
        )
}

/// Draws the curtain's edge along the top.
fn curtain(width: u32, colour: &str) -> String {
    const SCALLOP: u32 = 12;
    let mut path = format!("M0 0H{width}V5");
    for _ in 0..width.div_ceil(SCALLOP) {
        path += "q-6 10-12 0";
    }
    format!(r#"<path d="{path}V0z" fill="{colour}"/>"#)
}
