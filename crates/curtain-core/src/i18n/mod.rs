//! Messages of the interface in one language: dates, times, facts, counts, plural forms and writing direction.
//!
//! The messages of a language are in `crates/curtain-card/assets/i18n/<lang>.json`; the widget loads those of one language, as lines
//! of [`Messages`].

mod airings;
mod countdowns;
mod dates_and_times;
mod facts;
mod message_choice;
mod messages;
mod points;
mod strips;
mod vocabulary;

use crate::card::time::Civil;
use crate::template::fill;
use std::fmt;

pub use airings::Told;
pub use dates_and_times::broadcast_time;
pub use messages::{Count, Message};
pub use points::{Place, UnitsOf};
pub use vocabulary::Vocabulary;

/// The rules of a language, which the browser knows, or a library where pages are built.
pub trait Locale {
    /// Returns the plural category of a number.
    fn category(&self, n: u64) -> Category;
    /// Joins texts to a list of alternatives: "episode 1 or volume 1".
    fn any_of(&self, texts: &[String]) -> String;
    /// Joins texts to a list of which all are meant: "episode 1 and volume 1".
    fn all_of(&self, texts: &[String]) -> String;
    /// Writes a day, with its weekday, its year and the time of the clock as far as they are wanted. `None` stands for
    /// the form that the language's messages have; so do all dates of a locale without a form of its own.
    fn date(&self, civil: &Civil, parts: DateParts) -> Option<String> {
        let _ = (civil, parts);
        None
    }
}

/// The parts of a date beside the day and the month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateParts {
    /// The day of the week.
    pub weekday: bool,
    /// The year.
    pub year: bool,
    /// The hour and the minute.
    pub clock: bool,
}

/// A plural category of CLDR (<https://cldr.unicode.org/index/cldr-spec/plural-rules>).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// Such as Arabic 0.
    Zero,
    /// Such as English 1.
    One,
    /// Such as Arabic 2.
    Two,
    /// Such as Arabic 3 to 10.
    Few,
    /// Such as Arabic 11 to 99.
    Many,
    /// The category that every language has.
    Other,
}

impl Category {
    /// The names in `crates/curtain-card/assets/i18n/` and in browsers, in the order of the variants.
    pub const NAMES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

    /// Returns the category of a name; [`Self::Other`] for another name.
    pub fn of(name: &str) -> Self {
        match name {
            "zero" => Self::Zero,
            "one" => Self::One,
            "two" => Self::Two,
            "few" => Self::Few,
            "many" => Self::Many,
            _ => Self::Other,
        }
    }
}

/// The lines where lists begin: seven weekdays from Monday, twelve months, the forms of each count.
const WEEKDAYS: usize = Message::KEYS.len();
const MONTHS: usize = WEEKDAYS + 7;
const COUNTS: usize = MONTHS + 12;

/// The messages of one language.
pub struct Messages {
    lang: String,
    lines: Vec<String>,
    locale: Box<dyn Locale>,
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Messages").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl Messages {
    /// The number of lines of a language.
    pub const LINES: usize = COUNTS + Count::KEYS.len() * Category::NAMES.len();

    /// Makes the messages of a language from their lines; `None` where there are more or fewer than
    /// [`Self::LINES`].
    pub fn new(lang: String, text: &str, locale: Box<dyn Locale>) -> Option<Self> {
        let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        (lines.len() == Self::LINES).then_some(Self { lang, lines, locale })
    }

    /// Returns the language, as a BCP 47 tag.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// Returns the writing direction of the language, as HTML's `dir` has it.
    pub fn direction(&self) -> &'static str {
        direction(&self.lang)
    }

    /// Returns a message without places.
    pub fn message(&self, message: Message) -> &str {
        self.line(message as usize)
    }

    /// Returns a message with its places filled.
    pub fn fill(&self, message: Message, args: &[(&str, &str)]) -> String {
        fill(self.message(message), args)
    }

    /// Returns the text before and after the place of a message, for an argument with mark-up of its own.
    pub fn around(&self, message: Message, arg: &str) -> (&str, &str) {
        let text = self.message(message);
        let (before, rest) = text.split_once('{').unwrap_or((text, ""));
        (before, rest.strip_prefix(arg).and_then(|rest| rest.strip_prefix('}')).unwrap_or(rest))
    }

    /// Returns a count in the plural form of its number.
    pub fn count(&self, count: Count, n: usize) -> String {
        let forms = COUNTS + count as usize * Category::NAMES.len();
        let form = self.line(forms + self.locale.category(n as u64) as usize);
        let general = self.line(forms + Category::Other as usize);
        fill(if form.is_empty() { general } else { form }, &[("n", &n.to_string())])
    }

    fn line(&self, index: usize) -> &str {
        self.lines.get(index).map_or("", String::as_str)
    }
}

