//! What the cards of a site use of what all cards share: lines of the messages, and calendars of outlet kinds.

use super::public_view::public_view;
use curtain_authoring::Checked;
use curtain_core::card::{Activity, Card, Format, Label, OutletKind, Unit};
use curtain_core::i18n::{Count, Message, Messages};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

const UNITS: [Unit; 9] = [
    Unit::Episode,
    Unit::Volume,
    Unit::Chapter,
    Unit::Film,
    Unit::Issue,
    Unit::Part,
    Unit::Act,
    Unit::Route,
    Unit::Game,
];

const ACTIVITIES: [Activity; 4] =
    [Activity::Watch, Activity::Read, Activity::Play, Activity::Listen];

const FORMATS: [Format; 13] = [
    Format::Tv,
    Format::Short,
    Format::Film,
    Format::Special,
    Format::Ova,
    Format::Ona,
    Format::Series,
    Format::Game,
    Format::VisualNovel,
    Format::Novel,
    Format::Comic,
    Format::Podcast,
    Format::Stage,
];

/// What one card uses, or all cards of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// The lines of the vocabulary, which are empty on a site that does not use them.
    words: BTreeSet<usize>,
    /// The kinds of the outlets that have a calendar for everybody, by their names.
    calendars: BTreeSet<String>,
}

impl Usage {
    /// Collects what a card and its translations use.
    #[must_use]
    pub fn of(checked: &Checked) -> Self {
        let view = public_view(&checked.card);
        let mut usage = Self::default();
        usage.words.extend(words_of_format(checked.format));
        for card in std::iter::once(&checked.card).chain(&checked.translations) {
            usage.add_words(card);
        }
        let with_calendar = view.schedules.iter().filter(|schedule| schedule.has_calendar());
        usage.calendars.extend(with_calendar.map(|schedule| kind_name(schedule.kind)));
        usage
    }

    fn add_words(&mut self, card: &Card) {
        for track in &card.tracks {
            self.words.extend(words_of_unit(track.unit));
            self.words.extend(words_of_activity(track.activity));
        }
        for schedule in &card.schedules {
            self.words.extend(words_of_unit(schedule.unit));
        }
        for fact in &card.facts {
            for label in fact.body.label.iter().chain(&fact.body.remarks) {
                match label {
                    Label::Kind(format) => self.words.extend(words_of_format(*format)),
                    Label::Moved(unit, ..) => self.words.extend(words_of_unit(*unit)),
                    _ => {}
                }
            }
        }
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

/// Returns the lines that stand for a unit, an activity or a format, and for nothing else.
pub(super) fn vocabulary() -> BTreeSet<usize> {
    let units = UNITS.into_iter().flat_map(words_of_unit);
    let activities = ACTIVITIES.into_iter().flat_map(words_of_activity);
    let formats = FORMATS.into_iter().flat_map(words_of_format);
    units.chain(activities).chain(formats).collect()
}

fn words_of_unit(unit: Unit) -> Vec<usize> {
    let mut messages = vec![
        Message::point(unit),
        Message::until(unit),
        Message::what(unit),
        Message::what_many(unit),
        Message::within_many(unit),
    ];
    match unit {
        Unit::Film => messages.extend([Message::WhatOneFilm, Message::WithinOneFilm]),
        Unit::Game => messages.extend([Message::WhatOneGame, Message::WithinOneGame]),
        _ => {}
    }
    let lines = messages.into_iter().map(Messages::line_of);
    lines.chain(Messages::lines_of(Count::of(unit))).collect()
}

fn words_of_activity(activity: Activity) -> Vec<usize> {
    vec![Messages::line_of(Message::seen(activity))]
}

fn words_of_format(format: Format) -> Vec<usize> {
    vec![Messages::line_of(Message::format(format))]
}

/// Returns the name of a kind in authoring files, and in the addresses of calendars.
pub(super) fn kind_name(kind: OutletKind) -> String {
    let name = serde_json::to_value(kind).ok();
    name.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
}
