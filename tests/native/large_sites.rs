//! Sites of many cards: the build cache, its records, gallery pages and the search index.

use crate::support::{CliTest, Workplace, repository};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    text.split(start).skip(1).map(|rest| rest.split(end).next().unwrap()).collect()
}

/// Returns the inode of a file, which changes when the file is written again.
fn inode(file: &Path) -> u64 {
    fs::metadata(file).unwrap().ino()
}

/// Copies a card into a workplace under this id and title.
fn put_card(workplace: &Workplace, id: &str, title: &str) {
    let minimal =
        fs::read_to_string(repository("tests/fixtures/cards/valid/minimal.json")).unwrap();
    let mut card: serde_json::Value = serde_json::from_str(&minimal).unwrap();
    card["title"] = title.into();
    card["art"] = serde_json::json!({ "file": "art/drawn.svg", "credit": "Nobody" });
    fs::write(workplace.path(&format!("cards/{id}.json")), card.to_string()).unwrap();
}

const ART: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"/>"#;

#[test]
fn an_unchanged_card_is_not_written_again() {
    let workplace = Workplace::new(&[]);
    fs::write(workplace.path("art/drawn.svg"), ART).unwrap();
    for id in ["one", "other"] {
        put_card(&workplace, id, id);
    }
    let build = || drop(workplace.build("site").run());
    let of = |id: &str| {
        let files = ["c/ID/index.html", "embed/ID/index.html", "cards/ID.txt", "sig/ID.svg"];
        files.map(|file| inode(&workplace.path("site").join(file.replace("ID", id))))
    };
    let page = |id: &str| workplace.path(&format!("site/c/{id}/index.html"));
    build();
    let before = (of("one"), of("other"));
    build();
    assert_eq!((of("one"), of("other")), before, "nothing has changed");
    // A change of one card does not affect the other.
    put_card(&workplace, "one", "One anew");
    build();
    assert_eq!(of("other"), before.1);
    assert!(of("one").iter().zip(before.0).all(|(now, before)| *now != before));
    assert!(fs::read_to_string(page("one")).unwrap().contains("One anew"));
    // A change of a picture affects the cards that show it.
    let before = of("other");
    fs::write(workplace.path("art/drawn.svg"), ART.replace("16 9", "32 18")).unwrap();
    build();
    assert!(of("other").iter().zip(before).all(|(now, before)| *now != before));
    // A file that was changed by hand is written again, even with the same length.
    let whole = fs::read_to_string(page("other")).unwrap();
    fs::write(page("other"), whole.replace("other", "OTHER")).unwrap();
    build();
    assert_eq!(fs::read_to_string(page("other")).unwrap(), whole);
    // A card with a missing file is written again, as new files and not into the old ones.
    let old = workplace.path("old");
    fs::hard_link(page("other"), &old).unwrap();
    fs::remove_file(workplace.path("site/sig/other.svg")).unwrap();
    build();
    assert!(workplace.path("site/sig/other.svg").is_file());
    assert_ne!(inode(&page("other")), inode(&old));
    // A change of the base URL affects all cards.
    let before = of("other");
    let path = |path| workplace.path(path).to_string_lossy().into_owned();
    let (cards, app, out) = (path("cards"), path("app"), path("site"));
    CliTest::new(&[
        "build",
        "--cards",
        &cards,
        "--app",
        &app,
        "--out",
        &out,
        "--base",
        "https://cards.example/",
    ])
    .run();
    assert!(of("other").iter().zip(before).all(|(now, before)| *now != before));
}

