//! The command `show`: cards as readers see them at many instants, compared with the tables in `tests/fixtures/show/`.
//!
//! A table names its card in the line `card PATH`. A line `> OPTIONS` is a reader, and the lines below it are the whole
//! card for that reader; below `~ OPTIONS` are the times alone, which is the part from the headline to the strip.
//! `BLESS=1` writes the texts.

use crate::support::{CliTest, files, repository};
use curtain_authoring::Checked;
use curtain_card::show::{Intl, Viewer, card_text, zone};
use curtain_card::translations;
use curtain_core::card::time::{Duration, Timestamp};
use curtain_core::gate;
use curtain_core::i18n::{Category, Locale, Messages};
use curtain_core::reader::{Action, Reader};
use std::fs;

/// Returns a card for a reader, as the command prints it.
#[track_caller]
fn shown(card: &str, options: &str) -> String {
    let mut arguments = vec!["show", card];
    arguments.extend(options.split(' ').filter(|option| !option.is_empty()));
    CliTest::new(&arguments).run().stdout
}

/// Returns the part of a shown card from the headline to the strip.
fn times(shown: &str) -> String {
    shown.split("\n\n").nth(1).unwrap_or_default().trim_end().to_owned() + "\n"
}

/// Writes a table again with the texts of today. Returns it with the number of readers.
fn written(table: &str) -> (String, usize) {
    let (mut output, mut card, mut readers) = (String::new(), "", 0);
    let mut is_text = false;
    for line in table.lines() {
        let text = match line.split_once(' ') {
            Some(("card", path)) if !is_text => {
                card = path;
                None
            }
            Some((">", options)) => Some(shown(card, options)),
            Some(("~", options)) => Some(times(&shown(card, options))),
            // The texts that are to be written again end at the next comment or reader.
            _ if is_text && !line.starts_with("# ") => continue,
            _ => None,
        };
        is_text = text.is_some();
        if is_text {
            output += &format!("\n{line}\n");
        } else if !line.is_empty() {
            let gap = if line.starts_with("# ") { "\n" } else { "" };
            output += &format!("{gap}{line}\n");
        }
        readers += usize::from(is_text);
        output += &text.unwrap_or_default();
    }
    (output, readers)
}

/// English with the plural forms of numbers, for messages of other lines.
struct English;

impl Locale for English {
    fn category(&self, n: u64) -> Category {
        if n == 1 { Category::One } else { Category::Other }
    }

    fn any_of(&self, texts: &[String]) -> String {
        texts.join(" or ")
    }

    fn all_of(&self, texts: &[String]) -> String {
        texts.join(" and ")
    }
}

/// Checks that a card reads the same with these English lines as with all of them: closed and open, around the instants of
/// its schedules.
#[track_caller]
pub(crate) fn reads_alike(checked: &Checked, lines: &str) {
    let languages = translations::load().unwrap();
    let all = languages.nearest("en").lines();
    let messages = |lines: &str| Messages::new("en".to_owned(), lines, Box::new(English)).unwrap();
    let intl = Intl::new("en", "en-GB", zone("UTC").unwrap()).unwrap();
    let mut instants = vec![checked.card.as_of];
    for slot in checked.card.schedules.iter().flat_map(|schedule| &schedule.slots) {
        let at = slot.plan.order();
        if at < Timestamp::from_date(2100, 1, 1) {
            instants.extend([at - Duration::DAY, at, at + Duration::DAY]);
        }
    }
    instants.sort_unstable();
    let step = instants.len().div_ceil(12);
    let mut open = Reader::default();
    open.apply(Action::OpenAll);
    for now in instants.into_iter().step_by(step) {
        for reader in [&Reader::default(), &open] {
            let view = gate::view(&checked.card, reader);
            let text = |lines: &str| {
                card_text(&view, Viewer { now, messages: &messages(lines), intl: &intl })
            };
            assert_eq!(text(lines), text(all), "{}", checked.card.id);
        }
    }
}

#[test]
fn readers_see_what_the_tables_say() {
    let mut readers = 0;
    for file in files(&repository("tests/fixtures/show"), ".txt") {
        let wanted = fs::read_to_string(&file).unwrap();
        let (found, count) = written(&wanted);
        assert!(count >= 3, "{} has {count} readers", file.display());
        readers += count;
        if std::env::var_os("BLESS").is_some() {
            fs::write(&file, &found).unwrap();
            continue;
        }
        let differing = found.lines().zip(wanted.lines()).find(|(found, wanted)| found != wanted);
        if let Some((found, wanted)) = differing {
            panic!("{}:\nfound  {found}\nwanted {wanted}", file.display());
        }
        assert_eq!(found.lines().count(), wanted.lines().count(), "{}", file.display());
    }
    assert!(readers >= 20, "{readers}");
}

/// The output below each call of `show` in the guide with the worked examples is that of the command.
#[test]
fn the_guide_shows_what_the_command_prints() {
    let file = repository("docs/guide-examples.md");
    let guide = fs::read_to_string(&file).unwrap();
    let prompt = "```text\n$ curtain-card show ";
    let mut parts = guide.split(prompt);
    let mut written = parts.next().unwrap().to_owned();
    let mut calls = 0;
    for part in parts {
        let (block, rest) = part.split_once("```\n").unwrap();
        let call = block.lines().next().unwrap();
        let (card, options) = call.split_once(' ').unwrap_or((call, ""));
        written += &format!("{prompt}{call}\n{}```\n{rest}", shown(card, options));
        calls += 1;
    }
    assert!(calls >= 9, "{calls}");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&file, &written).unwrap();
        return;
    }
    for (found, wanted) in written.lines().zip(guide.lines()) {
        assert_eq!(found, wanted, "{}", file.display());
    }
    assert_eq!(written, guide);
}

#[test]
fn a_wrong_reader_is_refused_with_what_is_wanted() {
    let refused = |options: &[&str], wanted: &str| {
        let arguments = [&["show", "86-eighty-six"], options].concat();
        let stderr = CliTest::new(&arguments).exit(2).run().stderr;
        assert!(stderr.contains(wanted), "{stderr}");
    };
    refused(&["--zone", "Tokyo"], "found \"Tokyo\" as --zone, wanted a time zone");
    refused(&["--at", "yesterday"], "found \"yesterday\" as --at, wanted an instant");
    refused(&["--locale", "!"], "found \"!\" as --locale, wanted a language tag");
    refused(
        &["--progress", "anime=1,anime=99"],
        "found \"anime=99\" as --progress, wanted anime=0",
    );
}

#[test]
fn a_reader_sees_no_more_than_the_progress_allows() {
    let before = shown("86-eighty-six", "--at 2022-04-01T00:00Z");
    let after = shown("86-eighty-six", "--at 2022-04-01T00:00Z --progress anime=23,novel=14");
    assert!(before.contains("[Spoiler: "), "{before}");
    assert!(!after.contains("[Spoiler: "), "{after}");
    assert!(after.len() > before.len());
}
