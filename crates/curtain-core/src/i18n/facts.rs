//! Facts, covers and controls in words.

use super::{Message, Messages};
use crate::card::time::{Civil, Timestamp};
use crate::card::{Label, Part, Point, Section, Track, Unit};

impl Messages {
    /// Returns the heading of a section.
    pub fn section(&self, section: Section) -> &str {
        self.line(section as usize)
    }

    /// Returns the words that Curtain brings, and the author's own as they are.
    pub fn label(&self, label: &Label) -> String {
        let message = match label {
            Label::Format => Message::LabelFormat,
            Label::Studio => Message::LabelStudio,
            Label::Opening => Message::LabelOpening,
            Label::Ending => Message::LabelEnding,
            Label::Insert => Message::LabelInsert,
            Label::Work => Message::LabelWork,
            Label::Author => Message::LabelAuthor,
            Label::Publisher => Message::LabelPublisher,
            Label::Official => Message::Official,
            Label::Voice(tag) => return self.language(tag).to_owned(),
            Label::Episode(number) => return number.to_string(),
            Label::Moved(unit, number, from, to) => {
                let what = self.what(*unit, *number, *number);
                let (from, to) = (self.plan(*from), self.plan(*to));
                return self
                    .fill(Message::LabelMoved, &[("what", &what), ("from", &from), ("to", &to)]);
            }
            Label::Break(at) => {
                return self.fill(Message::LabelBreak, &[("when", &self.plan(*at))]);
            }
            Label::On(at) => return self.plan(*at),
            Label::AsOf(at) => {
                return self.fill(Message::TrueAsOf, &[("day", &self.plan(*at))]);
            }
            Label::Subtitles(tags) => return self.languages(Message::Subtitles, tags),
            Label::Dubbed(tags) => return self.languages(Message::Dubbed, tags),
            Label::Kind(format) => {
                return self.line(Message::FormatTv as usize + *format as usize).to_owned();
            }
            Label::Own(text) => return text.text.clone(),
        };
        self.message(message).to_owned()
    }

    fn languages(&self, message: Message, tags: &[String]) -> String {
        let names: Vec<&str> = tags.iter().map(|tag| self.language(tag)).collect();
        self.fill(message, &[("languages", &names.join(self.message(Message::Comma)))])
    }

    /// Names a language, by its tag where there is no name for it.
    fn language<'a>(&'a self, tag: &'a str) -> &'a str {
        language(tag).map_or(tag, |name| self.message(name))
    }

    /// Says from where on a cover's fact is safe: "safe after episode 1 or volume 1".
    pub fn reach(&self, reach: &[Point], tracks: &[(Track, u16)]) -> String {
        let point = |point: &Point| {
            let (track, _) = tracks.get(point.track)?;
            Some(self.point(track.unit, point.at))
        };
        let points: Vec<String> = reach.iter().filter_map(point).collect();
        let points = match points.as_slice() {
            [one] => one.clone(),
            many => self.locale.any_of(many),
        };
        self.fill(Message::SafeAfter, &[("points", &points)])
    }

    /// Names a unit within a sentence: "episode 1".
    pub(super) fn point(&self, unit: Unit, number: u16) -> String {
        self.of_unit(Message::PointEpisode, unit, &[("n", &number.to_string())])
    }

    /// Fills the text of a unit; `of_episodes` is the first of the texts of all units.
    pub(super) fn of_unit(
        &self,
        of_episodes: Message,
        unit: Unit,
        args: &[(&str, &str)],
    ) -> String {
        super::fill(self.line(of_episodes as usize + unit as usize), args)
    }

    /// Returns what stands around a track's name where a reader says how far they are on it: "Anime: seen
    /// up to episode".
    pub fn progress(&self, unit: Unit) -> (&str, &str) {
        self.around(
            match unit {
                Unit::Episode => Message::SeenEpisode,
                Unit::Volume => Message::SeenVolume,
                Unit::Chapter => Message::SeenChapter,
                Unit::Film => Message::SeenFilm,
            },
            "name",
        )
    }

    /// Says how long a track is, and in which of its parts a reader is: "of 23, Part 2".
    pub fn progress_of(&self, track: &Track, at: u16) -> String {
        let here = |part: &&Part| (part.from..=part.to).contains(&at);
        let part = track.parts.iter().find(here).map(|part| part.name.text.as_str());
        let count = track.count.map(|count| count.to_string());
        match (count, part) {
            (Some(count), Some(part)) => {
                self.fill(Message::OfCountPart, &[("count", &count), ("part", part)])
            }
            (Some(count), None) => self.fill(Message::OfCount, &[("count", &count)]),
            (None, part) => part.unwrap_or_default().to_owned(),
        }
    }

    /// Names the button that starts a trailer, and whom it asks; or, where it cannot play in the card, the
    /// link to it.
    pub fn play(&self, plays: bool, name: &str, host: Option<&str>) -> String {
        let message = match (plays, host) {
            (true, None) => Message::Play,
            (true, Some(_)) => Message::PlayFrom,
            (false, None) => Message::Watch,
            (false, Some(_)) => Message::WatchOn,
        };
        self.fill(message, &[("name", name), ("host", host.unwrap_or_default())])
    }

    /// Says up to which day the facts were looked up, and how long ago that was, where it is known.
    pub fn as_of(&self, at: Timestamp, age: Option<&str>) -> String {
        let day = self.day(&Civil::from_timestamp(at), true);
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
