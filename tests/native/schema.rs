//! The JSON schema for editors, and what of the format is not for readers: the stored schema, its address, described
//! fields, dates and times, notes, short forms, ids.

use crate::support::{CliTest, files, repository};
use serde_json::{Value, json};
use std::fs;

fn read(path: &str) -> String {
    fs::read_to_string(repository(path)).unwrap()
}

#[test]
fn the_stored_schema_equals_the_output_of_the_command() {
    let stored = read("static/card.schema.json");
    let printed = CliTest::new(&["schema"]).run().stdout;
    assert!(stored == printed, "static/card.schema.json is out of step; `make bless` renews it");
}

#[test]
fn every_card_of_the_site_names_the_schema() {
    for card in files(&repository("static/cards"), ".json") {
        let value: serde_json::Value = serde_json::from_slice(&fs::read(&card).unwrap()).unwrap();
        assert_eq!(value["$schema"], "../card.schema.json", "{}", card.display());
        let schema = card.parent().unwrap().join("../card.schema.json");
        assert!(schema.is_file());
    }
}

#[test]
fn every_field_of_the_format_is_described() {
    let schema = curtain_authoring::schema();
    let types = schema["$defs"].as_object().unwrap().values().chain([&schema]);
    for fields in types.filter_map(|kind| kind["properties"].as_object()) {
        for (name, field) in fields {
            assert!(field["description"].is_string(), "{name} has no description: {field}");
        }
    }
}

