//! The command `build` and the site that it writes: files, refused folders, policies, addresses, markup, calendars,
//! oEmbed and link previews.

use crate::support::{CliTest, Workplace, all_files, files, repository};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

fn minimal() -> PathBuf {
    repository("tests/fixtures/cards/valid/minimal.json")
}

/// Lists the files of a folder by their relative paths.
fn listing(folder: &Path) -> Vec<String> {
    (all_files(folder).iter())
        .map(|file| file.strip_prefix(folder).unwrap().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn every_page_and_file_of_a_card_is_written() {
    let workplace = Workplace::new(&[&minimal()]);
    workplace.build("site").run();
    let listing = listing(&workplace.path("site"));
    for file in [
        "index.html",
        "c/minimal/index.html",
        "embed/minimal/index.html",
        "cards/minimal.txt",
        "cards/minimal.static.json",
        "assets.json",
        "curtain.js",
        "gallery-1.js",
        "inline-1.js",
        "starter-1.js",
        "widget-1.js",
        "widget-1_bg.wasm",
        "messages-de-1.txt",
        "messages-en-1.txt",
    ] {
        assert!(listing.iter().any(|name| name == file), "no {file} in {listing:?}");
    }
}

#[test]
fn two_builds_of_the_same_cards_are_equal_byte_by_byte() {
    let cards = files(&repository("static/cards"), ".json");
    let workplace = Workplace::new(&cards.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    workplace.build("one").run();
    workplace.build("two").run();
    let (one, two) = (workplace.path("one"), workplace.path("two"));
    assert_eq!(listing(&one), listing(&two));
    for name in listing(&one) {
        assert!(fs::read(one.join(&name)).unwrap() == fs::read(two.join(&name)).unwrap(), "{name}");
    }
}

#[test]
fn a_card_with_problems_leaves_the_old_site_as_it_was() {
    let workplace = Workplace::new(&[&minimal()]);
    workplace.build("site").run();
    let before = listing(&workplace.path("site"));
    for stem in ["text-empty", "hour-30"] {
        let card = repository("tests/fixtures/cards/invalid").join(stem).with_extension("json");
        fs::copy(card, workplace.path("cards").join(stem).with_extension("json")).unwrap();
    }
    let stderr = workplace.build("site").exit(1).run().stderr;
    assert!(
        stderr.contains("text-empty.json:9:42: ") && stderr.contains("hour-30.json:10:103: "),
        "{stderr}"
    );
    assert!(stderr.ends_with("nothing was written\n"), "{stderr}");
    assert_eq!(listing(&workplace.path("site")), before);
    workplace.build("new").exit(1).run();
    assert!(!workplace.path("new").exists());
}

#[test]
fn a_folder_that_is_no_site_is_not_replaced() {
    let workplace = Workplace::new(&[&minimal()]);
    workplace.build("site").run();
    let refuse = |out: &str, code: i32, message: &str| {
        let before = listing(&workplace.path(""));
        let error = workplace.build(out).exit(code).run().stderr;
        assert!(error.contains(message), "{error}");
        assert_eq!(listing(&workplace.path("")), before, "{out}");
    };
    for (folder, file) in
        [("home", "thesis.txt"), ("app", "thesis.txt"), ("site", "CNAME"), ("site", ".git/HEAD")]
    {
        let path = workplace.path(folder).join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "years of work").unwrap();
        refuse(folder, 1, &format!("error: found {file} in "));
        fs::remove_file(&path).unwrap();
        // Removes the folder too if it was made for the file.
        let _ = fs::remove_dir(path.parent().unwrap());
        fs::create_dir_all(workplace.path(folder)).unwrap();
        workplace.build(folder).run();
    }
    refuse("cards", 2, "error: found the cards ");
    refuse("", 2, "error: found the cards ");
    refuse("art", 2, "error: found the cards' art/ ");
}

#[test]
fn an_app_within_the_output_folder_is_not_lost() {
    let workplace = Workplace::new(&[&minimal()]);
    fs::create_dir(workplace.path("out")).unwrap();
    fs::rename(workplace.path("app"), workplace.path("out/app")).unwrap();
    let before = listing(&workplace.path("out"));
    let path = |path: &str| workplace.path(path).to_string_lossy().into_owned();
    let (cards, app, out) = (path("cards"), path("out/app"), path("out"));
    let arguments = ["build", "--cards", &cards, "--app", &app, "--out", &out];
    let stderr = CliTest::new(&arguments).exit(1).run().stderr;
    assert!(stderr.contains("error: found app/assets.json in "), "{stderr}");
    assert_eq!(listing(&workplace.path("out")), before);
}

#[test]
fn a_site_may_replace_its_app_folder() {
    let workplace = Workplace::new(&[&minimal()]);
    fs::write(workplace.path("app/index.html"), "my own page").unwrap();
    let stderr = workplace.build("app").exit(1).run().stderr;
    assert!(stderr.contains("error: found index.html in "), "{stderr}");
    let preload = r#"<link rel="modulepreload" href="./widget-1.js">"#;
    fs::write(workplace.path("app/index.html"), preload).unwrap();
    for _ in 0..2 {
        workplace.build("app").run();
        let index = fs::read_to_string(workplace.path("app/index.html")).unwrap();
        assert!(index.contains("c/minimal/"), "{index}");
    }
}

#[test]
fn missing_files_of_the_app_are_reported() {
    let workplace = Workplace::new(&[&minimal()]);
    for missing in ["widget-1_bg.wasm", "messages-de-1.txt", "assets.json"] {
        fs::remove_file(workplace.path("app").join(missing)).unwrap();
        let stderr = workplace.build("site").exit(1).run().stderr;
        assert!(stderr.contains(&format!("found no {missing} in ")), "{stderr}");
        assert!(stderr.contains("make build"), "{stderr}");
    }
    let workplace = Workplace::new(&[]);
    let stderr = workplace.build("site").exit(1).run().stderr;
    assert!(stderr.contains("wanted at least one card"), "{stderr}");
}

#[test]
fn refuses_an_app_whose_files_are_of_two_builds() {
    let workplace = Workplace::new(&[&minimal()]);
    fs::write(workplace.path("app/inline-1.js"), "export class Card { }").unwrap();
    let stderr = workplace.build("site").exit(1).run().stderr;
    assert!(
        stderr.contains("inline-1.js than assets.json says, wanted the files of one build"),
        "{stderr}"
    );
    assert!(!workplace.path("site").exists());
}

#[test]
fn a_changed_style_sheet_is_in_every_page() {
    let workplace = Workplace::new(&[&minimal()]);
    workplace.build("site").run();
    let assets = workplace.path("app/assets.json");
    let changed = fs::read_to_string(&assets).unwrap().replace("margin:", "padding:");
    fs::write(&assets, changed).unwrap();
    workplace.build("site").run();
    for page in ["index.html", "c/minimal/index.html", "embed/minimal/index.html"] {
        let page = fs::read_to_string(workplace.path("site").join(page)).unwrap();
        assert!(page.contains("main{padding:") && !page.contains("main{margin:"), "{page}");
    }
}

#[test]
fn the_messages_are_written_for_the_build_of_the_scripts() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_string_lossy().into_owned();
    let printed = CliTest::new(&["messages", "--out", &out]).run().stdout;
    let messages: serde_json::Value = serde_json::from_str(&printed).unwrap();
    let pattern = messages["pattern"].as_str().unwrap();
    let langs = messages["langs"].as_array().unwrap();
    assert!(langs.len() >= 8, "{printed}");
    for lang in langs {
        let file = folder.path().join(pattern.replace("{}", lang.as_str().unwrap()));
        assert!(fs::read_to_string(file).unwrap().lines().count() > 100, "{lang}");
    }
}

#[test]
fn every_address_in_a_page_is_relative_and_leads_to_a_file() {
    let cards = files(&repository("static/cards"), ".json");
    let workplace = Workplace::new(&cards.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    workplace.build("site").run();
    let site = workplace.path("site");
    let mut followed = 0;
    for page in all_files(&site).iter().filter(|file| file.ends_with("index.html")) {
        let html = fs::read_to_string(page).unwrap();
        for attribute in [" href=\"", " src=\""] {
            for address in html.split(attribute).skip(1).map(|rest| rest.split('"').next().unwrap())
            {
                if address.starts_with("http://") || address.starts_with("https://") {
                    continue;
                }
                assert!(!address.starts_with('/'), "{address} in {}", page.display());
                let file = address.split('#').next().unwrap();
                let mut target = page.parent().unwrap().join(file);
                if target.is_dir() {
                    target = target.join("index.html");
                }
                assert!(target.is_file(), "{address} in {} leads nowhere", page.display());
                followed += 1;
            }
        }
    }
    assert!(followed > 20);
}

#[test]
fn pages_have_no_inline_code_that_their_policy_does_not_name() {
    let workplace = Workplace::new(&[&repository("static/cards/86-eighty-six.json")]);
    workplace.build("site").run();
    for page in
        all_files(&workplace.path("site")).iter().filter(|file| file.ends_with("index.html"))
    {
        let html = fs::read_to_string(page).unwrap();
        assert!(html.contains("require-trusted-types-for 'script'; trusted-types 'none'"));
        let mut inline = 0;
        // Snippets in guides are text, and not tags.
        let mut tags = html.split('<').filter_map(|rest| Some(rest.split_once('>')?.0));
        let is_own = |tag: &str| tag.contains(" style=\"") || tag.contains(" onclick=");
        assert!(!tags.any(is_own), "{}", page.display());
        for script in html.split("<script").skip(1) {
            let (tag, content) = script.split_once('>').unwrap();
            let content = content.split("</script>").next().unwrap();
            if tag.contains("type=\"application/") || content.is_empty() {
                continue;
            }
            let hash = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content)));
            let policy = between(&html, "script-src ", ";")[0];
            assert!(policy.contains(&hash), "{} has a script of its own", page.display());
            inline += 1;
        }
        // One script opens covers. That of a frame also sets its theme and size before the first paint.
        let path = page.display().to_string();
        let [is_page, is_frame] = ["/c/", "/embed/"].map(|folder| path.contains(folder));
        assert_eq!(inline, usize::from(is_page || is_frame), "{path}");
        // The policy names nothing that is not there.
        let hashes = between(&html, "script-src ", ";")[0].matches("'sha256-").count();
        assert_eq!(hashes, inline, "{path}");
    }
}

