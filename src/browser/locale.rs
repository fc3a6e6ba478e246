//! Times in the reader's language and zone, by the browser's `Intl`.

use crate::schedule::Timestamp;
use js_sys::{Object, Reflect};
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

/// Plain English writes the day first and the clock to 24, as the card does elsewhere.
fn spoken(lang: &str) -> String {
    if lang == "en" { "en-GB".to_owned() } else { lang.to_owned() }
}
