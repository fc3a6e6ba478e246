//! The exit codes of the command, by running every row of the table in `docs/exit-codes.md`; completion scripts and
//! manual pages.

use crate::support::{CliTest, Workplace, repository};
use std::fs;
use std::process::Command;

/// Makes the folder in which the calls of the table run.
fn workplace() -> Workplace {
    let fixture = |path: &str| repository("tests/fixtures/cards").join(path);
    let workplace = Workplace::new(&[]);
    for (from, to) in [
        ("valid/minimal.json", "cards/good.json"),
        ("invalid/text-empty.json", "bad/bad.json"),
        ("warned/gated-name-in-open-text.json", "warned/warned.json"),
    ] {
        let to = workplace.path(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(fixture(from), to).unwrap();
    }
    for folder in ["empty", "home"] {
        fs::create_dir(workplace.path(folder)).unwrap();
    }
    fs::write(workplace.path("home/thesis.txt"), "years of work").unwrap();
    assert!(Command::new("mkfifo").arg(workplace.path("pipe.json")).status().unwrap().success());
    workplace
}

#[test]
fn every_documented_call_has_its_exit_code() {
    let docs = fs::read_to_string(repository("docs/exit-codes.md")).unwrap();
    let rows = docs.split("\n| call | code | why |\n").nth(1).unwrap().lines().skip(1);
    let mut codes = [0; 3];
    for row in rows.take_while(|row| row.starts_with('|')) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let arguments: Vec<&str> = cells[1].trim_matches('`').split(' ').collect();
        let code: i32 = cells[2].parse().unwrap();
        let workplace = workplace();
        let output = CliTest::new(&arguments).within(&workplace.path("")).exit(code).run();
        // Usage errors are on standard error alone.
        if code == 2 {
            assert!(output.stderr.starts_with("error: "), "{row}\n{}", output.stderr);
            assert_eq!(output.stdout, "", "{row}");
        }
        if !(code == 0 && arguments[0] == "build") {
            assert!(!workplace.path("site").exists(), "{row}");
        }
        codes[usize::try_from(code).unwrap()] += 1;
    }
    assert!(codes[0] >= 7 && codes[1] >= 8 && codes[2] >= 20, "{codes:?}");
}

#[test]
fn completion_scripts_and_manual_pages_have_every_subcommand() {
    let subcommands =
        ["build", "check", "completions", "man", "schema", "show", "snippet", "texts"];
    let man = CliTest::new(&["man"]).run().stdout;
    assert!(man.contains(".TH curtain-card 1"), "{man}");
    let mut scripts = Vec::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        scripts.push(CliTest::new(&["completions", shell]).run().stdout);
    }
    for name in subcommands {
        assert!(man.contains(&format!("curtain\\-card\\-{name}(1)")), "{name} in {man}");
        assert!(scripts.iter().all(|script| script.contains(name)), "{name}");
        let page = CliTest::new(&["man", name]).run().stdout;
        assert!(page.contains(".SH SYNOPSIS"), "{page}");
    }
    let page = CliTest::new(&["man", "snippet"]).run().stdout;
    assert!(page.contains("signature\\-tall") && page.contains("A strip of 600 by 160"), "{page}");
}