/// Returns a page without its inline scripts.
fn without_scripts(html: &str) -> String {
    let mut parts = html.split("<script>");
    let first = parts.next().unwrap().to_owned();
    first + &parts.map(|part| part.split_once("</script>").unwrap().1).collect::<String>()
}

/// Returns all texts between two delimiters.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    text.split(start).skip(1).map(|rest| rest.split(end).next().unwrap()).collect()
}

#[test]
fn texts_of_a_card_never_become_markup() {
    let workplace = Workplace::new(&[&repository("tests/fixtures/cards/valid/markup.json")]);
    workplace.build("site").run();
    for page in ["index.html", "c/markup/index.html", "embed/markup/index.html"] {
        let html = fs::read_to_string(workplace.path("site").join(page)).unwrap();
        let html = without_scripts(&html);
        assert!(html.contains("&lt;tag>") || html.contains("&lt;tag&gt;"), "{page}");
        for mark_up in
            ["<script>", "<img src=\"x", "<img src=x", "<tag", "<b>Anime", "<i>", "<!-- "]
        {
            assert!(!html.contains(mark_up), "{mark_up} in {page}");
        }
        // An attribute that ends early would leave a handler outside of its quotes.
        for tag in between(&html, "<", ">") {
            let names: String = tag.split('"').step_by(2).collect();
            assert!(!names.contains("onerror") && !names.contains("alert"), "{tag} in {page}");
        }
        for data in between(&html, "<script type=\"application/", "</script>") {
            let (kind, data) = data.split_once('>').unwrap();
            if kind.starts_with("ld+json") {
                let value: serde_json::Value = serde_json::from_str(data).unwrap();
                assert_eq!(value["name"], "A & B <i>\"C\"</i> 'D'");
            }
        }
        for address in between(&html, " href=\"", "\"") {
            let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
            assert!(["", "http", "https", "HTTPS"].contains(&scheme), "{address}");
        }
    }
}

