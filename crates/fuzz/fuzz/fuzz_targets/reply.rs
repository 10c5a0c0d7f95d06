//! Any bytes as what an endpoint says.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| multaqa_fuzz::reply(bytes));
