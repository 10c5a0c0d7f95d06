//! Every picture: its size, that nothing leaves its room, that it is the same each time.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use super::*;

/// The most that a picture may weigh.
const BYTES: usize = 60_000;

fn card(colour: u8, title: &str, lines: &[&str], initials: &str) -> Card {
    Card {
        colour,
        site: "ملتقيات التواصل الاجتماعي".to_owned(),
        title: title.to_owned(),
        lines: lines.iter().map(|&line| line.to_owned()).collect(),
        initials: initials.to_owned(),
        photo: None,
    }
}

fn table() -> Vec<Card> {
    let dated = ["الخميس 15 نوفمبر 2018 — 7 ربيع الأول 1440 هـ", "جدة"];
    let longest = "دور شبكات التواصل الاجتماعي في دعم عمل منظمة التعاون الإسلامي ".repeat(3);
    let unbroken = "كلمة".repeat(50);
    let latin = "W".repeat(200);
    let marks = "مُلْتَقَى التَّوَاصُلِ الِاجْتِمَاعِيِّ لِخِدْمَةِ المُجْتَمَعِ";
    let role = "عضو مجلس الإدارة، ".repeat(50);
    vec![
        card(1, "ملتقى خدمة المجتمع", &dated, ""),
        card(2, &longest, &dated, ""),
        card(3, marks, &dated, ""),
        card(
            4,
            "ملتقى #هاشتاق و\u{2068}#SocialMedia\u{2069} مع \u{2068}John Smith\u{2069}",
            &dated,
            "",
        ),
        card(5, &unbroken, &dated, ""),
        card(6, &latin, &["", " "], ""),
        card(7, "قمة", &[], ""),
        card(8, "«كيف نبدأ؟»؛ أسئلةٌ، وأجوبة… ١٢٣ – 456٪", &["الرياض"], ""),
        card(
            0,
            "الدكتور يوسف بن أحمد العثيمين",
            &["الأمين العام لمنظمة التعاون الإسلامي"],
            "ي ع",
        ),
        card(0, "لجين عمران", &[""], "ل ع"),
        card(0, &longest, &[&role, &role, &role], "م م"),
        card(0, &unbroken, &[&unbroken, &unbroken], "ﷺ"),
        card(0, "Jean-Luc Çağlar Ólafsdóttir", &["漢字 😀"], "J Ó"),
        card(9, "", &[], ""),
    ]
}

#[test]
fn every_picture_is_whole_light_and_the_same_each_time() {
    let (mut painter, mut another) = (Painter::new(), Painter::new());
    for card in table() {
        let file = painter.png(&card, None).unwrap();
        assert!(file.len() <= BYTES, "{}: {} bytes", card.title, file.len());
        assert_eq!(file, painter.png(&card, None).unwrap(), "{}", card.title);
        assert_eq!(file, another.png(&card, None).unwrap(), "{}", card.title);
        let mut reader = png::Decoder::new(std::io::Cursor::new(&file))
            .read_info()
            .unwrap();
        let info = reader.info();
        assert_eq!((info.width, info.height), (1200, 630));
        assert_eq!(info.color_type, png::ColorType::Indexed);
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
    }
}

#[test]
fn text_stays_in_its_room_and_has_no_boxes() {
    let mut painter = Painter::new();
    for card in table() {
        let placed = painter.place(&card);
        let mut above = i32::MIN;
        for (at, text) in placed.iter().enumerate() {
            assert!(!text.laid.has_boxes(), "{}", card.title);
            let [left, top, right, bottom] = painter.writer.ink(&text.laid, text.right, text.top);
            let says = format!("{} ({at}): {left} {top} {right} {bottom}", card.title);
            // A letter may reach a little out of its line, never out of the picture.
            let (low, high) = (MARGIN as i32 - 8, WIDTH as i32 - MARGIN as i32 + 8);
            assert!(low <= left && right <= high, "{says}");
            assert!(40 <= top && bottom <= HEIGHT as i32 - 40, "{says}");
            let is_initials = !card.initials.is_empty() && at == 1;
            if is_initials {
                let (x, y) = middle_of_medallion();
                let (x, y, radius) = (x as i32, y as i32, RADIUS as i32);
                assert!(x - radius < left && right < x + radius, "{says}");
                assert!(y - radius < top && bottom < y + radius, "{says}");
                assert!(((left + right) / 2 - x).abs() < 12, "in the middle: {says}");
            } else {
                assert!(above <= top + 12, "above what follows: {says}");
                above = bottom;
            }
        }
    }
}

#[test]
fn date_and_city_always_have_room() {
    let mut painter = Painter::new();
    for card in table().into_iter().take(5) {
        let placed = painter.place(&card);
        assert_eq!(
            placed.len(),
            4,
            "name, title, date and city: {}",
            card.title
        );
        assert!(placed[1].laid.count() <= 3);
    }
}

#[test]
fn a_key_tells_cards_apart() {
    let one = card(1, "أ", &["ب"], "");
    for other in [
        card(2, "أ", &["ب"], ""),
        card(1, "أب", &[], ""),
        card(1, "أ", &["ب", ""], ""),
        card(1, "أ", &[], "ب"),
    ] {
        assert_ne!(one.key(), other.key());
    }
    assert_eq!(one.key(), one.clone().key());
    let of = |photo: &str| Card {
        photo: Some(photo.to_owned()),
        ..one.clone()
    };
    assert_ne!(one.key(), of("a").key());
    assert_ne!(of("a").key(), of("b").key());
}

/// Blue above, red below.
fn photo() -> Vec<u8> {
    let half = (crate::PHOTO * crate::PHOTO / 2) as usize;
    [[0, 0, 250, 255].repeat(half), [250, 0, 0, 255].repeat(half)].concat()
}

#[test]
fn a_photo_stands_upright_in_a_circle_where_the_initials_would() {
    let mut painter = Painter::new();
    let plain = card(0, "لجين عمران", &["سفيرة"], "ل ع");
    let card = Card {
        photo: Some("photo".to_owned()),
        ..plain.clone()
    };
    let file = painter.png(&card, Some(&photo())).unwrap();
    assert_eq!(file, painter.png(&card, Some(&photo())).unwrap());
    assert!(file.len() <= 2 * BYTES, "{} bytes", file.len());
    let mut reader = png::Decoder::new(std::io::Cursor::new(&file))
        .read_info()
        .unwrap();
    assert_eq!(reader.info().color_type, png::ColorType::Rgb);
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    let (x, y) = middle_of_medallion();
    let at = |dx: f32, dy: f32| {
        let pixel = ((y + dy) as usize * WIDTH as usize + (x + dx) as usize) * 3;
        [pixels[pixel], pixels[pixel + 1], pixels[pixel + 2]]
    };
    // Where the letters would be, and up to the edge.
    for (dx, dy) in [
        (0.0, -4.0),
        (-30.0, -10.0),
        (0.0, 4.0 - RADIUS),
        (RADIUS - 4.0, -4.0),
    ] {
        assert_eq!(at(dx, dy), [0, 0, 250], "{dx} {dy}");
        assert_eq!(at(dx, -dy), [250, 0, 0], "{dx} {dy}");
    }
    // Nothing of its corners.
    let corner = RADIUS - 4.0;
    let [red, _, blue] = at(-corner, -corner);
    assert!(red < 100 && blue < 100, "{red} {blue}");
    // The text is set as it is beside initials.
    let (with, without) = (painter.place(&card), painter.place(&plain));
    assert_eq!(with.len(), without.len());
}