/// Returns the text of a page without tags, with single blanks.
fn text_of(html: &str) -> String {
    let texts = html.split('<').filter_map(|part| Some(part.split_once('>')?.1));
    texts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_character_with_an_actor_reads_as_played_and_not_as_dubbed() {
    let workplace = Workplace::new(&[]);
    let card = serde_json::json!({
        "version": 1, "lang": "en", "title": "Harbour Lights", "format": "series", "as_of": "2026-01-01",
        "people": [{
            "name": "Ada Venn",
            "actors": ["Mara Lind", { "name": "Ines Falk", "known_for": ["Salt Road", "The Long Quay"] }],
            "voices": [{ "name": "Eva Blum", "lang": "de" }],
        }],
        "staff": [{ "role": "Director", "name": "Mina Sato", "known_for": ["Salt Road"] }],
        "translations": { "de": { "Salt Road": "Salzstraße" } },
    });
    fs::write(workplace.path("cards/lights.json"), card.to_string()).unwrap();
    workplace.build("site").run();
    let html = fs::read_to_string(workplace.path("site/c/lights/index.html")).unwrap();
    let text = text_of(&html);
    for wanted in [
        "Ada Venn Played by Mara Lind Played by Ines Falk Known for: Salt Road, The Long Quay German Eva Blum",
        "Director Mina Sato Known for: Salt Road",
    ] {
        assert!(text.contains(wanted), "{text}");
    }
    // The card names no colour, so it has that of Curtain.
    assert!(html.contains("--accent-day:#7a1f24"));
    let translated = fs::read_to_string(workplace.path("site/cards/lights.de.txt")).unwrap();
    assert!(translated.contains("Salzstraße") && !translated.contains("Salt Road"), "{translated}");
    let schema = fs::read_to_string(workplace.path("site/card.schema.json")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    assert_eq!(schema, curtain_authoring::schema());
}

#[test]
fn every_valid_card_becomes_a_site() {
    let cards = files(&repository("tests/fixtures/cards/valid"), ".json");
    let workplace = Workplace::new(&cards.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    workplace.build("site").run();
    let listing = listing(&workplace.path("site"));
    for card in &cards {
        let stem = card.file_stem().unwrap().to_str().unwrap();
        for file in [format!("c/{stem}/index.html"), format!("embed/{stem}/index.html")] {
            assert!(listing.contains(&file), "no {file}");
            let html = fs::read_to_string(workplace.path("site").join(&file)).unwrap();
            let html = without_scripts(&html);
            for accident in ["null", "undefined", "NaN", "Some(", "None", "Text {"] {
                let texts = html.split("<script type=\"application/json\"").next().unwrap();
                assert!(!texts.contains(accident), "{accident} in {file}");
            }
        }
        let bundle = fs::read_to_string(workplace.path("site/cards").join(format!("{stem}.txt")));
        let card = curtain_core::bundle::decode(&bundle.unwrap()).unwrap();
        assert_eq!(card.id, stem);
    }
}

/// Returns the values of a property in the events of a calendar.
fn values<'a>(calendar: &'a str, name: &str) -> Vec<&'a str> {
    calendar.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix(':')).collect()
}

