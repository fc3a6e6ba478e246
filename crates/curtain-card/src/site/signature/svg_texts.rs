//! The texts in a picture: those that SVG shows, and those by which it is described.

use super::Art;
use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};

/// Returns the texts in a picture, none in one of pixels; `None` for bytes that are no picture.
pub fn picture_texts(bytes: Vec<u8>) -> Option<Vec<String>> {
    let art = Art::read(bytes)?;
    Some(if art.kind == "svg+xml" { svg_texts(&art.bytes) } else { Vec::new() })
}

/// Returns the texts of `<title>`, `<desc>` and `<text>` in SVG, and of attributes that name an element.
fn svg_texts(bytes: &[u8]) -> Vec<String> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let text = String::from_utf8_lossy(bytes);
    let Ok(document) = Document::parse_with_options(&text, options) else { return Vec::new() };
    let elements = || document.descendants().filter(Node::is_element);
    let shown =
        elements().filter(|node| matches!(node.tag_name().name(), "title" | "desc" | "text"));
    let shown = shown.map(|node| {
        let texts = node.descendants().filter(Node::is_text).filter_map(|text| text.text());
        texts.collect::<Vec<&str>>().concat()
    });
    let named = elements().flat_map(|node| {
        let attributes = node.attributes();
        let names =
            attributes.filter(|attribute| matches!(attribute.name(), "aria-label" | "title"));
        names.map(|attribute| attribute.value().to_owned()).collect::<Vec<String>>()
    });
    let words = |text: String| text.split_whitespace().collect::<Vec<&str>>().join(" ");
    shown.chain(named).map(words).filter(|text| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_texts_that_svg_shows_and_is_described_by() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" aria-label="A lamp">
            <title>The keeper</title><desc>Mother <![CDATA[Grey]]></desc>
            <text>Lamp <tspan>and</tspan> Tide</text><style>text { fill: red }</style></svg>"#;
        let texts = picture_texts(svg.into()).unwrap();
        assert_eq!(texts, ["The keeper", "Mother Grey", "Lamp and Tide", "A lamp"]);
        assert_eq!(picture_texts(b"\x89PNG and more".to_vec()), Some(Vec::new()));
        assert_eq!(picture_texts(b"a text".to_vec()), None);
    }
}
