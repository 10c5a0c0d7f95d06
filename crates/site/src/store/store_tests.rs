//! What is written, kept, moved and removed; and that a failure leaves the site whole.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use super::*;
use anyhow::anyhow;

struct Room {
    folder: tempfile::TempDir,
}

impl Room {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    fn store(&self) -> Store {
        let cache = self.folder.path().join("cache");
        Store::new(&self.out(), Some(&cache), Effort::Best).unwrap()
    }

    /// Builds a site of these units, and says which of them were made.
    fn build(&self, units: &[(&str, &str)]) -> Vec<String> {
        let store = self.store();
        let made = fill(&store, units);
        assert_eq!(store.finish().unwrap().made, made.len());
        made
    }

    fn text(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.out().join(name)).ok()
    }
}

/// Each unit is a page in a folder of its name, whose text is its recipe.
fn fill(store: &Store, units: &[(&str, &str)]) -> Vec<String> {
    let mut made = Vec::new();
    for (name, recipe) in units {
        let path = Path::new(name).join("index.html");
        let make = || {
            made.push((*name).to_owned());
            Ok(vec![(path, recipe.repeat(40).into_bytes())])
        };
        store
            .step(name, None, |work| work.unit(name, recipe, make))
            .unwrap();
    }
    made
}

#[test]
fn only_what_differs_is_made_and_what_is_gone_is_removed() {
    let room = Room::new();
    assert_eq!(
        room.build(&[("a", "1"), ("b", "1"), ("c/d", "1")]),
        ["a", "b", "c/d"]
    );
    assert!(room.text("a/index.html").is_some());
    assert!(room.out().join("a/index.html.br").is_file());
    assert_eq!(room.build(&[("a", "1"), ("b", "1"), ("c/d", "1")]), [""; 0]);
    assert_eq!(
        room.build(&[("a", "1"), ("b", "2"), ("e", "1")]),
        ["b", "e"]
    );
    assert_eq!(room.text("b/index.html"), Some("2".repeat(40)));
    assert_eq!(room.text("e/index.html"), Some("1".repeat(40)));
    assert!(!room.out().join("c").exists(), "an empty folder goes too");
    let left: Vec<_> = fs::read_dir(room.folder.path()).unwrap().collect();
    assert_eq!(left.len(), 2, "the site and the cache: {left:?}");
}

#[test]
fn what_somebody_else_wrote_or_removed_is_made_again() {
    let room = Room::new();
    room.build(&[("a", "1"), ("b", "1"), ("c", "1")]);
    fs::write(room.out().join("a/index.html"), "mine").unwrap();
    fs::remove_file(room.out().join("b/index.html.gz")).unwrap();
    assert_eq!(
        room.build(&[("a", "1"), ("b", "1"), ("c", "1")]),
        ["a", "b"]
    );
    assert_eq!(room.text("a/index.html"), Some("1".repeat(40)));
    fs::remove_dir_all(room.out()).unwrap();
    assert_eq!(room.build(&[("a", "1")]), ["a"]);
}

#[test]
fn a_step_of_the_same_inputs_is_not_done_again() {
    let room = Room::new();
    let build = |steps: &[(&str, Option<&str>, &str)]| {
        let store = room.store();
        let mut done = Vec::new();
        for (name, inputs, recipe) in steps {
            let path = Path::new(name).join("index.html");
            let inputs = inputs.map(str::to_owned);
            let units = store.step(name, inputs, |work| {
                done.push((*name).to_owned());
                let make = || Ok(vec![(path, recipe.repeat(40).into_bytes())]);
                work.unit(name, recipe, make)
            });
            assert_eq!(units.unwrap(), [Arc::from(*name)]);
        }
        (done, store.finish().unwrap().made)
    };
    let first = [
        ("a", Some("1"), "1"),
        ("b", Some("1"), "1"),
        ("c", None, "1"),
    ];
    assert_eq!(build(&first), (vec!["a".into(), "b".into(), "c".into()], 3));
    // What has other inputs may still come to the same.
    let second = [
        ("a", Some("1"), "1"),
        ("b", Some("2"), "1"),
        ("c", None, "1"),
    ];
    assert_eq!(build(&second), (vec!["b".into(), "c".into()], 0));
    fs::write(room.out().join("a/index.html"), "mine").unwrap();
    assert_eq!(build(&second), (vec!["a".into(), "c".into()], 1));
    assert_eq!(room.text("a/index.html"), Some("1".repeat(40)));
}