/// Returns the minimal card with an outlet of this name and these fields.
fn card_on(title: &str, outlet: serde_json::Value) -> serde_json::Value {
    let minimal = fs::read_to_string(minimal()).unwrap();
    let mut card: serde_json::Value = serde_json::from_str(&minimal).unwrap();
    card["title"] = title.into();
    card["tracks"] = serde_json::json!([{ "id": "anime", "name": "Anime", "unit": "episode" }]);
    card["schedules"] = serde_json::json!([outlet]);
    card
}

/// Returns the calendars of one card, by the names of their files.
fn calendars(card: &serde_json::Value) -> Vec<(String, String)> {
    let workplace = Workplace::new(&[]);
    fs::write(workplace.path("cards/moving.json"), card.to_string()).unwrap();
    workplace.build("site").run();
    let files = files(&workplace.path("site/cards"), ".ics");
    files
        .into_iter()
        .map(|file| {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(&file).unwrap().replace("\r\n ", ""))
        })
        .collect()
}

#[test]
fn a_moved_episode_keeps_its_calendar_event() {
    let calendar = |name: &str, changes: serde_json::Value| {
        let outlet = serde_json::json!({
            "id": "one", "name": name, "kind": "broadcast", "zone": "Asia/Tokyo",
            "runs": [{ "count": 2, "start": "2027-04-10T24:00" }], "changes": changes,
        });
        let calendars = calendars(&card_on("A title", outlet));
        let [(file, calendar)] = calendars.as_slice() else { panic!("{calendars:?}") };
        assert_eq!(file, "moving.one.ics");
        calendar.clone()
    };
    let name = "Station One";
    let planned = calendar(name, serde_json::json!([]));
    let moved = calendar(name, serde_json::json!([{ "episode": 2, "start": "2027-05-01T25:30" }]));
    let off = calendar(name, serde_json::json!([{ "episode": 2 }]));
    let renamed = calendar("Station 1", serde_json::json!([]));
    assert_eq!(values(&planned, "UID"), ["moving-one-1@curtain", "moving-one-2@curtain"]);
    assert_eq!(values(&renamed, "UID"), values(&planned, "UID"));
    for calendar in [&moved, &off] {
        assert_eq!(values(calendar, "UID"), values(&planned, "UID"));
        assert_eq!(values(&planned, "SEQUENCE"), ["0", "0"]);
        assert_eq!(values(calendar, "SEQUENCE"), ["0", "1"]);
    }
    assert_eq!(values(&planned, "DTSTART"), ["20270410T150000Z", "20270417T150000Z"]);
    assert_eq!(values(&moved, "DTSTART"), ["20270410T150000Z", "20270501T163000Z"]);
    assert_eq!(values(&moved, "STATUS"), ["CONFIRMED", "CONFIRMED"]);
    assert_eq!(values(&off, "STATUS"), ["CONFIRMED", "CANCELLED"]);
}

#[test]
fn every_text_of_a_calendar_is_escaped() {
    let outlet = serde_json::json!({
        "id": "one", "name": "One, two; three", "kind": "broadcast", "zone": "Asia/Tokyo",
        "runs": [{ "count": 1, "start": "2027-04-10T24:00" }],
    });
    let [(_, calendar)] = &calendars(&card_on("Stone;Gate, the \\new one", outlet))[..] else {
        panic!("one calendar")
    };
    let name = r"Stone\;Gate\, the \\new one – One\, two\; three";
    assert_eq!(values(calendar, "NAME;VALUE=TEXT"), [name]);
    assert_eq!(values(calendar, "X-WR-CALNAME;VALUE=TEXT"), [name]);
    assert_eq!(values(calendar, "SUMMARY"), [r"Stone\;Gate\, the \\new one – Episode 1"]);
    assert_eq!(values(calendar, "LOCATION"), [r"One\, two\; three"]);
}

