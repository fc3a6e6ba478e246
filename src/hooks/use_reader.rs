use crate::browser::{location, storage};
use crate::card::Card;
use crate::reader::{Action, Reader};
use std::rc::Rc;
use yew::prelude::*;

/// What happens to the state that [`use_reader`] keeps.
enum Event {
    /// The reader did something here.
    Did(Action),
    /// The reader changed in another page or frame, or the fragment did.
    Became(Reader),
}

#[derive(PartialEq)]
struct State {
    reader: Reader,
    /// Whether the reader made it so here; only that is remembered. A link that names somebody
    /// else's progress shows it, and is forgotten with the page.
    own: bool,
}

impl Reducible for State {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let (reader, own) = match event {
            Event::Did(action) => {
                let mut reader = self.reader.clone();
                reader.apply(action);
                (reader, true)
            }
            Event::Became(reader) => (reader, false),
        };
        // The same reader draws nothing anew.
        if reader == self.reader { self } else { Rc::new(Self { reader, own }) }
    }
}

/// Returns who reads the card, and the way to tell what this reader does.
///
/// The fragment comes before what is remembered, so that a link shows what it was made for. What the
/// reader does goes to both, where they work.
#[hook]
pub fn use_reader(card: &Rc<Card>) -> (Reader, Callback<Action>) {
    let state = use_reducer_eq(|| {
        let stored = storage::read(&card.id).unwrap_or_default();
        let reader = with_fragment(Reader::from_stored(&stored, &card.tracks), card);
        State { reader, own: false }
    });
    let reader = state.reader.clone();
    {
        let dispatch = state.dispatcher();
        let card = Rc::clone(card);
        use_effect_with((), move |()| {
            let others = {
                let (dispatch, card) = (dispatch.clone(), Rc::clone(&card));
                storage::on_change(&card.id.clone(), move |stored| {
                    dispatch.dispatch(Event::Became(Reader::from_stored(&stored, &card.tracks)));
                })
            };
            let fragment = location::on_change(move || {
                let stored = storage::read(&card.id).unwrap_or_default();
                let reader = Reader::from_stored(&stored, &card.tracks);
                dispatch.dispatch(Event::Became(with_fragment(reader, &card)));
            });
            move || drop((others, fragment))
        });
    }
    {
        let card = Rc::clone(card);
        use_effect_with((reader.clone(), state.own), move |(reader, own)| {
            if *own {
                storage::write(&card.id, &reader.to_stored(&card.tracks));
            }
            let fragment = location::fragment().unwrap_or_default();
            let written = reader.write_fragment(&fragment, &card.tracks);
            if written != fragment {
                location::set_fragment(&written);
            }
        });
    }
    let dispatch = state.dispatcher();
    let act = use_callback((), move |action, ()| dispatch.dispatch(Event::Did(action)));
    (reader, act)
}

fn with_fragment(mut reader: Reader, card: &Card) -> Reader {
    reader.read_fragment(&location::fragment().unwrap_or_default(), &card.tracks);
    reader
}
