//! Mark-up trees: elements parsed from HTML, and serialized as data from which a script makes the same elements without
//! a parser.

use html5gum::{Token, Tokenizer};
use serde::ser::{Serialize, SerializeSeq, Serializer};
use std::collections::BTreeMap;

/// Elements without content and end tag (<https://html.spec.whatwg.org/#void-elements>).
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// The names of attributes in SVG that have capitals; HTML is read in small letters
/// (<https://html.spec.whatwg.org/#adjust-svg-attributes>).
const WITH_CAPITALS: [(&str, &str); 1] = [("viewbox", "viewBox")];

/// A text or an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Text(String),
    Element(Element),
}

/// An element with its attributes and children.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) tag: String,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) children: Vec<Node>,
}

/// Reads the mark-up that the components draw. It nests well: each end tag is that of the element that began last.
pub(super) fn parse(html: &str) -> Vec<Node> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut open = vec![Element::default()];
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(start) => {
                let attributes = start.attributes.iter();
                let attributes =
                    attributes.map(|(name, value)| (attribute_name(text(name)), text(value)));
                let tag = text(&start.name);
                let is_whole = start.self_closing || VOID.contains(&tag.as_str());
                open.push(Element { tag, attributes: attributes.collect(), children: Vec::new() });
                if is_whole {
                    close(&mut open);
                }
            }
            Token::EndTag(_) => close(&mut open),
            Token::String(string) => push(&mut open, Node::Text(text(&string))),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|whole| whole.children).unwrap_or_default()
}

fn attribute_name(name: String) -> String {
    let known = WITH_CAPITALS.iter().find(|(small, _)| *small == name);
    known.map_or(name, |(_, own)| (*own).to_owned())
}

/// Ends the element that began last.
fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(element) = open.pop()
    {
        push(open, Node::Element(element));
    }
}

/// Adds a node to the element that began last. Texts beside each other are one.
fn push(open: &mut [Element], node: Node) {
    let Some(children) = open.last_mut().map(|element| &mut element.children) else { return };
    match (children.last_mut(), node) {
        (Some(Node::Text(before)), Node::Text(text)) => *before += &text,
        (_, node) => children.push(node),
    }
}

/// Lists the elements among nodes and within them, in the order of the document.
pub(super) fn elements(nodes: &[Node]) -> Vec<&Element> {
    let mut found = Vec::new();
    collect(nodes, &mut found);
    found
}

fn collect<'a>(nodes: &'a [Node], found: &mut Vec<&'a Element>) {
    for node in nodes {
        if let Node::Element(element) = node {
            found.push(element);
            collect(&element.children, found);
        }
    }
}

/// Returns the text of nodes, without their mark-up.
pub(super) fn text_of(nodes: &[Node]) -> String {
    let text = |node: &Node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(element) => text_of(&element.children),
    };
    nodes.iter().map(text).collect()
}

impl Element {
    /// Tells whether the element has a class.
    pub(super) fn has_class(&self, class: &str) -> bool {
        let classes = self.attributes.get("class");
        classes.is_some_and(|classes| classes.split_ascii_whitespace().any(|own| own == class))
    }
}

/// Writes a text as itself, and an element as `[tag, { attributes }, …children]`.
impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Element(element) => element.serialize(serializer),
        }
    }
}

impl Serialize for Element {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(2 + self.children.len()))?;
        list.serialize_element(&self.tag)?;
        list.serialize_element(&self.attributes)?;
        for child in &self.children {
            list.serialize_element(child)?;
        }
        list.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_a_list_of_its_tag_its_attributes_and_its_children() {
        #[track_caller]
        fn case(html: &str, expected: &str) {
            assert_eq!(serde_json::to_string(&parse(html)).unwrap(), expected);
        }
        case("", "[]");
        case("A &amp; B", r#"["A & B"]"#);
        case(
            r#"<div id="x" class="a b">1<b>2</b> &lt;3</div><p></p>"#,
            r#"[["div",{"class":"a b","id":"x"},"1",["b",{},"2"]," <3"],["p",{}]]"#,
        );
        case(r#"<p><img src="a"><br>x</p>"#, r#"[["p",{},["img",{"src":"a"}],["br",{}],"x"]]"#);
        case(
            r#"<svg viewBox="0 0"><path d="M0"/></svg>!"#,
            r#"[["svg",{"viewBox":"0 0"},["path",{"d":"M0"}]],"!"]"#,
        );
        case("<input disabled>", r#"[["input",{"disabled":""}]]"#);
    }

    #[test]
    fn texts_without_mark_up_and_elements_stand_in_the_order_of_the_document() {
        let nodes = parse(r#"a<i class="x y">b<b>c</b></i><u class="xy">d</u>"#);
        assert_eq!(text_of(&nodes), "abcd");
        let tags: Vec<&str> =
            elements(&nodes).into_iter().map(|element| element.tag.as_str()).collect();
        assert_eq!(tags, ["i", "b", "u"]);
        let has_x = elements(&nodes).into_iter().map(|element| element.has_class("x"));
        assert_eq!(has_x.collect::<Vec<_>>(), [true, false, false]);
    }
}
