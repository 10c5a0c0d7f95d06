//! `char::is_alphanumeric`.

use std::hint::black_box;

fn main() {
    black_box(black_box('م').is_alphanumeric());
}
