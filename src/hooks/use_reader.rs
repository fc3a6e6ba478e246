use crate::browser::{location, storage};
use crate::card::Card;
use crate::reader::{Action, Reader};
use std::rc::Rc;
use yew::prelude::*;

/// What happens to the state that [`use_reader`] keeps.
enum Event {
    /// The reader did something here.
    Did(Action),
    /// Another page or frame of the site remembers this of the reader now.
    Remembered(Reader),
    /// The fragment was changed, to this.
    Went(String),
}

#[derive(Clone)]
struct State {
    /// Who the card is shown to.
    shown: Reader,
    /// What is remembered of the reader: only what the reader did. A link that names somebody else's
    /// progress shows it, and is forgotten with the page.
    own: Reader,
    /// Whether the reader did anything here, so that there is something to remember.
    acted: bool,
    card: Rc<Card>,
}

/// The card is the same for the life of the state, so it is not compared.
impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        (&self.shown, &self.own, self.acted) == (&other.shown, &other.own, other.acted)
    }
}

impl State {
    /// Somebody who comes back, over a link.
    fn new(card: Rc<Card>, own: Reader, fragment: &str) -> Self {
        let mut shown = own.clone();
        shown.read_fragment(fragment, &card.tracks);
        Self { shown, own, acted: false, card }
    }
}

impl Reducible for State {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let mut next = (*self).clone();
        match event {
            Event::Did(action) => {
                next.shown.apply(action);
                next.own.apply(action);
                next.acted = true;
            }
            Event::Remembered(reader) => {
                next.shown = reader.clone();
                next.own = reader;
            }
            Event::Went(fragment) => next = Self::new(next.card, next.own, &fragment),
        }
        // The same state draws nothing anew.
        if next == *self { self } else { Rc::new(next) }
    }
}

/// Returns who reads the card, and the way to tell what this reader does.
///
/// The fragment comes before what is remembered, so that a link shows what it was made for. What the
/// reader does goes to both, where they work.
#[hook]
pub fn use_reader(card: &Rc<Card>) -> (Reader, Callback<Action>) {
    let state = use_reducer_eq(|| {
        let own = Reader::from_stored(&storage::read(&card.id).unwrap_or_default(), &card.tracks);
        State::new(Rc::clone(card), own, &location::fragment().unwrap_or_default())
    });
    {
        let dispatch = state.dispatcher();
        let card = Rc::clone(card);
        use_effect_with((), move |()| {
            let others = {
                let dispatch = dispatch.clone();
                storage::on_change(&card.id.clone(), move |stored| {
                    let reader = Reader::from_stored(&stored, &card.tracks);
                    dispatch.dispatch(Event::Remembered(reader));
                })
            };
            let fragment = location::on_change(move || {
                dispatch.dispatch(Event::Went(location::fragment().unwrap_or_default()));
            });
            move || drop((others, fragment))
        });
    }
    use_effect_with((*state).clone(), |state| {
        let tracks = &state.card.tracks;
        if state.acted {
            storage::write(&state.card.id, &state.own.to_stored(tracks));
        }
        let fragment = location::fragment().unwrap_or_default();
        let written = state.shown.write_fragment(&fragment, tracks, &state.own);
        if written != fragment {
            location::set_fragment(&written);
        }
    });
    let dispatch = state.dispatcher();
    let act = use_callback((), move |action, ()| dispatch.dispatch(Event::Did(action)));
    (state.shown.clone(), act)
}
