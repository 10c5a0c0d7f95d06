//! `format!`, which all places that use it share.

use std::hint::black_box;

fn main() {
    black_box(format!("{}-{}", black_box(1), black_box("a")));
}
