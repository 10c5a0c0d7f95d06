//! Photos as cameras and telephones leave them, from the content folder to the built site.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use multaqa_picture::{
    Picture,
    samples::{QUARTERS, TRACES, alike, camera, photo, quarters},
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

type Built = BTreeMap<String, Vec<u8>>;

/// A room with content whose speakers have these photos, and an app.
fn room(photos: &[(&str, Vec<u8>)]) -> tempfile::TempDir {
    let room = tempfile::tempdir().unwrap();
    let mut files: Vec<(String, Vec<u8>)> = vec![
        (
            "content/site.md".into(),
            "+++\nname = \"ملتقيات\"\nline = \"سطر\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"\norigin = \"https://forum.example\"\nspeakers = [\"speaker-1\"]\nnow = 2026-01-01T00:00:00\n+++\n".into(),
        ),
        ("app/app-0.js".into(), "0".into()),
        ("app/app-0_bg.wasm".into(), "\0asm\u{1}\0\0\0".into()),
    ];
    for (at, (name, bytes)) in (1..).zip(photos) {
        let person = format!(
            "+++\nname = \"نورة {at}\"\nlisted = true\nphoto = {{ file = \"{name}\", alt = \"نورة على المنصة\" }}\n+++\n"
        );
        files.push((format!("content/speakers/speaker-{at}.md"), person.into()));
        files.push((format!("content/media/{name}"), bytes.clone()));
    }
    for (name, bytes) in files {
        let path = room.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    room
}

fn run(room: &Path, arguments: &[&str]) -> Output {
    let mut multaqa = Command::new(env!("CARGO_BIN_EXE_multaqa"));
    multaqa.current_dir(room).args(arguments).output().unwrap()
}

fn build(room: &Path, out: &str, more: &[&str]) -> Built {
    let arguments = [
        "build", "content", "--app", "app", "--base", "/x/", "--out", out,
    ];
    let done = run(room, &[&arguments, more].concat());
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
    let mut files = Built::new();
    read(&room.join(out), PathBuf::new(), &mut files);
    files
}

fn read(root: &Path, below: PathBuf, files: &mut Built) {
    for entry in fs::read_dir(root.join(&below)).unwrap() {
        let path = below.join(entry.unwrap().file_name());
        if root.join(&path).is_dir() {
            read(root, path, files);
        } else {
            let bytes = fs::read(root.join(&path)).unwrap();
            files.insert(path.to_str().unwrap().to_owned(), bytes);
        }
    }
}

/// The files that are not the same in both.
fn differing<'s>(one: &'s Built, other: &'s Built) -> Vec<&'s String> {
    let paths = one.keys().chain(other.keys());
    paths
        .filter(|path| one.get(*path) != other.get(*path))
        .collect()
}

fn photos(site: &Built) -> Vec<(&String, &Vec<u8>)> {
    let files = site.iter();
    files
        .filter(|(path, _)| path.starts_with("media/"))
        .collect()
}

#[test]
fn a_camera_s_photo_is_published_upright_small_and_without_what_it_tells() {
    // As cameras leave them: 4000 × 3000, lying on its side, and on its head.
    let room = room(&[
        ("IMG_1234.JPG", camera(&photo(3000, 4000), 6, None)),
        ("نورة 2.jpeg", camera(&photo(300, 300), 3, None)),
    ]);
    let site = build(room.path(), "site", &[]);
    for (path, bytes) in &site {
        let has = |trace: &[u8]| bytes.windows(trace.len()).any(|part| part == trace);
        for trace in TRACES {
            assert!(!has(trace), "{path} has {}", trace.escape_ascii());
        }
        assert!(
            !has(b"IMG_1234"),
            "{path} has the name that the camera gave"
        );
        assert!(
            !path.ends_with(".JPG") && !path.ends_with(".jpeg"),
            "{path}"
        );
    }
    let photos = photos(&site);
    assert_eq!(photos.len(), 3 + 2);
    for (path, bytes) in photos {
        let (seen, side) = quarters(bytes).unwrap();
        assert!(alike(seen, QUARTERS), "{path}: {seen:?}");
        assert!(path.ends_with(&format!("_{side}.webp")), "{path}: {side}");
        assert!(bytes.len() < 20_000, "{path}: {} bytes", bytes.len());
    }
    let page = |path: &str| String::from_utf8(site[path].clone()).unwrap();
    let profile = page("speakers/speaker-1/index.html");
    let home = page("index.html");
    for (page, shown, is_lazy) in [(&profile, "7rem", false), (&home, "3.5rem", true)] {
        let (_, image) = page.split_once("<img").unwrap();
        let (image, _) = image.split_once('>').unwrap();
        assert_eq!(image.contains("loading=\"lazy\""), is_lazy, "{image}");
        assert!(image.contains(&format!("sizes=\"{shown}\"")), "{image}");
        assert!(image.contains("width=\"336\" height=\"336\""), "{image}");
        let (_, set) = image.split_once("srcset=\"").unwrap();
        let (set, _) = set.split_once('"').unwrap();
        let files = set.split(", ").map(|one| one.split_once(' ').unwrap());
        let widths: Vec<_> = files.clone().map(|(_, width)| width).collect();
        assert_eq!(widths, ["112w", "224w", "336w"]);
        for (address, width) in files {
            let file = address.strip_prefix("/x/").unwrap();
            let (_, side) = quarters(&site[file]).unwrap();
            assert_eq!(format!("{side}w"), width);
        }
    }
    let headers = page("_headers");
    let (_, rule) = headers.split_once("/x/media/*\n").unwrap();
    let (rule, _) = rule.split_once("\n/x/").unwrap();
    assert!(
        rule.contains("stale-while-revalidate") && !rule.contains("immutable"),
        "{rule}"
    );
}

#[test]
fn a_shared_picture_shows_the_photo_upright() {
    let room = room(&[("IMG_1234.JPG", camera(&photo(900, 1200), 8, None))]);
    let site = build(room.path(), "site", &[]);
    let shared = &site["previews/speakers/speaker-1.png"];
    assert!(shared.len() < 300_000, "{} bytes", shared.len());
    // Where the medallion is.
    let shared = multaqa_picture::samples::crop(shared, [898, 255, 208, 208]);
    let made = Picture::read(&shared).unwrap().webp(112).unwrap();
    let (seen, _) = quarters(&made).unwrap();
    assert!(alike(seen, QUARTERS), "{seen:?}");
}

#[test]
fn what_was_made_once_is_kept_and_the_same() {
    let room = room(&[("a.jpg", camera(&photo(800, 800), 1, None))]);
    let room = room.path();
    let first = build(room, "site", &["--cache", "cache"]);
    assert_eq!(
        photos(&first),
        photos(&build(room, "other", &[])),
        "the same bytes twice"
    );
    // What stands in the cache is not made from the photo again.
    let kept = fs::read_dir(room.join("cache/photos")).unwrap();
    for entry in kept.map(Result::unwrap) {
        let mut bytes = fs::read(entry.path()).unwrap();
        bytes.extend(b"from the cache");
        fs::write(entry.path(), bytes).unwrap();
    }
    let elsewhere = build(room, "elsewhere", &["--cache", "cache"]);
    let photos = photos(&elsewhere);
    assert_eq!(photos.len(), 3);
    for (path, bytes) in photos {
        assert!(bytes.ends_with(b"from the cache"), "{path} is made again");
    }
    // Nor is anything done where the site lies already.
    let arguments = [
        "build", "content", "--app", "app", "--base", "/x/", "--out", "site",
    ];
    let done = run(
        room,
        &[&arguments, ["--cache", "cache"].as_slice()].concat(),
    );
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(said.contains("new or different: 0 "), "{said}");
    let again = build(room, "site", &["--cache", "cache"]);
    assert_eq!(differing(&first, &again), [""; 0]);
}

#[test]
fn another_photo_of_the_same_name_shows_on_every_page() {
    let room = room(&[("a.jpg", camera(&photo(800, 800), 1, None))]);
    let room = room.path();
    build(room, "site", &["--cache", "cache"]);
    fs::write(
        room.join("content/media/a.jpg"),
        camera(&photo(300, 300), 1, None),
    )
    .unwrap();
    let again = build(room, "site", &["--cache", "cache"]);
    assert_eq!(differing(&again, &build(room, "other", &[])), [""; 0]);
}

#[test]
fn a_broken_photo_fails_check_and_build_and_says_what_to_do() {
    let whole = camera(&photo(800, 800), 1, None);
    let room = room(&[("IMG 1.JPG", whole[..whole.len() / 2].to_vec())]);
    for arguments in [
        ["check", "content"].as_slice(),
        &["build", "content", "--app", "app", "--out", "site"],
    ] {
        let done = run(room.path(), arguments);
        let said = String::from_utf8(done.stderr).unwrap();
        assert_eq!(done.status.code(), Some(1), "{said}");
        for part in [
            "IMG 1.JPG",
            "the end of the picture is missing",
            "copy it once more",
        ] {
            assert!(said.contains(part), "{arguments:?}: {said}");
        }
    }
    assert!(!room.path().join("site").exists());
}

/// The picture of a session: as a whole, upright, without what a camera wrote, above the text.
#[test]
fn the_picture_of_a_session() {
    let room = room(&[("hall.jpg", camera(&photo(1200, 800), 6, None))]);
    let forum = "+++\ntitle = \"ملتقى\"\nsummary = \"ملخص\"\ndate = 2026-01-01\n\
        [[session]]\nid = \"a\"\nkind = \"talk\"\ntitle = \"س\"\ntext = \"نص الجلسة.\"\n\
        picture = { file = \"hall.jpg\", alt = \"القاعة\" }\n+++\n";
    fs::create_dir_all(room.path().join("content/forums")).unwrap();
    fs::write(room.path().join("content/forums/forum.md"), forum).unwrap();
    let built = build(room.path(), "site", &[]);
    let of = |path: &&String| path.starts_with("media/picture-");
    let files: Vec<_> = built.keys().filter(of).cloned().collect();
    assert_eq!(files.len(), 2, "{files:?}");
    for path in &files {
        let file = &built[path];
        for trace in TRACES {
            assert!(
                !file.windows(trace.len()).any(|part| part == trace),
                "{path} has {trace:?}"
            );
        }
    }
    let page = String::from_utf8(built["forums/forum/index.html"].clone()).unwrap();
    let (before, after) = page.split_once("<p class=\"picture\">").unwrap();
    assert!(before.contains("<h3>س</h3>") && after.contains("نص الجلسة."));
    let image = after.split_once('>').unwrap().0;
    for part in [
        "loading=\"lazy\"",
        "width=\"960\"",
        "height=\"640\"",
        "alt=\"القاعة\"",
        "_480.webp 480w",
    ] {
        assert!(image.contains(part), "{part} is not in {image}");
    }
    let content = String::from_utf8(built["forums/forum/content.json"].clone()).unwrap();
    let largest = files
        .iter()
        .find(|path| path.ends_with("_960.webp"))
        .unwrap();
    assert!(content.contains(largest.as_str()), "{content}");
}
