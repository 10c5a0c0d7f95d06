//! `str::parse` into an `f64`.

use std::hint::black_box;

fn main() {
    black_box(black_box("1.5").parse::<f64>()).ok();
}
