use crate::browser::clock::{self, Subscription};
use crate::browser::location::{Address, Scope};
use crate::browser::{page, storage};
use curtain_core::card::time::Duration;
use curtain_core::card::{Card, Key, Track};
use curtain_core::reader::{Action, Link, Reader, RevealMode};
use std::rc::Rc;
use yew::prelude::*;

/// What happens to the state that [`use_reader`] keeps.
enum Event {
    /// The reader did something here; this is what is remembered of the reader now, if anything is.
    Did(Action, Option<Reader>),
    /// Another page or frame of the site remembers this of the reader now.
    Remembered(Reader),
    /// The page was left, if for a while.
    Left,
    /// The page's address was changed by somebody else.
    Went(Link),
    /// A cover was open for as long as its reader wants.
    Over(Key),
}

#[derive(Clone, PartialEq)]
struct State {
    /// What the reader did, here or earlier.
    own: Reader,
    /// What the link shows that led here. It lies over what the reader did, and is forgotten with
    /// the page.
    link: Link,
    /// Whether what the reader did is remembered.
    remembers: bool,
    /// How often somebody else changed the address, which is then to be written anew.
    visits: u32,
}

impl Reducible for State {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let mut next = (*self).clone();
        match event {
            Event::Did(action, stored) => {
                next.link.give_way(action);
                next.own.apply(action);
                next.remembers = stored.is_some();
                if let Some(stored) = stored {
                    next.own.remember(stored);
                }
            }
            Event::Left => next.own.stop_peeking(),
            Event::Over(key) => next.own.apply(Action::Close(key)),
            // What cannot be written any more is not news either.
            Event::Remembered(reader) if next.remembers => {
                // Who has closed everything elsewhere has closed this too.
                if reader.is_closed() {
                    next.own.stop_peeking();
                }
                next.own.remember(reader);
            }
            Event::Remembered(_) => {}
            Event::Went(link) => {
                next.link = link;
                next.visits += 1;
            }
        }
        // The same state draws nothing anew.
        if next == *self { self } else { Rc::new(next) }
    }
}

/// Returns who reads the card, and the way to tell what this reader does.
///
/// What the reader does is remembered where that works. The page's address says how far the reader
/// is, so that it can be passed on; a link lies over what is remembered, and shows what it was made
/// for.
#[hook]
pub fn use_reader(card: &Rc<Card>, address: &Address) -> (Reader, Callback<Action>) {
    let state = use_reducer_eq(|| {
        let stored = stored(card);
        State {
            link: link(address, &card.tracks, stored.is_some()),
            remembers: stored.is_some(),
            own: stored.unwrap_or_default(),
            visits: 0,
        }
    });
    {
        let (dispatch, card) = (state.dispatcher(), Rc::clone(card));
        use_effect_with((state.remembers, address.clone()), move |(remembers, address)| {
            let remembers = *remembers;
            let fragment = {
                let (dispatch, card, told) = (dispatch.clone(), Rc::clone(&card), address.clone());
                address.on_change(move || {
                    dispatch.dispatch(Event::Went(link(&told, &card.tracks, remembers)));
                })
            };
            let hidden = {
                let dispatch = dispatch.clone();
                page::on_visibility(move |is_visible| {
                    if !is_visible {
                        dispatch.dispatch(Event::Left);
                    }
                })
            };
            let others = storage::on_change(&card.id.clone(), move || {
                if let Some(reader) = stored(&card) {
                    dispatch.dispatch(Event::Remembered(reader));
                }
            });
            move || drop((others, fragment, hidden))
        });
    }
    let shown = state.link.over(&state.own);
    {
        let (card, shown, address) = (Rc::clone(card), shown.clone(), address.clone());
        use_effect_with((*state).clone(), move |state| {
            let fragment = address.fragment().unwrap_or_default();
            let written = state.link.fragment(&fragment, &shown, &card.tracks);
            if written != fragment || link(&address, &card.tracks, state.remembers) != state.link {
                // The mark tells later which part of the fragment was the link's.
                let mark = state.link.to_text(&card.tracks);
                address.set_fragment(&written, &mark, scope(state.remembers));
            }
        });
    }
    use_minutes(&state);
    let act = {
        let (dispatch, card) = (state.dispatcher(), Rc::clone(card));
        use_callback((), move |action, ()| {
            dispatch.dispatch(Event::Did(action, remember(&card, action)));
        })
    };
    (shown, act)
}

/// Closes each cover a minute after it was opened, where its reader wants that.
#[hook]
fn use_minutes(state: &UseReducerHandle<State>) {
    let open = use_mut_ref(Vec::<(Key, Subscription)>::new);
    let dispatch = state.dispatcher();
    let is_timed = state.own.preferences().reveal_mode == RevealMode::Minute;
    let peeked = state.own.peeked().to_vec();
    use_effect_with((peeked, is_timed), move |(peeked, is_timed)| {
        let mut open = open.borrow_mut();
        open.retain(|(key, _)| *is_timed && peeked.contains(key));
        for key in peeked.iter().copied().filter(|_| *is_timed) {
            if open.iter().any(|(known, _)| *known == key) {
                continue;
            }
            let (begun, dispatch) = (clock::now(), dispatch.clone());
            let over = begun + Duration::MINUTE;
            let subscription = clock::subscribe(Some(over), move |now| {
                // A clock that was set back says nothing of how long it was.
                if (begun..over).contains(&now) {
                    return Some(over);
                }
                dispatch.dispatch(Event::Over(key));
                None
            });
            open.push((key, subscription));
        }
    });
}

/// Reads what is remembered of the reader; `None` where nothing can be.
fn stored(card: &Card) -> Option<Reader> {
    Some(Reader::from_stored(&storage::read(&card.id)?, &card.tracks))
}

/// Remembers what the reader did, on top of what is remembered by now and not of what this page last
/// knew: another page may have closed the card since. Returns what is remembered then, or `None`
/// where nothing can be.
fn remember(card: &Card, action: Action) -> Option<Reader> {
    let mut reader = stored(card)?;
    reader.apply(action);
    storage::write(&card.id, &reader.to_stored(&card.tracks))?;
    Some(reader)
}

/// Tells for how long the part of a fragment that is no link's can be told from it. Where nothing is
/// remembered, the fragment is all that a reload has.
fn scope(remembers: bool) -> Scope {
    if remembers { Scope::Always } else { Scope::Page }
}

/// Reads what the link says that led here. The part of the fragment that only repeats what the reader
/// did is no link: going back to it opens nothing that was closed.
fn link(address: &Address, tracks: &[Track], remembers: bool) -> Link {
    let mark = address.mark(scope(remembers));
    let fragment = mark.or_else(|| address.fragment()).unwrap_or_default();
    Link::parse(&fragment, tracks)
}
