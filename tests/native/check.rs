//! What `check` says. Each invalid card has one reason and one golden report.

use crate::support::{CliTest, files, repository};
use std::fs;
use std::path::Path;

const INVALID: &str = "tests/fixtures/cards/invalid";

#[test]
fn says_what_is_wrong_with_every_invalid_card() {
    let cards = files(&repository(INVALID), ".json");
    assert!(cards.len() >= 40, "only {} invalid cards", cards.len());
    let mut differ = Vec::new();
    for card in cards {
        let stem = card.file_stem().unwrap().to_str().unwrap();
        let file = format!("{INVALID}/{stem}.json");
        let report = CliTest::new(&["check", &file]).exit(1).run().stdout;
        is_a_report(&file, &report);
        let golden = repository("tests/golden/check").join(stem).with_extension("txt");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&golden, &report).unwrap();
        }
        if fs::read_to_string(&golden).ok().as_deref() != Some(report.as_str()) {
            differ.push(report);
        }
    }
    assert!(differ.is_empty(), "read these; `make bless` accepts them:\n{}", differ.join("\n"));
}

/// What is true of every report, whatever a golden says.
#[track_caller]
fn is_a_report(file: &str, report: &str) {
    let first = report.lines().next().unwrap_or_default();
    let place = first.strip_prefix(file).unwrap_or_else(|| panic!("no file in {first}"));
    let mut parts = place.splitn(4, ':').skip(1);
    for name in ["line", "column"] {
        let number: Option<usize> = parts.next().and_then(|part| part.parse().ok());
        assert!(number.is_some_and(|number| number > 0), "no {name} in {first}");
    }
    let rest = parts.next().unwrap_or_default();
    let (_, wanted) = rest.split_once("found ").unwrap_or_else(|| panic!("no found in {first}"));
    assert!(wanted.contains(", wanted "), "no wanted in {first}");
    assert!(!report.contains(env!("CARGO_MANIFEST_DIR")), "{report}");
}

/// Runs `check` on a file of these bytes.
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
fn a_card_nested_without_end_is_a_report() {
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
fn every_byte_cut_off_a_card_is_a_report() {
    let card = fs::read(repository("tests/fixtures/cards/valid/minimal.json")).unwrap();
    let end = card.iter().rposition(|byte| *byte == b'}').unwrap();
    for length in 0..=end {
        let checked = curtain_card::catalog::check("card", &card[..length], &|_| true);
        assert!(checked.is_err_and(|problems| !problems.is_empty()), "cut to {length} bytes");
    }
}

#[test]
fn every_valid_card_is_fine() {
    for card in files(&repository("tests/fixtures/cards/valid"), ".json") {
        let output = CliTest::new(&["check", card.to_str().unwrap()]).run();
        assert_eq!(output.stdout, "1 card checked, no problems\n", "{}", card.display());
    }
}

#[test]
fn the_cards_of_the_site_are_fine() {
    let output = CliTest::new(&["check"]).run();
    assert!(output.stdout.ends_with("cards checked, no problems\n"), "{}", output.stdout);
}

#[test]
fn tells_every_problem_of_every_file_in_the_order_of_the_files() {
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
fn writes_one_json_object_per_problem_for_editors() {
    let file = format!("{INVALID}/several-at-once.json");
    let output = CliTest::new(&["check", "--format", "json", &file]).exit(1).run().stdout;
    let lines: Vec<serde_json::Value> =
        output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 5);
    assert_eq!(lines[0]["file"], file);
    assert_eq!(lines[0]["field"], "format");
    assert_eq!((&lines[0]["line"], &lines[0]["column"]), (&5.into(), &13.into()));
    assert_eq!((&lines[0]["end_line"], &lines[0]["end_column"]), (&5.into(), &18.into()));
    assert_eq!(lines[0]["found"], "\"tvv\"");
    assert_eq!(lines[0]["help"], "did you mean \"tv\"?");
}

#[test]
fn counts_columns_in_characters_and_not_in_bytes() {
    let text = "{\n  \"title\": \"八十六\", \"x\": 1\n}\n";
    let report = report_of(text.as_bytes());
    assert!(report.contains("card.json:2:19: x: found the field \"x\""), "{report}");
}

#[test]
fn a_wrong_call_is_usage_and_a_missing_file_is_said() {
    let usage = CliTest::new(&["check", "--loudly"]).exit(2).run().stderr;
    assert!(usage.contains("--loudly"), "{usage}");
    CliTest::new(&["chekc"]).exit(2).run();
    CliTest::new(&[]).exit(2).run();
    let missing = CliTest::new(&["check", "nowhere.json"]).exit(1).run().stderr;
    assert!(missing.starts_with("error: cannot read nowhere.json: "), "{missing}");
}
