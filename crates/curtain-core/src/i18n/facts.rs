//! Messages of facts, controls, languages and the date of a card.

use super::points::episode_number;
use super::{Message, Messages, Place, UnitsOf};
use crate::card::time::{Civil, Timestamp};
use crate::card::{Activity, Label, Part, Section, TrackView};
use crate::template::fill;

impl Messages {
    /// Returns the heading of a section on a card of an activity.
    pub fn section(&self, section: Section, activity: Activity) -> &str {
        self.message(Message::section(section, activity))
    }

    /// Returns the text of a label; an author's own as it is.
    pub fn label(&self, label: &Label, tracks: &[TrackView]) -> String {
        let message = match label {
            Label::Format => Message::LabelFormat,
            Label::Studio => Message::LabelStudio,
            Label::Opening => Message::LabelOpening,
            Label::Ending => Message::LabelEnding,
            Label::Insert => Message::LabelInsert,
            Label::Work => Message::LabelWork,
            Label::Author => Message::LabelAuthor,
            Label::Publisher => Message::LabelPublisher,
            Label::Actor => Message::LabelActor,
            Label::KnownFor(works) => {
                let works: Vec<&str> = works.iter().map(|work| work.text.as_str()).collect();
                return self.list(Message::LabelKnownFor, "works", &works);
            }
            Label::Official => Message::Official,
            Label::Voice(tag) => return self.language(tag).to_owned(),
            Label::Episode(number) => return episode_number(tracks, *number),
            Label::Moved(track, unit, number, from, to) => {
                let of = UnitsOf { tracks, track: *track, unit: *unit };
                let what = self.units(Place::Begin, of, *number, *number);
                let (from, to) = (self.plan(*from), self.plan(*to));
                return self
                    .fill(Message::LabelMoved, &[("what", &what), ("from", &from), ("to", &to)]);
            }
            Label::Break(plan) => {
                return self.fill(Message::LabelBreak, &[("when", &self.plan(*plan))]);
            }
            Label::Pause(from, to) => {
                let (from, to) = (self.plan(*from), self.plan(*to));
                return self.fill(Message::LabelPause, &[("from", &from), ("to", &to)]);
            }
            Label::On(plan) => return self.plan(*plan),
            Label::AsOf(plan) => {
                return self.fill(Message::TrueAsOf, &[("day", &self.plan(*plan))]);
            }
            Label::Subtitles(tags) => return self.languages(Message::Subtitles, tags),
            Label::Dubbed(tags) => return self.languages(Message::Dubbed, tags),
            Label::Kind(format) => Message::format(*format),
            Label::Own(text) => return text.text.clone(),
        };
        self.message(message).to_owned()
    }

    fn languages(&self, message: Message, tags: &[String]) -> String {
        let names: Vec<&str> = tags.iter().map(|tag| self.language(tag)).collect();
        self.list(message, "languages", &names)
    }

    fn list(&self, message: Message, arg: &str, texts: &[&str]) -> String {
        self.fill(message, &[(arg, &texts.join(self.message(Message::Comma)))])
    }

    /// Returns the name of a language; its tag where there is no name for it.
    fn language<'a>(&'a self, tag: &'a str) -> &'a str {
        language(tag).map_or(tag, |name| self.message(name))
    }

    /// Returns the text before and after a track's name in the question for the progress on it: "Anime: seen up
    /// to episode", "Film: seen" for a track of one unit.
    pub fn progress(&self, TrackView { track, .. }: &TrackView) -> (String, String) {
        let is_only = track.count == Some(1);
        let until = if is_only { "" } else { self.message(Message::until(track.unit)) };
        let (before, after) = self.around(Message::seen(track.activity), "name");
        (fill(before, &[("until", until)]), fill(after, &[("until", until)]))
    }

    /// Returns the length of a track and its part at the reader's progress: "of 23, Part 2". A length in numbers
    /// that the reader has not picked is left out.
    pub fn progress_of(&self, view: &TrackView) -> String {
        let TrackView { track, finished, picked } = view;
        let is_current = |part: &&Part| (part.from..=part.to).contains(finished);
        let part = track.parts.iter().find(is_current).map(|part| part.name.text.as_str());
        let count = track.count.filter(|_| picked.is_none()).map(|count| count.to_string());
        match (count, part) {
            (Some(count), Some(part)) => {
                self.fill(Message::OfCountPart, &[("count", &count), ("part", part)])
            }
            (Some(count), None) => self.fill(Message::OfCount, &[("count", &count)]),
            (None, part) => part.unwrap_or_default().to_owned(),
        }
    }

    /// Returns the label of the button that plays a trailer from a host; or of the link to it, where it does not
    /// play in the card.
    pub fn play(&self, plays: bool, name: &str, host: Option<&str>) -> String {
        let message = match (plays, host) {
            (true, None) => Message::Play,
            (true, Some(_)) => Message::PlayFrom,
            (false, None) => Message::Watch,
            (false, Some(_)) => Message::WatchOn,
        };
        self.fill(message, &[("name", name), ("host", host.unwrap_or_default())])
    }

    /// Returns the day up to which the facts were looked up, with its age where that is known.
    pub fn as_of(&self, instant: Timestamp, age: Option<&str>) -> String {
        let day = self.day(&Civil::from_timestamp(instant), true);
        match age {
            Some(age) => self.fill(Message::AsOfAge, &[("day", &day), ("age", age)]),
            None => self.fill(Message::AsOf, &[("day", &day)]),
        }
    }
}

fn language(tag: &str) -> Option<Message> {
    Some(match tag.split('-').next()? {
        "ar" => Message::LanguageAr,
        "de" => Message::LanguageDe,
        "en" => Message::LanguageEn,
        "es" => Message::LanguageEs,
        "fr" => Message::LanguageFr,
        "it" => Message::LanguageIt,
        "ja" => Message::LanguageJa,
        "ko" => Message::LanguageKo,
        "pt" => Message::LanguagePt,
        "zh" => Message::LanguageZh,
        _ => return None,
    })
}
