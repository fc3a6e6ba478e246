//! Reports of the command `check`: golden reports of invalid and warned cards, places, formats, limits, pipes and calls.
//! Each invalid card has one fault and one golden report.

use crate::support::{CliTest, Workplace, curtain, files, repository};
use std::fs;
use std::path::{Path, PathBuf};

const INVALID: &str = "tests/fixtures/cards/invalid";

#[test]
fn every_invalid_card_has_its_golden_report() {
    let cards = files(&repository(INVALID), ".json");
    assert!(cards.len() >= 40, "only {} invalid cards", cards.len());
    let mut differ = Vec::new();
    for card in cards {
        let stem = card.file_stem().unwrap().to_str().unwrap();
        let file = format!("{INVALID}/{stem}.json");
        let report = CliTest::new(&["check", &file]).exit(1).run().stdout;
        is_a_report(&file, &report);
        let golden = repository("tests/golden/check").join(stem).with_extension("txt");
        if !blessed(&golden, &report) {
            differ.push(report);
        }
    }
    assert!(differ.is_empty(), "read these; `make bless` accepts them:\n{}", differ.join("\n"));
}

#[test]
fn every_card_that_hints_at_spoilers_has_its_golden_warning() {
    const WARNED: &str = "tests/fixtures/cards/warned";
    let cards = files(&repository(WARNED), ".json");
    assert!(cards.len() >= 50, "only {} cards", cards.len());
    let mut differ = Vec::new();
    for card in cards {
        let stem = card.file_stem().unwrap().to_str().unwrap();
        let file = format!("{WARNED}/{stem}.json");
        let report = CliTest::new(&["check", &file]).run().stdout;
        assert!(report.contains(": warning ("), "{report}");
        assert!(report.ends_with("1 card checked, no problems, 1 warning\n"), "{report}");
        // `--deny warnings` makes warnings fail.
        let denied = CliTest::new(&["check", &file, "--deny", "warnings"]).exit(1).run().stdout;
        assert_eq!(denied, report);
        let golden = repository("tests/golden/warned").join(stem).with_extension("txt");
        if !blessed(&golden, &report) {
            differ.push(report);
        }
    }
    assert!(differ.is_empty(), "read these; `make bless` accepts them:\n{}", differ.join("\n"));
}

#[test]
fn a_missing_file_does_not_hide_the_warnings() {
    let card = serde_json::json!({
        "version": 1, "lang": "en", "title": "T", "format": "tv", "as_of": "2026-11-01", "accent": "#335577",
        "tracks": [{ "id": "anime", "name": "Anime", "unit": "episode" }],
        "art": { "file": "art/olga-brandt.svg" },
        "people": [{ "name": "Olga Brandt", "after": { "anime": 8 } }],
    });
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("card.json");
    fs::write(&file, card.to_string()).unwrap();
    let report = CliTest::new(&["check", file.to_str().unwrap()]).exit(1).run().stdout;
    assert!(
        report.contains("art.file: found \"art/olga-brandt.svg\", which is not there"),
        "{report}"
    );
    assert!(
        report.contains("art: warning (gated-name-in-address): found \"Olga Brandt\""),
        "{report}"
    );
    assert!(report.ends_with("1 card checked, 1 problem in 1, 1 warning\n"), "{report}");
}

#[test]
fn the_cards_of_the_site_have_no_warnings() {
    CliTest::new(&["check", "static/cards", "--deny", "warnings"]).run();
}

#[test]
fn an_accepted_warning_is_not_reported() {
    let mut card: serde_json::Value = serde_json::from_str(
        &fs::read_to_string(repository("tests/fixtures/cards/warned/gated-name-in-open-text.json"))
            .unwrap(),
    )
    .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.json");
    card["accept"] = serde_json::json!([{ "lint": "gated-name", "word": "Bond", "why": "He is on the poster." }]);
    fs::write(&file, card.to_string()).unwrap();
    let stdout =
        CliTest::new(&["check", file.to_str().unwrap(), "--deny", "warnings"]).run().stdout;
    assert_eq!(stdout, "1 card checked, no problems\n");
}

