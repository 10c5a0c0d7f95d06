//! Any bytes in a folder of content.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| multaqa_fuzz::content(bytes));
