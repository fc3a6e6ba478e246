//! The style sheets.

const TOKENS: &str = include_str!("../../../../static/css/tokens.css");
const CARD: &str = include_str!("../../../../static/css/card.css");
const GALLERY: &str = include_str!("../../../../static/css/gallery.css");
const DOCS: &str = include_str!("../../../../static/css/docs.css");
const SITE: &str = include_str!("../../../../static/css/site.css");
const SIZES: &str = include_str!("../../../../static/css/sizes.css");

/// Returns the style sheet of a card's own page.
pub(super) fn page() -> String {
    sheet(&[TOKENS, CARD, SITE])
}

/// Returns the style sheet of a page for frames.
pub(super) fn frame() -> String {
    sheet(&[TOKENS, CARD, SITE, SIZES])
}

/// Returns the style sheet of a card in a page of others.
pub(super) fn inline() -> String {
    in_pixels(&sheet(&[TOKENS, CARD, SIZES]))
}

/// Writes lengths in pixels that count by the page's own size of text: a page of others often has one that
/// fits its own style sheet alone.
fn in_pixels(css: &str) -> String {
    const REM: f64 = 16.0;
    let mut written = String::new();
    let mut parts = css.split("rem").peekable();
    while let Some(part) = parts.next() {
        let digits =
            part.len() - part.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let (before, number) = part.split_at(part.len() - digits);
        match (parts.peek(), number.parse::<f64>()) {
            (Some(_), Ok(number)) => written += &format!("{before}{}px", number * REM),
            (Some(_), Err(_)) => written += &format!("{part}rem"),
            (None, _) => written += part,
        }
    }
    written
}

/// Returns the style sheet of the gallery.
pub(super) fn gallery() -> String {
    sheet(&[TOKENS, SITE, GALLERY])
}

/// Returns the style sheet of the documentation.
pub(super) fn docs() -> String {
    sheet(&[TOKENS, SITE, DOCS])
}

/// Joins style sheets, without their comments and indentation.
fn sheet(parts: &[&str]) -> String {
    let mut css = String::new();
    for part in parts {
        let mut rest = *part;
        while let Some((before, after)) = rest.split_once("/*") {
            css.push_str(before);
            rest = after.split_once("*/").map_or("", |(_, after)| after);
        }
        css.push_str(rest);
    }
    css.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