/// Returns the writing direction of a language, as HTML's `dir` has it.
pub fn direction(lang: &str) -> &'static str {
    match lang.split('-').next() {
        Some("ar" | "fa" | "he" | "ur") => "rtl",
        _ => "ltr",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::time::{Duration, Plan, RoughDate, StationTime, Timestamp, Weekday};
    use crate::card::{
        Activity, After, End, Format, Label, OutletKind, Program, Schedule, Section, Slot, Text,
        Unit,
    };
    use crate::schedule::Countdown;
    use proptest::prelude::*;

    struct NoRules;

    impl Locale for NoRules {
        fn category(&self, _: u64) -> Category {
            Category::Other
        }

        fn any_of(&self, texts: &[String]) -> String {
            texts.join("/")
        }

        fn all_of(&self, texts: &[String]) -> String {
            texts.join("+")
        }
    }

    /// Messages whose lines are their keys, with all places.
    fn keys() -> Messages {
        let places = " {n} {name} {year} {month} {day} {what} {when} {from} {to} {left}";
        let lists =
            ["mon tue wed thu fri sat sun", "jan feb mar apr may jun jul aug sep oct nov dec"];
        let forms =
            Count::KEYS.iter().flat_map(|key| Category::NAMES.map(|form| format!("{key}-{form}")));
        let lines: Vec<String> = (Message::KEYS.iter().map(|key| format!("{key}{places}")))
            .chain(lists.iter().flat_map(|list| list.split(' ')).map(str::to_owned))
            .chain(forms)
            .collect();
        Messages::new("en".into(), &lines.join("\n"), Box::new(NoRules)).unwrap()
    }

    #[test]
    fn lists_stand_in_the_order_of_their_enums() {
        let messages = keys();
        for (index, day) in
            ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].into_iter().enumerate()
        {
            // 2024-01-01 was a Monday.
            let civil = Civil::from_timestamp(Timestamp::from_date(2024, 1, 1 + index as u8));
            assert_eq!(messages.line(WEEKDAYS + civil.weekday as usize), day);
        }
        assert_eq!(Weekday::Sunday as usize, 6);
        assert!(
            messages
                .day(&Civil::from_timestamp(Timestamp::from_date(2024, 12, 1)), true)
                .contains("dec")
        );
        for (index, name) in Category::NAMES.into_iter().enumerate() {
            assert_eq!(Category::of(name) as usize, index, "{name}");
        }
        assert_eq!(messages.count(Count::Moved, 1), "count-moved-other");
    }

    #[test]
    fn keys_of_messages_are_those_of_what_they_name() {
        let key = |message: Message| Message::KEYS[message as usize];
        for (unit, name) in [
            (Unit::Episode, "episode"),
            (Unit::Volume, "volume"),
            (Unit::Chapter, "chapter"),
            (Unit::Film, "film"),
            (Unit::Issue, "issue"),
            (Unit::Part, "part"),
            (Unit::Act, "act"),
            (Unit::Route, "route"),
            (Unit::Game, "game"),
        ] {
            assert_eq!(key(Message::point(unit)), format!("point-{name}"));
            assert_eq!(key(Message::until(unit)), format!("until-{name}"));
            assert_eq!(key(Message::what(unit)), format!("what-{name}"));
            assert_eq!(key(Message::what_many(unit)), format!("what-{name}s"));
            assert_eq!(key(Message::within_many(unit)), format!("within-{name}s"));
            assert_eq!(Count::KEYS[Count::of(unit) as usize], format!("count-{name}s"));
        }
        for activity in [Activity::Watch, Activity::Read, Activity::Play, Activity::Listen] {
            let name = format!("{activity:?}").to_lowercase();
            assert_eq!(key(Message::seen(activity)), format!("seen-{name}"));
        }
        for format in [
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
        ] {
            let name = format!("{format:?}").to_lowercase().replace("visualn", "visual-n");
            assert_eq!(key(Message::format(format)), format!("format-{name}"));
        }
        for section in [
            Section::Titles,
            Section::Art,
            Section::Tags,
            Section::Notes,
            Section::Airing,
            Section::Story,
            Section::World,
            Section::Trailer,
            Section::People,
            Section::Staff,
            Section::Making,
            Section::Music,
            Section::Source,
            Section::Episodes,
            Section::Watch,
            Section::Links,
            Section::Sources,
        ] {
            let name = format!("{section:?}").to_lowercase();
            assert_eq!(key(Message::section(section, Activity::Watch)), format!("section-{name}"));
            for activity in [Activity::Read, Activity::Play, Activity::Listen] {
                let of_activity = key(Message::section(section, activity));
                let verb = format!("{activity:?}").to_lowercase();
                let usual = format!("section-{name}");
                let is_known =
                    [usual.clone(), format!("{usual}-{verb}")].contains(&of_activity.into());
                assert!(is_known || of_activity == "section-people-read", "{of_activity}");
            }
        }
    }

    #[test]
    fn messages_of_another_number_of_lines_are_refused() {
        let lines = |count: usize| vec![""; count].join("\n");
        let new = |count| Messages::new("en".into(), &lines(count), Box::new(NoRules));
        assert!(new(Messages::LINES).is_some());
        assert!(new(Messages::LINES - 1).is_none() && new(Messages::LINES + 1).is_none());
    }

    proptest! {
        #[test]
        fn no_value_panics(
            (millis, offset, now) in any::<(i64, i64, i64)>(), late in any::<bool>(),
            (first, last) in any::<(u16, u16)>(),
            (year, month, day) in (0..10_000_i32, 1..13_u8, 1..29_u8), count in any::<usize>(),
        ) {
            let messages = keys();
            let (instant, now) = (Timestamp::from_millis(millis), Timestamp::from_millis(now));
            let time = StationTime { at: instant, offset: Duration::from_millis(offset), late };
            let rough_dates = [
                RoughDate::Year { year },
                RoughDate::Quarter { year, quarter: month.min(4) },
                RoughDate::Season { year, season: month.min(4) },
                RoughDate::Month { year, month },
                RoughDate::Day { year, month, day },
            ];
            let plans = rough_dates.map(Plan::Within).into_iter().chain([Plan::At(time), Plan::Day(time), Plan::Unknown]);
            for unit in [Unit::Episode, Unit::Volume, Unit::Chapter, Unit::Film] {
                for plan in plans.clone() {
                    let length = Some(Duration::from_millis(offset));
                    let program = Program::Episode(first);
                    let schedule = Schedule {
                        id: String::new(),
                        outlet: Text::new(""),
                        kind: OutletKind::Broadcast,
                        track: None,
                        unit,
                        is_local: false,
                        is_open: late,
                        regions: Vec::new(),
                        zones: Vec::new(),
                        slots: vec![Slot { program, plan, length, after: After::OPEN }],
                        changes: Vec::new(),
                        end: End::Open,
                        earlier_end: End::Open,
                    };
                    let state = schedule.state(now);
                    let ago = |_| String::new();
                    let told = Told { schedule: &schedule, tracks: &[], specials: &[], as_of: instant, now };
                    let _ = (messages.run(&schedule, &[]), messages.state(&told, state, &ago));
                    let _ = (messages.note(state), messages.milestone(&told, state));
                    let _ = messages.row_state(&told, state, &ago);
                    let strip = schedule.strip(Some(now), instant, &[]);
                    let _ = (messages.strip(&told, &strip, true), messages.not_drawn(&told, &strip));
                    let _ = messages.label(&Label::Moved(None, unit, last, plan, Plan::Unknown), &[]);
                }
            }
            if let Some(left) = Countdown::until(instant, now) {
                let _ = messages.countdown(&left);
            }
            let _ = (messages.station_time(time, ""), messages.utc_time(instant), broadcast_time(time));
            let _ = messages.count(Count::Moved, count);
        }
    }
}
