//! The documented interface for host pages: parameters, parts, events, themes and sizes in docs/embedding.md, and the
//! tests in docs/leaks.md; and the texts that scripts unseal and store. `tests/web/` compares the scripts.

use crate::support::{all_files, repository};
use curtain_core::bundle::seal::seal;
use curtain_core::card::{Activity, Text, Track, Unit};
use curtain_core::reader::{Action, Reader};
use std::collections::BTreeSet;
use std::fs;

fn read(path: &str) -> String {
    fs::read_to_string(repository(path)).unwrap()
}

/// Lists the first column of the table whose head begins with a word.
fn documented(head: &str) -> BTreeSet<String> {
    let docs = read("docs/embedding.md");
    let table = docs.split(&format!("\n| {head} |")).nth(1).unwrap_or_else(|| panic!("no {head}"));
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.split('|').nth(1).unwrap().trim().trim_matches('`').to_owned()).collect()
}

/// Lists all texts between two delimiters.
fn between(text: &str, begin: &str, end: &str) -> BTreeSet<String> {
    text.split(begin).skip(1).map(|rest| rest.split(end).next().unwrap().to_owned()).collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn the_parameters_of_a_frame_are_documented() {
    let mut parameters = set(&curtain_core::fragment::PARAMETERS);
    parameters.insert("<track>".to_owned());
    assert_eq!(parameters, documented("parameter"));
    let docs = read("docs/embedding.md");
    let tags: Vec<String> = (curtain_card::translations::load().unwrap().all().iter())
        .map(|language| format!("`{}`", language.tag()))
        .collect();
    assert!(docs.contains(&format!("| `lang` | {} |", tags.join(", "))), "{tags:?}");
}

#[test]
fn the_parts_of_a_card_are_documented() {
    let mut parts = set(&["frame"]);
    for folder in ["src/components", "crates/curtain-card/src/site"] {
        for file in all_files(&repository(folder)) {
            parts.extend(between(&fs::read_to_string(file).unwrap(), " part=\"", "\""));
        }
    }
    assert_eq!(parts, documented("part"));
}

#[test]
fn the_events_of_the_element_are_documented() {
    let kinds = between(&read("crates/curtain-core/src/reader/host_event.rs"), "Some((\"", "\", ");
    let events: BTreeSet<String> = kinds.iter().map(|kind| format!("curtain-{kind}")).collect();
    assert_eq!(events, documented("event"));
}

#[test]
fn the_themes_and_sizes_of_the_command_are_those_of_a_frame() {
    let snippets = read("crates/curtain-card/src/site/embed_options.rs");
    for (name, values) in curtain_core::fragment::LOOKS {
        for value in values {
            assert!(snippets.contains(&format!("Some(\"{value}\")")), "{name} {value}");
        }
    }
}

#[test]
fn every_test_in_the_leak_table_exists() {
    let mut tests = String::new();
    for folder in ["tests/native", "tests/e2e", "src", "crates/curtain-core/src"] {
        for file in all_files(&repository(folder)) {
            tests += &fs::read_to_string(file).unwrap_or_default();
        }
    }
    // Names with a number are templates in the tests.
    let tests = tests.replace("${anime}", "0") + &tests.replace("${anime}", "3");
    let mut rows = 0;
    for row in read("docs/leaks.md").lines().filter(|line| line.starts_with("| ")).skip(2) {
        let named = between(row, "`", "`");
        let is_named = |name: &String| tests.contains(name.as_str()) && name.len() > 15;
        assert!(named.iter().any(is_named) || row.contains("does not apply"), "{row}");
        for (index, name) in row.split('`').enumerate().filter(|(index, _)| index % 2 == 1) {
            let is_tool = ["check"].contains(&name);
            assert!(is_tool || tests.contains(name), "{index}: no test \"{name}\"");
        }
        rows += 1;
    }
    assert!(rows >= 35, "{rows} rows");
}

/// Reads a table that the tests of scripts run too.
fn table(name: &str) -> Vec<serde_json::Value> {
    serde_json::from_str(&read(&format!("tests/fixtures/{name}.json"))).unwrap()
}

#[test]
fn scripts_unseal_what_is_sealed() {
    for row in table("sealed") {
        let text = |field: &str| row[field].as_str().unwrap();
        assert_eq!(seal(text("card"), text("plain")), text("sealed"), "{row}");
    }
}

#[test]
fn scripts_store_an_open_cover_as_the_reader_does() {
    let tracks = ["anime", "novel"].map(|id| Track {
        id: id.to_owned(),
        name: Text::new(id),
        unit: Unit::Episode,
        activity: Activity::Watch,
        count: None,
        parts: Vec::new(),
        numberings: Vec::new(),
    });
    for row in table("stored") {
        let read = |field: &str| Reader::from_stored(row[field].as_str().unwrap(), &tracks);
        let (mut reader, key) = (read("stored"), row["key"].as_str().unwrap().parse().unwrap());
        reader.apply(if row["open"] == true { Action::Open(key) } else { Action::Close(key) });
        assert_eq!(read("expected"), reader, "{row}");
    }
}
