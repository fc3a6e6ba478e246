//! The messages of a site: no words that no card uses, all words that a card shows, and agreement of all files on the names
//! of the message files.

use crate::support::{CliTest, Workplace, files, repository};
use base64::{Engine, engine::general_purpose::STANDARD};
use curtain_authoring::check;
use curtain_card::site::{AppAssets, Usage};
use curtain_card::translations;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

fn integrity(text: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// Makes a workplace whose app has all messages, named by its modules as `web/build.mjs` does.
fn workplace(cards: &[&Path]) -> Workplace {
    let workplace = Workplace::new(cards);
    let app = workplace.path("app");
    let out = app.to_string_lossy().into_owned();
    let printed = CliTest::new(&["messages", "--out", &out]).run().stdout;
    let messages: Value = serde_json::from_str(&printed).unwrap();
    let write = |name: &str, text: &str| {
        fs::write(app.join(name), text).unwrap();
        json!({ "name": name, "integrity": integrity(text.as_bytes()) })
    };
    let pattern = messages["pattern"].as_str().unwrap();
    let inline = write("inline-1.js", &format!("load(\"{pattern}\")"));
    let hash = inline["integrity"].as_str().unwrap();
    let element = write("curtain.js", &format!("load(\"inline-1.js\", \"{hash}\")"));
    let text = fs::read_to_string(app.join("assets.json")).unwrap();
    let mut assets: Value = serde_json::from_str(&text).unwrap();
    for (name, value) in [("messages", messages), ("inline", inline), ("element", element)] {
        assets[name] = value;
    }
    fs::write(app.join("assets.json"), assets.to_string()).unwrap();
    workplace
}

/// Returns the English lines of a site, after a check that all of its files agree on their name.
#[track_caller]
fn lines(workplace: &Workplace, site: &str, id: &str) -> Vec<String> {
    let read = |name: &str| fs::read_to_string(workplace.path(site).join(name)).unwrap();
    let assets: Value = serde_json::from_str(&read("assets.json")).unwrap();
    let pattern = assets["messages"]["pattern"].as_str().unwrap();
    for name in ["glue", "wasm", "starter", "gallery", "inline", "element"] {
        let file = fs::read(workplace.path(site).join(assets[name]["name"].as_str().unwrap()));
        assert_eq!(assets[name]["integrity"], integrity(&file.unwrap()), "{name}");
    }
    let inline = assets["inline"]["name"].as_str().unwrap();
    assert_eq!(read(inline), format!("load(\"{pattern}\")"));
    let hash = assets["inline"]["integrity"].as_str().unwrap();
    assert_eq!(read("curtain.js"), format!("load(\"{inline}\", \"{hash}\")"));
    for page in ["c", "embed"] {
        let page = read(&format!("{page}/{id}/index.html"));
        assert!(page.contains(&format!("data-messages=\"{pattern}\"")), "{page}");
    }
    let of_site = files(&workplace.path(site), ".txt");
    assert_eq!(of_site.len(), assets["messages"]["langs"].as_array().unwrap().len());
    read(&pattern.replace("{}", "en")).split('\n').map(str::to_owned).collect()
}

fn card(format: &str, track: Value) -> String {
    let minimal = repository("tests/fixtures/cards/valid/minimal.json");
    let mut card: Value = serde_json::from_str(&fs::read_to_string(minimal).unwrap()).unwrap();
    card["format"] = format.into();
    card["tracks"] = json!([track]);
    card.to_string()
}

#[test]
fn a_site_has_the_words_of_its_cards_alone() {
    let workplace = workplace(&[]);
    let book = card("novel", json!({ "id": "book", "name": "Book", "unit": "volume" }));
    fs::write(workplace.path("cards/book.json"), book).unwrap();
    workplace.build("site").run();
    let books = lines(&workplace, "site", "book");
    let has = |lines: &[String], text: &str| lines.iter().any(|line| line == text);
    assert!(has(&books, "Volume {n}") && !has(&books, "Episode {n}"));
    assert!(has(&books, "Novel") && !has(&books, "Game"));
    assert!(has(&books, "How far along are you?"));

    // A game beside it: the page of the book is written again, since it names the messages.
    let game = card("game", json!({ "id": "game", "name": "Game", "unit": "route" }));
    fs::write(workplace.path("cards/game.json"), game).unwrap();
    workplace.build("site").run();
    let both = lines(&workplace, "site", "book");
    assert!(has(&both, "Volume {n}") && has(&both, "Route {n}") && !has(&both, "Episode {n}"));
    lines(&workplace, "site", "game");

    // A built site as the app of another one has the words that it lacks itself.
    fs::remove_file(workplace.path("cards/book.json")).unwrap();
    fs::remove_file(workplace.path("cards/game.json")).unwrap();
    let series = card("tv", json!({ "id": "anime", "name": "Anime", "unit": "episode" }));
    fs::write(workplace.path("cards/series.json"), series).unwrap();
    let path = |path: &str| workplace.path(path).to_string_lossy().into_owned();
    let (cards, app, out) = (path("cards"), path("site"), path("other"));
    CliTest::new(&["build", "--cards", &cards, "--app", &app, "--out", &out]).run();
    let series = lines(&workplace, "other", "series");
    assert!(has(&series, "Episode {n}") && !has(&series, "Volume {n}"));
}

/// Every text of every card, at many instants, is the same with the messages of its own site as with all messages.
#[test]
fn no_card_shows_a_word_that_its_site_lacks() {
    let workplace = workplace(&[]);
    let app = AppAssets::read(&workplace.path("app")).unwrap();
    let languages = translations::load().unwrap();
    let mut cards = files(&repository("tests/fixtures/cards/valid"), ".json");
    cards.extend(files(&repository("static/cards"), ".json"));
    let mut emptied = 0;
    for file in &cards {
        let id = file.file_stem().unwrap().to_string_lossy();
        let checked = check(&id, &fs::read(file).unwrap(), &|_| true).unwrap();
        let used = app.with_used_messages(&Usage::of(&checked), languages).unwrap();
        let name = used.messages_pattern().replace("{}", "en");
        let lines = used.files().find(|file| file.name == name).unwrap();
        let lines = String::from_utf8(lines.bytes.clone()).unwrap();
        emptied += lines.split('\n').filter(|line| line.is_empty()).count();
        crate::show::reads_alike(&checked, &lines);
    }
    assert!(emptied > 20 * cards.len(), "{emptied}");
}
