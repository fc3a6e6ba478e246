//! Architecture: dependencies between modules and packages as `src/lib.rs` documents them, circles of files, names that
//! each folder may use, files that packages include, and the length of files.

use crate::support::{all_files, repository};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const CORE: [&str; 1] = ["crates/curtain-core/src"];
const EDGE: [&str; 4] = ["web_sys", "js_sys", "gloo", "wasm_bindgen"];

/// Returns the files below a path: their paths, and their code without tests and comments.
fn code(path: &str) -> Vec<(String, String)> {
    let path = repository(path);
    let files = if path.is_dir() { all_files(&path) } else { vec![path] };
    let is_source = |file: &PathBuf| {
        file.extension().is_some_and(|extension| extension == "rs") && !file.ends_with("tests.rs")
    };
    let sources = files.into_iter().filter(is_source);
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
fn names_none_of(paths: &[&str], names: &[&str]) {
    for path in paths {
        for (file, code) in code(path) {
            for name in names {
                assert!(!code.contains(name), "{file} names {name}");
            }
        }
    }
}

/// The modules that each module names, or the packages that each package depends on.
type Arrows = BTreeMap<String, BTreeSet<String>>;

/// Reads the arrows below a heading of the architecture page, such as `hooks ─▶ browser, shared`.
fn documented(heading: &str) -> Arrows {
    let page = fs::read_to_string(repository("src/lib.rs")).unwrap();
    let lines = page.lines().skip_while(|line| *line != format!("//! # {heading}")).skip(1);
    let lines = lines.take_while(|line| !line.starts_with("//! # "));
    let arrows: Arrows = lines
        .filter_map(|line| line.strip_prefix("//! ")?.split_once(" ─▶ "))
        .map(|(from, to)| (from.to_owned(), to.split(", ").map(str::to_owned).collect()))
        .collect();
    assert!(!arrows.is_empty(), "{heading} draws no arrow");
    arrows
}

/// Returns the arrows between the modules below a folder.
fn found(folder: &str, modules: &[String]) -> Arrows {
    let below = |module: &String| {
        let path = format!("{folder}/{module}");
        let path = if repository(&path).is_dir() { path } else { format!("{path}.rs") };
        let sources: Vec<String> = code(&path).into_iter().map(|(_, code)| code).collect();
        let others = modules.iter().filter(|other| *other != module);
        let named: BTreeSet<String> = others
            .filter(|other| sources.iter().any(|code| names_module(code, other)))
            .cloned()
            .collect();
        (module.clone(), named)
    };
    modules.iter().map(below).filter(|(_, named)| !named.is_empty()).collect()
}

/// Returns whether code names a module of its package: `crate::card::…`, or `crate::{card, …}`.
fn names_module(code: &str, module: &str) -> bool {
    let is_it = |path: &str| {
        let name = path.trim_start().split(|c: char| !c.is_alphanumeric() && c != '_').next();
        name == Some(module)
    };
    code.split("crate::").skip(1).any(|rest| match rest.strip_prefix('{') {
        Some(group) => group.split(';').next().unwrap().split(',').any(is_it),
        None => is_it(rest),
    })
}

/// Lists the modules that a `lib.rs` declares.
fn modules(lib: &str) -> Vec<String> {
    let lib = without_tests(&fs::read_to_string(repository(lib)).unwrap());
    let declared = lib.lines().filter_map(|line| {
        let line = line.trim_start_matches("pub ").strip_prefix("mod ")?;
        Some(line.strip_suffix(';')?.to_owned())
    });
    declared.collect()
}

#[test]
fn the_documented_arrows_of_the_core_are_those_of_the_code() {
    let found = found("crates/curtain-core/src", &modules("crates/curtain-core/src/lib.rs"));
    assert_eq!(found, documented("Modules of the core"));
}

#[test]
fn the_documented_arrows_of_the_widget_are_those_of_the_code() {
    assert_eq!(found("src", &modules("src/lib.rs")), documented("Modules of the widget"));
}

#[test]
fn the_documented_arrows_between_packages_are_those_of_the_manifests() {
    let manifest = |path: &str| fs::read_to_string(repository(path)).unwrap();
    let packages = ["curtain-card", "curtain-authoring", "curtain-core", "curtain-widget"];
    let mut found = Arrows::new();
    for package in packages {
        let manifest = manifest(&match package {
            "curtain-widget" => "Cargo.toml".to_owned(),
            _ => format!("crates/{package}/Cargo.toml"),
        });
        let package_part = manifest.split("\n[package]").nth(1).unwrap_or(&manifest);
        let mut in_dependencies = false;
        for line in package_part.lines() {
            if line.starts_with('[') {
                in_dependencies = line.ends_with("dependencies]") && !line.contains("dev-");
            }
            let name = line.split([' ', '.', '=']).next().unwrap();
            if in_dependencies && packages.contains(&name) {
                found.entry(package.to_owned()).or_default().insert(name.to_owned());
            }
        }
    }
    assert_eq!(found, documented("Packages"));
}

/// Returns the names of files that a file imports: `super::text::…`, or `super::{text, …}`.
fn siblings(code: &str, names: &[String]) -> Vec<usize> {
    let code = code.replace("super::", "crate::");
    (0..names.len()).filter(|index| names_module(&code, &names[*index])).collect()
}

#[test]
fn files_of_the_widget_import_in_one_direction() {
    for folder in ["src/browser", "src/components", "src/hooks", "src/bin/widget"] {
        let files: Vec<(String, String)> = (code(folder).into_iter())
            .map(|(path, code)| {
                let name = path.rsplit('/').next().unwrap().trim_end_matches(".rs").to_owned();
                (name, code)
            })
            .filter(|(name, _)| name != "mod" && name != "main")
            .collect();
        let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
        let mut imports: BTreeMap<&str, Vec<usize>> = (files.iter())
            .map(|(name, code)| {
                let imports = siblings(code, &names).into_iter();
                (name.as_str(), imports.filter(|index| names[*index] != *name).collect())
            })
            .collect();
        // Removes files without imports among the rest, until none is left. A rest that stays has a circle.
        while !imports.is_empty() {
            let left: Vec<String> = imports.keys().map(|name| (*name).to_owned()).collect();
            imports.retain(|_, imports| imports.iter().any(|to| left.contains(&names[*to])));
            assert!(imports.len() < left.len(), "{folder} has a circle among {left:?}");
        }
    }
}

#[test]
fn the_core_uses_no_browser_and_no_clock() {
    names_none_of(&CORE, &EDGE);
    names_none_of(&CORE, &["yew", "std::time", "SystemTime", "Instant", "std::fs", "std::env"]);
}

#[test]
fn the_browser_module_alone_names_interfaces_of_the_browser() {
    names_none_of(&["src/components", "src/hooks", "src/shared.rs", "src/lib.rs"], &EDGE);
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

/// The command writes them into pages. The reader's program has the gate itself.
#[test]
fn the_readers_program_names_no_openings() {
    names_none_of(&["src"], &["openings", "Opening"]);
}

#[test]
fn two_files_read_the_clock() {
    let readers: Vec<String> = (["src", "crates"].into_iter().flat_map(code))
        .filter(|(_, code)| {
            ["Date::now", "SystemTime::now", "Zoned::now", "Timestamp::now"]
                .iter()
                .any(|name| code.contains(name))
        })
        .map(|(file, _)| file)
        .collect();
    // The reader's program, and the command that shows what a reader sees now.
    let known = ["browser/clock.rs", "cli/show.rs"];
    let is_known = |file: &String| known.iter().any(|known| file.ends_with(known));
    assert!(readers.len() == known.len() && readers.iter().all(is_known), "{readers:?}");
}

#[test]
fn no_code_writes_markup_from_text() {
    names_none_of(
        &["src", "crates"],
        &["from_html_unchecked", "set_inner_html", "inner_html", "srcdoc", "insert_adjacent_html"],
    );
    for script in all_files(&repository("web/scripts")) {
        let code = fs::read_to_string(&script).unwrap();
        for name in ["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "srcdoc"] {
            assert!(!code.contains(name), "{name} in {}", script.display());
        }
    }
}

#[test]
fn effects_own_their_handles() {
    names_none_of(&["src", "crates"], &[".forget()"]);
}

/// A package is published alone, so files outside of it would be missing.
#[test]
fn packages_compile_from_their_own_files() {
    let mut included = 0;
    for package in ["", "crates/curtain-core", "crates/curtain-authoring", "crates/curtain-card"] {
        let root = repository(package).canonicalize().unwrap();
        for (file, code) in code(Path::new(package).join("src").to_str().unwrap()) {
            for macro_name in ["include_str!(\"", "include_bytes!(\""] {
                for rest in code.split(macro_name).skip(1) {
                    let path = rest.split('"').next().unwrap();
                    let folder = Path::new(&file).parent().unwrap().canonicalize().unwrap();
                    // `canonicalize` would follow the package's symbolic links to docs/.
                    let up = path.matches("../").count();
                    let within = folder.ancestors().nth(up).unwrap().join(path.replace("../", ""));
                    let folders = ["assets", "src"].map(|folder| root.join(folder));
                    let is_packed = folders.iter().any(|folder| within.starts_with(folder));
                    assert!(is_packed && within.is_file(), "{path} in {file}");
                    included += 1;
                }
            }
        }
    }
    assert!(included >= 20, "{included}");
}

#[test]
fn files_are_short() {
    for (file, code) in ["src", "crates"].into_iter().flat_map(code) {
        let lines = code.lines().count();
        let longest = if file.contains("/bin/") || file.ends_with("main.rs") { 80 } else { 300 };
        assert!(lines <= longest, "{file} has {lines} lines without comments and tests");
    }
}