#[test]
fn a_build_that_fails_leaves_the_site_as_it_was() {
    let room = Room::new();
    room.build(&[("a", "1"), ("b", "1")]);
    let store = room.store();
    fill(&store, &[("a", "2")]);
    let broken = store.step("b", None, |work| work.unit("b", "2", || Err(anyhow!("no"))));
    assert!(broken.is_err());
    drop(store);
    assert_eq!(room.text("a/index.html"), Some("1".repeat(40)));
    assert_eq!(
        room.build(&[("a", "1"), ("b", "1")]),
        [""; 0],
        "and is known as it was"
    );
}

#[test]
fn what_is_in_the_way_is_named() {
    let room = Room::new();
    room.build(&[("a", "1"), ("b", "1")]);
    let folder = room.out().join("b");
    fs::remove_dir_all(&folder).unwrap();
    fs::write(&folder, "mine").unwrap();
    let store = room.store();
    fill(&store, &[("a", "1"), ("b", "1")]);
    let error = format!("{:#}", store.finish().unwrap_err());
    let named = format!("{} is in the way", folder.display());
    assert!(error.starts_with(&named), "{error}");
}

#[test]
fn without_a_cache_or_with_a_broken_one_everything_is_made() {
    let room = Room::new();
    let units = [("a", "1"), ("b", "1")];
    room.build(&units);
    for list in fs::read_dir(room.folder.path().join("cache/sites")).unwrap() {
        fs::write(list.unwrap().path(), "multaqa build 3\n\tx").unwrap();
    }
    assert_eq!(room.build(&units), ["a", "b"]);
    let store = Store::new(&room.out(), None, Effort::Best).unwrap();
    assert_eq!(fill(&store, &units), ["a", "b"]);
}

#[test]
fn a_picture_is_drawn_once_for_all_sites() {
    let room = Room::new();
    let draw = || Ok(b"drawn".to_vec());
    assert_eq!(room.store().cached("drawn", "1", draw).unwrap(), b"drawn");
    let again = room
        .store()
        .cached("drawn", "1", || Err(anyhow!("drawn again")));
    assert_eq!(again.unwrap(), b"drawn");
    assert!(
        room.store()
            .cached("drawn", "2", || Err(anyhow!("new")))
            .is_err()
    );
}

/// A site as it is built with a cache and without.
fn stores(room: &Room) -> [Store; 2] {
    let plain = Store::new(&room.out(), None, Effort::Best).unwrap();
    [plain, room.store()]
}

#[test]
fn what_is_none_of_the_site_is_named_and_stays() {
    let room = Room::new();
    room.build(&[("a", "1"), ("b", "1")]);
    for (name, text) in [
        ("CNAME", "forum.example"),
        (".nojekyll", ""),
        ("admin/index.html", "admin"),
        ("admin/deep/x.js", "x"),
        ("a/notes.txt", "mine"),
    ] {
        let path = room.out().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    // The first with another page less, so that the list is what tells whose a file is.
    for (store, units) in stores(&room).into_iter().zip([
        [("a", "2"), ("c", "1")].as_slice(),
        &[("a", "2"), ("c", "2")],
    ]) {
        fill(&store, units);
        let foreign = store.finish().unwrap().foreign;
        assert_eq!(foreign, [".nojekyll", "CNAME", "a/notes.txt", "admin/"]);
        assert_eq!(room.text("CNAME").as_deref(), Some("forum.example"));
        assert_eq!(room.text("admin/deep/x.js").as_deref(), Some("x"));
        assert_eq!(room.text("a/notes.txt").as_deref(), Some("mine"));
        assert_eq!(room.text("a/index.html"), Some("2".repeat(40)));
        assert!(
            !room.out().join("b").exists(),
            "what the site no more has goes"
        );
    }
    let left = fs::read_dir(room.folder.path()).unwrap().count();
    assert_eq!(left, 2, "the site and the cache");
}

#[test]
fn a_file_that_passes_through_takes_no_name_of_the_site() {
    let room = Room::new();
    let build = |unit: &str, path: &str| {
        let store = room.store();
        fill(&store, &[("a", "1")]);
        let made = store.step(unit, None, |work| {
            work.unit(unit, "1", || Ok(vec![(path.into(), b"mine".to_vec())]))
        });
        made.unwrap();
        store.finish().map(|finished| finished.foreign)
    };
    assert_eq!(build("public/data.gz", "data.gz").unwrap(), [""; 0]);
    assert_eq!(build("public/data.gz", "data.gz").unwrap(), [""; 0]);
    let error = build("public/a/index.html", "a/index.html").unwrap_err();
    let said = "public/a/index.html: the site has a file of this name; take another";
    assert_eq!(error.to_string(), said);
    assert_eq!(room.text("a/index.html"), Some("1".repeat(40)));
}