#[test]
fn days_releases_specials_and_open_runs_are_events_as_they_are_known() {
    let one = |outlet: serde_json::Value| {
        let calendars = calendars(&card_on("A title", outlet));
        assert_eq!(calendars.len(), 1, "{calendars:?}");
        calendars[0].1.clone()
    };
    let has = |calendar: &str, line: &str| calendar.lines().any(|other| other == line);
    // A full day has no hour, and no end but that of the day.
    let day = one(serde_json::json!({
        "id": "one", "name": "One", "kind": "cinema", "zone": "Asia/Tokyo",
        "runs": [{ "count": 1, "start": "2027-04-10" }],
    }));
    assert!(has(&day, "DTSTART;VALUE=DATE:20270410") && !day.contains("DTEND"), "{day}");
    // A release is an instant; what is on air has an end.
    let release = one(serde_json::json!({
        "id": "one", "name": "One", "kind": "stream", "zone": "UTC",
        "runs": [{ "count": 8, "together": 8, "start": "2027-04-10T10:00" }],
    }));
    assert_eq!(values(&release, "DTSTART"), ["20270410T100000Z"]);
    assert_eq!(values(&release, "SUMMARY"), ["A title – Episodes 1–8"]);
    assert!(!release.contains("DTEND") && has(&release, "TRANSP:TRANSPARENT"), "{release}");
    let special = |name: serde_json::Value| {
        one(serde_json::json!({
            "id": "one", "name": "One", "kind": "broadcast", "zone": "UTC", "minutes": 25,
            "runs": [{ "count": 1, "start": "2027-04-10T10:00" }],
            "specials": [{ "start": "2027-04-17T10:00", "name": name, "minutes": 90 }],
        }))
    };
    let open = special("The making of, a film".into());
    assert_eq!(values(&open, "DTEND"), ["20270410T102500Z", "20270417T113000Z"]);
    let summary = values(&open, "SUMMARY")[1];
    assert!(summary.contains(r"The making of\, a film"), "{summary}");
    // An open run says no more than it knows.
    let run = one(serde_json::json!({
        "id": "one", "name": "One", "kind": "broadcast", "zone": "UTC",
        "runs": [{ "start": "2026-01-03T10:00" }],
    }));
    let status = values(&run, "STATUS");
    assert!(status.len() > 20, "{status:?}");
    let certain = status.iter().take_while(|status| **status == "CONFIRMED").count();
    assert!(certain > 0 && status[certain..].iter().all(|status| *status == "TENTATIVE"), "{run}");
    assert!(status.len() > certain, "{run}");
    // The hour of every reader's own clock.
    let local = one(serde_json::json!({
        "id": "one", "name": "One", "kind": "store", "zone": "local",
        "runs": [{ "count": 1, "start": "2027-04-10T00:00" }],
    }));
    assert_eq!(values(&local, "DTSTART"), ["20270410T000000"]);
}

#[test]
fn each_feed_of_an_outlet_has_a_calendar_of_its_own() {
    let calendars = calendars(&card_on(
        "A title",
        serde_json::json!({
            "id": "abc", "name": "ABC", "kind": "broadcast", "zones": ["America/New_York", "America/Chicago"],
            "runs": [{ "count": 1, "start": "2027-01-10T20:00" }],
        }),
    ));
    let names: Vec<&str> = calendars.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["moving.abc.2-CST.ics", "moving.abc.ics"]);
    let [central, eastern] = [&calendars[0].1, &calendars[1].1];
    assert_eq!(values(eastern, "NAME;VALUE=TEXT"), ["A title – ABC (EST)"]);
    assert_eq!(values(central, "NAME;VALUE=TEXT"), ["A title – ABC (CST)"]);
    assert_eq!(values(eastern, "DTSTART"), ["20270111T010000Z"]);
    assert_eq!(values(central, "DTSTART"), ["20270111T020000Z"]);
    assert_eq!(values(eastern, "UID"), values(central, "UID"));
}

#[test]
fn episodes_at_one_time_are_one_event_as_long_as_all_of_them() {
    let events = |changes: serde_json::Value| {
        let outlet = serde_json::json!({
            "id": "one", "name": "One", "kind": "broadcast", "zone": "UTC", "minutes": 25,
            "runs": [{ "count": 3, "together": 3, "start": "2027-04-10T00:00" }], "changes": changes,
        });
        let calendars = calendars(&card_on("A title", outlet));
        let value =
            |name| values(&calendars[0].1, name).iter().map(|value| (*value).to_owned()).collect();
        let [ends, status]: [Vec<String>; 2] = ["DTEND", "STATUS"].map(value);
        (ends, status)
    };
    let (ends, status) = events(serde_json::json!([]));
    assert_eq!((ends, status.len()), (vec!["20270410T011500Z".to_owned()], 1));
    // One that was given up stands apart from the others at its old time, and one without an hour has no end.
    let (ends, status) = events(serde_json::json!([{ "episode": 3 }]));
    assert_eq!(ends, ["20270410T005000Z", "20270410T002500Z"]);
    assert_eq!(status, ["CONFIRMED", "CANCELLED"]);
    let (ends, status) = events(serde_json::json!([{ "episode": 3, "start": "2027-04-10" }]));
    assert_eq!((ends, status.len()), (vec!["20270410T005000Z".to_owned()], 2));
}

