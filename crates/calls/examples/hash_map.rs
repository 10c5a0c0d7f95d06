//! `HashMap`.

use std::{collections::HashMap, hint::black_box};

fn main() {
    black_box(HashMap::from([(black_box(1), 2)]));
}