/// Tells whether a golden file has this text. With `BLESS` set, writes the text first.
fn blessed(golden: &Path, text: &str) -> bool {
    if std::env::var_os("BLESS").is_some() {
        fs::write(golden, text).unwrap();
    }
    fs::read_to_string(golden).is_ok_and(|golden| golden == text)
}

#[test]
fn every_golden_report_has_its_card() {
    for golden in files(&repository("tests/golden/check"), "") {
        let stem = golden.file_stem().unwrap();
        let card = repository(INVALID).join(stem).with_extension("json");
        assert!(card.is_file(), "{} is the report of no card", golden.display());
    }
}

/// Asserts the form of a report, which no golden file may violate: each problem has a file, a place, "found" and
/// "wanted".
#[track_caller]
fn is_a_report(file: &str, report: &str) {
    let problems: Vec<&str> = report.lines().filter_map(|line| line.strip_prefix(file)).collect();
    assert!(report.starts_with(file), "no file in {report}");
    for problem in &problems {
        let mut parts = problem.splitn(4, ':').skip(1);
        for name in ["line", "column"] {
            let number: Option<usize> = parts.next().and_then(|part| part.parse().ok());
            assert!(number.is_some_and(|number| number > 0), "no {name} in {problem}");
        }
        let rest = parts.next().unwrap_or_default();
        let (_, wanted) = rest.split_once("found ").unwrap_or_else(|| panic!("no found in {rest}"));
        assert!(wanted.contains(", wanted "), "no wanted in {rest}");
        // Messages of libraries for programmers do not help authors.
        for inner in ["u16", "panicked", "invalid type", "parameter '"] {
            assert!(!problem.contains(inner), "{inner} in {problem}");
        }
    }
    let plural = if problems.len() == 1 { "" } else { "s" };
    let last = format!("1 card checked, {} problem{plural} in 1\n", problems.len());
    assert!(report.ends_with(&last), "{report}");
    let root = repository("").canonicalize().unwrap();
    assert!(!report.contains(root.to_str().unwrap()), "{report}");
}

/// Returns the report of `check` on a file with these bytes.
#[track_caller]
fn report_of(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("card.json");
    fs::write(&file, bytes).unwrap();
    let file = file.to_str().unwrap();
    let report = CliTest::new(&["check", file]).exit(1).run().stdout;
    is_a_report(file, &report);
    report
}

#[test]
fn deep_nesting_is_a_report() {
    for open in ["[", "{\"a\":", "[{\"a\":"] {
        let report = report_of(open.repeat(100_000).as_bytes());
        assert!(report.contains("nested deeper than 127"), "{report:.300}");
    }
}

#[test]
fn a_card_above_the_limit_is_a_report_and_one_at_the_limit_is_read() {
    const LIMIT: usize = 1024 * 1024;
    let report = report_of(&vec![b' '; LIMIT + 1]);
    assert!(report.contains("found 1048577 bytes, wanted at most 1 MiB"), "{report}");
    let report = report_of(&vec![b' '; LIMIT]);
    assert!(report.contains("found an empty file"), "{report}");
}

#[test]
fn a_card_cut_at_any_byte_is_a_report() {
    let card = fs::read(repository("tests/fixtures/cards/valid/minimal.json")).unwrap();
    let end = card.iter().rposition(|byte| *byte == b'}').unwrap();
    for length in 0..=end {
        let checked = curtain_authoring::check("card", &card[..length], &|_| true);
        assert!(checked.is_err_and(|problems| !problems.is_empty()), "cut to {length} bytes");
    }
}

#[test]
fn valid_cards_have_no_problems() {
    for card in files(&repository("tests/fixtures/cards/valid"), ".json") {
        let output = CliTest::new(&["check", card.to_str().unwrap()]).run();
        assert_eq!(output.stdout, "1 card checked, no problems\n", "{}", card.display());
    }
}

