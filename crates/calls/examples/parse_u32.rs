//! `str::parse` into a `u32`.

use std::hint::black_box;

fn main() {
    black_box(black_box("15").parse::<u32>()).ok();
}
