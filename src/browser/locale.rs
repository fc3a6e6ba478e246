//! Times in the reader's language and zone, by the browser's `Intl`.

use crate::schedule::Timestamp;
use crate::words::{Category, Locale};
use js_sys::{Array, Object, Reflect};
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
pub struct Intl(String);

impl Intl {
    /// Asks the browser for a language.
    pub fn new(lang: &str) -> Self {
        Self(lang.to_owned())
    }
}

impl Locale for Intl {
    fn category(&self, n: u64) -> Category {
        let rules = PluralRules::new(&self.0);
        let name = rules.and_then(|rules| rules.select(n as f64));
        name.map_or(Category::Other, |name| Category::of(&name))
    }

    fn any_of(&self, texts: &[String]) -> String {
        let list: Array = texts.iter().map(|text| JsValue::from_str(text)).collect();
        let options = Object::new();
        let is_set = Reflect::set(&options, &"type".into(), &"disjunction".into());
        let format = is_set.and_then(|_| ListFormat::new(&self.0, &options));
        format.and_then(|format| format.format(&list)).unwrap_or_else(|_| texts.join(", "))
    }
}

/// Writes an instant on the reader's own clock: "Sat, 10 Apr 2021, 17:00".
pub fn local_time(at: Timestamp, lang: &str) -> Option<String> {
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
    let format = DateTimeFormat::new(&spoken(lang), &options).ok()?;
    format.format(at.millis() as f64).ok()
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
