//! `str::to_ascii_lowercase`.

use std::hint::black_box;

fn main() {
    black_box(black_box("Multaqa").to_ascii_lowercase());
}
