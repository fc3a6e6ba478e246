//! State that the hook `use_reader` keeps: a reader with the progress of the address, what changes them, and the last
//! change, which the reader may undo.

use curtain_core::card::{Card, Key};
use curtain_core::reader::{Action, Link, Reader};
use std::rc::Rc;
use yew::Reducible;

/// The last action that showed or hid many facts at once, its undoing, or the answer to a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The action.
    pub action: Action,
    /// The action that undoes it; `None` for an undoing, and for a link that is not followed.
    pub undo: Option<Action>,
    /// The link before the action.
    link: Link,
}

/// An event that changes a [`ReaderState`].
#[derive(Debug)]
pub(super) enum ReaderEvent {
    /// The reader did something to this card.
    Acted(Action),
    /// This is stored of the reader after that; `None` where nothing can be stored.
    Stored(Option<Reader>),
    /// Another page, frame or card stored this of the reader.
    StorageChanged(Reader),
    /// The page was hidden or left.
    PageHidden,
    /// The address was changed, and not by this card; with the link in it, and whether its progress waits for the
    /// reader's answer.
    AddressChanged(Link, bool),
    /// The time of a cover that was opened for a minute is up.
    PeekExpired(Key),
}

/// What a card knows of its reader.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ReaderState {
    /// The reader's own actions, on this visit and earlier ones.
    pub(super) reader: Reader,
    /// The link that led to the card. Its progress overrides the reader's, and is not stored.
    pub(super) link: Link,
    /// Progress of that link beyond the reader's own. It waits for the reader's answer, and shows nothing until then.
    pub(super) offer: Option<Link>,
    /// Whether the browser stores the reader's actions.
    pub(super) is_stored: bool,
    /// How often the address was changed by something else than this card. A new number makes the card write
    /// the address again.
    pub(super) address_revision: u32,
    /// The last change, until something else changes the reader.
    pub(super) change: Option<Change>,
}

impl ReaderState {
    /// Takes what is stored of the reader; `None` where nothing can be stored.
    pub(super) fn new(stored: Option<Reader>) -> Self {
        Self {
            link: Link::default(),
            offer: None,
            is_stored: stored.is_some(),
            reader: stored.unwrap_or_default(),
            address_revision: 0,
            change: None,
        }
    }

    /// Takes the link in the address. Where it `must_ask`, its progress waits for the reader's answer if it is beyond the
    /// reader's own, and counts for nothing if it is not.
    pub(super) fn with_link(mut self, mut link: Link, must_ask: bool) -> Self {
        self.offer = link.beyond(&self.reader).filter(|_| must_ask);
        if must_ask {
            link.set_progress(None);
        }
        self.link = link;
        self
    }

    /// Opens covers by their keys, with dots between them. A key of which the card has no cover is ignored.
    pub(super) fn with_open(mut self, keys: &str, card: &Card) -> Self {
        let has_cover =
            |key: &Key| card.facts.iter().any(|fact| fact.key == *key && fact.teaser.is_some());
        for key in Key::list(keys).filter(has_cover) {
            self.reader.apply(Action::Open(key));
        }
        self
    }

    /// Returns the change that an action is. Its undoing is a change too, which nothing undoes.
    fn change_by(&self, action: &Action) -> Option<Change> {
        let link = match (action, &self.change) {
            (Action::Restore(_), Some(change)) => change.link.clone(),
            _ => self.link.clone(),
        };
        let is_undoing = matches!(action, Action::Restore(_) | Action::FollowLink(false));
        let undo = action.is_broad().then(|| Action::Restore(Box::new(self.reader.clone())));
        (is_undoing || undo.is_some()).then(|| Change { action: action.clone(), undo, link })
    }
}

impl Reducible for ReaderState {
    type Action = ReaderEvent;