/// An editor has the schema and no command, so the schema itself refuses what is no time.
#[test]
fn the_schema_alone_refuses_malformed_dates_and_times() {
    let schema: Value = serde_json::from_str(&read("static/card.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let card = |field: &str, value: &str| {
        let mut card = json!({
            "version": 1, "lang": "en", "title": "T", "format": "tv", "as_of": "2026-11-01",
            "trailers": [{ "name": "T", "url": "https://example.com/", "date": "2026" }],
            "schedules": [{
                "name": "One", "kind": "broadcast", "zone": "Asia/Tokyo",
                "runs": [{ "start": "2026-11-01T24:00", "skips": [{ "date": "2026-11-08", "announced": "2026-11-01" }] }],
                "changes": [{ "episode": 1, "start": "2026", "was": "2026", "announced": "2026-11-01" }],
                "specials": [{ "name": "S", "start": "2026-11-01T24:00" }],
                "next": "2026",
            }],
        });
        *card.pointer_mut(field).unwrap() = value.into();
        card
    };
    let refused: [(&str, &[&str]); 10] = [
        ("/as_of", DAYS),
        ("/trailers/0/date", &["2026-13", "2026-00-01", "soon", "2026-fall"]),
        ("/schedules/0/next", PLANS),
        ("/schedules/0/runs/0/start", TIMES),
        ("/schedules/0/runs/0/skips/0/date", DAYS),
        ("/schedules/0/runs/0/skips/0/announced", TIMES),
        ("/schedules/0/changes/0/start", TIMES),
        ("/schedules/0/changes/0/was", TIMES),
        ("/schedules/0/changes/0/announced", TIMES),
        ("/schedules/0/specials/0/start", TIMES),
    ];
    for (field, values) in refused {
        for value in values {
            assert!(!validator.is_valid(&card(field, value)), "{field} takes {value}");
        }
    }
    let rough = ["2026", "2026-12", "2026-12-18", "2026-fall", "2026-Q4"];
    let times = ["2026-12-18T00:00", "2026-12-18T29:59", "2026-01-31T09:05"];
    for (field, values) in [
        ("/as_of", &["2026-12-18"][..]),
        ("/trailers/0/date", &rough[..3]),
        ("/schedules/0/next", &rough),
        ("/schedules/0/runs/0/start", &rough),
        ("/schedules/0/runs/0/start", &times),
        ("/schedules/0/runs/0/skips/0/announced", &["2026-12-18"]),
        ("/schedules/0/changes/0/start", &rough),
        ("/schedules/0/changes/0/start", &times),
        ("/schedules/0/changes/0/was", &times),
        ("/schedules/0/changes/0/announced", &times),
        ("/schedules/0/specials/0/start", &times),
    ] {
        for value in values {
            assert!(validator.is_valid(&card(field, value)), "{field} refuses {value}");
        }
    }
}

const DAYS: &[&str] =
    &["2026-13-01", "2026-00-01", "2026-11-32", "2026-11-00", "2026-11", "26-11-01", "today", ""];
const PLANS: &[&str] =
    &["2026-13", "2026-Q5", "2026-autumn", "2026-12-32", "2026-12-18T20:00", "soon", ""];
const TIMES: &[&str] = &[
    "2026-11-01T30:00",
    "2026-11-01T20:60",
    "2026-11-01T9:00",
    "2026-11-01 20:00",
    "2026-11-01T20:00:00",
    "2026-11-01T20:00+09:00",
    "2026-11-01T20:00Z",
    "2026-13-01T20:00",
    "2026-00-10T20:00",
    "2026-11-32T20:00",
    "2026-11-1T20:00",
    "11/01/2026",
    "2026-Q5",
    "soon",
    "",
];

/// The address in the schema is that of the pages of the project's repository.
#[test]
fn the_schema_has_the_address_of_the_projects_site() {
    let manifest = read("Cargo.toml");
    let line = manifest.lines().find(|line| line.starts_with("repository = ")).unwrap();
    let (owner, name) = line.split('"').nth(1).unwrap().rsplit_once('/').unwrap();
    let owner = owner.strip_prefix("https://github.com/").unwrap();
    let address = format!("https://{owner}.github.io/{name}/card.schema.json");
    assert_eq!(curtain_authoring::schema()["$id"], address);
    assert!(read("docs/guide-authors.md").contains(&address));
}

/// A note may stand in any object of a document, in the command and in editors, and changes nothing.
#[test]
fn notes_are_taken_everywhere_and_are_silent() {
    let schema: Value = serde_json::from_str(&read("static/card.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut all = 0;
    for file in files(&repository("tests/fixtures/cards/valid"), ".json") {
        let stem = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let card: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        let mut noted = card.clone();
        all += add_notes(&mut noted);
        assert!(validator.is_valid(&noted), "{stem}");
        let check = |card: &Value| {
            let card =
                curtain_authoring::check(&stem, card.to_string().as_bytes(), &|_| true).unwrap();
            (card.card, card.translations, card.warnings.len())
        };
        assert_eq!(check(&noted), check(&card), "{stem}");
    }
    assert!(all > 200, "{all} notes");
}

/// Adds a note to every object but the maps, whose names are those of tracks, languages and texts. Returns how many.
fn add_notes(value: &mut Value) -> usize {
    match value {
        Value::Array(entries) => entries.iter_mut().map(add_notes).sum(),
        Value::Object(fields) => {
            let maps = ["after", "translations", "points"];
            let notes = fields.iter_mut().filter(|(name, _)| !maps.contains(&name.as_str()));
            let notes: usize = notes.map(|(_, field)| add_notes(field)).sum();
            fields.insert(
                "x-note".to_owned(),
                json!({ "words": ["a note\nof two lines", " "], "number": 2.0 }),
            );
            notes + 1
        }
        _ => 0,
    }
}

/// A name alone means the same as an object with that name.
#[test]
fn a_name_alone_means_the_object_with_that_name() {
    let card = |short: bool| {
        let named = |name: &str| if short { json!(name) } else { json!({ "name": name }) };
        let card = json!({
            "version": 1, "lang": "en", "title": "T", "format": "series", "as_of": "2026-11-01",
            "people": [named("Ada"), { "name": "Corin", "actors": [named("Joan Hale")] }],
            "watch": [named("Tide+")],
            "sources": [named("The programme")],
        });
        curtain_authoring::check("card", card.to_string().as_bytes(), &|_| true).unwrap().card
    };
    assert_eq!(card(true), card(false));
    assert_eq!(
        card(true).facts.iter().filter(|fact| fact.body.text.text == "Joan Hale").count(),
        1
    );
}

/// The ids of other sites and the colour are in the result of a check, for programs; neither is needed.
#[test]
fn ids_and_the_colour_are_kept_and_not_needed() {
    let check = |more: Value| {
        let mut card = json!({ "version": 1, "lang": "en", "title": "T", "format": "tv", "as_of": "2026-11-01" });
        card.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        curtain_authoring::check("card", card.to_string().as_bytes(), &|_| true).unwrap()
    };
    let plain = check(json!({}));
    assert!(plain.ids.is_empty() && plain.accent.is_none());
    let ids = json!({ "anilist": [116589, 131586], "imdb": "tt13718450", "wikidata": ["Q107361"] });
    let full = check(json!({ "accent": "#335577", "ids": ids }));
    assert_eq!(full.accent.as_deref(), Some("#335577"));
    let ids: Vec<(&str, Vec<String>)> = full.ids.into_iter().collect();
    let text = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let wanted = [
        ("anilist", text(&["116589", "131586"])),
        ("imdb", text(&["tt13718450"])),
        ("wikidata", text(&["Q107361"])),
    ];
    assert_eq!(ids, wanted);
    assert_eq!(full.card, plain.card);
}
