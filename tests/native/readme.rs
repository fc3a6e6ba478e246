//! What the README shows is true.

use crate::support::{CliTest, repository};
use curtain_authoring::check;
use serde_json::{Value, json};
use std::fs;

/// Lists the blocks of a language in the README.
fn blocks(language: &str) -> Vec<String> {
    let readme = fs::read_to_string(repository("README.md")).unwrap();
    let begin = format!("```{language}\n");
    let blocks = readme.split(&begin).skip(1);
    blocks.map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn its_examples_of_json_are_parts_of_a_card() {
    let blocks = blocks("json");
    assert!(blocks.len() >= 2);
    for block in blocks {
        let part: Value = serde_json::from_str(&block).unwrap();
        let list = match &part {
            part if part.get("outlet").is_some() => "schedules",
            part if part.get("lint").is_some() => "accept",
            _ => "facts",
        };
        let mut card = json!({
            "version": 1, "lang": "en", "title": "A card", "format": "tv", "accent": "#335577",
            "as_of": "2026-01-01",
            "tracks": [
                { "id": "anime", "name": "Anime", "unit": "episode", "count": 23 },
                { "id": "novel", "name": "Novels", "unit": "volume" },
            ],
        });
        card[list] = json!([part]);
        let problems = check("readme", card.to_string().as_bytes(), &|_| true).err();
        let told: Vec<String> =
            (problems.into_iter().flatten()).map(|problem| format!("{problem:?}")).collect();
        assert!(told.is_empty(), "{block}{}", told.join("\n"));
    }
}

#[test]
fn its_snippets_are_what_the_command_prints() {
    let readme = fs::read_to_string(repository("README.md")).unwrap();
    let mut compared = 0;
    for rest in readme.split("```sh\ncargo run -q -- snippet ").skip(1) {
        let (arguments, rest) = rest.split_once("\n```\n\n```").unwrap();
        let shown = rest.split_once('\n').unwrap().1.split("```").next().unwrap();
        let arguments: Vec<&str> = ["snippet"].into_iter().chain(arguments.split(' ')).collect();
        assert_eq!(CliTest::new(&arguments).run().stdout, shown, "{arguments:?}");
        compared += 1;
    }
    assert!(compared >= 3);
}