#[test]
fn the_cards_of_the_site_have_no_problems() {
    let output = CliTest::new(&["check"]).run();
    assert!(output.stdout.ends_with("cards checked, no problems\n"), "{}", output.stdout);
}

#[test]
fn all_problems_are_reported_in_the_order_of_the_files() {
    let output = CliTest::new(&["check", INVALID]).exit(1).run().stdout;
    let firsts: Vec<&str> = output.lines().filter(|line| line.starts_with(INVALID)).collect();
    let names: Vec<&str> = firsts.iter().map(|line| line.split(':').next().unwrap()).collect();
    assert!(names.is_sorted());
    let of = |stem: &str| {
        names.iter().filter(|name| Path::new(name).file_stem().unwrap() == stem).count()
    };
    assert_eq!(of("several-at-once"), 5);
    let mut files = names.clone();
    files.dedup();
    let last = output.lines().last().unwrap();
    let cards = crate::support::files(&repository(INVALID), ".json").len();
    assert_eq!(files.len(), cards);
    assert_eq!(last, format!("{cards} cards checked, {} problems in {cards}", names.len()));
}

#[test]
fn format_json_writes_one_object_per_problem() {
    for (stem, problems) in [("several-at-once", 5), ("zone-unknown", 1)] {
        let file = format!("{INVALID}/{stem}.json");
        let output = CliTest::new(&["check", "--format", "json", &file]).exit(1).run().stdout;
        assert_eq!(output.lines().count(), problems);
        let text = fs::read_to_string(repository(&file)).unwrap();
        for line in output.lines() {
            let problem: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!(problem["file"], file);
            for field in ["field", "found", "wanted"] {
                assert!(problem[field].as_str().is_some_and(|text| !text.is_empty()), "{line}");
            }
            // Editors underline the span between both places, which is the value here.
            let number = |name: &str| problem[name].as_u64().unwrap() as usize;
            assert_eq!(number("line"), number("end_line"));
            let marked = text.lines().nth(number("line") - 1).unwrap();
            let marked = &marked[number("column") - 1..number("end_column") - 1];
            let found = problem["found"].as_str().unwrap();
            assert!(found == marked || (found, marked) == ("an empty text", "\"\""), "{line}");
        }
        let golden = repository("tests/golden/check").join(stem).with_extension("jsonl");
        assert!(blessed(&golden, &output), "read this; `make bless` accepts it:\n{output}");
    }
}

#[test]
fn columns_count_characters_and_not_bytes() {
    let text = "{\n  \"title\": \"八十六\", \"x\": 1\n}\n";
    let report = report_of(text.as_bytes());
    assert!(report.contains("card.json:2:19: x: found the field \"x\""), "{report}");
}

/// Files with CRLF line ends have the same places.
#[test]
fn line_ends_of_two_characters_count_once() {
    let card = fs::read_to_string(repository(INVALID).join("several-at-once.json")).unwrap();
    let places = |text: &str| -> Vec<String> {
        let report = report_of(text.as_bytes());
        let problems = report.lines().filter_map(|line| line.split_once("card.json:"));
        problems.map(|(_, problem)| problem.to_owned()).collect()
    };
    assert_eq!(places(&card), places(&card.replace('\n', "\r\n")));
    assert_eq!(places(&card).len(), 5);
}

#[test]
fn files_and_folders_are_accepted_and_each_card_is_checked_once() {
    let folder = tempfile::tempdir().unwrap();
    let card = repository("tests/fixtures/cards/valid/minimal.json");
    let file = folder.path().join("card.json");
    fs::copy(card, &file).unwrap();
    fs::write(folder.path().join("notes.txt"), "not a card").unwrap();
    // A folder with the name of a card is no card, and its files are not checked.
    fs::create_dir(folder.path().join("folder.json")).unwrap();
    fs::write(folder.path().join("folder.json/inner.json"), "not a card").unwrap();
    let [folder, file] = [folder.path(), &file].map(|path| path.to_str().unwrap());
    for paths in [vec![folder], vec![file], vec![file, folder, file]] {
        let arguments: Vec<&str> = ["check"].into_iter().chain(paths).collect();
        let output = CliTest::new(&arguments).run();
        assert_eq!(output.stdout, "1 card checked, no problems\n");
    }
}

