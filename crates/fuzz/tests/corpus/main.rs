//! Plays the corpus, and mutations of it by a fixed seed: what the fuzzer found once stays found
//! where there is no fuzzer.
//!
//! A panic says what was broken; the bytes that broke it lie in the folder of the target's
//! temporary files then, and are played again by being put into the corpus.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests"
)]

mod dictionary;
mod mutate;

use mutate::Mutator;
use std::{
    fs, panic,
    path::{Path, PathBuf},
};

/// An input is no longer, so that a mutation is played in little time.
const LONGEST: usize = 4096;

/// All inputs of a target together are no larger, and those of all targets are not five times as
/// large.
const LARGEST: usize = 100_000;

#[test]
fn content() {
    play("content", 5);
}

#[test]
fn http() {
    play("http", 6);
}

#[test]
fn reply() {
    play("reply", 300);
}

#[test]
fn search() {
    play("search", 200);
}

#[test]
fn state() {
    play("state", 200);
}

/// Plays each input of a target, and so many mutations of each.
fn play(name: &str, mutations: usize) {
    let (_, target) = multaqa_fuzz::TARGETS
        .iter()
        .find(|(other, _)| *other == name)
        .expect("a target");
    let inputs = inputs(name);
    let sizes = inputs.iter().map(Vec::len);
    assert!(sizes.clone().sum::<usize>() <= LARGEST && sizes.max() <= Some(LONGEST));
    let words = dictionary::read(&here().join(format!("fuzz/dictionaries/{name}.dict")));
    let mut mutator = Mutator::new(&inputs, &words);
    for (at, input) in inputs.iter().enumerate() {
        try_out(name, *target, input);
        for _ in 0..mutations {
            let mut mutated = mutator.mutate(at);
            mutated.truncate(LONGEST);
            try_out(name, *target, &mutated);
        }
    }
}

/// Keeps the bytes that break a promise.
fn try_out(name: &str, target: fn(&[u8]), bytes: &[u8]) {
    if let Err(panic) = panic::catch_unwind(|| target(bytes)) {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.broken"));
        fs::write(&path, bytes).unwrap();
        eprintln!("{}: {:?}", path.display(), String::from_utf8_lossy(bytes));
        panic::resume_unwind(panic);
    }
}

/// The inputs of a target, by name.
fn inputs(name: &str) -> Vec<Vec<u8>> {
    let folder = fs::read_dir(here().join("corpus").join(name)).unwrap();
    let mut paths: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() > 9, "{name} has hardly an input");
    let read = |path: &PathBuf| fs::read(path).unwrap();
    paths.iter().map(read).collect()
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
