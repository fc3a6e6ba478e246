//! No gated string is in any file of a site, in any spelling that somebody could read or search.

use crate::support::{Workplace, all_files, files, repository};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// What an authoring file says, told apart by an own reading of the format: an object with points in
/// `after` gates every text within it but its teaser, and so does an episode that is not `open`.
#[derive(Default)]
struct Texts {
    open: Vec<String>,
    gated: Vec<String>,
}

impl Texts {
    fn of(card: &Path) -> Self {
        let value: Value = serde_json::from_slice(&fs::read(card).unwrap()).unwrap();
        let mut texts = Self::default();
        texts.walk(&value, false);
        texts
    }

    fn walk(&mut self, value: &Value, gated: bool) {
        match value {
            Value::String(text) if gated => self.gated.push(text.clone()),
            Value::String(text) => self.open.push(text.clone()),
            Value::Array(entries) => entries.iter().for_each(|entry| self.walk(entry, gated)),
            Value::Object(fields) => {
                let has_points = fields
                    .get("after")
                    .and_then(Value::as_object)
                    .is_some_and(|after| !after.is_empty());
                let is_episode =
                    fields.contains_key("number") && fields.get("open") != Some(&Value::Bool(true));
                for (name, value) in fields {
                    let says = !["after", "replaces", "lang", "kind", "section", "date", "as_of"]
                        .contains(&name.as_str());
                    if says {
                        let is_open = name == "teaser";
                        self.walk(value, (gated || has_points || is_episode) && !is_open);
                    }
                }
            }
            _ => {}
        }
    }

    /// Returns the gated texts that can be looked for: those that no open text has in it, and that
    /// are long enough to be no accident.
    fn telling(&self) -> Vec<&str> {
        const LEAST: usize = 4;
        let stands_open = |text: &str| self.open.iter().any(|open| open.contains(text));
        // "Episode 1" is what the card itself says of the schedule.
        let is_own = |text: &str| {
            text.split(' ').all(|word| word == "Episode" || word.parse::<u16>().is_ok())
        };
        let is_telling =
            |text: &&str| text.chars().count() >= LEAST && !stands_open(text) && !is_own(text);
        self.gated.iter().map(String::as_str).filter(is_telling).collect()
    }
}

/// Spells a text in every way in which it could be found again.
fn spellings(text: &str) -> Vec<Vec<u8>> {
    let mut spelled = vec![text.to_owned()];
    spelled.push(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
    spelled.push(spelled[1].replace('"', "&quot;").replace('\'', "&#x27;"));
    let json = serde_json::to_string(text).unwrap();
    spelled.push(json.trim_matches('"').to_owned());
    let unicode = |c: char| {
        let mut units = [0; 2];
        if c.is_ascii() {
            c.to_string()
        } else {
            c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect()
        }
    };
    spelled.push(text.chars().map(unicode).collect());
    let percent = |byte: u8| {
        if byte.is_ascii_alphanumeric() {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    spelled.push(text.bytes().map(percent).collect());
    spelled.push(text.to_lowercase().replace(' ', "-"));
    let mut bytes: Vec<Vec<u8>> = spelled.into_iter().map(String::into_bytes).collect();
    bytes.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    bytes.push(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    // In base64 a text looks different at each of three offsets; whole groups of it are the same.
    for offset in 0..3 {
        let padded: Vec<u8> = [&[b' '; 3][..offset], text.as_bytes()].concat();
        let encoded = STANDARD_NO_PAD.encode(&padded[..padded.len() - padded.len() % 3]);
        let whole = encoded.as_bytes().get(if offset == 0 { 0 } else { 4 }..).unwrap_or_default();
        if whole.len() >= 8 {
            bytes.push(whole.to_vec());
        }
    }
    bytes.sort();
    bytes.dedup();
    bytes
}

fn contains(content: &[u8], wanted: &[u8]) -> bool {
    content.windows(wanted.len()).any(|window| window == wanted)
}

/// Builds a site of these cards and searches all of it; returns how many texts it looked for.
#[track_caller]
fn search(cards: &[PathBuf]) -> usize {
    let workplace = Workplace::new(&cards.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    workplace.build("site").run();
    let site = workplace.path("site");
    let contents: Vec<(PathBuf, Vec<u8>)> =
        all_files(&site).into_iter().map(|file| (file.clone(), fs::read(&file).unwrap())).collect();
    let mut looked_for = 0;
    for card in cards {
        let texts = Texts::of(card);
        for text in texts.telling() {
            looked_for += 1;
            for spelling in spellings(text) {
                for (file, content) in &contents {
                    let name = file.strip_prefix(&site).unwrap().to_string_lossy();
                    assert!(
                        !contains(content, &spelling) && !contains(name.as_bytes(), &spelling),
                        "{text:?} is in {name}, as {:?}",
                        String::from_utf8_lossy(&spelling)
                    );
                }
            }
        }
    }
    looked_for
}

#[test]
fn no_gated_text_of_the_sites_cards_is_in_any_file() {
    let looked_for = search(&files(&repository("static/cards"), ".json"));
    assert!(looked_for > 60, "looked for {looked_for} texts only");
}

#[test]
fn no_gated_text_of_any_field_is_in_any_file() {
    let card = repository("tests/fixtures/cards/valid/canaries.json");
    let texts = Texts::of(&card);
    let missed: Vec<&String> =
        texts.gated.iter().filter(|text| !texts.telling().contains(&text.as_str())).collect();
    assert!(missed.is_empty(), "not looked for: {missed:?}");
    assert!(search(&[card]) >= 50);
}

/// The search finds what is there, in each spelling.
#[test]
fn the_search_finds_open_texts_in_every_spelling() {
    let text = "The canary dies & 「falls」";
    for spelling in spellings(text) {
        let content = [b"before ", &*spelling, b" after"].concat();
        assert!(contains(&content, &spelling));
    }
    let base64 = STANDARD_NO_PAD.encode(format!("{{\"text\":\"{text}\"}}"));
    assert!(spellings(text).iter().any(|spelling| contains(base64.as_bytes(), spelling)));
    let workplace = Workplace::new(&[&repository("tests/fixtures/cards/valid/canaries.json")]);
    workplace.build("site").run();
    let page = fs::read(workplace.path("site/c/canaries/index.html")).unwrap();
    for open in ["Open story.", "What is left out", "Open Voice", "Open second title"] {
        assert!(contains(&page, open.as_bytes()), "{open}");
    }
}
