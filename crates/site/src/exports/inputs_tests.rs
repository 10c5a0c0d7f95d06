//! Whatever changes in a file of the content: what is made from the same inputs is the same.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use super::{Exports, fixture};
use multaqa_content::{Inputs, Making, Options, Site, load};
use multaqa_domain::time::Instant;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

const OPTIONS: Options = Options {
    now: None,
    wall_clock: Instant(0),
};

/// All files of the content, by their paths in it.
fn files(folder: &Path, below: &Path, all: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder.join(below)).unwrap() {
        let path = below.join(entry.unwrap().file_name());
        if folder.join(&path).is_dir() {
            files(folder, &path, all);
        } else {
            let bytes = fs::read(folder.join(&path)).unwrap();
            all.insert(path, bytes);
        }
    }
}

/// What each step of a build makes, with the inputs that it is told to be made from.
fn made(site: &Site) -> BTreeMap<String, (Option<String>, String)> {
    let place = fixture::place(site.origin());
    let exports = Exports::new(site, &OPTIONS, &place);
    let inputs = site.inputs(&OPTIONS);
    let mut made = BTreeMap::new();
    pages(&site.making(&OPTIONS), &exports, &inputs, &mut made);
    for item in exports.items() {
        let files = exports.files(&item).unwrap();
        let inputs = exports.inputs(&item, &inputs);
        let files = files
            .iter()
            .map(|(path, bytes)| format!("{path:?} {}\n", String::from_utf8_lossy(bytes)));
        let files = files.collect();
        assert!(made.insert(item.name(), (inputs, files)).is_none());
    }
    made
}

fn pages(
    making: &Making<'_>,
    exports: &Exports<'_>,
    inputs: &Inputs<'_>,
    made: &mut BTreeMap<String, (Option<String>, String)>,
) {
    for step in 0..making.steps() {
        let mut text = String::new();
        for (route, document) in making.step(step) {
            text.push_str(&serde_json::to_string(&document).unwrap());
            if let Some(route) = route {
                text.push_str(&exports.head(&route).unwrap());
            }
        }
        let inputs = inputs.of(making.about(step));
        assert!(made.insert(making.name(step), (inputs, text)).is_none());
    }
}

/// The text with a word more in each line of front matter that is shown.
fn changed(text: &str) -> String {
    let is_shown = |line: &str| {
        let (key, value) = line.split_once(" = ").unwrap_or_default();
        let value = value.trim_start_matches(['[', '"']);
        let is_arabic = |c: char| ('\u{620}'..='\u{64a}').contains(&c);
        ["title", "name", "summary", "roles"].contains(&key) && value.starts_with(is_arabic)
    };
    let lines = text.split_inclusive('\n').map(|line| match is_shown(line) {
        true => line.replacen('"', "\"تجربة ", 1),
        false => line.to_owned(),
    });
    lines.collect()
}

#[test]
fn the_same_inputs_make_the_same() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/content");
    let mut all = BTreeMap::new();
    files(&content, Path::new(""), &mut all);
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in &all {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let load = || load(folder.path()).unwrap_or_else(|report| panic!("{report}"));
    let before = made(&load());
    for (path, bytes) in &all {
        let Ok(text) = String::from_utf8(bytes.clone()) else {
            continue;
        };
        let changed = changed(&text);
        // The words of forms and endpoints are tied to each other.
        let is_tied = path.starts_with("forms") || path.starts_with("endpoints");
        if changed == text || is_tied {
            continue;
        }
        fs::write(folder.path().join(path), &changed).unwrap();
        let after = made(&load());
        fs::write(folder.path().join(path), bytes).unwrap();
        let mut same = 0;
        for (name, (inputs, text)) in &after {
            let Some((known, was)) = before.get(name) else {
                continue;
            };
            if inputs.is_some() && inputs == known {
                assert!(text == was, "{name} follows {}", path.display());
                same += 1;
            }
        }
        assert!(after != before, "{} shows nowhere", path.display());
        let is_one_of_many = path.starts_with("forums") || path.starts_with("speakers");
        assert!(
            same > 0 || !is_one_of_many,
            "{} changes all",
            path.display()
        );
    }
}
