//! Signature pictures (PNG and SVG), for forums without frames: sizes, weights, open texts, fonts and art.

use crate::support::{Workplace, files, repository};
use std::fs;
use std::path::PathBuf;

const SIZES: [(&str, u32, u32); 3] =
    [("", 500, 120), ("-600x160", 600, 160), ("-320x100", 320, 100)];

fn png_size(bytes: &[u8]) -> (u32, u32) {
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn every_card_has_its_pictures_in_all_sizes() {
    let mut cards = files(&repository("tests/fixtures/cards/valid"), ".json");
    cards.extend(files(&repository("static/cards"), ".json"));
    let workplace = Workplace::new(&cards.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    workplace.build("site").run();
    for card in &cards {
        let id = card.file_stem().unwrap().to_str().unwrap();
        for (ending, width, height) in SIZES {
            let path = |kind: &str| workplace.path(&format!("site/sig/{id}{ending}.{kind}"));
            let png = fs::read(path("png")).unwrap();
            assert_eq!(png_size(&png), (width, height), "{id}");
            let svg = fs::read_to_string(path("svg")).unwrap();
            assert!(
                png.len() <= 50_000 && svg.len() <= 50_000,
                "{id}: {} {}",
                png.len(),
                svg.len()
            );
            // Glyphs are outlines, so the picture needs no fonts and no requests.
            assert!(
                !svg.contains("<text") && !svg.contains("http://www.w3.org/1999/xhtml"),
                "{id}"
            );
            let addresses = svg.split("href=\"").skip(1);
            assert!(
                addresses
                    .into_iter()
                    .all(|rest| rest.starts_with("data:") || rest.starts_with('#'))
            );
        }
    }
}

/// Builds the picture of a card. Returns it with the standard error of the command.
fn picture(change: impl FnOnce(&mut serde_json::Value)) -> (Vec<u8>, String) {
    let minimal = repository("tests/fixtures/cards/valid/minimal.json");
    let mut card: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(minimal).unwrap()).unwrap();
    change(&mut card);
    let workplace = Workplace::new(&[]);
    fs::write(workplace.path("cards/x.json"), card.to_string()).unwrap();
    let output = workplace.build("site").run();
    (fs::read(workplace.path("site/sig/x.png")).unwrap(), output.stderr)
}

#[test]
fn a_picture_shows_open_texts_alone() {
    let plain = picture(|_| {}).0;
    let name = |gate: serde_json::Value| {
        picture(|card| {
            let mut name = serde_json::json!({ "text": "The secret name" });
            if !gate.is_null() {
                card["tracks"] =
                    serde_json::json!([{ "id": "anime", "name": "Anime", "unit": "episode" }]);
                name["after"] = gate;
            }
            card["titles"] = serde_json::json!([name]);
        })
        .0
    };
    assert_ne!(name(serde_json::Value::Null), plain, "an open name is on it");
    assert_eq!(name(serde_json::json!({ "anime": 1 })), plain, "a gated one is not");
}

#[test]
fn a_title_in_an_unsupported_script_is_replaced_with_a_note() {
    let (fallen_back, stderr) = picture(|card| {
        card["title"] = "ستة وثمانون".into();
        card["titles"] = serde_json::json!(["Eighty-Six"]);
    });
    assert!(stderr.starts_with("note: the pictures of x leave out \"ستة وثمانون\""), "{stderr}");
    let (plain, stderr) = picture(|card| card["title"] = "Eighty-Six".into());
    assert_eq!(stderr, "");
    assert_eq!(fallen_back, plain);
    let (_, stderr) = picture(|card| card["title"] = "薔薇と８６－エイティシックス－".into());
    assert_eq!(stderr, "");
}

#[test]
fn art_that_cannot_be_rendered_is_reported_and_nothing_is_written() {
    let card = repository("tests/fixtures/cards/valid/trailers.json");
    let workplace = Workplace::new(&[&card]);
    fs::write(workplace.path("art/plain.svg"), "<svg").unwrap();
    let stderr = workplace.build("site").exit(1).run().stderr;
    let problem = "art.file: found \"art/plain.svg\", which is no picture";
    assert!(stderr.contains(problem), "{stderr}");
    assert!(!workplace.path("site").exists());
}

/// A picture that would be too large, with art like a photo of a megabyte, gets fewer colours.
#[test]
fn pictures_stay_below_the_size_limit_of_forums_with_any_art() {
    let workplace = Workplace::new(&[]);
    let card = fs::read_to_string(repository("tests/fixtures/cards/valid/minimal.json")).unwrap();
    let mut card: serde_json::Value = serde_json::from_str(&card).unwrap();
    card["art"] = serde_json::json!({ "file": "art/photo.png" });
    fs::write(workplace.path("cards/x.json"), card.to_string()).unwrap();
    fs::create_dir_all(workplace.path("art")).unwrap();
    for noise in [40, 255] {
        fs::write(workplace.path("art/photo.png"), photo(noise)).unwrap();
        workplace.build("site").run();
        for (ending, width, height) in SIZES {
            let path = |kind: &str| workplace.path(&format!("site/sig/x{ending}.{kind}"));
            let (png, svg) = (fs::read(path("png")).unwrap(), fs::read(path("svg")).unwrap());
            assert_eq!(png_size(&png), (width, height));
            assert!(png.len() <= 50_000 && svg.len() <= 50_000, "{} {}", png.len(), svg.len());
            let has_art = String::from_utf8(svg).unwrap().contains("data:image/png");
            assert!(has_art || noise == 255, "{noise}{ending}: a picture of a camera is shown");
        }
    }
}

/// Returns a picture of 640 by 360 pixels with colour gradients and noise.
fn photo(noise: u32) -> Vec<u8> {
    let mut random = 1_u32;
    let pixels: Vec<u8> = (0..640 * 360_u32)
        .flat_map(|at| {
            let (x, y) = (at % 640, at / 640);
            [x * 255 / 640, y * 255 / 360, 255 - (x + y) * 255 / 1_000].map(|colour| {
                random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (colour * (255 - noise) / 255 + (random >> 24) * noise / 255).min(255) as u8
            })
        })
        .collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 640, 360);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    assert!(bytes.len() > 100_000, "{}", bytes.len());
    bytes
}
