//! Tests without a browser: the command and its sites, leaks, documentation, architecture and fuzzing.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test reports failures by panicking"
)]

mod architecture;
mod build;
mod card_translations;
mod check;
mod contract;
mod exit_codes;
mod fuzz;
mod fuzz_bodies;
mod generated;
mod interface_languages;
mod interrupted;
mod large_sites;
mod leak;
mod openings;
mod points;
mod readme;
mod schedule_properties;
mod schedule_tables;
mod schema;
mod show;
mod signature;
mod support;
mod used_messages;
mod zone_data;
