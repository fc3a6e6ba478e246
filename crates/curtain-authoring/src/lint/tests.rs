//! Tests of whole words, implied gates, name parts and quotations.

use super::names::{parts, quoted};
use super::*;

#[test]
fn whole_words_count_where_the_script_parts_them() {
    assert!(has_word("Bond joins them", "Bond"));
    assert!(has_word("the dog, Bond", "Bond"));
    assert!(!has_word("Bondage and Vagabond", "Bond"));
    assert!(!has_word("Ibond", "bond"));
    assert!(has_word("それはボンドだ", "ボンド"));
}

#[test]
fn who_may_know_one_thing_may_know_another() {
    let at = |track, at| Point { track, at };
    assert!(implies(&[], &[]));
    assert!(!implies(&[], &[at(0, 1)]));
    assert!(implies(&[at(0, 5)], &[at(0, 5)]));
    assert!(implies(&[at(0, 5)], &[at(0, 2), at(1, 9)]));
    assert!(!implies(&[at(0, 1)], &[at(0, 2)]));
    // Any one point is enough to read the one, and the other wants each of them to be.
    assert!(!implies(&[at(0, 5), at(1, 1)], &[at(0, 5)]));
    assert!(!implies(&[at(1, 5)], &[at(0, 5)]));
}

#[test]
fn reads_names_and_quotations() {
    assert_eq!(parts("Shinei “Shin” Nouzen"), ["Shinei", "Shin", "Nouzen"]);
    assert_eq!(parts("the dog"), [""; 0]);
    assert_eq!(parts("レーナ・ミリーゼ"), ["レーナ", "ミリーゼ"]);
    assert_eq!(quoted("called “District 86”, or 「八六区」"), ["District 86", "八六区"]);
}
