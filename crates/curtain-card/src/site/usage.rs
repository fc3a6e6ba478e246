//! The usage of shared files by the cards of a site: lines of the messages, and calendars of outlet kinds.

use super::public_view::public_view;
use curtain_authoring::Checked;
use curtain_core::card::{Card, Label, OutletKind, Schedule};
use curtain_core::i18n::{Count, Message, Messages, Vocabulary};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What one card uses, or all cards of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// The lines of messages with the vocabulary of the cards.
    words: BTreeSet<usize>,
    /// The kinds of the outlets that have a calendar for everybody, by their names.
    calendars: BTreeSet<String>,
}

impl Usage {
    /// Collects what a card and its translations use.
    #[must_use]
    pub fn of(checked: &Checked) -> Self {
        let view = public_view(&checked.card);
        let cards = || std::iter::once(&checked.card).chain(&checked.translations);
        let mut words = vec![Vocabulary::Format(checked.format)];
        words.extend(cards().flat_map(words_of));
        // A card without tracks has the activity of its format.
        let views = cards().map(public_view).map(|view| Vocabulary::Activity(view.activity()));
        words.extend(views);
        let schedules: Vec<&Schedule> = cards().flat_map(|card| &card.schedules).collect();
        let words = lines_of(&|vocabulary| {
            let of_schedule = |schedule: &&Schedule| vocabulary.is_of(schedule);
            words.contains(&vocabulary) || schedules.iter().any(of_schedule)
        });
        let with_calendar = view.schedules.iter().filter(|schedule| schedule.has_calendar());
        let calendars = with_calendar.map(|schedule| kind_name(schedule.kind)).collect();
        Self { words, calendars }
    }

    /// Adds what another card uses.
    pub fn add(&mut self, other: Self) {
        self.words.extend(other.words);
        self.calendars.extend(other.calendars);
    }

    /// Tells whether a line of the messages is of use on the site. Lines outside of the vocabulary always are.
    pub(super) fn has_line(&self, line: usize, vocabulary: &BTreeSet<usize>) -> bool {
        self.words.contains(&line) || !vocabulary.contains(&line)
    }

    /// Tells whether an outlet of this kind has a calendar.
    pub(super) fn has_calendar(&self, kind: OutletKind) -> bool {
        self.calendars.contains(&kind_name(kind))
    }

    /// Tells whether any outlet has a calendar.
    pub(super) fn has_calendars(&self) -> bool {
        !self.calendars.is_empty()
    }
}

/// Lists the vocabulary of a card, without that of its schedules.
fn words_of(card: &Card) -> Vec<Vocabulary> {
    let tracks = card
        .tracks
        .iter()
        .flat_map(|track| [Vocabulary::Unit(track.unit), Vocabulary::Activity(track.activity)]);
    let labels =
        card.facts.iter().flat_map(|fact| fact.body.label.iter().chain(&fact.body.remarks));
    let labels = labels.filter_map(|label| match label {
        Label::Kind(format) => Some(Vocabulary::Format(*format)),
        _ => None,
    });
    tracks.chain(labels).collect()
}

/// Returns the lines of the whole vocabulary: all that stand for a unit, a format, an
/// activity or a kind of schedule.
pub(super) fn vocabulary() -> BTreeSet<usize> {
    lines_of(&|_| true)
}

/// Returns the lines of the messages with a chosen vocabulary.
fn lines_of(is_chosen: &dyn Fn(Vocabulary) -> bool) -> BTreeSet<usize> {
    let messages =
        Message::ALL.iter().filter(|message| message.vocabulary().is_some_and(is_chosen));
    let counts = Count::ALL.iter().filter(|count| count.vocabulary().is_some_and(is_chosen));
    let lines = messages.map(|message| Messages::line_of(*message));
    lines.chain(counts.flat_map(|count| Messages::lines_of(*count))).collect()
}

/// Returns the name of a kind in authoring files, and in the addresses of calendars.
pub(super) fn kind_name(kind: OutletKind) -> String {
    let name = serde_json::to_value(kind).ok();
    name.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
}
