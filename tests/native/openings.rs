//! The openings that pages carry: no absent text in them, and nothing in their sizes.

use crate::support::{Workplace, files, repository};
use curtain_core::bundle::seal::unseal;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The pages of a card.
const PAGES: [&str; 2] = ["c", "embed"];

/// The sealed openings of a page are a multiple of this long.
const STEP: usize = 1024;

/// The texts of an authoring file by what a reader of nothing can open, read independently of the command.
#[derive(Default)]
struct Texts {
    /// Behind covers that such a reader meets, or meets behind another one.
    behind_covers: Vec<String>,
    /// In facts without a cover, and within such facts.
    absent: Vec<String>,
}

impl Texts {
    fn of(card: &Path) -> Self {
        let mut texts = Self::default();
        let card: Value = serde_json::from_slice(&fs::read(card).unwrap()).unwrap();
        texts.add(&card, false, false);
        texts
    }

    fn add(&mut self, value: &Value, covered: bool, absent: bool) {
        match value {
            Value::String(text) if absent => self.absent.push(text.clone()),
            Value::String(text) if covered => self.behind_covers.push(text.clone()),
            Value::Array(entries) => {
                entries.iter().for_each(|entry| self.add(entry, covered, absent));
            }
            Value::Object(fields) => {
                let is_episode = fields.contains_key("number");
                let is_gated = fields.contains_key("after")
                    || is_episode && fields.get("open") != Some(&true.into());
                let has_teaser = fields.contains_key("teaser");
                let inside = (covered || has_teaser, absent || is_gated && !has_teaser);
                let texts = fields.iter().filter(|(name, _)| match name.as_str() {
                    "after" | "points" | "accept" | "translations" | "section" | "id"
                    | "replaces" | "lang" => false,
                    "teaser" => absent,
                    _ => true,
                });
                texts.for_each(|(_, value)| self.add(value, inside.0, inside.1));
            }
            _ => {}
        }
    }
}

/// Returns the sealed openings of a page, if it has any.
fn sealed(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once(" data-openings=\"\">")?;
    Some(rest.split_once('<').unwrap().0)
}

fn unsealed(id: &str, page: &str) -> String {
    sealed(page).map(|sealed| unseal(id, sealed).unwrap()).unwrap_or_default()
}

/// Returns both pages of a card.
fn pages(workplace: &Workplace, id: &str) -> [String; 2] {
    PAGES.map(|folder| {
        let page = workplace.path(&format!("site/{folder}/{id}/index.html"));
        fs::read_to_string(page).unwrap()
    })
}

#[test]
fn no_opening_has_a_text_of_an_absent_fact() {
    let mut found = 0;
    for name in ["covers", "canaries"] {
        let card = repository("tests/fixtures/cards/valid").join(name).with_extension("json");
        let texts = Texts::of(&card);
        let canaries = |texts: &[String]| -> Vec<String> {
            texts.iter().filter(|text| text.contains("canary ")).cloned().collect()
        };
        let (absent, behind_covers) = (canaries(&texts.absent), canaries(&texts.behind_covers));
        assert!(
            absent.len() > 5 && behind_covers.len() > 5,
            "{name}: {absent:?} {behind_covers:?}"
        );
        let workplace = Workplace::new(&[&card]);
        workplace.build("site").run();
        for page in pages(&workplace, name) {
            let opened = unsealed(name, &page);
            for text in &absent {
                assert!(!opened.contains(text.as_str()), "{text} is in an opening of {name}");
            }
            // The page itself has them sealed.
            for text in absent.iter().chain(&behind_covers) {
                assert!(!page.contains(text.as_str()), "{text} is in the source of {name}");
            }
            found += behind_covers.iter().filter(|text| opened.contains(text.as_str())).count();
        }
    }
    assert!(found > 40, "the search finds {found} texts");
}

#[test]
fn openings_come_in_steps_and_stand_where_covers_are() {
    let cards = files(&repository("tests/fixtures/cards/valid"), ".json");
    let workplace = Workplace::new(&cards.iter().map(AsRef::as_ref).collect::<Vec<_>>());
    workplace.build("site").run();
    let mut lengths = Vec::new();
    for card in &cards {
        let id = card.file_stem().unwrap().to_string_lossy();
        for page in pages(&workplace, &id) {
            let has_cover = page.contains(" part=\"reveal\"");
            let sealed = sealed(&page);
            assert_eq!(sealed.is_some(), has_cover, "{id}");
            lengths.extend(sealed.map(str::len));
        }
    }
    assert!(lengths.len() > 5 && lengths.iter().all(|length| length % STEP == 0), "{lengths:?}");
}
