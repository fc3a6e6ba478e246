//! Fuzz tests by proptest, on stable Rust: damaged cards and bundles, times, fragments and any bytes.

use crate::fuzz_bodies;
use crate::support::repository;
use curtain_authoring as authoring;
use curtain_core::bundle;
use proptest::prelude::*;
use serde_json::Value;
use std::fs;
use std::sync::LazyLock;

static CARD: LazyLock<Vec<u8>> =
    LazyLock::new(|| fs::read(repository("tests/fixtures/cards/valid/canaries.json")).unwrap());
static BUNDLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let checked = authoring::check("canaries", &CARD, &|_| true).unwrap();
    bundle::encode(&checked.card, &[], &[]).into_bytes()
});

/// Damages bytes at the given places: overwrites, removes or doubles each.
fn damaged(bytes: &[u8], places: &[(prop::sample::Index, u8, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (place, how, with) in places {
        if bytes.is_empty() {
            break;
        }
        let at = place.index(bytes.len());
        match how % 3 {
            0 => bytes[at] = *with,
            1 => drop(bytes.drain(at..(at + usize::from(*with)).min(bytes.len()))),
            _ => bytes.insert(at, *with),
        }
    }
    bytes
}

/// Replaces the value at a place of a card, counted in depth-first order.
fn replaced(value: &mut Value, place: &mut usize, with: &Value) {
    if *place == 0 {
        *value = with.clone();
    }
    *place = place.wrapping_sub(1);
    match value {
        Value::Array(list) => list.iter_mut().for_each(|value| replaced(value, place, with)),
        Value::Object(fields) => fields.values_mut().for_each(|value| replaced(value, place, with)),
        _ => {}
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        Just(Value::from("2026-03-29T29:59")),
        Just(Value::from("9999-12-31T29:59")),
        Just(Value::from(10_000)),
        Just(serde_json::json!({ "anime": 1 })),
        Just(serde_json::json!([])),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::hash_map("[a-z_]{1,8}", inner, 0..3)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn any_damage() -> impl Strategy<Value = Vec<(prop::sample::Index, u8, u8)>> {
    prop::collection::vec(any::<(prop::sample::Index, u8, u8)>(), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn damaged_cards_are_cards_or_reports(damage in any_damage()) {
        fuzz_bodies::check(&damaged(&CARD, &damage));
    }

    #[test]
    fn cards_with_other_values_are_cards_or_reports(place in any::<prop::sample::Index>(), with in any_value()) {
        let mut card: Value = serde_json::from_slice(&CARD).unwrap();
        replaced(&mut card, &mut place.index(600), &with);
        fuzz_bodies::check(card.to_string().as_bytes());
    }

    #[test]
    fn damaged_bundles_are_cards_or_errors(damage in any_damage()) {
        fuzz_bodies::bundle(&damaged(&BUNDLE, &damage));
    }

    #[test]
    fn any_broadcast_time_gives_a_card_or_a_report(text in "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}|[0-9]{4}(-(Q[0-9]|fall|[0-9]{2}))?|\\PC{0,20}") {
        fuzz_bodies::broadcast_time(text.as_bytes());
    }

    #[test]
    fn any_fragment_is_accepted(text in "((anime|novel|\\.opened|\\.everything|theme|at)[=#?&]{0,2}[0-9a-z.]{0,9}&?){0,6}|\\PC{0,40}") {
        fuzz_bodies::fragment(text.as_bytes());
    }

    #[test]
    fn any_bytes_are_accepted(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        fuzz_bodies::check(&bytes);
        fuzz_bodies::bundle(&bytes);
        fuzz_bodies::broadcast_time(&bytes);
        fuzz_bodies::fragment(&bytes);
    }
}
