//! Names of units and points ("episode 5", "Season 2: episode 5", "S2E5"), and the condition on a cover.

use super::{Message, Messages};
use crate::card::{After, Point, Schedule, TrackView, Unit};

/// The place of a name in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the beginning: "Episodes 1–2".
    Begin,
    /// After the beginning: "episodes 1–2".
    Within,
}

/// The track of a card whose units are named.
#[derive(Clone, Copy, Debug)]
pub struct UnitsOf<'a> {
    /// All tracks of the card.
    pub tracks: &'a [TrackView],
    /// The index of the track; `None` for a card without tracks.
    pub track: Option<usize>,
    /// The unit.
    pub unit: Unit,
}

impl<'a> UnitsOf<'a> {
    /// Takes the track that a schedule is of.
    pub fn schedule(schedule: &Schedule, tracks: &'a [TrackView]) -> Self {
        Self { tracks, track: schedule.track, unit: schedule.unit }
    }

    fn own(self) -> Option<&'a TrackView> {
        self.tracks.get(self.track?)
    }

    /// Tells whether several tracks of the card count the unit.
    pub(super) fn is_shared(self) -> bool {
        self.tracks.iter().filter(|other| other.track.unit == self.unit).count() > 1
    }

    /// Tells whether a unit is the only one of its track.
    fn is_only(self, unit: u16) -> bool {
        self.own().map_or(unit == 1, |own| own.track.count == Some(1))
    }

    /// Tells whether a unit is the whole work, such as the one film of a card, so that it needs no name.
    pub fn is_whole(self, unit: u16) -> bool {
        matches!(self.unit, Unit::Film | Unit::Game) && self.is_only(unit) && !self.is_shared()
    }
}

/// The numbers of units, as a reader counts them.
enum Numbers {
    /// The first and the last one.
    Plain(u16, u16),
    /// With what stands before them: "S2E1–2", "S1E12–S2E1".
    Prefixed(String),
}

/// Returns the numbers of units by the numbering that the reader has picked for their track.
fn picked_numbers(own: Option<&TrackView>, first: u16, last: u16) -> Numbers {
    let picked = own.and_then(TrackView::numbering);
    let picked = picked.and_then(|by| by.numbers(first).zip(by.numbers(last)));
    let Some(((from, first, _), (to, _, last))) = picked else {
        return Numbers::Plain(first, last);
    };
    if to.prefix.is_empty() {
        return Numbers::Plain(first, last);
    }
    let mut text = [&*from.prefix, &first.to_string()].concat();
    if from.prefix != to.prefix {
        text += &["–", &*to.prefix, &last.to_string()].concat();
    } else if first != last {
        text += &["–", &last.to_string()].concat();
    }
    Numbers::Prefixed(text)
}

/// Writes the number of an episode before its title: "15", or "S2E3" by the numbering that the reader has picked for
/// the first track of episodes.
pub(super) fn episode_number(tracks: &[TrackView], number: u16) -> String {
    let own = tracks.iter().find(|view| view.track.unit == Unit::Episode);
    match picked_numbers(own, number, number) {
        Numbers::Prefixed(text) => text,
        Numbers::Plain(first, last) if first != last => {
            [&*first.to_string(), "–", &last.to_string()].concat()
        }
        Numbers::Plain(first, _) => first.to_string(),
    }
}

impl Messages {
    /// Names the units `first` to `last` of a track: "Episodes 1–2", by the numbering that the reader has picked
    /// "S2E1–2". Where several tracks count the same unit, the name says the track: "Season 2: episode 1". The only
    /// unit of a track has no number: "The film", or the track's name where that is "Rin's route" or several tracks
    /// count the unit.
    pub fn units(&self, place: Place, of: UnitsOf, first: u16, last: u16) -> String {
        let is_shared = of.is_shared();
        match of.own() {
            Some(own) if of.is_only(first) && (is_shared || of.unit == Unit::Route) => {
                own.track.name.text.clone()
            }
            Some(own) if is_shared => {
                // Behind the name of the track, the unit does not begin the sentence.
                let is_behind = self.message(Message::OfTrack).starts_with("{track}");
                let place = if is_behind { Place::Within } else { place };
                let unit = self.numbers(place, of, first, last);
                self.fill(Message::OfTrack, &[("track", &own.track.name.text), ("unit", &unit)])
            }
            _ => self.numbers(place, of, first, last),
        }
    }

    /// Names the points that a reader has reached: "episode 5 and volume 2". Empty for a reader of nothing.
    pub fn reached(&self, tracks: &[TrackView], progress: &[(usize, u16)]) -> String {
        let point = |&(track, at): &(usize, u16)| {
            let unit = tracks.get(track).filter(|_| at > 0)?.track.unit;
            let of = UnitsOf { tracks, track: Some(track), unit };
            Some(self.units(Place::Within, of, at, at))
        };
        let points: Vec<String> = progress.iter().filter_map(point).collect();
        if points.is_empty() { String::new() } else { self.locale.all_of(&points) }
    }

    /// Names units without their track.
    fn numbers(&self, place: Place, of: UnitsOf, first: u16, last: u16) -> String {
        let unit = of.unit;
        let is_begin = place == Place::Begin;
        let is_only = first == last && of.is_only(first);
        let (n, to) = match picked_numbers(of.own(), first, last) {
            Numbers::Prefixed(text) => return text,
            Numbers::Plain(first, last) => (first, last),
        };
        let is_one = n == to;
        let message = match (unit, is_begin) {
            (Unit::Film, true) if is_only => Message::WhatOneFilm,
            (Unit::Film, false) if is_only => Message::WithinOneFilm,
            (Unit::Game, true) if is_only => Message::WhatOneGame,
            (Unit::Game, false) if is_only => Message::WithinOneGame,
            (_, true) if is_one => Message::what(unit),
            (_, false) if is_one => Message::point(unit),
            (_, true) => Message::what_many(unit),
            (_, false) => Message::within_many(unit),
        };
        let n = n.to_string();
        self.fill(message, &[("n", &n), ("from", &n), ("to", &to.to_string())])
    }

    /// Returns the condition under which the fact of a cover is safe: "safe after episode 1 or volume 1", "safe
    /// after (episode 1 or volume 1) and Rin's route".
    pub fn safe_after(&self, after: &After, tracks: &[TrackView]) -> String {
        let point = |point: &Point| {
            let unit = tracks.get(point.track)?.track.unit;
            let of = UnitsOf { tracks, track: Some(point.track), unit };
            Some(self.units(Place::Within, of, point.at, point.at))
        };
        let group = |group: &Vec<Point>| {
            let points: Vec<String> = group.iter().filter_map(point).collect();
            let any = self.locale.any_of(&points);
            if after.groups().len() < 2 || points.len() < 2 {
                return any;
            }
            self.fill(Message::Either, &[("points", &any)])
        };
        let groups: Vec<String> = after.groups().iter().map(group).collect();
        self.fill(Message::SafeAfter, &[("points", &self.locale.all_of(&groups))])
    }
}
