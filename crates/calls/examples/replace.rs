//! `str::replace`.

use std::hint::black_box;

fn main() {
    black_box(black_box("Multaqa").replace(black_box("a"), "b"));
}
