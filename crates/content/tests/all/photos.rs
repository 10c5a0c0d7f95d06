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

/// A forum of one session with this picture, beside somebody with the same photo.
fn with_picture(bytes: &[u8]) -> tempfile::TempDir {
    let folder = folder(&[("Hall.JPG", bytes.to_vec())], "Hall.JPG");
    let forum = "title = \"ملتقى\"\nsummary = \"ملخص\"\ndate = 2026-01-01\n\
        [[session]]\nid = \"a\"\nkind = \"talk\"\ntitle = \"س\"\n\
        picture = { file = \"hall.jpg\", alt = \"القاعة\" }\n";
    fs::create_dir_all(folder.path().join("forums")).unwrap();
    fs::write(folder.path().join("forums/forum.md"), text(forum)).unwrap();
    folder
}

/// The picture of a session is shown as a whole, so that its page knows how high it is.
#[test]
fn a_session_has_a_picture() {
    let folder = with_picture(&camera(&photo(1600, 1000), 6, None));
    let site = load(folder.path()).unwrap_or_else(|report| panic!("{}", report.render(false)));
    let page = crate::programme::forum(&site);
    let picture = page.days[0].sessions[0].picture.clone().unwrap();
    assert_eq!((picture.side, picture.height), (1440, Some(900)));
    assert_eq!(picture.alt, "القاعة");
    let media = site.media();
    let [person, session] = &media[..] else {
        panic!("{media:?}");
    };
    assert!(person.name.starts_with("photo-") && person.whole.is_none());
    assert!(session.name.starts_with("picture-"));
    assert_eq!(session.sides, [480, 960, 1440]);
    assert_eq!(picture.src, format!("/{}", session.file(1440)));
    assert!(
        picture
            .srcset
            .starts_with(&format!("/{} 480w, ", session.file(480)))
    );
    assert!(site.check_photos().is_ok());
}

#[test]
fn another_picture_is_another_forum() {
    let stamp = |width| {
        let folder = with_picture(&camera(&photo(width, 300), 1, None));
        let site = load(folder.path()).unwrap_or_else(|report| panic!("{report}"));
        let forum = Slug::parse("forum").unwrap();
        let inputs = site.inputs(&crate::programme::OPTIONS);
        inputs.of(multaqa_content::About::Forum(&forum)).unwrap()
    };
    assert_eq!(stamp(500), stamp(500));
    assert_ne!(stamp(500), stamp(501));
}

#[test]
fn a_picture_that_is_none_is_told_where_the_session_names_it() {
    let folder = with_picture(b"GIF89a");
    let report = load(folder.path()).err().unwrap();
    let files: Vec<_> = report
        .faults
        .iter()
        .map(|fault| (fault.file.as_str(), fault.line))
        .collect();
    assert_eq!(files, [("forums/forum.md", 9), ("speakers/noura.md", 3)]);
}
