//! The view of a reader who has seen nothing: the source of every static page, picture and title.

use curtain_authoring::Checked;
use curtain_core::card::Card;
use curtain_core::gate::{self, CardView};
use curtain_core::reader::Reader;

/// Returns the view of a reader who has seen nothing.
pub(super) fn public_view(card: &Card) -> CardView {
    gate::view(card, &Reader::default())
}

/// Returns the name of a series that everybody may read.
pub fn open_title(checked: &Checked) -> String {
    public_view(&checked.card).title.text
}
