#![no_main]

#[path = "../../tests/native/fuzz_bodies.rs"]
#[expect(dead_code, reason = "one body per target")]
mod fuzz_bodies;

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz_bodies::bundle(data));
