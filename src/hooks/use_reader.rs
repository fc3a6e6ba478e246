//! Hook `use_reader`: the reader of a card, from storage and the address, and a callback for actions.

use super::reader_state::{Change, ReaderEvent, ReaderState};
use super::use_peek_timers::use_peek_timers;
use crate::browser::location::{AddressSource, TokenScope};
use crate::browser::{page, storage};
use crate::shared::SharedCard;
use curtain_core::card::{Card, Track};
use curtain_core::reader::{Action, Link, Reader};
use yew::prelude::*;

/// Returns the reader of a card, a callback for the reader's actions, and the last action that showed or hid many facts
/// at once. `opened` are the keys of covers that are open at first, with dots between them.
///
/// Actions are stored where the browser allows it. The address shows the reader's progress, so that it can
/// be shared; the progress of a link overrides what is stored.
///
/// A component calls this with the same card for as long as it lives: state and listeners are those of the
/// first call. [`CardRoot`](crate::components::CardRoot) sees to it, since it gives each card a component of
/// its own.
#[hook]
pub(crate) fn use_reader(
    card: &SharedCard,
    address: &AddressSource,
    opened: &str,
) -> (Reader, Callback<Action>, Option<Change>) {
    let state = use_reducer_eq(|| {
        let stored = stored(card);
        let link = link(address, &card.tracks, stored.is_some());
        ReaderState::new(link, stored).with_open(opened, card)
    });
    {
        let (dispatch, card) = (state.dispatcher(), card.clone());
        use_effect_with((state.is_stored, address.clone()), move |(is_stored, address)| {
            let is_stored = *is_stored;
            let address_listener = {
                let (dispatch, card, source) = (dispatch.clone(), card.clone(), address.clone());
                address.on_change(move || {
                    let link = link(&source, &card.tracks, is_stored);
                    dispatch.dispatch(ReaderEvent::AddressChanged(link));
                })
            };
            let visibility_listener = {
                let dispatch = dispatch.clone();
                page::on_visibility_change(move |is_visible| {
                    if !is_visible {
                        dispatch.dispatch(ReaderEvent::PageHidden);
                    }
                })
            };
            let storage_listener = storage::on_change(&card.id.clone(), move || {
                if let Some(reader) = stored(&card) {
                    dispatch.dispatch(ReaderEvent::StorageChanged(reader));
                }
            });
            move || drop((storage_listener, address_listener, visibility_listener))
        });
    }
    let shown = state.link.apply_to(&state.reader);
    {
        let (card, shown, address) = (card.clone(), shown.clone(), address.clone());
        use_effect_with((*state).clone(), move |state| {
            let fragment = address.fragment().unwrap_or_default();
            let written = state.link.fragment(&fragment, &shown, &card.tracks);
            if written != fragment || link(&address, &card.tracks, state.is_stored) != state.link {
                let token = state.link.to_text(&card.tracks);
                address.set_fragment(&written, &token, token_scope(state.is_stored));
            }
        });
    }
    use_peek_timers(&state);
    let act = {
        let (dispatch, card) = (state.dispatcher(), card.clone());
        use_callback((), move |action: Action, ()| {
            dispatch.dispatch(ReaderEvent::Acted(action.clone()));
            dispatch.dispatch(ReaderEvent::Stored(store(&card, action)));
        })
    };
    (shown, act, state.change.clone())
}

/// Returns what is stored of the reader; `None` where nothing can be stored.
fn stored(card: &Card) -> Option<Reader> {
    Some(Reader::from_stored(&storage::read(&card.id)?, &card.tracks))
}

/// Applies an action to what is stored of the reader, and returns that; `None` where nothing can be stored.
///
/// What is stored is read again: another page may have changed it since this one last did.
fn store(card: &Card, action: Action) -> Option<Reader> {
    let mut reader = stored(card)?;
    reader.apply(action);
    storage::write(&card.id, &reader.to_stored(&card.tracks))?;
    Some(reader)
}

/// Returns the scope of the history token. Without storage the fragment is all that a reload has, so after
/// one the whole fragment counts as a link.
fn token_scope(is_stored: bool) -> TokenScope {
    if is_stored { TokenScope::Entry } else { TokenScope::Page }
}

/// Reads the link that led to the card. The history token holds it: the fragment also repeats the reader's
/// own progress, and going back to that must not open what was closed since.
fn link(address: &AddressSource, tracks: &[Track], is_stored: bool) -> Link {
    let token = address.history_token(token_scope(is_stored));
    let fragment = token.or_else(|| address.fragment()).unwrap_or_default();
    Link::parse(&fragment, tracks)
}
