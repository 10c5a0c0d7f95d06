//! `BTreeMap`.

use std::{collections::BTreeMap, hint::black_box};

fn main() {
    black_box(BTreeMap::from([(black_box(1), 2)]));
}
