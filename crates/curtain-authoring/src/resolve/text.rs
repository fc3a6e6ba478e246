//! Texts and labels of a document, as the texts and labels of a card.

use crate::document::TextDoc;
use curtain_core::card::{Label, Text};

/// Returns the text of a card that a text of the document stands for.
pub(super) fn text(doc: &TextDoc) -> Text {
    match doc {
        TextDoc::Plain(text) => Text::new(text.as_str()),
        TextDoc::Foreign(foreign) => {
            Text { text: foreign.text.clone(), lang: Some(foreign.lang.clone()) }
        }
    }
}

/// Returns a label in the author's own words.
pub(super) fn own_label(label: &str) -> Label {
    Label::Own(Text::new(label))
}
