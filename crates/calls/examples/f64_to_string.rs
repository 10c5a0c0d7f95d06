//! `f64::to_string`.

use std::hint::black_box;

fn main() {
    black_box(black_box(1.5).to_string());
}
