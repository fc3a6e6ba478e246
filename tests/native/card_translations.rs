//! Translations of cards: the command `texts`, bundles by language, foreign names, and the search index.

use crate::support::{CliTest, Workplace};
use serde_json::Value;
use std::fs;

const CARD: &str = r##"{
  "version": 1, "lang": "en", "title": "Lamp", "format": "tv", "as_of": "2026-01-01", "accent": "#335577",
  "tracks": [{ "id": "anime", "name": "Anime", "unit": "episode", "parts": [{ "name": "Part 1", "from": 1, "to": 2 }] }],
  "facts": [
    { "section": "story", "label": "Note", "text": "Told.", "after": { "anime": 1 }, "teaser": "What is told" },
    { "section": "world", "text": { "text": "Kaijō", "lang": "ja-Latn" } },
    { "section": "world", "text": "Told." }
  ],
  "people": [{ "name": "Umi", "native": { "text": "海", "lang": "ja" } }],
  "schedules": [{ "name": "Harbour TV", "kind": "broadcast", "zone": "Asia/Tokyo", "next": "2027" }]TRANSLATIONS
}"##;

fn with(translations: &str) -> Workplace {
    let workplace = Workplace::new(&[]);
    let card = CARD.replace("TRANSLATIONS", translations);
    fs::write(workplace.path("cards/lamp.json"), card).unwrap();
    workplace
}

/// Returns the texts that `texts` prints, in order.
fn texts(workplace: &Workplace, lang: &str) -> Vec<String> {
    let file = workplace.path("cards/lamp.json");
    let printed = CliTest::new(&["texts", file.to_str().unwrap(), "--lang", lang]).run().stdout;
    let object: Value = serde_json::from_str(&format!("{{{printed}}}")).unwrap();
    let count = object[lang].as_object().unwrap().len();
    let texts: Vec<String> = (printed.lines())
        .filter_map(|line| {
            line.trim().strip_suffix(',').or(Some(line.trim()))?.strip_suffix(": \"\"")
        })
        .map(|text| serde_json::from_str(text).unwrap())
        .collect();
    assert_eq!(texts.len(), count, "each text once: {printed}");
    texts
}

#[test]
fn texts_prints_the_untranslated_texts_in_the_order_of_the_card() {
    let all = ["Lamp", "Anime", "Part 1", "Harbour TV", "Umi", "What is told", "Note", "Told."];
    assert_eq!(texts(&with(""), "ja"), all);
    let some = with(r#", "translations": { "ja": { "Told.": "語られる。", "Umi": "海" } }"#);
    let lacking: Vec<_> =
        all.into_iter().filter(|text| *text != "Told." && *text != "Umi").collect();
    assert_eq!(texts(&some, "ja"), lacking);
    assert_eq!(texts(&some, "de"), all);
}

#[test]
fn texts_refuses_the_language_of_the_card() {
    let workplace = with("");
    let file = workplace.path("cards/lamp.json");
    let error =
        CliTest::new(&["texts", file.to_str().unwrap(), "--lang", "en"]).exit(2).run().stderr;
    assert!(error.contains("wanted a language that is not the card's own"), "{error}");
}

#[test]
fn each_translation_has_a_bundle_and_equal_foreign_names_are_removed() {
    let workplace = with(
        r#", "translations": { "ja": { "Told.": "語られる。", "Umi": "海", "What is told": "語られること" } }"#,
    );
    workplace.build("site").run();
    let read = |name: &str| fs::read_to_string(workplace.path("site/cards").join(name)).unwrap();
    let (original, translated) = (read("lamp.txt"), read("lamp.ja.txt"));
    for bundle in [&original, &translated] {
        assert!(bundle.lines().next().unwrap().ends_with("|en ja|"), "{bundle}");
    }
    let original = curtain_core::bundle::decode(&original).unwrap();
    let translated = curtain_core::bundle::decode(&translated).unwrap();
    assert_eq!((original.lang.as_str(), translated.lang.as_str()), ("en", "ja"));
    let pair = |index: usize| (&translated.facts[index], &original.facts[index]);
    for index in 0..original.facts.len() {
        let (translated, original) = pair(index);
        assert_eq!(
            (translated.key, &translated.after),
            (original.key, &original.after),
            "what is gated is the same"
        );
    }
    let name = translated.facts.iter().find(|fact| fact.body.text.text == "海").unwrap();
    assert!(name.body.text.lang.is_none() && name.body.asides.is_empty());
    assert_eq!(translated.title.lang.as_deref(), Some("en"), "untranslated texts have a language");
    let teaser = translated.facts.iter().find_map(|fact| fact.teaser.clone()).unwrap();
    assert_eq!(teaser.text, "語られること");
}

#[test]
fn the_search_finds_a_card_by_its_names_in_other_languages() {
    let workplace = with(r#", "translations": { "ja": { "Lamp": "灯" } }"#);
    workplace.build("site").run();
    let search = fs::read_to_string(workplace.path("site/search.json")).unwrap();
    assert!(search.contains("灯"), "{search}");
}
