//! The documentation (README.md, CONTRIBUTING.md, docs/): JSON examples, snippets, commands, exit codes, addresses, make
//! targets, paths and links.

use crate::support::{CliTest, Workplace, files, repository};
use curtain_authoring::check;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn read(path: &str) -> String {
    fs::read_to_string(repository(path)).unwrap()
}

/// Lists the pages of the documentation.
fn pages() -> Vec<PathBuf> {
    let mut pages = files(&repository("docs"), ".md");
    let more = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "tests/README.md"];
    pages.extend(more.map(repository));
    pages.push(repository(".github/pull_request_template.md"));
    pages
}

/// Lists the code blocks of a language in the README and the reference.
fn blocks(language: &str) -> Vec<String> {
    let text = read("README.md") + &read("docs/reference.md");
    let begin = format!("```{language}\n");
    let blocks = text.split(&begin).skip(1);
    blocks.map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

/// Lists the words after a text, each of letters, digits and hyphens.
fn words_after<'a>(text: &'a str, begin: &str) -> BTreeSet<&'a str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let word = |rest: &'a str| &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())];
    text.split(begin).skip(1).map(word).collect()
}

#[test]
fn json_examples_are_valid_parts_of_a_card() {
    let blocks = blocks("json");
    assert!(blocks.len() >= 4);
    for block in blocks {
        let part: Value = serde_json::from_str(&block).unwrap();
        let list = match &part {
            part if part.get("runs").is_some() => "schedules",
            part if part.get("lint").is_some() => "accept",
            _ => "facts",
        };
        let mut card = json!({
            "version": 1, "lang": "en", "title": "A card", "format": "tv", "accent": "#335577",
            "as_of": "2026-01-01",
            "tracks": [
                { "id": "anime", "name": "Anime", "unit": "episode", "count": 23 },
                { "id": "novel", "name": "Novels", "unit": "volume" },
            ],
        });
        card[list] = json!([part]);
        let problems = check("readme", card.to_string().as_bytes(), &|_| true).err();
        let messages: Vec<String> =
            (problems.into_iter().flatten()).map(|problem| format!("{problem:?}")).collect();
        assert!(messages.is_empty(), "{block}{}", messages.join("\n"));
    }
}

#[test]
fn snippets_equal_the_output_of_the_command() {
    for (page, wanted) in [("README.md", 1), ("docs/reference.md", 3)] {
        let text = read(page);
        let mut compared = 0;
        for rest in text.split("```sh\ncargo run -q -- snippet ").skip(1) {
            let (arguments, rest) = rest.split_once("\n```\n\n```").unwrap();
            let shown = rest.split_once('\n').unwrap().1.split("```").next().unwrap();
            let arguments: Vec<&str> =
                ["snippet"].into_iter().chain(arguments.split(' ')).collect();
            assert_eq!(CliTest::new(&arguments).run().stdout, shown, "{arguments:?}");
            compared += 1;
        }
        assert!(compared >= wanted, "{page}");
    }
}

#[test]
fn the_reference_lists_the_subcommands_and_options_of_the_command() {
    let reference = read("docs/reference.md");
    let block = reference.split("```text\n").find(|block| block.starts_with("curtain-card check"));
    let block = block.unwrap().split("```").next().unwrap();
    let shown: Vec<&str> = block.split("curtain-card ").skip(1).collect();
    let help = CliTest::new(&["--help"]).run().stdout;
    let list = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    // Names of subcommands are indented by two spaces, wrapped descriptions by more.
    let commands: BTreeSet<&str> = list
        .lines()
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    let described: BTreeSet<&str> =
        shown.iter().filter_map(|rest| rest.split_whitespace().next()).collect();
    assert_eq!(described, commands);
    for rest in shown {
        let command = rest.split_whitespace().next().unwrap();
        let help = CliTest::new(&[command, "--help"]).run().stdout;
        let options = help.split("Options:\n").nth(1).unwrap();
        // An option starts its line. Descriptions may name other options.
        let options: String =
            options.lines().filter(|line| line.trim_start().starts_with('-')).collect();
        let mut options = words_after(&options, "--");
        options.remove("help");
        assert_eq!(words_after(rest, "--"), options, "{command}");
    }
}

#[test]
fn the_reference_lists_the_exit_codes_of_the_command() {
    let reference = read("docs/reference.md");
    let table = reference.split("| exit code | when |\n").nth(1).unwrap();
    let rows = table.lines().skip(1).take_while(|line| line.starts_with('|'));
    let codes: Vec<&str> = rows.map(|row| row.split('`').nth(1).unwrap()).collect();
    assert_eq!(codes, ["0", "1", "2"]);
    let (valid, invalid) = ("tests/fixtures/cards/valid", "tests/fixtures/cards/invalid");
    let warned = "tests/fixtures/cards/warned";
    CliTest::new(&["check", valid]).run();
    CliTest::new(&["check", warned]).run();
    CliTest::new(&["check", warned, "--deny", "warnings"]).exit(1).run();
    CliTest::new(&["check", invalid]).exit(1).run();
    CliTest::new(&["check", "--nosuch"]).exit(2).run();
}

