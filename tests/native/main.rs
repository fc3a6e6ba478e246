//! The tests that need no browser: what the command says and writes, and what the code may know.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what broke by panicking"
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
mod oracle;
mod readme;
mod schedule_tables;
mod schema;
mod signature;
mod support;
