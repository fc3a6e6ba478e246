//! Tests of whole words, implied gates, and name parts.

use super::names::parts;
use super::words::has_word;
use super::*;
use curtain_core::card::{After, Point};

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
    #[track_caller]
    fn case(known: &[&[(usize, u16)]], other: &[&[(usize, u16)]], expected: bool) {
        let after = |groups: &[&[(usize, u16)]]| {
            let group = |group: &&[(usize, u16)]| {
                group.iter().map(|&(track, at)| Point { track, at }).collect()
            };
            After::all_of(groups.iter().map(group).collect())
        };
        assert_eq!(implies(&after(known), &after(other)), expected);
    }
    case(&[], &[], true);
    case(&[], &[&[(0, 1)]], false);
    case(&[&[(0, 5)]], &[&[(0, 5)]], true);
    case(&[&[(0, 5)]], &[&[(0, 2), (1, 9)]], true);
    case(&[&[(0, 1)]], &[&[(0, 2)]], false);
    // Any one point is enough to read the one, and the other wants each of them to be.
    case(&[&[(0, 5), (1, 1)]], &[&[(0, 5)]], false);
    case(&[&[(1, 5)]], &[&[(0, 5)]], false);
    // All groups have to hold.
    case(&[&[(0, 5)], &[(1, 1)]], &[&[(0, 5)]], true);
    case(&[&[(0, 5)]], &[&[(0, 5)], &[(1, 1)]], false);
    case(&[&[(1, 1)], &[(0, 5)]], &[&[(0, 5)], &[(1, 1)]], true);
}

#[test]
fn reads_the_parts_of_names() {
    assert_eq!(parts("Shinei “Shin” Nouzen"), ["Shinei", "Shin", "Nouzen"]);
    assert_eq!(parts("the dog"), [""; 0]);
    assert_eq!(parts("レーナ・ミリーゼ"), ["レーナ", "ミリーゼ"]);
}
