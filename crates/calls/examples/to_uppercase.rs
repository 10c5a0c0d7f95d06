//! `str::to_uppercase`.

use std::hint::black_box;

fn main() {
    black_box(black_box("Multaqa").to_uppercase());
}
