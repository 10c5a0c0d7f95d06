//! What every module carries: memory, and a text in it.

use std::hint::black_box;

fn main() {
    black_box(String::from(black_box("Multaqa")));
}
