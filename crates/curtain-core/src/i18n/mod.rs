//! What Curtain itself says on a card, in the language of its interface.
//!
//! The texts of a language are `static/i18n/<lang>.json`; a reader's browser loads those of one language, as
//! lines of [`Messages`]. What `catalog` writes into a card beside the author's words, such as "TV series",
//! belongs to the card and is in its language.

mod dates;
mod facts;
mod messages;
mod times;

use crate::template::fill;

pub use dates::broadcast_time;
pub use messages::{Count, Message};

/// What is known of a language beyond its words: by the browser, or by a library where pages are written.
pub trait Locale {
    /// Returns the form that a number asks for.
    fn category(&self, n: u64) -> Category;
    /// Lists texts of which any one is meant: "episode 1 or volume 1".
    fn any_of(&self, texts: &[String]) -> String;
}

/// The forms that numbers ask for, as CLDR has them.
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
    /// The form that every language has.
    Other,
}

impl Category {
    /// Their names in `static/i18n/` and in browsers, in their order.
    pub const NAMES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

    /// Returns the category of a name; another name is that of the general form.
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

/// Where the lists begin among the lines: seven days from Monday, twelve months, the forms of each count.
const WEEKDAYS: usize = Message::KEYS.len();
const MONTHS: usize = WEEKDAYS + 7;
const COUNTS: usize = MONTHS + 12;

/// The words of one language.
pub struct Messages {
    lang: String,
    lines: Vec<String>,
    locale: Box<dyn Locale>,
}

/// The same words are in the same place.
impl PartialEq for Messages {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Messages {}

impl Messages {
    /// How many lines a language has.
    pub const LINES: usize = COUNTS + Count::KEYS.len() * Category::NAMES.len();

    /// Makes words of a language from their lines; `None` where there are more or fewer than
    /// [`Self::LINES`].
    pub fn new(lang: String, text: &str, locale: Box<dyn Locale>) -> Option<Self> {
        let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        (lines.len() == Self::LINES).then_some(Self { lang, lines, locale })
    }

    /// Returns the language, as a BCP 47 tag.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// Returns which way the language is written.
    pub fn direction(&self) -> &'static str {
        direction(&self.lang)
    }

    /// Returns a text that has no places to fill.
    pub fn message(&self, message: Message) -> &str {
        self.line(message as usize)
    }

    /// Returns texts that stand together, from one of them on.
    pub fn from(&self, first: Message) -> impl Iterator<Item = &str> {
        self.lines.iter().skip(first as usize).map(String::as_str)
    }

    /// Returns a text with its places filled.
    pub fn fill(&self, message: Message, args: &[(&str, &str)]) -> String {
        fill(self.message(message), args)
    }

    /// Returns the parts of a text around the place of a name, for a name that has to be marked as such.
    pub fn around(&self, message: Message, arg: &str) -> (&str, &str) {
        let text = self.message(message);
        let (before, rest) = text.split_once('{').unwrap_or((text, ""));
        (before, rest.strip_prefix(arg).and_then(|rest| rest.strip_prefix('}')).unwrap_or(rest))
    }

    /// Returns a text with a number, in the form that the number asks for.
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

/// Returns which way a language is written.
pub fn direction(lang: &str) -> &'static str {
    match lang.split('-').next() {
        Some("ar" | "fa" | "he" | "ur") => "rtl",
        _ => "ltr",
    }
}
