//! The arrows of the architecture page (`src/lib.rs`), held by what each folder may name.

use crate::support::{all_files, repository};
use std::fs;

const CORE: [&str; 1] = ["crates/curtain-core/src"];
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

/// The arrows of the core: each module and the modules that it may name.
const CORE_ARROWS: [(&str, &[&str]); 9] = [
    ("card", &[]),
    ("fragment", &[]),
    ("template", &[]),
    ("routes", &["template"]),
    ("schedule", &["card"]),
    ("reader", &["card", "fragment"]),
    ("gate", &["card", "reader"]),
    ("bundle", &["card"]),
    ("i18n", &["card", "schedule", "template"]),
];

#[test]
fn the_core_knows_no_browser_and_no_clock() {
    names_none_of(&CORE, &EDGE);
    names_none_of(&CORE, &["yew", "std::time", "SystemTime", "Instant", "std::fs", "std::env"]);
}

#[test]
fn modules_of_the_core_name_only_those_below_them() {
    let modules: Vec<&str> = CORE_ARROWS.iter().map(|(module, _)| *module).collect();
    for (module, below) in CORE_ARROWS {
        let others = modules.iter().filter(|other| **other != module && !below.contains(other));
        let paths: Vec<String> = others.map(|other| format!("crate::{other}")).collect();
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let folder = format!("crates/curtain-core/src/{module}");
        let file = format!("{folder}.rs");
        let path = if repository(&folder).is_dir() { folder } else { file };
        names_none_of(&[&path], &paths);
    }
}

#[test]
fn components_reach_the_browser_through_hooks_alone() {
    names_none_of(&["src/components", "src/hooks"], &EDGE);
    names_none_of(&["src/components"], &["crate::browser"]);
    names_none_of(&["src/hooks", "src/browser"], &["crate::components"]);
    names_none_of(&["src/browser"], &["crate::hooks"]);
}

#[test]
fn hooks_and_the_program_alone_reach_the_browser() {
    for (file, code) in code("src") {
        let may = ["src/browser/", "src/hooks/", "src/bin/"].iter().any(|path| file.contains(path));
        let reaches = code.contains("browser::");
        assert!(may || !reaches, "{file} reaches the browser");
    }
}

#[test]
fn authoring_touches_no_files_and_starts_no_threads() {
    names_none_of(
        &["crates/curtain-authoring/src"],
        &["std::fs", "std::thread", "std::env", "std::process", "rayon"],
    );
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
    let readers: Vec<String> = (["src", "crates"].into_iter().flat_map(code))
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
        &["src", "crates"],
        &["from_html_unchecked", "set_inner_html", "inner_html", "srcdoc", "insert_adjacent_html"],
    );
    for script in ["boot", "curtain", "frame", "gallery", "inline", "language"] {
        let code = fs::read_to_string(repository(&format!("static/js/{script}.js"))).unwrap();
        assert!(!code.contains("innerHTML") && !code.contains("insertAdjacentHTML"), "{script}");
    }
}

#[test]
fn effects_own_their_handles() {
    names_none_of(&["src", "crates"], &[".forget()"]);
}

#[test]
fn files_fit_on_a_few_screens() {
    for (file, code) in ["src", "crates"].into_iter().flat_map(code) {
        let lines = code.lines().count();
        let longest = if file.contains("/bin/") || file.ends_with("main.rs") { 80 } else { 300 };
        assert!(lines <= longest, "{file} has {lines} lines without comments and tests");
    }
}
