//! Tracks and times.

use super::{Builder, path, text};
use crate::card::{Part, Track, Unit};
use crate::catalog::broadcast_time::{BroadcastTime, Odd};
use crate::catalog::document::{PartDoc, ScheduleDoc, TrackDoc};
use crate::catalog::link;
use crate::catalog::problem::Problem;
use crate::catalog::source::Step;
use crate::schedule::{Airing, Duration, Schedule, Timestamp};
use jiff::tz::TimeZone;

impl<'a> Builder<'a> {
    pub(super) fn schedule(&mut self, index: usize, doc: &ScheduleDoc) -> Schedule {
        let at: [Step<'a>; 2] = ["schedules".into(), index.into()];
        let track = match &doc.track {
            Some(id) => self.track(&path(&at, &["track".into()]), id),
            None => {
                let counts_episodes = |track: &TrackDoc| track.unit == Unit::Episode;
                let first = (!self.tracks.is_empty()).then_some(0);
                self.tracks.iter().position(counts_episodes).or(first)
            }
        };
        let track = track.map(|track| &self.tracks[track]);
        let zone = match TimeZone::get(&doc.zone) {
            Ok(zone) => Some(zone),
            Err(_) => {
                let found = format!("\"{}\"", link::shorten(&doc.zone));
                let names: Vec<String> =
                    (jiff::tz::db().available()).map(|name| name.as_str().to_owned()).collect();
                let at = path(&at, &["zone".into()]);
                let wanted = "a time zone of the IANA database such as Asia/Tokyo";
                let problem = Problem::at(self.source, &at, found, wanted);
                self.problems.push(problem.suggest(&doc.zone, names.iter().map(String::as_str)));
                None
            }
        };
        let mut airings: Vec<Airing> = Vec::new();
        for index in 0..doc.runs.len() {
            let at = path(&at, &["runs".into(), index.into()]);
            self.run(&at, doc, index, track, zone.as_ref(), &mut airings);
        }
        let when = path(&at, &["when".into()]);
        if doc.when.is_some() && !doc.runs.is_empty() {
            self.problem(&when, "\"when\" beside \"runs\"", "one of them");
        }
        let first = airings.first().map(|airing| airing.at);
        Schedule {
            outlet: text(&doc.outlet),
            kind: doc.kind,
            zone: zone
                .zip(first)
                .map_or_else(String::new, |(zone, first)| abbreviation(&zone, first)),
            length: Duration::from_seconds(i64::from(doc.minutes) * 60),
            airings,
            window: doc.when.as_deref().and_then(|text| self.window(&when, text)),
        }
    }

    fn run(
        &mut self,
        at: &[Step<'a>],
        doc: &ScheduleDoc,
        index: usize,
        track: Option<&TrackDoc>,
        zone: Option<&TimeZone>,
        airings: &mut Vec<Airing>,
    ) {
        let run = &doc.runs[index];
        let last = run.first.saturating_add(run.count - 1);
        if let Some(track) = track
            && track.count.is_some_and(|count| last > count)
        {
            let wanted = self.within(track);
            self.problem(at, format!("episodes {} to {last}", run.first), wanted);
        }
        let start_at = path(at, &["start".into()]);
        let start = match BroadcastTime::parse(&run.start) {
            Ok(start) => start,
            Err(Odd { found, wanted }) => return self.problem(&start_at, found, wanted),
        };
        let Some(zone) = zone else { return };
        for step in 0..run.count {
            let days = i64::from(step) * i64::from(run.every_days);
            let Some(time) = start.later(days) else {
                return self.problem(at, "a run beyond the year 9999", "a run that ends");
            };
            match time.airing(run.first + step, zone) {
                Err(Odd { found, wanted }) => return self.problem(&start_at, found, wanted),
                Ok(airing) if airings.last().is_some_and(|last| last.at > airing.at) => {
                    let found = format!("{time}, before the episode that stands before it");
                    return self.problem(&start_at, found, "runs in the order of time");
                }
                Ok(airing) if airings.iter().any(|other| other.episode == airing.episode) => {
                    let found = format!("a second airing of episode {}", airing.episode);
                    return self.problem(at, found, "each episode once per outlet");
                }
                Ok(airing) => airings.push(airing),
            }
        }
    }

    pub(super) fn tracks(&mut self) -> Vec<Track> {
        let docs = self.tracks;
        for (index, track) in docs.iter().enumerate() {
            let at = ["tracks".into(), index.into()];
            // These names are taken in the fragment of the card's address.
            const TAKEN: [&str; 4] = ["theme", "lang", "size", "at"];
            if TAKEN.contains(&track.id.as_str()) {
                let wanted = format!("a name other than {}", TAKEN.join(", "));
                self.problem(&path(&at, &["id".into()]), format!("\"{}\"", track.id), wanted);
            }
            if docs[..index].iter().any(|other| other.id == track.id) {
                let found = format!("a second track \"{}\"", track.id);
                self.problem(&path(&at, &["id".into()]), found, "each track once");
            }
            let mut last = 0;
            for (part_index, part) in track.parts.iter().enumerate() {
                let at = path(&at, &["parts".into(), part_index.into()]);
                if part.to < part.from {
                    let found = format!("a part from {} to {}", part.from, part.to);
                    self.problem(&at, found, "an end that is not before the beginning");
                }
                if part.from <= last {
                    let wanted = format!("a beginning after {last}, where the part before ends");
                    self.problem(&path(&at, &["from".into()]), part.from.to_string(), wanted);
                }
                if track.count.is_some_and(|count| part.to > count) {
                    let wanted = self.within(track);
                    self.problem(&path(&at, &["to".into()]), part.to.to_string(), wanted);
                }
                last = part.to;
            }
        }
        docs.iter().map(convert_track).collect()
    }
}

fn convert_track(doc: &TrackDoc) -> Track {
    let part = |part: &PartDoc| Part { name: text(&part.name), from: part.from, to: part.to };
    Track {
        id: doc.id.clone(),
        name: text(&doc.name),
        unit: doc.unit,
        count: doc.count,
        parts: doc.parts.iter().map(part).collect(),
    }
}

/// Returns the short name of a zone at an instant: "JST", or "+08" where it has none.
fn abbreviation(zone: &TimeZone, at: Timestamp) -> String {
    jiff::Timestamp::from_second(at.seconds())
        .map_or_else(|_| String::new(), |at| zone.to_offset_info(at).abbreviation().to_owned())
}
