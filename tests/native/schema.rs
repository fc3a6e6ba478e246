//! The JSON schema for editors: it equals the schema of `check`, cards name it, and every field is described.

use crate::support::{CliTest, files, repository};
use std::fs;

#[test]
fn the_stored_schema_equals_the_output_of_the_command() {
    let stored = fs::read_to_string(repository("static/card.schema.json")).unwrap();
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