#[test]
fn an_event_counts_its_own_moves_and_those_of_the_breaks_before_it() {
    let calendar = |run: serde_json::Value, changes: serde_json::Value| {
        let outlet = serde_json::json!({
            "id": "one", "name": "One", "kind": "broadcast", "zone": "UTC", "runs": [run], "changes": changes,
            "specials": [{ "start": "2027-06-05T10:00", "name": "The making of" }],
        });
        calendars(&card_on("A title", outlet)).remove(0).1
    };
    let start = "2027-04-10T10:00";
    let skipped = serde_json::json!({
        "count": 3, "start": start, "skips": [{ "date": "2027-04-17", "announced": "2027-04-12" }],
    });
    let behind = calendar(skipped, serde_json::json!([]));
    assert_eq!(values(&behind, "SEQUENCE"), ["0", "1", "1", "0"], "a special moves with nothing");
    // What was given up stands where it was planned last.
    let changes = serde_json::json!([
        { "episode": 2, "start": "2027-05-01T10:00" }, { "episode": 2 },
        { "episode": 1, "start": "2027-04-11T10:00" },
    ]);
    let own = calendar(serde_json::json!({ "count": 2, "start": start }), changes);
    // The special stands between the two.
    let of_both = |name| [0, 2].map(|index| values(&own, name)[index]);
    assert_eq!(of_both("UID"), ["moving-one-1@curtain", "moving-one-2@curtain"]);
    assert_eq!(of_both("DTSTART"), ["20270411T100000Z", "20270501T100000Z"]);
    assert_eq!(of_both("STATUS"), ["CONFIRMED", "CANCELLED"]);
    assert_eq!(of_both("SEQUENCE"), ["1", "2"]);
    assert_eq!(values(&own, "REFRESH-INTERVAL;VALUE=DURATION"), ["PT12H"]);
}

#[test]
fn a_site_without_calendars_offers_none() {
    let workplace = Workplace::new(&[&minimal()]);
    let outlet = serde_json::json!({
        "id": "disc", "name": "Disc", "kind": "disc", "zone": "UTC", "runs": [{ "count": 1, "start": "2027" }],
    });
    fs::write(workplace.path("cards/rough.json"), card_on("Rough", outlet).to_string()).unwrap();
    let path = |path: &str| workplace.path(path).to_string_lossy().into_owned();
    let (cards, app, out) = (path("cards"), path("app"), path("site"));
    CliTest::new(&["build", "--cards", &cards, "--app", &app, "--out", &out, "--base", BASE]).run();
    assert!(!workplace.path("site/calendars").exists());
    for page in ["index.html", "c/minimal/index.html", "c/rough/index.html"] {
        let page = fs::read_to_string(workplace.path("site").join(page)).unwrap();
        assert!(!page.contains("class=\"calendars\"") && !page.contains("subscriptions"), "{page}");
    }
}

