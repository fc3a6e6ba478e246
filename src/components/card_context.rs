//! Arguments that all functions share which draw a part of a card: view, messages and the callback for actions.

use super::text::own_lang;
use curtain_core::gate::CardView;
use curtain_core::i18n::Messages;
use curtain_core::reader::Action;
use yew::Callback;

/// The arguments that every drawing function of a card takes.
#[derive(Clone, Copy)]
pub(super) struct CardContext<'a> {
    /// What the reader may see.
    pub(super) view: &'a CardView,
    /// The texts of the interface.
    pub(super) messages: &'a Messages,
    /// Called with each action of the reader.
    pub(super) on_action: &'a Callback<Action>,
}

impl<'a> CardContext<'a> {
    /// Returns the language of the card's texts if it is not that of the interface.
    pub(super) fn own_lang(self) -> Option<&'a str> {
        own_lang(self.view, self.messages)
    }
}