#[test]
fn a_wrong_call_is_a_usage_error_and_a_missing_file_is_reported() {
    let usage = CliTest::new(&["check", "--loudly"]).exit(2).run().stderr;
    assert!(usage.contains("--loudly"), "{usage}");
    CliTest::new(&["chekc"]).exit(2).run();
    CliTest::new(&[]).exit(2).run();
    let missing = CliTest::new(&["check", "nowhere.json"]).exit(2).run().stderr;
    assert!(missing.starts_with("error: cannot read nowhere.json: "), "{missing}");
}

/// Returns the points after which the fact with this text is safe, as "track:units".
fn points(card: serde_json::Value, text: &str) -> Vec<String> {
    let bytes = serde_json::to_vec(&card).unwrap();
    let card = curtain_authoring::check("card", &bytes, &|_| true).unwrap().card;
    let fact = card.facts.iter().find(|fact| fact.body.text.text == text).unwrap();
    fact.after
        .groups()
        .iter()
        .flatten()
        .map(|point| format!("{}:{}", card.tracks[point.track].id, point.at))
        .collect()
}

#[test]
fn the_title_of_an_episode_is_gated_on_the_track_of_episodes() {
    let card = serde_json::json!({
        "version": 1, "lang": "en", "title": "T", "format": "tv", "as_of": "2026-11-01", "accent": "#335577",
        "tracks": [
            { "id": "novel", "name": "Novels", "unit": "volume", "count": 3 },
            { "id": "anime", "name": "Anime", "unit": "episode", "count": 12 },
        ],
        "episodes": [{ "number": 5, "name": "Fifth" }, { "number": 6, "name": "Sixth", "after": { "novel": 2 } }],
    });
    assert_eq!(points(card.clone(), "Fifth"), ["anime:5"]);
    assert_eq!(points(card, "Sixth"), ["novel:2"]);
}

#[test]
fn a_file_with_many_problems_is_reported_in_part_and_in_linear_time() {
    // These reports omit problems, so `is_a_report` does not apply.
    let report_of = |card: &[u8]| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("card.json");
        fs::write(&file, card).unwrap();
        CliTest::new(&["check", file.to_str().unwrap()]).exit(1).run().stdout
    };
    let fields: Vec<String> = (0..40_000).map(|n| format!("\"field{n}\":1")).collect();
    let report = report_of(format!("{{{}}}", fields.join(",")).as_bytes());
    assert!(report.contains("40006 problems in 1"), "{}", report.lines().last().unwrap());
    assert!(report.contains("… and 39006 more problems in "));
    let twice = vec!["\"a\":1"; 40_000].join(",");
    assert!(report_of(format!("{{{twice}}}").as_bytes()).contains("39999 problems in 1"));
    let chain = |n: usize| {
        let earlier = if n == 0 { String::new() } else { format!(",\"replaces\":\"f{}\"", n - 1) };
        let own = format!("\"text\":\"t{n}\",\"id\":\"f{n}\",\"after\":{{\"anime\":1}}{earlier}");
        format!("{{\"section\":\"story\",{own}}}")
    };
    let facts: Vec<String> = (0..5_000).map(chain).collect();
    let head = r##""version":1,"lang":"en","title":"T","format":"tv","as_of":"2026-11-01","accent":"#335577","tracks":[{"id":"anime","name":"A","unit":"episode"}]"##;
    let card = format!("{{{head},\"facts\":[{}]}}", facts.join(","));
    assert!(curtain_authoring::check("card", card.as_bytes(), &|_| true).is_ok());
}