#[test]
fn a_site_has_calendars_of_all_cards_and_of_each_kind() {
    let workplace = Workplace::new(&[]);
    for (id, kind) in [("one", "broadcast"), ("two", "stream"), ("three", "broadcast")] {
        let outlet = serde_json::json!({
            "id": "o", "name": "Outlet", "kind": kind, "zone": "Asia/Tokyo",
            "runs": [{ "count": 2, "start": "2027-04-10T24:00" }],
        });
        let mut card = card_on(id, outlet.clone());
        if id == "three" {
            let mut late = outlet;
            (late["id"], late["name"]) = ("late".into(), "Late".into());
            card["schedules"].as_array_mut().unwrap().push(late);
        }
        fs::write(workplace.path(&format!("cards/{id}.json")), card.to_string()).unwrap();
    }
    let path = |path: &str| workplace.path(path).to_string_lossy().into_owned();
    let (cards, app, out) = (path("cards"), path("app"), path("site"));
    let arguments = ["build", "--cards", &cards, "--app", &app, "--out", &out, "--base", BASE];
    let page = |page: &str| fs::read_to_string(workplace.path("site").join(page)).unwrap();
    // The second build takes the cards from the first one.
    for _ in 0..2 {
        CliTest::new(&arguments).run();
        let events = |name: &str| values(&page(&format!("calendars/{name}.ics")), "UID").len();
        assert_eq!([events("all"), events("broadcast"), events("stream")], [8, 6, 2]);
        assert!(!workplace.path("site/calendars/dub.ics").exists());
        let all = page("calendars/all.ics");
        assert_eq!(
            ["BEGIN", "END"].map(|line| all.matches(&format!("{line}:VCALENDAR")).count()),
            [1, 1]
        );
        assert!(all.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"), "{all}");
        let gallery = page("index.html");
        for name in ["all", "broadcast", "stream"] {
            assert!(gallery.contains(&format!("href=\"calendars/{name}.ics\"")), "{name}");
            let address = format!("href=\"webcal://cards.example/shows/calendars/{name}.ics\"");
            assert!(gallery.contains(&address), "{name}");
        }
        assert!(!gallery.contains("calendars/dub.ics"));
        assert!(page("c/three/index.html").contains("/cards/three.late.ics\">Late<"));
        let card = page("c/two/index.html");
        assert!(card.contains("href=\"webcal://cards.example/shows/cards/two.o.ics\">Outlet<"));
        assert!(card.contains("href=\"../../cards/two.o.ics\" download"));
    }
    workplace.build("site").run();
    assert!(
        !page("index.html").contains("webcal:") && !page("c/two/index.html").contains("webcal:")
    );
}

#[test]
fn cards_with_problems_are_left_out_of_a_site_that_is_told_to_keep_going() {
    let workplace = Workplace::new(&[&minimal()]);
    let bad = repository("tests/fixtures/cards/invalid/text-empty.json");
    fs::copy(bad, workplace.path("cards/text-empty.json")).unwrap();
    let path = |path: &str| workplace.path(path).to_string_lossy().into_owned();
    let (cards, app, out) = (path("cards"), path("app"), path("site"));
    let arguments = ["build", "--cards", &cards, "--app", &app, "--out", &out, "--keep-going"];
    let output = CliTest::new(&arguments).exit(1).run();
    assert!(output.stdout.starts_with("built 1 card in "), "{}", output.stdout);
    assert!(output.stderr.contains("text-empty.json:9:42: "), "{}", output.stderr);
    assert!(output.stderr.ends_with("1 left out for problems\n"), "{}", output.stderr);
    assert!(workplace.path("site/c/minimal/index.html").is_file());
    assert!(!workplace.path("site/c/text-empty").exists());
}

const BASE: &str = "https://cards.example/shows/";

/// Builds the card of 86 with or without a base URL.
fn built_for(base: Option<&str>) -> Workplace {
    let workplace = Workplace::new(&[&repository("static/cards/86-eighty-six.json")]);
    let path = |path| workplace.path(path).to_string_lossy().into_owned();
    let (cards, app, out) = (path("cards"), path("app"), path("site"));
    let mut arguments = vec!["build", "--cards", &cards, "--app", &app, "--out", &out];
    arguments.extend(base.iter().flat_map(|base| ["--base", base]));
    CliTest::new(&arguments).run();
    workplace
}

#[test]
fn a_site_with_a_base_url_has_oembed_answers() {
    let workplace = built_for(Some(BASE));
    let answer = fs::read_to_string(workplace.path("site/oembed/86-eighty-six.json")).unwrap();
    let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
    // Source: https://oembed.com/#section2.3
    assert_eq!((&answer["version"], &answer["type"]), (&"1.0".into(), &"rich".into()));
    assert_eq!(answer["title"], "86 EIGHTY-SIX");
    assert!(answer["width"].is_u64() && answer["height"].as_u64().unwrap() <= 1_000);
    let html = answer["html"].as_str().unwrap();
    // WordPress keeps a quotation with a link, and a frame.
    assert!(html.starts_with(&format!(
        "<blockquote><a href=\"{BASE}c/86-eighty-six/\">86 EIGHTY-SIX</a></blockquote><iframe "
    )));
    assert!(
        html.contains(&format!(" src=\"{BASE}embed/86-eighty-six/\""))
            && html.ends_with("</iframe>")
    );
    let picture = answer["thumbnail_url"].as_str().unwrap().strip_prefix(BASE).unwrap();
    assert!(workplace.path("site").join(picture).is_file());
    let page = fs::read_to_string(workplace.path("site/c/86-eighty-six/index.html")).unwrap();
    let discovery = between(&page, "type=\"application/json+oembed\" href=\"", "\"");
    assert_eq!(discovery, [format!("{BASE}oembed/86-eighty-six.json")]);
}

/// Returns the contents of the meta elements of a property or a name.
fn meta(page: &str, key: &str) -> Vec<String> {
    let keys =
        ["property", "name"].map(|attribute| format!("<meta {attribute}=\"{key}\" content=\""));
    keys.iter().flat_map(|begin| between(page, begin, "\"")).map(str::to_owned).collect()
}

#[test]
fn link_previews_have_what_services_ask_for() {
    let workplace = built_for(Some(BASE));
    let read = |path: &str| fs::read_to_string(workplace.path("site").join(path)).unwrap();
    for (path, locale) in [("c/86-eighty-six/index.html", "en_GB"), ("index.html", "en_GB")] {
        let page = read(path);
        let only = |key: &str| {
            let found = meta(&page, key);
            assert_eq!(found.len(), 1, "{key} in {path}: {found:?}");
            found[0].clone()
        };
        let picture = only("og:image");
        let file =
            fs::read(workplace.path("site").join(picture.strip_prefix(BASE).unwrap())).unwrap();
        let size = |at: usize| u32::from_be_bytes(file[at..at + 4].try_into().unwrap());
        assert_eq!((size(16), size(20)), (1_200, 630), "{path}");
        assert_eq!([only("og:image:width"), only("og:image:height")], ["1200", "630"]);
        assert!(file.len() < 300_000, "{path}: {} bytes", file.len());
        assert_eq!(only("og:locale"), locale);
        assert_eq!(only("twitter:card"), "summary_large_image");
        for key in ["description", "og:title", "og:description", "og:url", "og:image:alt"] {
            assert!(!only(key).trim().is_empty(), "{key} of {path}");
        }
    }
    let all = |name: &str| {
        let card = repository(&format!("tests/fixtures/cards/valid/{name}.json"));
        let workplace = Workplace::new(&[&card]);
        workplace.build("site").run();
        fs::read_to_string(workplace.path(&format!("site/c/{name}/index.html"))).unwrap()
    };
    let page = all("minimal");
    for key in ["description", "og:description"] {
        assert!(
            meta(&page, key).iter().all(|text| !text.is_empty()),
            "{key} of a card without a story"
        );
    }
}

#[test]
fn a_site_lists_its_pages_and_has_one_for_wrong_addresses() {
    let workplace = built_for(Some(BASE));
    let site = workplace.path("site");
    let read = |path: &str| fs::read_to_string(site.join(path)).unwrap();
    let sitemap = read("sitemap.xml");
    let listed = between(&sitemap, "<loc>", "</loc>");
    for route in ["", "c/86-eighty-six/", "docs/guide-readers/"] {
        assert!(listed.contains(&&*format!("{BASE}{route}")), "{route} in {listed:?}");
    }
    for address in &listed {
        let route = address.strip_prefix(BASE).unwrap();
        assert!(site.join(route).join("index.html").is_file(), "{address}");
        assert!(!route.starts_with("embed/"), "{address}");
    }
    // Search engines read it at the root of a host alone.
    assert!(!site.join("robots.txt").exists());
    let whole = built_for(Some("https://cards.example/"));
    let robots = fs::read_to_string(whole.path("site/robots.txt")).unwrap();
    assert!(robots.contains("Sitemap: https://cards.example/sitemap.xml"));
    let lost = read("404.html");
    assert!(lost.contains("Page not found") && lost.contains("noindex"));
    // It stands at any address: no link in it is relative.
    for link in between(&lost, "href=\"", "\"") {
        assert!(link.starts_with('/'), "{link}");
    }
    let bare = built_for(None);
    for file in ["sitemap.xml", "robots.txt", "preview.png"] {
        assert!(!bare.path("site").join(file).exists(), "{file}");
    }
    assert!(bare.path("site/404.html").is_file());
}

#[test]
fn the_icons_are_as_large_as_pages_say() {
    let workplace = built_for(None);
    let page = fs::read_to_string(workplace.path("site/index.html")).unwrap();
    for (file, size) in [("icon.png", 192), ("touch-icon.png", 180)] {
        let png = fs::read(workplace.path("site").join(file)).unwrap();
        assert_eq!(u32::from_be_bytes(png[16..20].try_into().unwrap()), size, "{file}");
        assert!(page.contains(&format!("href=\"{file}\"")), "{file}");
    }
    assert!(page.contains("sizes=\"192x192\"") && page.contains("theme-color"));
    let frame = fs::read_to_string(workplace.path("site/embed/86-eighty-six/index.html")).unwrap();
    assert!(!frame.contains("rel=\"icon\""), "no tab shows a frame");
}

#[test]
fn a_site_without_a_base_url_has_no_absolute_addresses() {
    let workplace = built_for(None);
    assert!(!workplace.path("site/oembed").exists());
    let page = fs::read_to_string(workplace.path("site/c/86-eighty-six/index.html")).unwrap();
    assert!(!page.contains("oembed") && !page.contains("og:image") && !page.contains("og:url"));
}

#[test]
fn an_invalid_base_url_is_a_usage_error() {
    for base in [
        "cards.example",
        "https://cards.example/x",
        "ftp://cards.example/",
        "https://cards.example/?x",
    ] {
        let stderr = CliTest::new(&["snippet", "vivy", "--base", base]).exit(2).run().stderr;
        assert!(stderr.contains("wanted the address of the site's root"), "{stderr}");
    }
}

#[test]
fn link_previews_mention_closed_parts_without_their_number() {
    let page = |card: &str| {
        let workplace = Workplace::new(&[&repository(card)]);
        workplace.build("site").run();
        let id = Path::new(card).file_stem().unwrap().to_str().unwrap();
        let html = fs::read_to_string(workplace.path(&format!("site/c/{id}/index.html"))).unwrap();
        between(&html, "property=\"og:description\" content=\"", "\"")[0].to_owned()
    };
    let locked = "Parts of this card stay hidden until you say how far along you are.";
    assert!(page("static/cards/86-eighty-six.json").ends_with(locked));
    assert!(!page("tests/fixtures/cards/valid/minimal.json").contains(locked));
    // Absent facts get no hint.
    assert!(!page("tests/fixtures/cards/valid/players.json").contains(locked));
}

#[test]
fn snippet_reports_unknown_cards_and_impossible_progress() {
    let snippet = |more: &[&str]| {
        let arguments: Vec<&str> =
            ["snippet", "--base", "https://cards.example/"].iter().chain(more).copied().collect();
        CliTest::new(&arguments).exit(2).run().stderr
    };
    for id in ["nobody", "../cards/vivy", ""] {
        let stderr = snippet(&[id]);
        assert!(
            stderr.starts_with("error: found no card ") && stderr.contains("static/cards"),
            "{stderr}"
        );
    }
    for (progress, wanted) in [
        ("anime=99", "anime=0 to anime=13"),
        ("novel=1", "anime=0 to"),
        ("anime", "anime=0 to"),
        ("anime=-1", "anime=0 to"),
    ] {
        let stderr = snippet(&["vivy", "--progress", progress]);
        assert!(
            stderr.contains(&format!("found \"{progress}\" as --progress, wanted {wanted}")),
            "{stderr}"
        );
    }
}
