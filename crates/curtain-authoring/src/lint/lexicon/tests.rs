//! Tests of the lists of words and of cues with their conditions.

use super::*;
use crate::normal_form::lowercase_in_place;

#[test]
fn every_language_has_every_group() {
    for (lang, list) in LISTS {
        for group in
            ["change", "death", "killer", "traitor", "villain", "double", "identity", "kin"]
                .iter()
                .chain(&[
                    "dream",
                    "return",
                    "loop",
                    "twist",
                    "bond",
                    "genres",
                    "word after",
                    "introductions",
                ])
                .chain(&WORDS)
        {
            assert!(list.contains(&format!("\n[{group}]\n")), "{lang} lacks {group}");
        }
        let groups = list.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
        for group in groups {
            let is_known = WORDS.contains(&group) || group == "genres";
            assert!(is_known || Subject::of_group(group).is_some(), "{lang}: {group}");
        }
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            assert_eq!(line, line.to_lowercase(), "{lang}");
        }
    }
}

/// The words that a lexicon finds for a subject.
fn found(lang: &str, subject: Subject, text: &str) -> Vec<String> {
    let small = lowercase_in_place(text);
    let hits = Lexicon::of(lang).hits(text, &small);
    let hits = hits.iter().filter(|hit| hit.subject == subject);
    hits.map(|hit| text[hit.range.clone()].to_owned()).collect()
}

#[test]
fn cues_count_where_they_tell_of_a_change() {
    #[track_caller]
    fn case(lang: &str, text: &str, expected: &[&str]) {
        assert_eq!(found(lang, Subject::Change, text), expected, "{text}");
    }
    case("en", "The former captain leads.", &["former"]);
    case("en", "Ada's former friend.", &["former friend"]);
    case("en", "Ada's former captain.", &["former"]);
    case("en", "The former Soviet Union, in 1991.", &[]);
    case("en", "In the ancient former capital.", &[]);
    case("en", "In the former capital.", &[]);
    case("en", "Former soldier", &[]);
    case("en", "In the end credits.", &[]);
    case("en", "In the end, he stays.", &["In the end"]);
    case("en", "The late shift, the late-night show, the late 1990s.", &[]);
    case("en", "The late keeper", &["The late"]);
    case("en", "No longer than an hour.", &[]);
    case("en", "He is no longer king.", &["no longer"]);
    case("en", "At first light she rows.", &[]);
    case("en", "At first she rows.", &["At first"]);
    case("en", "She has not yet slept.", &[]);
    case("en", "She does not yet know.", &["does not yet"]);
    case("fr", "L'ancien capitaine.", &["ancien"]);
    case("fr", "Un ancien moulin.", &[]);
    case("fr", "Au début de l'été, au début d'avril.", &[]);
    case("de", "Die ehemalige Sowjetunion.", &[]);
    case("de", "Der ehemalige Hauptmann.", &["ehemalige"]);
    case("de", "Bis sie ertrinkt.", &["Bis sie"]);
    case("es", "Una antigua iglesia.", &[]);
    case("xx", "The former captain.", &[]);
}

#[test]
fn stems_take_the_letters_that_are_joined_to_them() {
    assert_eq!(found("en", Subject::Death, "The Drowning; a drum"), ["Drowning"]);
    assert_eq!(found("de", Subject::Killer, "Der Serienmörder"), ["Serienmörder"]);
    assert_eq!(found("en", Subject::Loop, "A time loop"), ["time loop"]);
    assert_eq!(found("ja", Subject::Death, "彼は溺れて死んだ"), ["溺れ", "死んだ"]);
    assert_eq!(found("en", Subject::Killer, "painkiller"), [""; 0]);
}
