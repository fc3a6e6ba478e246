//! Negotiation of the interface language when pages are built. `web/scripts/languages.ts` does it in the
//! browser; both run `tests/fixtures/languages.json`.

use icu_locale::{Locale, LocaleCanonicalizer, LocaleExpander};
use std::cell::OnceCell;

/// Returns the index of the offered language that fits best: of the first asked tag that has any, the same tag;
/// else one of the same language and script (`zh-TW` is like `zh-Hant`); else one of the same language.
pub fn negotiate(asked: &[&str], offered: &[&str]) -> Option<usize> {
    let forms: [fn(&str) -> Option<String>; 3] = [
        |tag| Some(tag.to_owned()),
        language_and_script,
        |tag| tag.split('-').next().map(str::to_owned),
    ];
    let asked = asked.iter().map(|tag| tag.to_ascii_lowercase()).filter(|tag| !tag.is_empty());
    let offered: Vec<String> = offered.iter().map(|tag| tag.to_ascii_lowercase()).collect();
    asked.into_iter().find_map(|tag| {
        forms.iter().find_map(|form| {
            let wanted = form(&tag)?;
            offered.iter().position(|offer| form(offer).as_ref() == Some(&wanted))
        })
    })
}

/// Returns the likely language and script of a tag, as `Intl.Locale.prototype.maximize` does; `None` for text that
/// is not a language tag.
fn language_and_script(tag: &str) -> Option<String> {
    thread_local! {
        static ICU: OnceCell<(LocaleCanonicalizer<LocaleExpander>, LocaleExpander)> =
            const { OnceCell::new() };
    }
    let mut locale: Locale = tag.parse().ok()?;
    ICU.with(|icu| {
        let new = || (LocaleCanonicalizer::new_extended(), LocaleExpander::new_extended());
        let (canonicalizer, expander) = icu.get_or_init(new);
        canonicalizer.canonicalize(&mut locale);
        expander.maximize(&mut locale.id);
    });
    let script = locale.id.script.map(|script| script.to_string()).unwrap_or_default();
    Some(format!("{}-{script}", locale.id.language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_locale::LocaleDirectionality;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Row {
        asked: Vec<String>,
        offered: Vec<String>,
        expected: Option<String>,
    }

    #[test]
    fn chooses_as_the_scripts_do() {
        let table = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/languages.json");
        let rows: Vec<Row> =
            serde_json::from_str(&std::fs::read_to_string(table).unwrap()).unwrap();
        assert!(rows.len() >= 25);
        for Row { asked, offered, expected } in &rows {
            let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
            let tags: Vec<&str> = offered.iter().map(String::as_str).collect();
            let chosen = negotiate(&asked, &tags).map(|index| tags[index]);
            assert_eq!(chosen, expected.as_deref(), "{asked:?} of {tags:?}");
        }
    }

    /// The core has a list of its own, because ICU's data is too large for a reader's download. It asks for the
    /// languages of the interface alone.
    #[test]
    fn the_core_knows_the_direction_of_every_language() {
        let icu = LocaleDirectionality::new_extended();
        let languages = crate::translations::load().unwrap().all();
        let tags = languages.iter().map(|language| language.tag());
        let wrong: Vec<&str> = tags
            .chain(["fa", "he", "ur", "ar-EG", "yue", "fil"])
            .filter(|tag| {
                let locale: Locale = tag.parse().unwrap();
                let expected = if icu.is_right_to_left(&locale.id) { "rtl" } else { "ltr" };
                curtain_core::i18n::direction(tag) != expected
            })
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join(" "));
    }
}
