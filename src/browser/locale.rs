//! Times in the reader's language and zone, by the browser's `Intl`.

use curtain_core::card::time::Timestamp;
use curtain_core::i18n::{Category, Locale};
use js_sys::{Array, Object, Reflect};
use std::cell::{OnceCell, RefCell};
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

/// What the browser knows of a language. Where it knows nothing, numbers get the general form, and lists
/// commas.
pub struct Intl {
    lang: String,
    plurals: OnceCell<Option<PluralRules>>,
}

impl Intl {
    /// Asks the browser for a language.
    pub fn new(lang: &str) -> Self {
        Self { lang: lang.to_owned(), plurals: OnceCell::new() }
    }
}

impl Locale for Intl {
    fn category(&self, n: u64) -> Category {
        let rules = self.plurals.get_or_init(|| PluralRules::new(&self.lang).ok());
        let name = rules.as_ref().and_then(|rules| rules.select(n as f64).ok());
        name.map_or(Category::Other, |name| Category::of(&name))
    }

    fn any_of(&self, texts: &[String]) -> String {
        let list: Array = texts.iter().map(|text| JsValue::from_str(text)).collect();
        let options = Object::new();
        let is_set = Reflect::set(&options, &"type".into(), &"disjunction".into());
        let format = is_set.and_then(|_| ListFormat::new(&self.lang, &options));
        format.and_then(|format| format.format(&list)).unwrap_or_else(|_| texts.join(", "))
    }
}

/// A language, how far the reader's clock is from UTC, and how instants are written then.
type Local = ((String, i64), Option<DateTimeFormat>);

thread_local! {
    /// What the browser was asked for: that takes as long as a card's tick otherwise does.
    static LOCAL: RefCell<Vec<Local>> = RefCell::default();
}

/// Writes an instant on the reader's own clock: "Sat, 10 Apr 2021, 17:00".
pub fn local_time(at: Timestamp, lang: &str) -> Option<String> {
    // A reader who travels has another clock, which a format that is there does not notice.
    let key = (lang.to_owned(), js_sys::Date::new_0().get_timezone_offset() as i64);
    LOCAL.with_borrow_mut(|known| {
        if !known.iter().any(|(other, _)| *other == key) {
            let format = local_format(lang);
            known.push((key.clone(), format));
        }
        let (_, format) = known.iter().find(|(other, _)| *other == key)?;
        format.as_ref()?.format(at.millis() as f64).ok()
    })
}

fn local_format(lang: &str) -> Option<DateTimeFormat> {
    let options = Object::new();
    let fields = [
        ("weekday", "short"),
        ("day", "numeric"),
        ("month", "short"),
        ("year", "numeric"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("timeZoneName", "short"),
    ];
    for (name, value) in fields {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    // Digits and order of the card's language; the zone is the reader's.
    DateTimeFormat::new(&spoken(lang), &options).ok()
}

/// Says how long ago an instant was, in its largest whole unit: "4 years ago".
pub fn ago(at: Timestamp, now: Timestamp, lang: &str) -> Option<String> {
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
    let format = RelativeTimeFormat::new(&spoken(lang)).ok()?;
    format.format(-((seconds / length) as f64), name).ok()
}

/// Plain English writes the day first and the clock to 24, and plain Arabic has European digits, as the card
/// does elsewhere.
fn spoken(lang: &str) -> String {
    match lang {
        "en" => "en-GB".to_owned(),
        "ar" => "ar-u-nu-latn".to_owned(),
        _ => lang.to_owned(),
    }
}
