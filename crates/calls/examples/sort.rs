//! `slice::sort`.

use std::hint::black_box;

fn main() {
    let mut list = black_box(vec![3, 1, 2]);
    list.sort();
    black_box(list);
}
