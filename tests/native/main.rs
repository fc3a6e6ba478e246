//! The tests that need no browser: what the command says and writes, and what the code may know.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what broke by panicking"
)]

mod architecture;
mod bodies;
mod build;
mod check;
mod contract;
mod exit_codes;
mod fuzz;
mod generated;
mod interrupted;
mod languages;
mod leak;
mod many;
mod oracle;
mod readme;
mod schema;
mod signature;
mod support;
mod texts;
mod time;
