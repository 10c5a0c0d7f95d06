//! Any bytes as what a device keeps.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| multaqa_fuzz::state(bytes));