#[test]
fn a_named_pipe_among_the_cards_does_not_block() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.json");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    fs::copy(
        repository("tests/fixtures/cards/valid/minimal.json"),
        folder.path().join("card.json"),
    )
    .unwrap();
    let output = CliTest::new(&["check", folder.path().to_str().unwrap()]).run();
    assert_eq!(output.stdout, "1 card checked, no problems\n");
    let stderr = CliTest::new(&["check", pipe.to_str().unwrap()]).exit(2).run().stderr;
    assert!(stderr.contains("wanted a card or a folder"), "{stderr}");
}

#[test]
fn hidden_files_are_skipped_with_a_note_and_names_in_capitals_are_problems() {
    let folder = tempfile::tempdir().unwrap();
    let copy = |name: &str| {
        let card = repository("tests/fixtures/cards/valid/minimal.json");
        fs::copy(card, folder.path().join(name)).unwrap();
    };
    let check = || CliTest::new(&["check", folder.path().to_str().unwrap()]);
    copy("card.json");
    for name in ["._card.json", ".DS_Store", ".a", ".b"] {
        fs::write(folder.path().join(name), "of the system").unwrap();
    }
    let output = check().run();
    assert_eq!(output.stdout, "1 card checked, no problems\n");
    let note = "note: skipped .DS_Store, ._card.json, .a and 1 more in ";
    assert!(output.stderr.starts_with(note), "{}", output.stderr);
    assert_eq!(output.stderr.lines().count(), 1);
    for name in ["X.JSON", "Y.Json"] {
        copy(name);
        let report = check().exit(1).run().stdout;
        let problem = format!(
            "{name}:1:1: found the file name \"{name}\", wanted small letters, digits and hyphens before .json"
        );
        assert!(report.contains(&problem), "{report}");
    }
}

/// Names by which the files of two cards clash, or that a system has for a device, are refused by their check. They are no
/// fixtures, since a copy of the repository could not have them everywhere.
#[test]
fn names_that_clash_in_a_site_are_problems() {
    let card = fs::read(repository("tests/fixtures/cards/valid/minimal.json")).unwrap();
    for (id, is_fine) in [
        ("lamp-600x160", false),
        ("con", false),
        ("com1", false),
        ("lpt9", false),
        ("com", true),
        ("com10", true),
        ("console", true),
        ("lamp-600", true),
        ("lamp-x", true),
        ("hunter-x-hunter", true),
        ("lamp-2x", true),
    ] {
        assert_eq!(curtain_authoring::check(id, &card, &|_| true).is_ok(), is_fine, "{id}");
    }
}

#[test]
fn what_check_passes_is_built() {
    let folder = |name: &str| files(&repository("tests/fixtures/cards").join(name), ".json");
    let cards: Vec<PathBuf> = ["valid", "warned"].into_iter().flat_map(folder).collect();
    let workplace = Workplace::new(&cards.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    CliTest::new(&["check", workplace.path("cards").to_str().unwrap()]).run();
    workplace.build("site").run();
    // A file that only a build reads would fail there alone.
    for (name, bytes) in [("plain.svg", &b"no picture"[..]), ("olga-brandt.svg", b"")] {
        let art = workplace.path("art").join(name);
        let before = fs::read(&art).unwrap();
        fs::write(&art, bytes).unwrap();
        let check = CliTest::new(&["check", workplace.path("cards").to_str().unwrap()]);
        let report = check.exit(1).run().stdout;
        let built = workplace.build("other").exit(1).run().stderr;
        for report in [report, built] {
            assert!(report.contains("which is no picture, wanted SVG, PNG"), "{report}");
        }
        fs::write(&art, before).unwrap();
    }
}

#[test]
fn a_closed_standard_output_is_no_error() {
    use std::process::Stdio;
    let mut child = curtain()
        .args(["check", INVALID])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), &*output.stderr), (Some(1), &b""[..]));
}

#[test]
fn a_folder_without_cards_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let stderr = CliTest::new(&["check", folder.path().to_str().unwrap()]).exit(1).run().stderr;
    assert!(stderr.contains("wanted at least one card"), "{stderr}");
}
