//! `Intl` of the browser: plural forms, lists, dates and local times in the form of the reader's region, and ages
//! such as "4 years ago".

use super::page::window;
use curtain_core::card::time::{Civil, Duration, Timestamp};
use curtain_core::i18n::{Category, DateParts, Locale, date_tag, own_tag, region_of};
use js_sys::{Array, Object, Reflect};
use std::cell::{OnceCell, RefCell};
use std::fmt;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type DateTimeFormat;
    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(locale: &str, options: &JsValue) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(catch, method)]
    fn format(this: &DateTimeFormat, at: f64) -> Result<String, JsValue>;

    type RelativeTimeFormat;
    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(locale: &str) -> Result<RelativeTimeFormat, JsValue>;
    #[wasm_bindgen(catch, method)]
    fn format(this: &RelativeTimeFormat, count: f64, unit: &str) -> Result<String, JsValue>;

    type PluralRules;
    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(locale: &str) -> Result<PluralRules, JsValue>;
    #[wasm_bindgen(catch, method)]
    fn select(this: &PluralRules, n: f64) -> Result<String, JsValue>;

    type ListFormat;
    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(locale: &str, options: &JsValue) -> Result<ListFormat, JsValue>;
    #[wasm_bindgen(catch, method)]
    fn format(this: &ListFormat, texts: &Array) -> Result<String, JsValue>;
}

/// Plural forms, lists and dates of a language, by the browser. A browser without the language gives numbers the
/// general form, and lists commas.
pub struct Intl {
    lang: String,
    plurals: OnceCell<Option<PluralRules>>,
    /// The tag of [`own_tag`].
    own_tag: OnceCell<Option<String>>,
}

impl fmt::Debug for Intl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Intl").field(&self.lang).finish()
    }
}

impl Intl {
    /// Takes a language as a BCP 47 tag.
    pub fn new(lang: &str) -> Self {
        Self { lang: lang.to_owned(), plurals: OnceCell::new(), own_tag: OnceCell::new() }
    }
}

impl Locale for Intl {
    fn category(&self, n: u64) -> Category {
        let rules = self.plurals.get_or_init(|| PluralRules::new(&self.lang).ok());
        let name = rules.as_ref().and_then(|rules| rules.select(n as f64).ok());
        name.map_or(Category::Other, |name| Category::of(&name))
    }

    fn any_of(&self, texts: &[String]) -> String {
        list(&self.lang, "disjunction", texts)
    }

    fn all_of(&self, texts: &[String]) -> String {
        list(&self.lang, "conjunction", texts)
    }

    /// Writes dates for a reader whose region has another form than the language's messages.
    fn date(&self, civil: &Civil, parts: DateParts) -> Option<String> {
        let tag = self.own_tag.get_or_init(|| own_tag(&self.lang, &languages())).as_ref()?;
        let day = Timestamp::from_date(civil.year, civil.month, civil.day);
        let minutes = i64::from(civil.hour) * 60 + i64::from(civil.minute);
        let at = day + Duration::from_seconds(minutes * 60);
        date(at, tag, parts, None)
    }
}

/// Joins texts to a list of a kind of `Intl.ListFormat`.
fn list(lang: &str, kind: &str, texts: &[String]) -> String {
    let list: Array = texts.iter().map(|text| JsValue::from_str(text)).collect();
    let options = Object::new();
    let is_set = Reflect::set(&options, &"type".into(), &kind.into());
    let format = is_set.and_then(|_| ListFormat::new(lang, &options));
    format.and_then(|format| format.format(&list)).unwrap_or_else(|_| texts.join(", "))
}

/// The tag and the parts of dates, with the reader's offset from UTC in minutes for dates in the reader's own zone.
type DateKey = (String, DateParts, Option<i64>);

thread_local! {
    /// The formats made so far: making one takes as long as the rest of a card's tick.
    static DATE_FORMATS: RefCell<Vec<(DateKey, Option<DateTimeFormat>)>> = RefCell::default();
}

/// Writes an instant in the reader's time zone: "Sat, 10 Apr 2021, 17:00".
pub fn local_time(at: Timestamp, lang: &str) -> Option<String> {
    let parts = DateParts { weekday: true, year: true, clock: true };
    // A format keeps the time zone in which it was made, and a reader may travel.
    let offset = js_sys::Date::new_0().get_timezone_offset() as i64;
    date(at, &date_tag(lang, &languages()), parts, Some(offset))
}

/// Writes an instant in the reader's time zone, where `offset` says that zone, else in UTC.
fn date(at: Timestamp, tag: &str, parts: DateParts, offset: Option<i64>) -> Option<String> {
    let key = (tag.to_owned(), parts, offset);
    DATE_FORMATS.with_borrow_mut(|formats| {
        let known = formats.iter().position(|(other, _)| *other == key);
        let index = known.unwrap_or(formats.len());
        if known.is_none() {
            formats.push((key, date_format(tag, parts, offset.is_some())));
        }
        formats[index].1.as_ref()?.format(at.millis() as f64).ok()
    })
}

/// Makes a format of dates in UTC, or of dates in the reader's own zone with its name.
fn date_format(tag: &str, parts: DateParts, is_own: bool) -> Option<DateTimeFormat> {
    let DateParts { weekday, year, clock } = parts;
    let options = Object::new();
    let fields = [
        ("day", Some("numeric")),
        ("month", Some("short")),
        ("weekday", weekday.then_some("short")),
        ("year", year.then_some("numeric")),
        ("hour", clock.then_some("numeric")),
        ("minute", clock.then_some("2-digit")),
        if is_own { ("timeZoneName", Some("short")) } else { ("timeZone", Some("UTC")) },
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            Reflect::set(&options, &name.into(), &value.into()).ok()?;
        }
    }
    DateTimeFormat::new(tag, &options).ok()
}

/// Writes the time since an instant, in its largest whole unit: "4 years ago".
pub fn relative_time(at: Timestamp, now: Timestamp, lang: &str) -> Option<String> {
    const UNITS: [(i64, &str); 5] = [
        (365 * 86_400, "year"),
        (30 * 86_400, "month"),
        (86_400, "day"),
        (3_600, "hour"),
        (60, "minute"),
    ];
    let seconds = (now - at).seconds().max(0);
    let unit = UNITS.iter().find(|(length, _)| seconds >= *length);
    let (length, name) = unit.copied().unwrap_or((1, "second"));
    let format = RelativeTimeFormat::new(&date_tag(lang, &languages())).ok()?;
    format.format(-((seconds / length) as f64), name).ok()
}

/// Returns the reader's country, by the first of the reader's languages that has one.
pub fn region() -> Option<String> {
    languages().iter().find_map(|tag| region_of(tag)).map(str::to_owned)
}

/// Returns the languages of the reader's browser, as BCP 47 tags, the best first.
fn languages() -> Vec<String> {
    let Some(window) = window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}