    fn reduce(self: Rc<Self>, event: ReaderEvent) -> Rc<Self> {
        let mut next = (*self).clone();
        match event {
            ReaderEvent::Acted(action) => {
                next.change = self.change_by(&action);
                if let (Action::Restore(_), Some(change)) = (&action, &next.change) {
                    next.link = change.link.clone();
                }
                if let Action::FollowLink(is_followed) = action {
                    if let Some(offer) = next.offer.take().filter(|_| is_followed) {
                        next.link.set_progress(Some(offer));
                    }
                } else if action.is_broad() {
                    next.offer = None;
                }
                next.link.give_way(&action);
                next.reader.apply(action);
            }
            ReaderEvent::Stored(stored) => {
                next.is_stored = stored.is_some();
                if let Some(stored) = stored {
                    next.reader.remember(stored);
                }
            }
            ReaderEvent::PageHidden => next.reader.stop_peeking(),
            ReaderEvent::PeekExpired(key) => next.reader.apply(Action::Close(key)),
            // After a failed write, the storage no longer has this reader's actions.
            ReaderEvent::StorageChanged(_) if !next.is_stored => {}
            ReaderEvent::StorageChanged(reader) => {
                // "Close everything" in another page closes the covers that are open for a while here too.
                if reader.is_closed() {
                    next.reader.stop_peeking();
                }
                next.reader.remember(reader);
                next.offer = next.offer.and_then(|offer| offer.beyond(&next.reader));
                // This page hears of its own actions too.
                if next.reader != self.reader {
                    next.change = None;
                }
            }
            ReaderEvent::AddressChanged(link, must_ask) => {
                next = next.with_link(link, must_ask);
                next.address_revision += 1;
                next.change = None;
            }
        }
        // The same pointer: Yew then renders nothing.
        if next == *self { self } else { Rc::new(next) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use curtain_core::card::time::Timestamp;
    use curtain_core::card::{Activity, After, Body, Fact, Point, Section, Text, Track, Unit};
    use curtain_core::gate;

    fn anime() -> [Track; 1] {
        [Track {
            id: "anime".to_owned(),
            name: Text::new("Anime"),
            unit: Unit::Episode,
            activity: Activity::Watch,
            count: Some(12),
            parts: Vec::new(),
            numberings: Vec::new(),
        }]
    }

    fn link(fragment: &str) -> Link {
        Link::parse(fragment, &anime())
    }

    fn stored(text: &str) -> Reader {
        Reader::from_stored(text, &anime())
    }

    fn cover() -> Key {
        Key::new("86", "truth")
    }

    /// Applies events to the state of a reader who finished episode 3 and can store that.
    fn after(events: impl IntoIterator<Item = ReaderEvent>) -> Rc<ReaderState> {
        let state = Rc::new(ReaderState::new(Some(stored("anime=3"))));
        events.into_iter().fold(state, ReaderState::reduce)
    }

    fn peek() -> ReaderEvent {
        ReaderEvent::Acted(Action::Peek(cover()))
    }

    fn progress(at: u16) -> ReaderEvent {
        ReaderEvent::Acted(Action::Progress { track: 0, at })
    }

    /// Returns a card whose fact `truth` has a cover and whose fact `secret` has none; both are safe after episode 5.
    fn card() -> Card {
        let fact = |name, teaser: Option<Text>| Fact {
            key: Key::new("86", name),
            section: Section::Story,
            after: After::any_of(vec![Point { track: 0, at: 5 }]),
            teaser,
            replaces: None,
            parent: None,
            body: Body { text: Text::new(name), ..Body::default() }.into(),
        };
        Card {
            id: "86".to_owned(),
            lang: "en".to_owned(),
            title: Text::new("86"),
            as_of: Timestamp::from_date(2021, 4, 9),
            tracks: anime().into(),
            schedules: Vec::new(),
            facts: vec![fact("truth", Some(Text::new("What is true"))), fact("secret", None)],
        }
    }

    /// Returns the texts that are shown to the reader of a state.
    fn shown(state: &ReaderState) -> Vec<String> {
        let view = gate::view(&card(), &state.link.apply_to(&state.reader));
        view.shown(Section::Story).map(|body| body.text.text.clone()).collect()
    }

    #[test]
    fn a_card_begins_with_the_covers_that_are_open() {
        let state = ReaderState::new(Some(stored("anime=3")));
        assert_eq!(shown(&state), [""; 0]);
        let state = state.with_open(&cover().to_string(), &card());
        assert_eq!((shown(&state), state.reader.progress(0)), (vec!["truth".to_owned()], 3));
        // It closes like every other.
        let closed = Rc::new(state).reduce(ReaderEvent::Acted(Action::Close(cover())));
        assert_eq!(shown(&closed), [""; 0]);
    }

    #[test]
    fn open_covers_of_what_has_none_are_ignored() {
        let keys = format!("{}.{}.junk", Key::new("86", "secret"), Key::new("vivy", "truth"));
        let state = || ReaderState::new(Some(stored("")));
        assert_eq!(state().with_open(&keys, &card()), state());
        let nothing = ReaderState::new(Some(stored(".beyond=nothing")));
        assert_eq!(shown(&nothing.with_open(&cover().to_string(), &card())), [""; 0], "no covers");
    }

    #[test]
    fn an_event_without_effect_keeps_the_pointer() {
        let state = after([]);
        assert!(Rc::ptr_eq(&state, &Rc::clone(&state).reduce(ReaderEvent::PageHidden)));
        assert!(!Rc::ptr_eq(&state, &Rc::clone(&state).reduce(peek())));
    }

    #[test]
    fn a_cover_that_is_open_for_a_while_closes_with_its_time_and_with_the_page() {
        assert_eq!(after([peek()]).reader.peeked(), [cover()]);
        assert!(after([peek(), ReaderEvent::PageHidden]).reader.peeked().is_empty());
        assert!(after([peek(), ReaderEvent::PeekExpired(cover())]).reader.peeked().is_empty());
    }

    #[test]
    fn storage_counts_until_a_write_fails() {
        let elsewhere = || ReaderEvent::StorageChanged(stored("anime=9"));
        assert_eq!(after([elsewhere()]).reader.progress(0), 9);
        let failed = [progress(5), ReaderEvent::Stored(None), elsewhere()];
        assert_eq!(after(failed).reader.progress(0), 5);
    }

    #[test]
    fn closing_everything_elsewhere_closes_what_is_open_for_a_while_here() {
        let other = ReaderEvent::StorageChanged(stored("anime=9"));
        assert_eq!(after([peek(), other]).reader.peeked(), [cover()]);
        let closed = ReaderEvent::StorageChanged(stored(""));
        assert!(after([peek(), closed]).reader.peeked().is_empty());
    }

    #[test]
    fn each_change_of_the_address_is_a_new_revision() {
        let go = || ReaderEvent::AddressChanged(link("anime=7"), false);
        let state = after([go(), go()]);
        assert_eq!((&state.link, state.address_revision), (&link("anime=7"), 2));
    }

    #[test]
    fn an_action_overrides_the_link_on_its_own_track() {
        let go = ReaderEvent::AddressChanged(link("anime=7"), false);
        let state = after([go, progress(2)]);
        assert_eq!((&state.link, state.reader.progress(0)), (&Link::default(), 2));
    }

    #[test]
    fn a_link_beyond_the_reader_waits_for_an_answer() {
        let go = |fragment: &str| ReaderEvent::AddressChanged(link(fragment), true);
        let answer = |is_followed| ReaderEvent::Acted(Action::FollowLink(is_followed));
        let shown = |state: &ReaderState| state.link.apply_to(&state.reader).progress(0);
        // The reader has finished episode 3.
        for (fragment, offered) in
            [("anime=2", None), ("anime=3", None), ("", None), ("anime=7", Some(7))]
        {
            let state = after([go(fragment)]);
            let offer = state.offer.as_ref().map(|offer| offer.progress()[0].1);
            assert_eq!((offer, shown(&state)), (offered, 3), "{fragment}");
        }
        let followed = after([go("anime=7"), answer(true)]);
        assert_eq!((followed.offer.as_ref(), shown(&followed)), (None, 7));
        assert_eq!(followed.reader.progress(0), 3, "it is not stored");
        assert_eq!(shown(&undo(followed)), 3);
        let stayed = after([go("anime=7"), answer(false)]);
        assert_eq!((stayed.offer.as_ref(), shown(&stayed)), (None, 3));
        let typed = after([go("anime=7"), progress(5)]);
        assert_eq!((typed.offer.as_ref(), shown(&typed)), (None, 5));
        // Another page tells that the reader has come so far.
        let stored = ReaderEvent::StorageChanged(stored("anime=8"));
        assert_eq!(after([go("anime=7"), stored]).offer, None);
    }

    #[test]
    fn a_link_that_asks_nothing_counts_at_once() {
        for (fragment, at) in [("anime=2", 2), ("anime=7", 7)] {
            let state = after([ReaderEvent::AddressChanged(link(fragment), false)]);
            assert_eq!((state.link.apply_to(&state.reader).progress(0), &state.offer), (at, &None));
        }
    }

    /// Undoes the last change of a state.
    fn undo(state: Rc<ReaderState>) -> Rc<ReaderState> {
        let undo = state.change.clone().and_then(|change| change.undo);
        state.reduce(ReaderEvent::Acted(undo.unwrap()))
    }

    #[test]
    fn what_shows_or_hides_many_facts_is_undone_with_its_link() {
        let go = || ReaderEvent::AddressChanged(link("anime=7"), false);
        for action in [Action::Progress { track: 0, at: 9 }, Action::OpenAll, Action::CloseAll] {
            let before = after([peek(), go()]);
            let acted = Rc::clone(&before).reduce(ReaderEvent::Acted(action.clone()));
            assert_ne!(acted.reader, before.reader, "{action:?}");
            let undone = undo(acted);
            assert_eq!(
                (&undone.reader, &undone.link),
                (&before.reader, &before.link),
                "{action:?}"
            );
            assert_eq!(undone.change.as_ref().map(|change| &change.undo), Some(&None));
        }
    }

    #[test]
    fn nothing_is_undone_after_another_change() {
        assert!(after([progress(9)]).change.is_some());
        // This page stores its own action, and hears of that.
        let own = || [progress(9), ReaderEvent::StorageChanged(stored("anime=9"))];
        assert!(after(own()).change.is_some());
        for other in [
            peek(),
            ReaderEvent::StorageChanged(stored("anime=4")),
            ReaderEvent::AddressChanged(link("anime=7"), false),
        ] {
            let text = format!("{other:?}");
            assert_eq!(after(own().into_iter().chain([other])).change, None, "{text}");
        }
    }
}