#[test]
fn the_addresses_in_the_reference_exist_on_a_site() {
    let workplace = Workplace::new(&[&repository("static/cards/86-eighty-six.json")]);
    let path = |path| workplace.path(path).to_string_lossy().into_owned();
    let (cards, app, out) = (path("cards"), path("app"), path("out"));
    let base = "https://cards.example/";
    CliTest::new(&["build", "--cards", &cards, "--app", &app, "--out", &out, "--base", base]).run();
    let reference = read("docs/reference.md");
    let table = reference.split("\n| address | what is there |\n").nth(1).unwrap();
    let mut found = 0;
    for row in table.lines().skip(1).take_while(|line| line.starts_with('|')) {
        let column = row.split('|').nth(1).unwrap();
        let named: Vec<&str> = column
            .split('`')
            .enumerate()
            .filter(|(at, _)| at % 2 == 1)
            .map(|(_, name)| name)
            .collect();
        for name in &named {
            // An ending abbreviates the first name with that ending.
            let stem = named[0].rsplit_once('.').map_or("", |(stem, _)| stem);
            let name = if name.starts_with('.') { format!("{stem}{name}") } else { (*name).into() };
            let mut file = name.replace("<id>", "86-eighty-six").replace("<name>", "reference");
            if file.ends_with('/') {
                file += "index.html";
            }
            assert!(workplace.path("out").join(&file).is_file(), "{file}");
            found += 1;
        }
    }
    assert!(found >= 10, "{found}");
}

#[test]
fn the_readme_is_short_and_has_a_small_animated_picture() {
    let readme = read("README.md");
    assert!(readme.lines().count() < 150);
    let picture = readme.split("<img src=\"").nth(1).unwrap().split('"').next().unwrap();
    let bytes = fs::read(repository(picture)).unwrap();
    assert!(bytes.len() < 400_000, "{} bytes", bytes.len());
    let frames = bytes.windows(4).filter(|name| *name == b"ANMF").count();
    assert!(bytes.starts_with(b"RIFF") && &bytes[8..12] == b"WEBP" && frames > 1, "{frames}");
}

#[test]
fn every_named_make_target_exists() {
    let makefile = read("Makefile");
    let targets: BTreeSet<&str> =
        makefile.lines().filter_map(|line| Some(line.split_once(':')?.0)).collect();
    let mut named = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for begin in ["`make ", "\nmake "] {
            for target in words_after(&text, begin) {
                assert!(targets.contains(target), "{}: make {target}", page.display());
                named += 1;
            }
        }
    }
    assert!(named >= 20, "{named}");
}

#[test]
fn every_named_path_of_the_repository_exists() {
    let folders: BTreeSet<String> = fs::read_dir(repository("."))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !["target", "dist", "node_modules", ".tools"].contains(&name.as_str()))
        .collect();
    let mut named = 0;
    // The change log may name removed files.
    for page in pages().into_iter().filter(|page| !page.ends_with("CHANGELOG.md")) {
        let text = fs::read_to_string(&page).unwrap();
        let spans = text.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
        for path in spans.filter(|span| !span.contains([' ', '*', '<', '…'])) {
            let folder = path.split_once('/').map_or("", |(folder, _)| folder);
            if folders.contains(folder) {
                assert!(repository(path).exists(), "{}: {path}", page.display());
                named += 1;
            }
        }
    }
    assert!(named >= 20, "{named}");
}

/// Lists the targets of links in a page, in Markdown and HTML.
fn links(text: &str) -> Vec<&str> {
    let mut is_code = false;
    let mut links = Vec::new();
    for line in text.lines() {
        is_code ^= line.trim_start().starts_with("```");
        if is_code {
            continue;
        }
        for (begin, end) in [("](", ')'), (" src=\"", '"'), (" srcset=\"", '"'), (" href=\"", '"')]
        {
            let rests = line.split(begin).skip(1);
            links.extend(rests.filter_map(|rest| rest.split(end).next()));
        }
    }
    links
}

/// Returns the anchors of the headings in a page.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let is_kept = |c: char| c.is_alphanumeric() || c == '-' || c == ' ';
    let anchor = |line: &str| line.trim_start_matches('#').trim().to_lowercase();
    let anchor = |line| anchor(line).replace(|c| !is_kept(c), "").replace(' ', "-");
    headings.map(anchor).collect()
}

#[test]
fn every_link_leads_to_an_existing_file_and_heading() {
    let mut followed = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for link in links(&text).into_iter().filter(|link| !link.starts_with("https://")) {
            let (file, place) = link.split_once('#').unwrap_or((link, ""));
            let folder = page.parent().unwrap_or(Path::new(""));
            let target = if file.is_empty() { page.clone() } else { folder.join(file) };
            let shown = format!("{link} in {}", page.display());
            assert!(target.exists(), "{shown}");
            assert!(
                place.is_empty() || anchors(&fs::read_to_string(target).unwrap()).contains(place),
                "{shown}"
            );
            followed += 1;
        }
    }
    assert!(followed >= 60, "{followed}");
}
