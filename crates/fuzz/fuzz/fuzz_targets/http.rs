//! Any bytes as a connection to `multaqa serve`.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| multaqa_fuzz::http(bytes));
