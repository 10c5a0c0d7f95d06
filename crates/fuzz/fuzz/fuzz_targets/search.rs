//! Any bytes as what the search reads.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| multaqa_fuzz::search(bytes));
