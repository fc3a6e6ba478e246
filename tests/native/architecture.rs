//! The arrows of the architecture page (`src/lib.rs`), held by what each folder may name.

use crate::support::{all_files, repository};
use std::fs;

const CORE: [&str; 7] = [
    "src/card",
    "src/schedule",
    "src/gate.rs",
    "src/reader",
    "src/seal.rs",
    "src/bundle.rs",
    "src/words",
];
const EDGE: [&str; 4] = ["web_sys", "js_sys", "gloo", "wasm_bindgen"];

/// Returns the code below a path, file by file, without tests and comments.
fn code(path: &str) -> Vec<(String, String)> {
    let path = repository(path);
    let files = if path.is_dir() { all_files(&path) } else { vec![path] };
    let sources = files.into_iter().filter(|file| !file.ends_with("tests.rs"));
    sources
        .map(|file| {
            (file.display().to_string(), without_tests(&fs::read_to_string(&file).unwrap()))
        })
        .collect()
}

fn without_tests(source: &str) -> String {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn names_none_of(paths: &[&str], words: &[&str]) {
    for path in paths {
        for (file, code) in code(path) {
            for word in words {
                assert!(!code.contains(word), "{file} names {word}");
            }
        }
    }
}

#[test]
fn the_core_knows_no_browser_no_command_and_no_clock() {
    names_none_of(&CORE, &EDGE);
    names_none_of(
        &CORE,
        &["yew", "jiff", "clap", "std::time", "SystemTime", "Instant", "std::fs", "std::env"],
    );
    names_none_of(
        &CORE,
        &[
            "crate::components",
            "crate::hooks",
            "crate::browser",
            "crate::catalog",
            "crate::publish",
            "crate::cli",
        ],
    );
}

#[test]
fn the_gate_stands_above_what_it_reads() {
    names_none_of(
        &["src/card", "src/schedule", "src/reader", "src/seal.rs"],
        &["crate::gate", "crate::bundle"],
    );
}

#[test]
fn components_reach_the_browser_through_hooks_alone() {
    names_none_of(&["src/components"], &EDGE);
    names_none_of(
        &["src/components"],
        &["crate::browser", "crate::catalog", "crate::publish", "crate::cli"],
    );
    names_none_of(&["src/hooks"], &EDGE);
    names_none_of(
        &["src/hooks", "src/browser"],
        &["crate::components", "crate::catalog", "crate::publish", "crate::cli"],
    );
}

#[test]
fn hooks_and_the_root_alone_reach_the_browser() {
    for (file, code) in code("src") {
        let may = ["src/browser/", "src/hooks/", "src/bin/"].iter().any(|path| file.contains(path));
        let reaches = code.contains("browser::");
        assert!(may || !reaches, "{file} reaches the browser");
    }
}

#[test]
fn what_the_command_needs_never_reaches_the_browser() {
    names_none_of(&["src/catalog", "src/publish", "src/cli"], &EDGE);
    names_none_of(&["src/catalog", "src/publish", "src/cli"], &["crate::browser", "crate::hooks"]);
}

#[test]
fn components_get_a_view_and_only_the_root_a_card() {
    for (file, code) in code("src/components") {
        let is_root = file.ends_with("live_card.rs");
        let sees_card =
            ["card::Card;", "card::{Card", "gate::view("].iter().any(|name| code.contains(name));
        assert!(is_root || !sees_card, "{file} sees the card");
    }
}

#[test]
fn one_file_reads_the_clock() {
    let readers: Vec<String> = (code("src").into_iter())
        .filter(|(_, code)| {
            ["Date::now", "SystemTime::now", "Zoned::now", "Timestamp::now"]
                .iter()
                .any(|name| code.contains(name))
        })
        .map(|(file, _)| file)
        .collect();
    assert!(readers.len() == 1 && readers[0].ends_with("browser/clock.rs"), "{readers:?}");
}

#[test]
fn nothing_writes_mark_up_from_text() {
    names_none_of(
        &["src"],
        &["from_html_unchecked", "set_inner_html", "inner_html", "srcdoc", "insert_adjacent_html"],
    );
    for script in ["boot", "curtain", "frame", "gallery", "inline", "language"] {
        let code = fs::read_to_string(repository(&format!("static/js/{script}.js"))).unwrap();
        assert!(!code.contains("innerHTML") && !code.contains("insertAdjacentHTML"), "{script}");
    }
}

#[test]
fn effects_own_their_handles() {
    names_none_of(&["src"], &[".forget()"]);
}

#[test]
fn files_fit_on_a_few_screens() {
    for (file, code) in code("src") {
        let lines = code.lines().count();
        let longest = if file.contains("/bin/") || file.ends_with("main.rs") { 80 } else { 300 };
        assert!(lines <= longest, "{file} has {lines} lines without comments and tests");
    }
}
