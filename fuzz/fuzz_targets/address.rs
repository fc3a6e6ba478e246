#![no_main]

#[path = "../../tests/native/bodies.rs"]
#[expect(dead_code, reason = "one body per target")]
mod bodies;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bodies::address(data));