#[test]
fn the_cache_is_valid_for_a_copy_of_the_program_and_not_for_another_program() {
    let workplace = Workplace::new(&[]);
    fs::write(workplace.path("art/drawn.svg"), ART).unwrap();
    put_card(&workplace, "one", "One");
    workplace.build("site").run();
    let page = || inode(&workplace.path("site/c/one/index.html"));
    let before = page();
    let program = Path::new(env!("CARGO_BIN_EXE_curtain-card"));
    let copy = workplace.path("copy");
    fs::copy(program, &copy).unwrap();
    let path = |path| workplace.path(path).to_string_lossy().into_owned();
    let (cards, app, out) = (path("cards"), path("app"), path("site"));
    let arguments = ["build", "--cards", &cards, "--app", &app, "--out", &out];
    let modified = |file: &Path| fs::metadata(file).unwrap().modified().unwrap();
    assert_ne!(modified(&copy), modified(program));
    CliTest::of_program(&copy, &arguments).run();
    assert_eq!(page(), before, "a copy is the same program");
    // A program still runs with a byte appended.
    let mut file = fs::OpenOptions::new().append(true).open(&copy).unwrap();
    std::io::Write::write_all(&mut file, b"x").unwrap();
    drop(file);
    CliTest::of_program(&copy, &arguments).run();
    assert_ne!(page(), before, "another program may write other pages");
}

#[test]
fn damaged_and_forged_build_records_are_ignored() {
    let workplace = Workplace::new(&[]);
    fs::write(workplace.path("art/drawn.svg"), ART).unwrap();
    put_card(&workplace, "one", "One");
    workplace.build("site").run();
    let list = workplace.path("site/.curtain-cards");
    let good = fs::read_to_string(&list).unwrap();
    let page = fs::read(workplace.path("site/c/one/index.html")).unwrap();
    // A file outside of the site with the content of the page.
    fs::write(workplace.path("secret"), &page).unwrap();
    for bad in [
        String::new(),
        "junk\n{}\n[]".to_owned(),
        good.replace("c/one/index.html", "../secret"),
        good.replace("c/one/index.html", "c/one/nothing.html"),
        good.replace("c/one/index.html", "c/../c/one/index.html"),
        good.replace("\"c/one/index.html\",", "\"c/one/index.html\",1"),
    ] {
        fs::write(&list, &bad).unwrap();
        workplace.build("site").run();
        assert_eq!(fs::read(workplace.path("site/c/one/index.html")).unwrap(), page, "{bad}");
        assert_eq!(fs::read_to_string(&list).unwrap(), good, "{bad}");
        assert_eq!(fs::metadata(workplace.path("secret")).unwrap().nlink(), 1, "{bad}");
    }
}

#[test]
fn many_cards_are_on_several_gallery_pages_and_all_in_the_search_index() {
    let workplace = Workplace::new(&[]);
    fs::write(workplace.path("art/drawn.svg"), ART).unwrap();
    let ids: Vec<String> = (0..130).map(|number| format!("series-{number:03}")).collect();
    for id in &ids {
        put_card(&workplace, id, &format!("The {id}"));
    }
    workplace.build("site").run();
    let read = |path: &str| fs::read_to_string(workplace.path("site").join(path)).unwrap();
    let gallery_pages =
        [("index.html", ""), ("shelf/2/index.html", "../../"), ("shelf/3/index.html", "../../")];
    for ((path, root), ids) in gallery_pages.iter().zip(ids.chunks(60)) {
        let page = read(path);
        let shown: Vec<&str> = between(&page, &format!("<a href=\"{root}c/"), "/\"");
        assert_eq!(shown, ids, "{path}");
        assert_eq!(between(&page, &format!("href=\"{root}shelf/"), "/\""), ["2", "3"]);
        assert_eq!(page.matches("aria-current=\"page\"").count(), 1);
    }
    let index: Vec<(String, String, usize, String)> =
        serde_json::from_str(&read("search.json")).unwrap();
    let found: Vec<&String> = index.iter().map(|(id, ..)| id).collect();
    assert_eq!(found, ids.iter().collect::<Vec<_>>());
    assert!(index.iter().enumerate().all(|(place, (.., page, _))| *page == place / 60 + 1));
}
