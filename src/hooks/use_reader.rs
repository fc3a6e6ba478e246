//! Hook `use_reader`: the reader of a card, from storage and the address, and a callback for actions.

use super::reader_state::{Change, ReaderEvent, ReaderState};
use super::use_peek_timers::use_peek_timers;
use crate::browser::location::AddressSource;
use crate::browser::{page, storage};
use crate::shared::SharedCard;
use curtain_core::card::{Card, Track};
use curtain_core::reader::{Action, Link, Reader};
use yew::prelude::*;

/// The reader of a card.
pub(crate) struct CardReader {
    /// The reader to whom the card is shown.
    pub(crate) shown: Reader,
    /// Called with each action of the reader.
    pub(crate) act: Callback<Action>,
    /// The last action that showed or hid many facts at once.
    pub(crate) change: Option<Change>,
    /// Progress of a link beyond the reader's own, which waits for an answer.
    pub(crate) offer: Option<Link>,
}

/// Returns the reader of a card. `opened` are the keys of covers that are open at first, with dots between them.
///
/// Actions are stored where the browser allows it. The address never says the reader's progress: whoever gets it would see
/// it all at once. The progress of a link overrides what is stored; on a card's own page, progress beyond the reader's
/// waits for an answer first.
///
/// A component calls this with the same card for as long as it lives: state and listeners are those of the
/// first call. [`CardRoot`](crate::components::CardRoot) sees to it, since it gives each card a component of
/// its own.
#[hook]
pub(crate) fn use_reader(card: &SharedCard, address: &AddressSource, opened: &str) -> CardReader {
    let state = use_reducer_eq(|| {
        let stored = stored(card);
        let Arrival { link, own, must_ask } = arrival(address, &card.tracks);
        let mut state = ReaderState::new(stored);
        if !state.is_stored {
            state.reader = own.apply_to(&state.reader);
        }
        state.with_link(link, must_ask).with_open(opened, card)
    });
    {
        let (dispatch, card) = (state.dispatcher(), card.clone());
        use_effect_with(address.clone(), move |address| {
            let address_listener = {
                let (dispatch, card, source) = (dispatch.clone(), card.clone(), address.clone());
                address.on_change(move || {
                    let Arrival { link, must_ask, .. } = arrival(&source, &card.tracks);
                    dispatch.dispatch(ReaderEvent::AddressChanged(link, must_ask));
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
        let (card, address) = (card.clone(), address.clone());
        use_effect_with((*state).clone(), move |state| {
            // An address that waits for an answer stays as it is.
            if state.offer.is_some() {
                return;
            }
            let fragment = address.fragment().unwrap_or_default();
            let written = state.link.fragment(&fragment, &card.tracks);
            let token = token(state, &card.tracks);
            if written != fragment || address.history_token().unwrap_or_default() != token {
                address.set_fragment(&written, &token);
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
    CardReader { shown, act, change: state.change.clone(), offer: state.offer.clone() }
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

/// What the address says, or the entry of the history.
struct Arrival {
    link: Link,
    /// The progress of a reader of whom nothing can be stored, before a reload.
    own: Link,
    /// Whether the reader has to answer before the link's progress counts.
    must_ask: bool,
}

/// Reads the link that led to the card. Once the card is drawn, a token in the history holds it: the reader has answered,
/// and going back must not open what was closed since.
fn arrival(address: &AddressSource, tracks: &[Track]) -> Arrival {
    let token = address.history_token();
    let must_ask = token.is_none() && *address == AddressSource::Page;
    let text = token.or_else(|| address.fragment()).unwrap_or_default();
    let (link, own) = text.split_once(OWN).unwrap_or((&text, ""));
    Arrival { link: Link::parse(link, tracks), own: Link::parse(own, tracks), must_ask }
}

/// Writes the token that [`arrival`] reads.
fn token(state: &ReaderState, tracks: &[Track]) -> String {
    let link = state.link.to_text(tracks);
    if state.is_stored {
        return link;
    }
    [link, OWN.to_owned(), Link::of(&state.reader, tracks).to_text(tracks)].concat()
}

/// What stands in a token before the progress of a reader of whom nothing can be stored.
const OWN: &str = "|";
