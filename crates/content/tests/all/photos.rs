//! Photos of profiles: what they may be named, what is made of them, and what is said of those
//! that cannot be used.

use multaqa_content::{Options, Report, Site, load};
use multaqa_domain::{
    page::{Image, Page},
    route::Route,
    slug::Slug,
    time::Instant,
};
use multaqa_picture::samples::{bomb, camera, photo, png};
use std::fs;

const SITE: &str = "name = \"مثال\"\nline = \"مثال\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"\n";

/// A folder with these pictures, and somebody whose profile names one of them.
fn folder(pictures: &[(&str, Vec<u8>)], named: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let person = format!("name = \"نورة\"\nphoto = {{ file = \"{named}\", alt = \"نورة\" }}\n");
    let mut files = vec![
        ("site.md".to_owned(), text(SITE)),
        ("speakers/noura.md".to_owned(), text(&person)),
    ];
    let pictures = pictures.iter();
    files.extend(pictures.map(|(name, bytes)| (format!("media/{name}"), bytes.clone())));
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn text(toml: &str) -> Vec<u8> {
    format!("+++\n{toml}+++\n").into_bytes()
}

fn site(pictures: &[(&str, Vec<u8>)], named: &str) -> Result<Site, Report> {
    load(folder(pictures, named).path())
}

/// The photo as the profile's page names it.
fn image(site: &Site) -> Image {
    let options = Options {
        now: None,
        wall_clock: Instant(0),
    };
    let route = Route::Speaker(Slug::parse("noura").unwrap());
    let mut pages = site.pages(&options).into_iter();
    let (_, document) = pages.find(|(r, _)| r.as_ref() == Some(&route)).unwrap();
    let Page::Speaker(page) = document.page else {
        panic!("another page");
    };
    page.card.photo.unwrap()
}

#[test]
fn names_are_taken_as_cameras_and_people_give_them() {
    for (file, named) in [
        ("IMG_1234.JPG", "IMG_1234.JPG"),
        ("IMG_1234.JPG", "img_1234.jpg"),
        ("DSC 0001 (2).jpeg", "DSC 0001 (2).jpeg"),
        ("نورة في الملتقى.Png", "نورة في الملتقى.Png"),
        ("أحمد.jpg", "ا\u{654}حمد.jpg"),
        ("a_b.webp", "a_b.webp"),
        // WhatsApp and others name files by formats that they are not of.
        ("photo.heic", "photo.heic"),
    ] {
        let site = site(&[(file, camera(&photo(500, 300), 1, None))], named);
        let site = site.unwrap_or_else(|report| panic!("{}", report.render(false)));
        assert_eq!(site.media()[0].sides, [112, 224], "{file}");
    }
}

#[test]
fn a_page_names_squares_that_are_kept_for_ever() {
    let bytes = camera(&photo(4000, 3000), 6, None);
    let first = site(&[("IMG_1.JPG", bytes.clone())], "IMG_1.JPG").unwrap();
    let image_of = image(&first);
    let name = &first.media()[0].name;
    assert_eq!(image_of.src, format!("/media/{name}_336.webp"));
    assert_eq!(image_of.side, 336);
    assert_eq!(
        image_of.srcset,
        [112, 224, 336]
            .map(|side| format!("/media/{name}_{side}.webp {side}w"))
            .join(", ")
    );
    let hash = name.strip_prefix("photo-").unwrap();
    assert!(
        hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()),
        "{name}"
    );
    // The same photo under another name is the same, another photo of the name is another.
    let renamed = site(&[("b.jpg", bytes)], "b.jpg").unwrap();
    assert_eq!(image(&renamed), image_of);
    let other = site(&[("IMG_1.JPG", png(&photo(4000, 3000)))], "IMG_1.JPG").unwrap();
    assert_ne!(image(&other).src, image_of.src);
    // The site may stand below a path.
    let below = first.at(None, "/x/".to_owned());
    assert!(image(&below).srcset.starts_with("/x/media/photo-"));
}

#[test]
fn a_picture_that_nobody_shows_is_not_made() {
    let pictures = [
        ("a.png", png(&photo(40, 40))),
        ("holiday.png", png(&photo(50, 50))),
    ];
    assert_eq!(site(&pictures, "a.png").unwrap().media().len(), 1);
}

#[test]
fn what_cannot_be_used_is_told_where_it_is_named() {
    let whole = camera(&photo(900, 900), 1, None);
    let cut = whole[..whole.len() / 2].to_vec();
    for (pictures, named, says, do_this) in [
        (
            vec![("a.jpg", bomb(60_000, 60_000))],
            "a.jpg",
            "60000 × 60000 pixels",
            "make it smaller",
        ),
        (
            vec![("a.jpg", b"hello".to_vec())],
            "a.jpg",
            "not a picture",
            "save it as JPEG",
        ),
        (
            vec![("a.jpg", Vec::new())],
            "a.jpg",
            "the file is empty",
            "copy it once more",
        ),
        (
            vec![("a.heic", b"\0\0\0\x18ftypheic".to_vec())],
            "a.heic",
            "HEIC",
            "Most Compatible",
        ),
        (
            vec![("a.jpg", cut)],
            "a.jpg",
            "the end of the picture is missing",
            "copy it once more",
        ),
        (
            vec![("a.jpg", whole.clone())],
            "b.png",
            "there is no picture",
            "known: `a.jpg`",
        ),
        (
            vec![("A.jpg", whole.clone()), ("a.JPG", whole)],
            "a.jpg",
            "both `A.jpg` and `a.JPG`",
            "rename",
        ),
    ] {
        let folder = folder(&pictures, named);
        let checked = load(folder.path()).and_then(|site| site.check_photos());
        let report = checked.unwrap_err();
        let [fault] = report.faults.as_slice() else {
            panic!("{}", report.render(false));
        };
        assert_eq!((fault.file.as_str(), fault.line), ("speakers/noura.md", 3));
        assert!(fault.message.contains(says), "{}", fault.message);
        let help = fault.help.as_deref().unwrap_or_default();
        assert!(help.contains(do_this), "{help}");
    }
}
