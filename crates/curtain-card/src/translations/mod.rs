//! The languages of the interface: the texts of `assets/i18n/`, checked when they are loaded.
//!
//! - `files`: the texts of `assets/i18n/`, compared with the English ones.
//! - `site_text`: the keys of the texts that only pages have.
//! - `locale`: plural forms and lists, by ICU.
//! - `negotiate`: which of several languages fits a tag best.

mod error;
mod files;
mod locale;
mod negotiate;
mod site_text;

pub use error::Error;
pub use negotiate::negotiate;
pub use site_text::SiteText;

use curtain_core::i18n::{Locale, Messages};
use curtain_core::template::fill;
use files::{ENGLISH, FILES, LanguageFile};
pub(crate) use locale::IcuLocale;
use std::sync::LazyLock;

static ALL: LazyLock<Result<Vec<Language>, Error>> = LazyLock::new(|| {
    let english = FILES.iter().find(|(tag, _)| *tag == ENGLISH).ok_or(Error::NoEnglish)?;
    let english = LanguageFile::parse(english.0, english.1)?;
    FILES.iter().map(|(tag, json)| Language::new(tag, json, &english)).collect()
});

/// A language of the interface.
#[derive(Debug)]
pub struct Language {
    tag: &'static str,
    lines: String,
    site: Vec<String>,
}

/// All languages.
#[derive(Clone, Copy, Debug)]
pub struct Languages {
    all: &'static [Language],
    english: &'static Language,
}

/// Returns all languages.
///
/// # Errors
///
/// Returns the first text that is missing, unknown or not filled like the English one.
///
/// # Examples
///
/// ```
/// use curtain_card::translations;
/// use curtain_core::card::time::{Duration, StationTime, Timestamp};
///
/// let premiere = StationTime {
///     at: Timestamp::from_seconds(1_618_066_800),
///     offset: Duration::from_seconds(9 * 3_600),
///     late: true,
/// };
/// let messages = translations::load().unwrap().messages("en");
/// let written = messages.station_time(premiere, "JST");
/// assert_eq!(written, "Sat 10 Apr 2021, 24:00 JST = Sun 11 Apr, 00:00");
/// ```
pub fn load() -> Result<Languages, &'static Error> {
    let all = ALL.as_ref().map(Vec::as_slice)?;
    let english = all.iter().find(|language| language.tag == ENGLISH);
    Ok(Languages { all, english: english.ok_or(&Error::NoEnglish)? })
}

impl Languages {
    /// Returns the languages, by their tags.
    pub fn all(self) -> &'static [Language] {
        self.all
    }

    /// Returns the language that [`negotiate()`] chooses for a tag, or English.
    pub fn nearest(self, tag: &str) -> &'static Language {
        let tags: Vec<&str> = self.all.iter().map(Language::tag).collect();
        let chosen = negotiate(&[tag], &tags);
        chosen.and_then(|index| self.all.get(index)).unwrap_or(self.english)
    }

    /// Returns the card texts of the language that [`Self::nearest`] returns.
    pub fn messages(self, tag: &str) -> Messages {
        self.nearest(tag).messages()
    }
}

impl Language {
    fn new(tag: &'static str, json: &str, english: &LanguageFile) -> Result<Self, Error> {
        let file = LanguageFile::parse(tag, json)?;
        let locale = IcuLocale::new(tag).ok_or(Error::NoTag { tag })?;
        let (lines, site) = file.check(english, &locale)?;
        Ok(Self { tag, lines: lines.join("\n"), site })
    }

    /// Returns its BCP 47 tag.
    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// Returns its own name for itself.
    pub fn name(&self) -> &str {
        self.site(SiteText::Name)
    }

    /// Returns its card texts as lines, the form that [`Messages::new`] reads.
    pub fn lines(&self) -> &str {
        &self.lines
    }

    /// Returns its card texts.
    pub fn messages(&self) -> Messages {
        self.messages_by(|locale| Box::new(locale))
    }

    /// Returns its card texts with other rules, which are made of its own.
    pub(crate) fn messages_by(&self, rules: impl FnOnce(IcuLocale) -> Box<dyn Locale>) -> Messages {
        let locale = IcuLocale::new(self.tag).unwrap_or_default();
        match Messages::new(self.tag.to_owned(), &self.lines, rules(locale)) {
            Some(messages) => messages,
            // `Self::new` has one line for each key that `Messages` counts.
            None => unreachable!("found other lines than wanted in {}", self.tag),
        }
    }

    /// Returns a text that only pages have.
    pub fn site(&self, text: SiteText) -> &str {
        self.site.get(text as usize).map_or("", String::as_str)
    }

    /// Returns a text that only pages have, with its places filled.
    pub fn site_with(&self, text: SiteText, args: &[(&str, &str)]) -> String {
        fill(self.site(text), args)
    }
}
